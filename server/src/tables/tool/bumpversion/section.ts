import type { AddableTool } from '../../../spec/add-tool.ts';

export const bumpversionSection: AddableTool = {
  name: 'bumpversion',
  title: 'bump-my-version',
  docs: 'Writes the next version into every file that has it.',
  distribution: 'bump-my-version',
  purpose: 'release',
  place: 'group',
  sections: ({ context: { project } }) => {
    const version = project.version?.value;
    return [
      {
        path: ['tool', 'bumpversion'],
        values: [
          ...(version === undefined ? [] : [['current_version', version] as const]),
          ['commit', true],
          ['tag', true],
        ],
      },
    ];
  },
};
