import type { AddableTool } from '../../../spec/add-tool.ts';
import { targets } from '../shared-sections.ts';

export const mypySection: AddableTool = {
  name: 'mypy',
  title: 'mypy',
  docs: 'Static type checker.',
  distribution: 'mypy',
  purpose: 'lint',
  place: 'group',
  sections: (layout) => {
    const { context, python } = layout;
    // Mypy takes the Python that it runs on unless it is told; it refuses those older than itself.
    const target = context.data.packages.supports('mypy', python) ? python : undefined;
    const files = targets(layout);
    return [
      {
        path: ['tool', 'mypy'],
        values: [
          ...(files.length === 0 ? [] : [['files', files] as const]),
          ...(target === undefined ? [] : [['python_version', target] as const]),
          ['strict', true],
          ['warn_unreachable', true],
        ],
      },
    ];
  },
};
