import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';
import { pdmVersionNotRead } from './rules/version-not-read.ts';

export const pdm = defineTool({
  name: 'pdm',
  title: 'PDM',
  docs: 'Resolves, locks, installs, builds and publishes a project.',
  link: 'https://pdm-project.org/latest/reference/pep621/',
  packages: ['pdm-backend', 'pdm'],
  tier: 'verified',
  standalone: true,
  run: ['pdm', 'install'],
  rules: [pdmVersionNotRead],
  tables: [
    {
      path: ['tool', 'pdm'],
      title: 'settings of PDM',
      docs: 'Sources, scripts and build settings. The metadata belongs in `[project]`.',
      reference: 'https://pdm-project.org/latest/reference/pep621/',
      common: 0.05,
      shape: schemaTable('pdm.schema.json', { data: 'pdm' }),
    },
  ],
});
