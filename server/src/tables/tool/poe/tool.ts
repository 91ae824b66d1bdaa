import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const poe = defineTool({
  name: 'poe',
  title: 'Poe the Poet',
  docs: 'Runs the tasks of a project.',
  link: 'https://poethepoet.natn.io/',
  packages: ['poethepoet'],
  tier: 'schema',
  growing: true,
  run: ['poe'],
  configFiles: [
    { file: 'poe_tasks.toml', precedence: 'shadowed' },
    { file: 'poe_tasks.yaml', precedence: 'shadowed' },
    { file: 'poe_tasks.yml', precedence: 'shadowed' },
    { file: 'poe_tasks.json', precedence: 'shadowed' },
  ],
  tables: [
    {
      path: ['tool', 'poe'],
      title: 'tasks of Poe',
      docs: 'The tasks that `poe` runs, and their environment.',
      reference: 'https://poethepoet.natn.io/',
      common: 0.03,
      shape: schemaTable('poe.schema.json'),
    },
  ],
});
