import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const flit = defineTool({
  name: 'flit',
  title: 'Flit',
  docs: 'Builds and publishes packages of pure Python; its back-end is flit_core.',
  link: 'https://flit.pypa.io/en/stable/pyproject_toml.html',
  packages: ['flit-core', 'flit'],
  tier: 'verified',
  standalone: true,
  run: ['flit', 'build'],
  tables: [
    {
      path: ['tool', 'flit'],
      title: 'what Flit packs',
      docs: 'The module, files of the sdist and external data. The metadata belongs in `[project]`.',
      reference: 'https://flit.pypa.io/en/stable/pyproject_toml.html',
      common: 0.03,
      shape: dataTable('flit'),
    },
  ],
});
