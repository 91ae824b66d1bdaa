import type { AddableTool } from '../../../spec/add-tool.ts';

export const interrogateSection: AddableTool = {
  name: 'interrogate',
  title: 'interrogate',
  docs: 'Measures how much of the code has docstrings.',
  distribution: 'interrogate',
  purpose: 'docs',
  place: 'group',
  sections: ({ tests, context }) => {
    const exclude = [
      ...(tests === undefined ? [] : [tests]),
      ...['docs', 'setup.py'].filter((path) => ['file', 'folder'].includes(context.files.kind(path))),
    ];
    return [
      {
        path: ['tool', 'interrogate'],
        values: [
          ['fail-under', 80],
          ['ignore-init-method', true],
          ...(exclude.length === 0 ? [] : [['exclude', exclude] as const]),
        ],
      },
    ];
  },
};
