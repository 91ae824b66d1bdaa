import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const djlint = defineTool({
  name: 'djlint',
  title: 'djLint',
  docs: 'Checks and formats HTML templates.',
  link: 'https://djlint.com/docs/configuration/',
  packages: ['djlint'],
  tier: 'documented',
  run: ['djlint', '.'],
  configFiles: [
    { file: 'djlint.toml', precedence: 'shadowed' },
    { file: '.djlint.toml', precedence: 'shadowed' },
    { file: '.djlintrc', precedence: 'shadowed' },
  ],
  tables: [
    {
      path: ['tool', 'djlint'],
      title: 'settings of djLint',
      docs: 'The language of the templates, what is checked, how they are formatted.',
      reference: 'https://djlint.com/docs/configuration/',
      common: 0.02,
      snippet: 'profile = "‸"',
      shape: dataTable('djlint'),
    },
  ],
});
