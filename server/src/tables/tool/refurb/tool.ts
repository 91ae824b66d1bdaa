import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const refurb = defineTool({
  name: 'refurb',
  title: 'Refurb',
  docs: 'Finds code that newer Python says more simply.',
  link: 'https://github.com/dosisod/refurb',
  packages: ['refurb'],
  tier: 'verified',
  run: ['refurb', '.'],
  tables: [
    {
      path: ['tool', 'refurb'],
      title: 'settings of Refurb',
      docs: 'Which checks run, and where their findings are not shown.',
      reference: 'https://github.com/dosisod/refurb',
      common: 0.01,
      snippet: 'enable_all = true‸',
      shape: dataTable('refurb'),
    },
  ],
});
