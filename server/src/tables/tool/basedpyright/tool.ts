import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const basedpyright = defineTool({
  name: 'basedpyright',
  title: 'basedpyright',
  docs: 'Static type checker for Python: Pyright with more checks, and stricter when it is told nothing.',
  link: 'https://docs.basedpyright.com/latest/configuration/config-files/',
  packages: ['basedpyright'],
  tier: 'verified',
  run: ['basedpyright'],
  configFiles: [{ file: 'pyrightconfig.json', precedence: 'instead' }],
  tables: [
    {
      path: ['tool', 'basedpyright'],
      title: 'settings of basedpyright',
      docs: 'Which files are checked, for which Python, and which reports are errors. `pyrightconfig.json` counts instead where it is there.',
      reference: 'https://docs.basedpyright.com/latest/configuration/config-files/',
      common: 0.1,
      snippet: 'include = ["src"]‸',
      shape: schemaTable('pyright.schema.json', { data: 'basedpyright' }),
    },
  ],
});
