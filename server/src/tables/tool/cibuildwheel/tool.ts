import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const cibuildwheel = defineTool({
  name: 'cibuildwheel',
  title: 'cibuildwheel',
  docs: 'Builds and tests wheels for many Pythons and platforms on a CI server.',
  link: 'https://cibuildwheel.pypa.io/en/stable/options/',
  packages: ['cibuildwheel'],
  tier: 'verified',
  standalone: true,
  run: ['cibuildwheel', '--print-build-identifiers'],
  tables: [
    {
      path: ['tool', 'cibuildwheel'],
      title: 'how wheels are built',
      docs: 'Which wheels are built and tested, and how; `[[tool.cibuildwheel.overrides]]` says otherwise for some of them.',
      reference: 'https://cibuildwheel.pypa.io/en/stable/options/',
      common: 0.05,
      shape: schemaTable('cibuildwheel.schema.json', { data: 'cibuildwheel' }),
    },
  ],
});
