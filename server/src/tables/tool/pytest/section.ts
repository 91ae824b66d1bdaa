import type { AddableTool, ProjectLayout, ToolSection } from '../../../spec/add-tool.ts';
import { lookup } from '../../../toml/paths.ts';
import { asTable } from '../../../toml/tree.ts';

export const pytestSection: AddableTool = {
  name: 'pytest',
  title: 'pytest',
  docs: 'Runs the tests.',
  distribution: 'pytest',
  purpose: 'test',
  place: 'group',
  sections: (layout) => {
    const { tests, known, sources, context } = layout;
    const folder = tests ?? (known ? undefined : 'tests');
    const isInstalled = context.buildSystem.table !== undefined;
    return [
      {
        path: pytestTable(layout),
        values: [
          ...(folder === undefined ? [] : [['testpaths', [folder]] as const]),
          // A project without a build back-end is never installed: tests find its code by the path alone.
          ...(sources.includes('src') && !isInstalled ? [['pythonpath', ['src']] as const] : []),
          ['addopts', ['-ra', '--strict-markers', '--strict-config']],
          ['xfail_strict', true],
        ],
      },
    ];
  },
};

/** The plug-in's marker is registered where `--strict-markers` looks, whether or not the plug-in is loaded. */
export const pytestBenchmarkSection: AddableTool = {
  name: 'pytest-benchmark',
  title: 'pytest-benchmark',
  docs: 'Measures how long code takes, as tests.',
  distribution: 'pytest-benchmark',
  purpose: 'test',
  place: 'group',
  sections: (layout) => [
    {
      path: pytestTable(layout),
      values: [['markers', ['benchmark: measures how long code takes', 'slow: takes more than a second']]],
      shared: true,
    },
  ],
};

export const pytestMockSection: AddableTool = {
  name: 'pytest-mock',
  title: 'pytest-mock',
  docs: 'Gives tests a `mocker` that undoes its patches.',
  distribution: 'pytest-mock',
  purpose: 'test',
  place: 'group',
};

/** The table of pytest 9 where the project has it already, since pytest refuses both; else the one every release reads. */
function pytestTable({ context }: ProjectLayout): ToolSection['path'] {
  const own = asTable(lookup(context.tree.root, ['tool', 'pytest']));
  const isNative = [...(own?.members.keys() ?? [])].some((key) => key !== 'ini_options');
  return isNative ? ['tool', 'pytest'] : ['tool', 'pytest', 'ini_options'];
}
