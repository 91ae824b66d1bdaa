import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const commitizen = defineTool({
  name: 'commitizen',
  title: 'Commitizen',
  docs: 'Checks commit messages against rules, raises the version and writes the changelog by them.',
  link: 'https://commitizen-tools.github.io/commitizen/',
  packages: ['commitizen'],
  tier: 'verified',
  run: ['cz', 'check', '--rev-range', 'HEAD'],
  configFiles: [
    { file: '.cz.toml', precedence: 'instead' },
    { file: 'cz.toml', precedence: 'instead' },
    { file: '.cz.json', precedence: 'instead' },
    { file: 'cz.json', precedence: 'instead' },
    { file: '.cz.yaml', precedence: 'instead' },
    { file: 'cz.yaml', precedence: 'instead' },
  ],
  tables: [
    {
      path: ['tool', 'commitizen'],
      title: 'settings of Commitizen',
      docs: 'The rules for commits, where the version stands, how it is raised.',
      reference: 'https://commitizen-tools.github.io/commitizen/',
      common: 0.02,
      snippet: 'name = "cz_conventional_commits"‸',
      shape: dataTable('commitizen'),
    },
  ],
});
