import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const autoflake = defineTool({
  name: 'autoflake',
  title: 'autoflake',
  docs: 'Removes unused imports and variables.',
  link: 'https://github.com/PyCQA/autoflake#configuration',
  packages: ['autoflake'],
  tier: 'verified',
  run: ['autoflake', '.'],
  configFiles: [{ file: 'setup.cfg', section: '[autoflake]', precedence: 'shadowed' }],
  tables: [
    {
      path: ['tool', 'autoflake'],
      title: 'settings of autoflake',
      docs: 'The long options of the command `autoflake`, with `-` or `_` between words.',
      reference: 'https://github.com/PyCQA/autoflake#configuration',
      common: 0.02,
      snippet: 'remove-all-unused-imports = true‸',
      shape: dataTable('autoflake'),
    },
  ],
});
