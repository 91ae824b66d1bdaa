import type { AddableTool } from '../../../spec/add-tool.ts';
import { targets } from '../shared-sections.ts';

export const vultureSection: AddableTool = {
  name: 'vulture',
  title: 'Vulture',
  docs: 'Finds code that nothing uses.',
  distribution: 'vulture',
  purpose: 'lint',
  place: 'group',
  sections: (layout) => {
    const paths = targets(layout);
    const everything = paths.length === 0;
    return [
      {
        path: ['tool', 'vulture'],
        values: [
          ['paths', everything ? ['.'] : paths],
          ...(everything ? [['exclude', ['.venv', 'venv', 'build']] as const] : []),
          // Above 60 it passes over unused functions and classes.
          ['min_confidence', 60],
        ],
      },
    ];
  },
};
