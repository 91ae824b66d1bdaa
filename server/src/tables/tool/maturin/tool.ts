import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const maturin = defineTool({
  name: 'maturin',
  title: 'maturin',
  docs: 'Build back-end for Python packages written in Rust.',
  link: 'https://www.maturin.rs/config.html',
  packages: ['maturin'],
  tier: 'schema',
  growing: true,
  run: ['maturin', 'build'],
  tables: [
    {
      path: ['tool', 'maturin'],
      title: 'how the crate is built',
      docs: 'Which crate is built, with which features, and what goes into wheel and sdist.',
      reference: 'https://www.maturin.rs/config.html',
      common: 0.05,
      shape: schemaTable('maturin.schema.json'),
    },
  ],
});
