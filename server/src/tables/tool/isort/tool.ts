import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const isort = defineTool({
  name: 'isort',
  title: 'isort',
  docs: 'Sorts imports.',
  link: 'https://isort.readthedocs.io/en/latest/configuration/options.html',
  packages: ['isort'],
  tier: 'verified',
  run: ['isort', '.'],
  showSettings: ['isort', '--show-settings'],
  configFiles: [
    { file: '.isort.cfg', precedence: 'instead' },
    { file: 'setup.cfg', section: '[isort]', precedence: 'shadowed' },
    { file: 'tox.ini', section: '[isort]', precedence: 'shadowed' },
  ],
  tables: [
    {
      path: ['tool', 'isort'],
      title: 'settings of isort',
      docs: 'How imports are grouped, sorted and laid out. `profile = "black"` makes it agree with Black.',
      reference: 'https://isort.readthedocs.io/en/latest/configuration/options.html',
      common: 0.2,
      snippet: 'profile = "black"‸',
      shape: dataTable('isort'),
    },
  ],
});
