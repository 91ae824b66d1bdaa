import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const quikrun = defineTool({
  name: 'quikrun',
  title: 'quikrun',
  docs: 'Runs a file of code with the command for its language.',
  link: 'https://www.schemastore.org/quikrun.json',
  packages: ['quikrun'],
  tier: 'schema',
  standalone: true,
  run: ['quikrun'],
  tables: [
    {
      path: ['tool', 'quikrun'],
      title: 'settings of quikrun',
      docs: 'How files are run.',
      reference: 'https://www.schemastore.org/quikrun.json',
      common: 0.001,
      shape: schemaTable('quikrun.schema.json'),
    },
  ],
});
