import type { AddableTool } from '../../../spec/add-tool.ts';

export const semanticReleaseSection: AddableTool = {
  name: 'semantic_release',
  title: 'Python Semantic Release',
  docs: 'Versions, tags and releases from commit messages.',
  distribution: 'python-semantic-release',
  purpose: 'release',
  place: 'group',
  sections: ({ context: { project } }) => {
    const version = project.version?.value;
    return [
      {
        path: ['tool', 'semantic_release'],
        values: [
          ...(version === undefined ? [] : [['version_toml', ['pyproject.toml:project.version']] as const]),
          // Off, which is the default, the first release after 0.x is 1.0.0.
          ...(version?.startsWith('0.') === true ? [['allow_zero_version', true] as const] : []),
        ],
      },
      { path: ['tool', 'semantic_release', 'branches', 'main'], values: [['match', '(main|master)']] },
    ];
  },
};
