import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { notRead } from './rules/not-read.ts';

export const flake8 = defineTool({
  name: 'flake8',
  title: 'Flake8',
  docs: 'Linter for Python, made of pycodestyle, Pyflakes and plug-ins.',
  link: 'https://flake8.pycqa.org/en/latest/user/configuration.html',
  packages: ['flake8', 'flake8-pyproject', 'pyproject-flake8'],
  tier: 'documented',
  codes: 'flake8',
  run: ['flake8'],
  rules: [notRead],
  configFiles: [
    { file: 'setup.cfg', section: '[flake8]', precedence: 'shadowed' },
    { file: 'tox.ini', section: '[flake8]', precedence: 'shadowed' },
    { file: '.flake8', section: '[flake8]', precedence: 'shadowed' },
  ],
  tables: [
    {
      path: ['tool', 'flake8'],
      title: 'settings for a plug-in of Flake8',
      docs:
        'Flake8 reads `setup.cfg`, `tox.ini` and `.flake8`, not pyproject.toml. With the plug-in `Flake8-pyproject` it reads ' +
        'this table too.',
      reference: 'https://flake8.pycqa.org/en/latest/user/configuration.html',
      shape: dataTable('flake8'),
    },
  ],
});
