import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const nbqa = defineTool({
  name: 'nbqa',
  title: 'nbQA',
  docs: 'Runs linters and formatters on notebooks.',
  link: 'https://nbqa.readthedocs.io/en/latest/configuration.html',
  packages: ['nbqa'],
  tier: 'documented',
  run: ['nbqa', 'ruff', '.'],
  tables: [
    {
      path: ['tool', 'nbqa'],
      title: 'settings of nbQA',
      docs: 'One table a setting, with a key for each program.',
      reference: 'https://nbqa.readthedocs.io/en/latest/configuration.html',
      common: 0.01,
      shape: dataTable('nbqa'),
    },
  ],
});
