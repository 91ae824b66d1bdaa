import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const ty = defineTool({
  name: 'ty',
  title: 'ty',
  docs: 'Static type checker for Python by the makers of Ruff.',
  link: 'https://docs.astral.sh/ty/reference/configuration/',
  packages: ['ty'],
  tier: 'schema',
  growing: true,
  configFiles: [{ file: 'ty.toml', precedence: 'instead' }],
  run: ['ty', 'check'],
  tables: [
    {
      path: ['tool', 'ty'],
      title: 'settings of ty',
      docs: 'Which files are checked, for which Python, and how grave each rule is.',
      reference: 'https://docs.astral.sh/ty/reference/configuration/',
      common: 0.05,
      shape: schemaTable('ty.schema.json'),
    },
  ],
});
