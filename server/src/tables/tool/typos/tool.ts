import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const typos = defineTool({
  name: 'typos',
  title: 'typos',
  docs: 'Finds misspellings in source code, with few false alarms.',
  link: 'https://github.com/crate-ci/typos/blob/master/docs/reference.md',
  packages: ['typos'],
  tier: 'verified',
  run: ['typos'],
  showSettings: ['typos', '--dump-config', '-'],
  configFiles: [
    { file: 'typos.toml', precedence: 'instead' },
    { file: '_typos.toml', precedence: 'instead' },
    { file: '.typos.toml', precedence: 'instead' },
  ],
  tables: [
    {
      path: ['tool', 'typos'],
      title: 'settings of typos',
      docs: 'What is checked, and which words are right.',
      reference: 'https://github.com/crate-ci/typos/blob/master/docs/reference.md',
      common: 0.02,
      snippet: 'default.extend-words = {‸}',
      shape: dataTable('typos'),
    },
  ],
});
