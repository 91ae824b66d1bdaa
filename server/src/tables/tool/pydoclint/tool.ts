import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const pydoclint = defineTool({
  name: 'pydoclint',
  title: 'pydoclint',
  docs: 'Checks that docstrings say the same as signatures.',
  link: 'https://jsh9.github.io/pydoclint/config_options.html',
  packages: ['pydoclint'],
  tier: 'verified',
  run: ['pydoclint', '.'],
  tables: [
    {
      path: ['tool', 'pydoclint'],
      title: 'settings of pydoclint',
      docs: 'The style of docstrings, and what must agree with the code.',
      reference: 'https://jsh9.github.io/pydoclint/config_options.html',
      common: 0.02,
      snippet: 'style = "‸"',
      shape: dataTable('pydoclint'),
    },
  ],
});
