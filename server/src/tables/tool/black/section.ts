import type { AddableTool } from '../../../spec/add-tool.ts';
import { lookup } from '../../../toml/paths.ts';
import { acceptedValue } from '../shared-sections.ts';

export const blackSection: AddableTool = {
  name: 'black',
  title: 'Black',
  docs: 'Formats code.',
  distribution: 'black',
  purpose: 'lint',
  place: 'group',
  sections: ({ context, python, pythonIsStandard }) => {
    const ruff = lookup(context.tree.root, ['tool', 'ruff', 'line-length']);
    const target = python === undefined || pythonIsStandard ? undefined : `py${python.replace('.', '')}`;
    const known = acceptedValue(context, ['tool', 'black', 'target-version', 0], target);
    return [
      {
        path: ['tool', 'black'],
        values: [
          ['line-length', ruff?.kind === 'integer' ? Number(ruff.value) : 88],
          ...(known === undefined ? [] : [['target-version', [known]] as const]),
        ],
      },
    ];
  },
};
