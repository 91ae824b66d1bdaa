import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const taskipy = defineTool({
  name: 'taskipy',
  title: 'taskipy',
  docs: 'Runs the tasks of a project.',
  link: 'https://github.com/taskipy/taskipy',
  packages: ['taskipy'],
  tier: 'schema',
  run: ['task', '--list'],
  tables: [
    {
      path: ['tool', 'taskipy'],
      title: 'tasks of taskipy',
      docs: 'The tasks that `task` runs.',
      reference: 'https://github.com/taskipy/taskipy',
      common: 0.02,
      shape: schemaTable('taskipy.schema.json'),
    },
  ],
});
