import type { AddableTool, ProjectLayout, ToolSection } from '../../../spec/add-tool.ts';

export const coverageSection: AddableTool = {
  name: 'coverage',
  title: 'Coverage.py',
  docs: 'Measures which lines and branches the tests run.',
  distribution: 'coverage',
  purpose: 'test',
  place: 'group',
  sections: coverageTables,
};

export const pytestCovSection: AddableTool = {
  name: 'pytest-cov',
  title: 'pytest-cov',
  docs: 'Measures coverage during `pytest --cov`.',
  distribution: 'pytest-cov',
  purpose: 'test',
  place: 'group',
  sections: coverageTables,
};

function coverageTables({ imports, sources }: ProjectLayout): readonly ToolSection[] {
  const source = imports.length > 0 ? imports : sources;
  return [
    {
      path: ['tool', 'coverage', 'run'],
      values: [['branch', true], ...(source.length === 0 ? [] : [['source', source] as const])],
    },
    {
      path: ['tool', 'coverage', 'report'],
      values: [
        ['show_missing', true],
        ['skip_covered', true],
      ],
    },
  ];
}
