import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const fastapi = defineTool({
  name: 'fastapi',
  title: 'FastAPI',
  docs: 'Web framework; its command line starts the application.',
  link: 'https://fastapi.tiangolo.com/fastapi-cli/',
  packages: ['fastapi'],
  tier: 'schema',
  growing: true,
  run: ['fastapi', 'dev'],
  tables: [
    {
      path: ['tool', 'fastapi'],
      title: 'application of FastAPI',
      docs: 'Where the command `fastapi` finds the application.',
      reference: 'https://fastapi.tiangolo.com/fastapi-cli/',
      common: 0.01,
      shape: schemaTable('fastapi.schema.json'),
    },
  ],
});
