import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const scikitBuild = defineTool({
  name: 'scikit-build',
  title: 'scikit-build-core',
  docs: 'Build back-end for Python packages built with CMake.',
  link: 'https://scikit-build-core.readthedocs.io/en/stable/reference/configs.html',
  packages: ['scikit-build-core'],
  tier: 'schema',
  growing: true,
  run: ['python', '-m', 'build'],
  tables: [
    {
      path: ['tool', 'scikit-build'],
      title: 'how CMake builds the package',
      docs: 'What CMake is told and what goes into the wheel.',
      reference: 'https://scikit-build-core.readthedocs.io/en/stable/reference/configs.html',
      common: 0.02,
      shape: schemaTable('scikit-build.schema.json'),
    },
  ],
});
