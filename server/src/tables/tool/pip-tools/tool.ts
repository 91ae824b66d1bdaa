import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const pipTools = defineTool({
  name: 'pip-tools',
  title: 'pip-tools',
  docs: 'Pins the dependencies in requirements files (`pip-compile`) and installs just those (`pip-sync`).',
  link: 'https://pip-tools.readthedocs.io/en/stable/#configuration',
  packages: ['pip-tools'],
  tier: 'verified',
  run: ['pip-compile'],
  configFiles: [{ file: '.pip-tools.toml', precedence: 'instead' }],
  tables: [
    {
      path: ['tool', 'pip-tools'],
      title: 'settings of pip-tools',
      docs: 'Options of `pip-compile` and `pip-sync`; the tables `compile` and `sync` hold those of one of them.',
      reference: 'https://pip-tools.readthedocs.io/en/stable/#configuration',
      common: 0.02,
      snippet: 'generate-hashes = true‸',
      shape: dataTable('pip-tools'),
    },
  ],
});
