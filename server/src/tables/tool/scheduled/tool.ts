import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const scheduled = defineTool({
  name: 'scheduled',
  title: 'scheduled jobs',
  docs: 'A table in which a project declares functions that its host calls again and again.',
  link: 'https://json.schemastore.org/partial-scheduled.json',
  packages: [],
  tier: 'schema',
  standalone: true,
  tables: [
    {
      path: ['tool', 'scheduled'],
      title: 'scheduled jobs',
      docs: 'One table a job: how often it runs, and the function.',
      reference: 'https://json.schemastore.org/partial-scheduled.json',
      common: 0.001,
      shape: schemaTable('scheduled.schema.json'),
    },
  ],
});
