import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { unknownCode } from './rules/unknown-code.ts';

export const deptry = defineTool({
  name: 'deptry',
  title: 'deptry',
  docs: 'Finds dependencies that are missing, unused or only indirect.',
  link: 'https://deptry.com/usage/',
  packages: ['deptry'],
  tier: 'verified',
  run: ['deptry', '.'],
  codes: 'deptry',
  rules: [unknownCode],
  tables: [
    {
      path: ['tool', 'deptry'],
      title: 'settings of deptry',
      docs: 'The options of the command `deptry`, with `_` between words. It refuses keys that it does not know.',
      reference: 'https://deptry.com/usage/',
      common: 0.03,
      snippet: 'extend_exclude = ["docs"]‸',
      shape: dataTable('deptry'),
    },
  ],
});
