import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';
import { dataFolder } from './rules/data-folder.ts';
import { workspaceGlob } from './rules/workspace-glob.ts';

export const uv = defineTool({
  name: 'uv',
  title: 'uv',
  docs: 'Installs Python, resolves and locks dependencies, and runs what the project needs.',
  link: 'https://docs.astral.sh/uv/reference/settings/',
  packages: ['uv'],
  tier: 'verified',
  standalone: true,
  ownVersion: 'required-version',
  configFiles: [{ file: 'uv.toml', precedence: 'instead' }],
  run: ['uv', 'sync'],
  rules: [dataFolder, workspaceGlob],
  tables: [
    {
      path: ['tool', 'uv'],
      title: 'settings of uv',
      docs: 'Indexes, sources and limits for resolving, and how the project is installed. The dependencies themselves belong in `[project]` and `[dependency-groups]`.',
      reference: 'https://docs.astral.sh/uv/reference/settings/',
      common: 0.3,
      shape: schemaTable('uv.schema.json', { data: 'uv' }),
    },
  ],
});
