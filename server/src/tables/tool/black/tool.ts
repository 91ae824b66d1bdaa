import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { lineLength } from './rules/line-length.ts';
import { targetVersion } from './rules/target-version.ts';

export const black = defineTool({
  name: 'black',
  title: 'Black',
  docs: 'Formatter for Python with one style and few settings.',
  link: 'https://black.readthedocs.io/en/stable/usage_and_configuration/the_basics.html',
  packages: ['black'],
  tier: 'verified',
  run: ['black', '.'],
  rules: [targetVersion, lineLength],
  tables: [
    {
      path: ['tool', 'black'],
      title: 'settings of Black',
      docs: 'The long options of the command `black`, without the leading dashes.',
      reference: 'https://black.readthedocs.io/en/stable/usage_and_configuration/the_basics.html',
      common: 0.2,
      snippet: 'line-length = 88‸',
      shape: dataTable('black'),
    },
  ],
});
