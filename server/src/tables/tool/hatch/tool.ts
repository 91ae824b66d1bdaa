import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { needlessArtifacts } from './rules/needless-artifacts.ts';
import { versionNotRead } from './rules/version-not-read.ts';

export const hatch = defineTool({
  name: 'hatch',
  title: 'Hatch',
  docs: 'Manages environments, versions and builds of a project; its back-end is hatchling.',
  link: 'https://hatch.pypa.io/latest/config/',
  packages: ['hatchling', 'hatch'],
  tier: 'verified',
  standalone: true,
  configFiles: [{ file: 'hatch.toml', precedence: 'over' }],
  run: ['hatch', 'build'],
  rules: [needlessArtifacts, versionNotRead],
  tables: [
    {
      path: ['tool', 'hatch'],
      title: 'settings of Hatch',
      docs: 'Version, build targets and environments. Hatchling reads `version` and `build`, Hatch reads all of it.',
      reference: 'https://hatch.pypa.io/latest/config/',
      common: 0.2,
      shape: dataTable('hatch'),
    },
  ],
});
