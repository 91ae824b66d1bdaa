import type { AddableTool } from '../../../spec/add-tool.ts';
import { targets } from '../shared-sections.ts';

export const isortSection: AddableTool = {
  name: 'isort',
  title: 'isort',
  docs: 'Sorts imports.',
  distribution: 'isort',
  purpose: 'lint',
  place: 'group',
  sections: (layout) => {
    const paths = targets(layout);
    return [
      {
        path: ['tool', 'isort'],
        values: [['profile', 'black'], ...(paths.length === 0 ? [] : [['src_paths', paths] as const])],
      },
    ];
  },
};
