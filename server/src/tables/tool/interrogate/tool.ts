import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const interrogate = defineTool({
  name: 'interrogate',
  title: 'interrogate',
  docs: 'Measures how much of the code has docstrings.',
  link: 'https://interrogate.readthedocs.io/en/latest/',
  packages: ['interrogate'],
  tier: 'verified',
  run: ['interrogate'],
  configFiles: [{ file: 'setup.cfg', section: '[tool:interrogate]', precedence: 'shadowed' }],
  tables: [
    {
      path: ['tool', 'interrogate'],
      title: 'settings of interrogate',
      docs: 'The options of the command `interrogate`, with `-` or `_` between words. It skips keys that it does not know.',
      reference: 'https://interrogate.readthedocs.io/en/latest/',
      common: 0.03,
      snippet: 'fail-under = 95‸',
      shape: dataTable('interrogate'),
    },
  ],
});
