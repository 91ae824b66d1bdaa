import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const poetry = defineTool({
  name: 'poetry',
  title: 'Poetry',
  docs: 'Resolves, locks, installs, builds and publishes a project.',
  link: 'https://python-poetry.org/docs/pyproject/',
  packages: ['poetry-core', 'poetry'],
  tier: 'verified',
  standalone: true,
  run: ['poetry', 'install'],
  tables: [
    {
      path: ['tool', 'poetry'],
      title: 'settings of Poetry',
      docs: 'Before Poetry 2 all metadata stood here; now it belongs in `[project]`, and this table holds what the standard has no word for.',
      reference: 'https://python-poetry.org/docs/pyproject/',
      common: 0.2,
      shape: schemaTable('poetry.schema.json', { data: 'poetry' }),
    },
  ],
});
