import type { AddableTool } from '../../../spec/add-tool.ts';
import { lookup } from '../../../toml/paths.ts';
import { acceptedValue } from '../shared-sections.ts';

export const ruffSection: AddableTool = {
  name: 'ruff',
  title: 'Ruff',
  docs: 'Linter and formatter: unused imports, import order, likely bugs, syntax that newer Pythons spare.',
  distribution: 'ruff',
  purpose: 'lint',
  place: 'group',
  sections: ({ context, python, pythonIsStandard }) => {
    // Beside Black both must break lines at the same column.
    const black = lookup(context.tree.root, ['tool', 'black', 'line-length']);
    const width = black?.kind === 'integer' ? Number(black.value) : 88;
    // What stands in requires-python Ruff reads itself.
    const target = python === undefined || pythonIsStandard ? undefined : `py${python.replace('.', '')}`;
    const known = acceptedValue(context, ['tool', 'ruff', 'target-version'], target);
    return [
      {
        path: ['tool', 'ruff'],
        values: [
          ['line-length', width],
          ...(known === undefined ? [] : [['target-version', known] as const]),
        ],
      },
      { path: ['tool', 'ruff', 'lint'], values: [['extend-select', ['B', 'I', 'UP']]] },
    ];
  },
};
