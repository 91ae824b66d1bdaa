import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { hasOwnMethod } from './own-method.ts';

export const versioningit = defineTool({
  name: 'versioningit',
  title: 'versioningit',
  docs: 'Takes the version of a project from its tags, each step of the way open to change.',
  link: 'https://versioningit.readthedocs.io/en/stable/configuration.html',
  packages: ['versioningit'],
  tier: 'verified',
  run: ['versioningit'],
  putsInMore: hasOwnMethod,
  tables: [
    {
      path: ['tool', 'versioningit'],
      title: 'version from tags',
      docs: 'How the version is made from tags and where it is written. The table must be there, if only empty.',
      reference: 'https://versioningit.readthedocs.io/en/stable/configuration.html',
      common: 0.005,
      shape: dataTable('versioningit'),
    },
  ],
});
