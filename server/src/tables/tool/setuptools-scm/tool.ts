import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';
import { versionNotRead } from './rules/version-not-read.ts';
import { writeTo } from './rules/write-to.ts';

export const setuptoolsScm = defineTool({
  name: 'setuptools_scm',
  title: 'setuptools-scm',
  docs: 'Takes the version of a setuptools project from its Git or Mercurial tags.',
  link: 'https://setuptools-scm.readthedocs.io/en/latest/config/',
  packages: ['setuptools-scm'],
  tier: 'verified',
  run: ['python', '-m', 'setuptools_scm'],
  rules: [versionNotRead, writeTo],
  tables: [
    {
      path: ['tool', 'setuptools_scm'],
      title: 'version from tags',
      docs: 'How the version is made from tags. The table must be there, if only empty, for the version to be taken.',
      reference: 'https://setuptools-scm.readthedocs.io/en/latest/config/',
      common: 0.1,
      shape: schemaTable('setuptools_scm.schema.json', { data: 'setuptools_scm' }),
    },
  ],
});
