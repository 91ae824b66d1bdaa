import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const briefcase = defineTool({
  name: 'briefcase',
  title: 'Briefcase',
  docs: 'Makes installable apps of Python projects, for desktops, phones and the web.',
  link: 'https://briefcase.beeware.org/en/stable/reference/configuration/',
  packages: ['briefcase'],
  tier: 'documented',
  standalone: true,
  run: ['briefcase', 'dev'],
  tables: [
    {
      path: ['tool', 'briefcase'],
      title: 'apps of the project',
      docs: 'What all apps share; each app has a table below `[tool.briefcase.app]`, and platforms one below that.',
      reference: 'https://briefcase.beeware.org/en/stable/reference/configuration/',
      common: 0.01,
      shape: dataTable('briefcase'),
    },
  ],
});
