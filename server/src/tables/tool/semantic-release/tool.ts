import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { tagFormat } from './rules/tag-format.ts';
import { zeroVersion } from './rules/zero-version.ts';

export const semanticRelease = defineTool({
  name: 'semantic_release',
  title: 'python-semantic-release',
  docs: 'Reads the commits since the last release, raises the version, writes the changelog, makes the tag and the release.',
  link: 'https://python-semantic-release.readthedocs.io/en/stable/configuration/configuration.html',
  packages: ['python-semantic-release'],
  tier: 'verified',
  run: ['semantic-release', 'version'],
  showSettings: ['semantic-release', 'generate-config'],
  rules: [tagFormat, zeroVersion],
  tables: [
    {
      path: ['tool', 'semantic_release'],
      title: 'settings of semantic-release',
      docs: 'Where the version stands, which branches releases are made from, how the distributions are built and published.',
      reference: 'https://python-semantic-release.readthedocs.io/en/stable/configuration/configuration.html',
      common: 0.03,
      snippet: 'version_toml = ["pyproject.toml:project.version"]‸',
      shape: dataTable('semantic_release'),
    },
  ],
});
