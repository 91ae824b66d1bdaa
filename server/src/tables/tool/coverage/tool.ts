import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { source } from './rules/source.ts';

export const coverage = defineTool({
  name: 'coverage',
  title: 'coverage.py',
  docs: 'Measures which lines and branches of the code ran; pytest-cov uses it, and its settings.',
  link: 'https://coverage.readthedocs.io/en/latest/config.html',
  packages: ['coverage', 'pytest-cov'],
  tier: 'verified',
  run: ['coverage', 'run'],
  showSettings: ['coverage', 'debug', 'config'],
  configFiles: [
    { file: '.coveragerc', precedence: 'instead' },
    { file: '.coveragerc.toml', precedence: 'instead' },
    { file: 'setup.cfg', section: '[coverage:run]', precedence: 'instead' },
    { file: 'tox.ini', section: '[coverage:run]', precedence: 'instead' },
  ],
  expandsVariables: true,
  rules: [source],
  tables: [
    {
      path: ['tool', 'coverage'],
      title: 'settings of coverage.py',
      docs: 'One table each for measuring (`run`), for all reports (`report`) and for the kinds of report.',
      reference: 'https://coverage.readthedocs.io/en/latest/config.html',
      common: 0.4,
      shape: dataTable('coverage'),
    },
  ],
});
