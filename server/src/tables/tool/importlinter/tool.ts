import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const importlinter = defineTool({
  name: 'importlinter',
  title: 'Import Linter',
  docs: 'Holds the imports of a package against contracts: layers, independence, forbidden imports.',
  link: 'https://import-linter.readthedocs.io/en/stable/',
  packages: ['import-linter'],
  tier: 'verified',
  run: ['lint-imports'],
  configFiles: [
    { file: 'setup.cfg', section: '[importlinter]', precedence: 'instead' },
    { file: '.importlinter', precedence: 'instead' },
  ],
  tables: [
    {
      path: ['tool', 'importlinter'],
      title: 'contracts on imports',
      docs: 'The package to look at, and the contracts that its imports keep.',
      reference: 'https://import-linter.readthedocs.io/en/stable/',
      common: 0.02,
      snippet: 'root_package = "‸"',
      shape: dataTable('importlinter'),
    },
  ],
});
