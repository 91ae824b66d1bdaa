import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { testedAndSkipped } from './rules/tested-and-skipped.ts';
import { unknownTest } from './rules/unknown-test.ts';

export const bandit = defineTool({
  name: 'bandit',
  title: 'Bandit',
  docs: 'Looks for common security faults in Python code.',
  link: 'https://bandit.readthedocs.io/en/latest/config.html',
  packages: ['bandit'],
  tier: 'verified',
  run: ['bandit', '-c', 'pyproject.toml', '-r', '.'],
  configFiles: [{ file: '.bandit', precedence: 'both' }],
  codes: 'bandit',
  rules: [unknownTest, testedAndSkipped],
  tables: [
    {
      path: ['tool', 'bandit'],
      title: 'settings of Bandit',
      docs: 'Which tests run and what they look at. Bandit reads this table only when it is told to: `bandit -c pyproject.toml -r .`',
      reference: 'https://bandit.readthedocs.io/en/latest/config.html',
      common: 0.06,
      snippet: 'exclude_dirs = ["tests"]‸',
      shape: dataTable('bandit'),
    },
  ],
});
