import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const towncrier = defineTool({
  name: 'towncrier',
  title: 'towncrier',
  docs: 'Puts the release notes together from one small file a change.',
  link: 'https://towncrier.readthedocs.io/en/stable/configuration.html',
  packages: ['towncrier'],
  tier: 'verified',
  run: ['towncrier', 'build', '--draft'],
  configFiles: [{ file: 'towncrier.toml', precedence: 'instead' }],
  tables: [
    {
      path: ['tool', 'towncrier'],
      title: 'settings of towncrier',
      docs: 'The file of the release notes, the folder of news fragments, the kinds of news.',
      reference: 'https://towncrier.readthedocs.io/en/stable/configuration.html',
      common: 0.04,
      snippet: 'directory = "‸"',
      shape: dataTable('towncrier'),
    },
  ],
});
