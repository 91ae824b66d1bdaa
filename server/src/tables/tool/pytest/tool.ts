import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const pytest = defineTool({
  name: 'pytest',
  title: 'pytest',
  docs: 'Test runner for Python. Its plug-ins read the same table.',
  link: 'https://docs.pytest.org/en/stable/reference/customize.html',
  packages: ['pytest'],
  tier: 'schema',
  run: ['pytest'],
  configFiles: [
    { file: 'pytest.ini', precedence: 'instead' },
    { file: '.pytest.ini', precedence: 'instead' },
  ],
  tables: [
    {
      path: ['tool', 'pytest'],
      title: 'settings of pytest',
      docs:
        'Since pytest 9 settings may stand here as TOML values. Older releases read only `[tool.pytest.ini_options]`, ' +
        'where every value is as in an ini file; the two cannot be mixed.',
      reference: 'https://docs.pytest.org/en/stable/reference/customize.html#pyproject-toml',
      common: 0.05,
      shape: schemaTable('pytest.schema.json'),
    },
    {
      path: ['tool', 'pytest', 'ini_options'],
      title: 'settings of pytest',
      docs: 'Where tests are, which options every run gets, and what the plug-ins are told.',
      reference: 'https://docs.pytest.org/en/stable/reference/customize.html#pyproject-toml',
      common: 0.6,
      shape: schemaTable('pytest.schema.json', {
        pointer: '#/definitions/LegacyConfig/properties/ini_options',
      }),
    },
  ],
});
