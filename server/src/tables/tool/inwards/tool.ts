import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const inwards = defineTool({
  name: 'inwards',
  title: 'Inwards',
  docs: 'Checks which layers of a code base may import which.',
  link: 'https://sircypkowskyy.github.io/inwards/',
  packages: ['inwards'],
  tier: 'schema',
  run: ['inwards'],
  tables: [
    {
      path: ['tool', 'inwards'],
      title: 'layers of the project',
      docs: 'The layers of the project and what may import what.',
      reference: 'https://sircypkowskyy.github.io/inwards/',
      common: 0.001,
      shape: schemaTable('inwards.schema.json'),
    },
  ],
});
