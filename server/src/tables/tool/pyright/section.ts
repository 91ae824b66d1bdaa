import type { AddableTool } from '../../../spec/add-tool.ts';
import { targets } from '../shared-sections.ts';

export const pyrightSection: AddableTool = {
  name: 'pyright',
  title: 'Pyright',
  docs: 'Static type checker.',
  distribution: 'pyright',
  others: ['basedpyright'],
  purpose: 'lint',
  place: 'group',
  sections: (layout) => {
    const include = targets(layout);
    return [
      {
        path: ['tool', 'pyright'],
        values: [
          ...(include.length === 0 ? [] : [['include', include] as const]),
          ...(layout.python === undefined ? [] : [['pythonVersion', layout.python] as const]),
          ['typeCheckingMode', 'standard'],
        ],
      },
    ];
  },
};
