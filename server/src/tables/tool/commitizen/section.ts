import type { AddableTool } from '../../../spec/add-tool.ts';
import { lookup } from '../../../toml/paths.ts';

export const commitizenSection: AddableTool = {
  name: 'commitizen',
  title: 'Commitizen',
  docs: 'Checks commit messages, and bumps the version by them.',
  distribution: 'commitizen',
  purpose: 'release',
  place: 'group',
  sections: ({ context: { tree, project } }) => {
    const isPoetry = lookup(tree.root, ['tool', 'poetry', 'version']) !== undefined;
    const provider = project.version !== undefined ? 'pep621' : isPoetry ? 'poetry' : 'scm';
    return [
      {
        path: ['tool', 'commitizen'],
        values: [
          ['name', 'cz_conventional_commits'],
          ['version_provider', provider],
          ['tag_format', 'v$version'],
        ],
      },
    ];
  },
};
