import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const tox = defineTool({
  name: 'tox',
  title: 'tox',
  docs: 'Runs tests and other commands in environments of their own.',
  link: 'https://tox.wiki/en/stable/config.html',
  packages: ['tox'],
  tier: 'verified',
  configFiles: [
    { file: 'tox.ini', precedence: 'instead' },
    { file: 'setup.cfg', section: '[tox:tox]', precedence: 'instead' },
    { file: 'tox.toml', precedence: 'shadowed' },
  ],
  run: ['tox'],
  tables: [
    {
      path: ['tool', 'tox'],
      title: 'environments of tox',
      docs: 'Which environments there are and what they run.',
      reference: 'https://tox.wiki/en/stable/config.html',
      common: 0.05,
      shape: schemaTable('tox.schema.json', { data: 'tox' }),
    },
  ],
});
