import type { AddableTool } from '../../../spec/add-tool.ts';

export const towncrierSection: AddableTool = {
  name: 'towncrier',
  title: 'towncrier',
  docs: 'Makes the list of changes out of one small file for each change.',
  distribution: 'towncrier',
  purpose: 'release',
  place: 'group',
  sections: ({ imports, sources, changelog }) => [
    {
      path: ['tool', 'towncrier'],
      values: [
        ...(imports[0] === undefined ? [] : [['package', imports[0]] as const]),
        ...(sources.includes('src') ? [['package_dir', 'src'] as const] : []),
        ['directory', 'newsfragments'],
        ['filename', changelog ?? 'CHANGELOG.md'],
      ],
    },
  ],
};
