import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const pylint = defineTool({
  name: 'pylint',
  title: 'Pylint',
  docs: 'Linter for Python that infers types to find faults.',
  link: 'https://pylint.readthedocs.io/en/stable/user_guide/configuration/all-options.html',
  packages: ['pylint'],
  tier: 'verified',
  run: ['pylint', '--recursive=y', '.'],
  showSettings: ['pylint', '--generate-toml-config'],
  configFiles: [
    { file: 'pylintrc', precedence: 'instead' },
    { file: 'pylintrc.toml', precedence: 'instead' },
    { file: '.pylintrc', precedence: 'instead' },
    { file: '.pylintrc.toml', precedence: 'instead' },
    { file: 'setup.cfg', section: '[pylint', precedence: 'shadowed' },
    { file: 'tox.ini', section: '[pylint', precedence: 'shadowed' },
  ],
  codes: 'pylint',
  tables: [
    {
      path: ['tool', 'pylint'],
      title: 'settings of Pylint',
      docs: 'Options of the command `pylint`, here or in tables below of any name (`[tool.pylint.main]`, `[tool.pylint."messages control"]`): Pylint reads them all as one.',
      reference: 'https://pylint.readthedocs.io/en/stable/user_guide/configuration/all-options.html',
      common: 0.08,
      snippet: 'main.py-version = "3.10"‸',
      shape: dataTable('pylint'),
    },
  ],
});
