import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { addoptsPlugin } from './rules/addopts-plugin.ts';
import { benchmarkTable } from './rules/benchmark-table.ts';
import { bothTables } from './rules/both-tables.ts';
import { filterwarnings } from './rules/filterwarnings.ts';
import { markers } from './rules/markers.ts';
import { srcLayout } from './rules/src-layout.ts';
import { testpaths } from './rules/testpaths.ts';

const customize = 'https://docs.pytest.org/en/stable/reference/customize.html';

export const pytest = defineTool({
  name: 'pytest',
  title: 'pytest',
  docs: 'Runs the tests. Its plug-ins read their settings from the same table.',
  link: 'https://docs.pytest.org/',
  packages: ['pytest'],
  tier: 'verified',
  run: ['pytest'],
  showSettings: ['pytest', '--help'],
  configFiles: [
    { file: 'pytest.toml', precedence: 'instead' },
    { file: '.pytest.toml', precedence: 'instead' },
    { file: 'pytest.ini', precedence: 'instead' },
    { file: '.pytest.ini', precedence: 'instead' },
    { file: 'tox.ini', section: '[pytest]', precedence: 'shadowed' },
    { file: 'setup.cfg', section: '[tool:pytest]', precedence: 'shadowed' },
  ],
  rules: [addoptsPlugin, benchmarkTable, bothTables, filterwarnings, markers, srcLayout, testpaths],
  tables: [
    {
      path: ['tool', 'pytest'],
      title: 'settings of pytest',
      docs:
        'Since pytest 9: numbers, booleans and arrays as TOML has them, and nothing else in their place. ' +
        'Older releases read only `[tool.pytest.ini_options]`; a file with both is refused.',
      reference: `${customize}#pyproject-toml`,
      common: 0.1,
      snippet: 'testpaths = ["tests"]‸',
      shape: dataTable('pytest'),
    },
    {
      path: ['tool', 'pytest', 'ini_options'],
      title: 'settings of pytest',
      docs:
        'Where tests are, which options every run gets, what the plug-ins are told. Values are read as in an ini file: ' +
        'texts, or arrays of texts.',
      reference: `${customize}#pyproject-toml`,
      common: 0.6,
      snippet: 'testpaths = ["tests"]‸',
      textValues: true,
      shape: dataTable('pytest', 'pytest.ini_options'),
    },
  ],
});
