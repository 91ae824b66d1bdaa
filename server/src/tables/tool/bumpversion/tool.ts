import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const bumpversion = defineTool({
  name: 'bumpversion',
  title: 'Bump My Version',
  docs: 'Raises the version in all files that hold it, commits and tags.',
  link: 'https://callowayproject.github.io/bump-my-version/reference/configuration/',
  packages: ['bump-my-version'],
  tier: 'verified',
  run: ['bump-my-version', 'show-bump'],
  showSettings: ['bump-my-version', 'show'],
  // The parts of the version and the variables of the environment.
  putsInMore: () => true,
  configFiles: [
    { file: '.bumpversion.cfg', precedence: 'instead' },
    { file: '.bumpversion.toml', precedence: 'instead' },
    { file: 'setup.cfg', section: '[bumpversion]', precedence: 'instead' },
  ],
  tables: [
    {
      path: ['tool', 'bumpversion'],
      title: 'settings of Bump My Version',
      docs: 'The version now, the files that hold it, what is committed and tagged.',
      reference: 'https://callowayproject.github.io/bump-my-version/reference/configuration/',
      common: 0.02,
      snippet: 'current_version = "‸"',
      shape: dataTable('bumpversion'),
    },
  ],
});
