import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const docformatter = defineTool({
  name: 'docformatter',
  title: 'docformatter',
  docs: 'Formats docstrings as PEP 257 has it.',
  link: 'https://docformatter.readthedocs.io/en/latest/configuration.html',
  packages: ['docformatter'],
  tier: 'verified',
  run: ['docformatter', '.'],
  configFiles: [
    { file: 'setup.cfg', section: '[docformatter]', precedence: 'shadowed' },
    { file: 'tox.ini', section: '[docformatter]', precedence: 'shadowed' },
  ],
  tables: [
    {
      path: ['tool', 'docformatter'],
      title: 'settings of docformatter',
      docs: 'The long options of the command `docformatter`, with `-` between words. It skips keys that it does not know.',
      reference: 'https://docformatter.readthedocs.io/en/latest/configuration.html',
      common: 0.03,
      snippet: 'recursive = true‸',
      shape: dataTable('docformatter'),
    },
  ],
});
