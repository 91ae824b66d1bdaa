import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const mutmut = defineTool({
  name: 'mutmut',
  title: 'mutmut',
  docs: 'Changes the code a little, again and again, and looks whether the tests notice.',
  link: 'https://mutmut.readthedocs.io/',
  packages: ['mutmut'],
  tier: 'verified',
  run: ['mutmut', 'run'],
  configFiles: [{ file: 'setup.cfg', section: '[mutmut]', precedence: 'shadowed' }],
  tables: [
    {
      path: ['tool', 'mutmut'],
      title: 'settings of mutmut',
      docs: 'Which code is changed, and how the tests are run.',
      reference: 'https://mutmut.readthedocs.io/',
      common: 0.01,
      snippet: 'source_paths = ["‸"]',
      shape: dataTable('mutmut'),
    },
  ],
});
