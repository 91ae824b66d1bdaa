import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';
import { include } from './rules/include.ts';
import { pythonVersion } from './rules/python-version.ts';

export const pyright = defineTool({
  name: 'pyright',
  title: 'Pyright',
  docs: 'Static type checker for Python, the one behind Pylance.',
  link: 'https://microsoft.github.io/pyright/#/configuration',
  packages: ['pyright'],
  tier: 'verified',
  run: ['pyright'],
  configFiles: [{ file: 'pyrightconfig.json', precedence: 'instead' }],
  rules: [pythonVersion, include],
  tables: [
    {
      path: ['tool', 'pyright'],
      title: 'settings of Pyright',
      docs: 'Which files are checked, for which Python, and which reports are errors. `pyrightconfig.json` counts instead where it is there.',
      reference: 'https://microsoft.github.io/pyright/#/configuration',
      common: 0.15,
      snippet: 'include = ["src"]‸',
      shape: schemaTable('pyright.schema.json', { data: 'pyright' }),
    },
  ],
});
