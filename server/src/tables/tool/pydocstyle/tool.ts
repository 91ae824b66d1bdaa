import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { exclusive } from './rules/exclusive.ts';
import { ruff } from './rules/ruff.ts';
import { unknownCode } from './rules/unknown-code.ts';

export const pydocstyle = defineTool({
  name: 'pydocstyle',
  title: 'pydocstyle',
  docs: 'Checks docstrings against conventions.',
  link: 'https://www.pydocstyle.org/en/stable/usage.html',
  packages: ['pydocstyle'],
  tier: 'verified',
  archived: {
    since: '2023-11-03',
    message: 'its repository is archived',
    successor: 'the rules `D` of Ruff',
  },
  run: ['pydocstyle'],
  configFiles: [
    { file: 'setup.cfg', section: '[pydocstyle]', precedence: 'instead' },
    { file: 'tox.ini', section: '[pydocstyle]', precedence: 'instead' },
    { file: '.pydocstyle', precedence: 'instead' },
    { file: '.pydocstyle.ini', precedence: 'instead' },
    { file: '.pydocstylerc', precedence: 'instead' },
    { file: '.pydocstylerc.ini', precedence: 'instead' },
  ],
  codes: 'pydocstyle',
  rules: [unknownCode, exclusive, ruff],
  tables: [
    {
      path: ['tool', 'pydocstyle'],
      title: 'settings of pydocstyle',
      docs: 'Which conventions docstrings keep. Nobody maintains pydocstyle any more; the rules `D` of Ruff are the same ones.',
      reference: 'https://www.pydocstyle.org/en/stable/usage.html',
      common: 0.03,
      shape: dataTable('pydocstyle'),
    },
  ],
});
