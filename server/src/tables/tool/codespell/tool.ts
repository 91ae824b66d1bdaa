import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const codespell = defineTool({
  name: 'codespell',
  title: 'codespell',
  docs: 'Finds common misspellings in text files.',
  link: 'https://github.com/codespell-project/codespell#using-a-config-file',
  packages: ['codespell'],
  tier: 'verified',
  run: ['codespell'],
  configFiles: [
    { file: '.codespellrc', section: '[codespell]', precedence: 'over' },
    { file: 'setup.cfg', section: '[codespell]', precedence: 'over' },
  ],
  tables: [
    {
      path: ['tool', 'codespell'],
      title: 'settings of codespell',
      docs: 'The long options of the command `codespell`, without the leading dashes.',
      reference: 'https://github.com/codespell-project/codespell#using-a-config-file',
      common: 0.1,
      snippet: 'skip = "*.svg"‸',
      shape: dataTable('codespell'),
    },
  ],
});
