import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const pixi = defineTool({
  name: 'pixi',
  title: 'Pixi',
  docs: 'Package manager for conda and Python packages, with tasks and a lock file.',
  link: 'https://pixi.sh/latest/python/pyproject_toml/',
  packages: ['pixi'],
  tier: 'schema',
  growing: true,
  standalone: true,
  run: ['pixi', 'install'],
  tables: [
    {
      path: ['tool', 'pixi'],
      title: 'workspace of Pixi',
      docs: 'Channels, platforms, dependencies, features and tasks of the workspace.',
      reference: 'https://pixi.sh/latest/python/pyproject_toml/',
      common: 0.03,
      shape: schemaTable('pixi.schema.json'),
    },
  ],
});
