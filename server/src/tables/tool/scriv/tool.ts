import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const scriv = defineTool({
  name: 'scriv',
  title: 'scriv',
  docs: 'Puts the changelog together from one small file a change.',
  link: 'https://scriv.readthedocs.io/en/latest/configuration.html',
  packages: ['scriv'],
  tier: 'verified',
  run: ['scriv', 'collect'],
  configFiles: [
    { file: 'setup.cfg', section: '[scriv]', precedence: 'under' },
    { file: 'tox.ini', section: '[scriv]', precedence: 'under' },
    { file: 'changelog.d/scriv.ini', section: '[scriv]', precedence: 'over' },
  ],
  tables: [
    {
      path: ['tool', 'scriv'],
      title: 'settings of scriv',
      docs: 'The changelog, the folder of fragments, their form.',
      reference: 'https://scriv.readthedocs.io/en/latest/configuration.html',
      common: 0.01,
      snippet: 'format = "‸"',
      shape: dataTable('scriv'),
    },
  ],
});
