import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const versioneer = defineTool({
  name: 'versioneer',
  title: 'Versioneer',
  docs: 'Takes the version of a setuptools project from its Git tags, by a program that it puts into the project.',
  link: 'https://github.com/python-versioneer/python-versioneer',
  packages: ['versioneer'],
  tier: 'documented',
  standalone: true,
  run: ['versioneer', 'install'],
  configFiles: [{ file: 'setup.cfg', section: '[versioneer]', precedence: 'shadowed' }],
  tables: [
    {
      path: ['tool', 'versioneer'],
      title: 'version from tags',
      docs: 'How the version is made from tags and where it is written.',
      reference: 'https://github.com/python-versioneer/python-versioneer/blob/master/INSTALL.md',
      common: 0.01,
      shape: dataTable('versioneer'),
    },
  ],
});
