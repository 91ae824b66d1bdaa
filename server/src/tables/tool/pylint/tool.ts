import { lazy } from '../../../model/lazy.ts';
import type { TableShape } from '../../../spec/shape.ts';
import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { enabledAndDisabled } from './rules/enabled-and-disabled.ts';
import { pythonVersion } from './rules/python-version.ts';
import { unknownMessage } from './rules/unknown-message.ts';

/** A table below is a section, also where an option has its name: `[tool.pylint.reports]`. */
function withSections(table: TableShape): TableShape {
  const section = table.rest?.shape;
  if (section === undefined) return table;
  const keys = lazy(() =>
    table.keys.map((key) => ({
      ...key,
      title: key.title,
      get shape() {
        return { type: 'one-of' as const, of: [key.shape, section] };
      },
    })),
  );
  return {
    ...table,
    get keys() {
      return keys();
    },
  };
}

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
  plugIns: { key: 'load-plugins', own: 'pylint.' },
  codesByName: true,
  rules: [unknownMessage, enabledAndDisabled, pythonVersion],
  tables: [
    {
      path: ['tool', 'pylint'],
      title: 'settings of Pylint',
      docs: 'Options of the command `pylint`, here or in tables below of any name (`[tool.pylint.main]`, `[tool.pylint."messages control"]`): Pylint reads them all as one.',
      reference: 'https://pylint.readthedocs.io/en/stable/user_guide/configuration/all-options.html',
      common: 0.08,
      snippet: 'main.py-version = "3.10"‸',
      shape: (data) => withSections(dataTable('pylint')(data)),
    },
  ],
});
