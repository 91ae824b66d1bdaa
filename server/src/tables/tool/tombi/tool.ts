import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const tombi = defineTool({
  name: 'tombi',
  title: 'Tombi',
  docs: 'Formatter, linter and language server for TOML.',
  link: 'https://tombi-toml.github.io/tombi/docs/configuration',
  packages: ['tombi'],
  tier: 'schema',
  growing: true,
  standalone: true,
  run: ['tombi', 'lint'],
  configFiles: [
    { file: 'tombi.toml', precedence: 'instead' },
    { file: '.tombi.toml', precedence: 'instead' },
  ],
  tables: [
    {
      path: ['tool', 'tombi'],
      title: 'settings of Tombi',
      docs: 'How TOML files are formatted and checked.',
      reference: 'https://tombi-toml.github.io/tombi/docs/configuration',
      common: 0.01,
      shape: schemaTable('tombi.schema.json'),
    },
  ],
});
