import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';
import { packagesIncomplete } from './rules/packages-incomplete.ts';
import { setuptoolsVersionNotRead } from './rules/version-not-read.ts';

export const setuptools = defineTool({
  name: 'setuptools',
  title: 'setuptools',
  docs: 'Build back-end: makes wheels and sdists out of packages, also with extension modules.',
  link: 'https://setuptools.pypa.io/en/latest/userguide/pyproject_config.html',
  packages: ['setuptools'],
  tier: 'verified',
  rules: [packagesIncomplete, setuptoolsVersionNotRead],
  run: ['python', '-m', 'build'],
  tables: [
    {
      path: ['tool', 'setuptools'],
      title: 'what setuptools packs',
      docs: 'What goes into the distribution and what the metadata takes from files. The metadata itself belongs in `[project]`.',
      reference: 'https://setuptools.pypa.io/en/latest/userguide/pyproject_config.html',
      common: 0.35,
      shape: schemaTable('setuptools.schema.json', { data: 'setuptools' }),
    },
  ],
});
