import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const hatch = defineTool({
  name: 'hatch',
  title: 'Hatch',
  docs: 'Manages environments, versions and builds of a project; its back-end is hatchling.',
  link: 'https://hatch.pypa.io/latest/config/',
  packages: ['hatchling', 'hatch'],
  tier: 'schema',
  standalone: true,
  configFiles: [{ file: 'hatch.toml', precedence: 'over' }],
  run: ['hatch', 'build'],
  tables: [
    {
      path: ['tool', 'hatch'],
      title: 'settings of Hatch',
      docs: 'Version, build targets and environments. Hatchling reads `version` and `build`, Hatch reads all of it.',
      reference: 'https://hatch.pypa.io/latest/config/',
      common: 0.2,
      shape: schemaTable('hatch.schema.json'),
    },
  ],
});
