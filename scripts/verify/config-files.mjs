// How to see which of two settings a tool works with. `table` sets it in pyproject.toml, `other` has the table without it;
// `file(name)` gives the same for a file of the tool's own: `full` and `other`.
import { DOCUMENTED_PROBES } from './config-files-documented.mjs';
import { LINTER_PROBES } from './config-files-linters.mjs';
import { ini } from './config-files-parts.mjs';
import { PROJECT_PROBES } from './config-files-project.mjs';

export const PROBES = {
  ...DOCUMENTED_PROBES,
  ...LINTER_PROBES,
  ...PROJECT_PROBES,
  ruff: {
    files: { 'a.py': 'x = 1\n' },
    run: ['ruff', 'check', '--show-settings', 'a.py'],
    table: '[tool.ruff]\nline-length = 101\n',
    other: '[tool.ruff]\nfix = false\n',
    file: () => ({ full: 'line-length = 102\n', other: 'fix = false\n' }),
    isTable: /line_length = 101/,
    isFile: /line_length = 102/,
  },
  pytest: {
    files: { 'test_a.py': 'def test_a():\n    pass\n' },
    run: ['python', '-m', 'pytest', '-p', 'no:pytest-qt', '-p', 'no:django', '-o', 'x=1'],
    table: '[tool.pytest.ini_options]\nminversion = "101"\n',
    other: '[tool.pytest.ini_options]\naddopts = ""\n',
    file: (file) =>
      file.endsWith('.toml')
        ? { full: '[pytest]\nminversion = "102"\n', other: '[pytest]\naddopts = []\n' }
        : ini({ 'setup.cfg': 'tool:pytest', '*': 'pytest' }, 'minversion = 102', 'addopts =')(file),
    isTable: /requires pytest-101/,
    isFile: /requires pytest-102/,
  },
  coverage: {
    files: {},
    run: ['coverage', 'debug', 'config'],
    table: '[tool.coverage.run]\ncontext = "table"\n',
    other: '[tool.coverage.run]\nbranch = true\n',
    file: (file) =>
      file.endsWith('.toml')
        ? { full: '[tool.coverage.run]\ncontext = "file"\n', other: '[tool.coverage.run]\nbranch = true\n' }
        : ini({ '.coveragerc': 'run', '*': 'coverage:run' }, 'context = file', 'branch = true')(file),
    isTable: /context: table/,
    isFile: /context: file/,
  },
  isort: {
    files: { 'a.py': 'import a\n' },
    run: ['isort', '--show-config'],
    table: '[tool.isort]\nline_length = 101\n',
    other: '[tool.isort]\nquiet = false\n',
    file: ini({ '.isort.cfg': 'settings', '*': 'isort' }, 'line_length = 102', 'quiet = false'),
    isTable: /"line_length": 101/,
    isFile: /"line_length": 102/,
  },
  mypy: {
    files: { 'a.py': 'x = 1\n' },
    run: ['mypy', 'a.py'],
    table: '[tool.mypy]\nplugins = ["from_table"]\n',
    other: '[tool.mypy]\npretty = false\n',
    file: ini({ '*': 'mypy' }, 'plugins = from_file', 'pretty = false'),
    isTable: /from_table/,
    isFile: /from_file/,
  },
  pylint: {
    files: { 'a.py': '"""A."""\n' },
    run: ['pylint', '--generate-toml-config'],
    table: '[tool.pylint.format]\nmax-line-length = 101\n',
    other: '[tool.pylint.main]\njobs = 1\n',
    file: (file) =>
      file.endsWith('.toml')
        ? {
            full: '[tool.pylint.format]\nmax-line-length = 102\n',
            other: '[tool.pylint.main]\njobs = 1\n',
          }
        : ini(
            { 'setup.cfg': 'pylint.MAIN', 'tox.ini': 'pylint.MAIN', '*': 'MAIN' },
            'max-line-length=102',
            'jobs=1',
          )(file),
    isTable: /max-line-length = 101/,
    isFile: /max-line-length = 102/,
  },
  yapf: {
    files: { 'a.py': 'if x:\n    y\n' },
    run: ['yapf', 'a.py'],
    table: '[tool.yapf]\nindent_width = 7\n',
    other: '[tool.yapf]\nspaces_before_comment = 2\n',
    file: ini({ '.style.yapf': 'style', '*': 'yapf' }, 'indent_width = 5', 'spaces_before_comment = 2'),
    isTable: /\n {7}y/,
    isFile: /\n {5}y/,
  },
  codespell: {
    files: { 'a.txt': 'abandonned teh\n' },
    run: ['codespell', 'a.txt'],
    table: '[tool.codespell]\nignore-words-list = "abandonned"\n',
    other: '[tool.codespell]\nquiet-level = 2\n',
    file: ini({ '*': 'codespell' }, 'ignore-words-list = teh', 'quiet-level = 2'),
    isTable: /^(?!.*abandonned)[\s\S]*teh ==>/,
    isFile: /^(?!.*teh ==>)[\s\S]*abandonned ==>/,
  },
  tox: {
    files: {},
    run: ['tox', 'config', '--core', '-k', 'env_list'],
    table: '[tool.tox]\nenv_list = ["table"]\n',
    other: '[tool.tox]\nskip_missing_interpreters = true\n',
    file: (file) =>
      file.endsWith('.toml')
        ? { full: 'env_list = ["file"]\n', other: 'skip_missing_interpreters = true\n' }
        : ini(
            { 'setup.cfg': 'tox:tox', '*': 'tox' },
            'env_list = file',
            'skip_missing_interpreters = true',
          )(file),
    isTable: /env_list = table/,
    isFile: /env_list = file/,
  },
  pyright: {
    files: { 'a.py': 'import nothing_there\n' },
    run: ['pyright', '--project', '.'],
    table: '[tool.pyright]\nreportMissingImports = "error"\n',
    other: '[tool.pyright]\nreportMissingImports = "none"\n',
    file: () => ({
      full: '{ "reportMissingImports": "warning" }\n',
      other: '{ "reportUnusedImport": "none", "reportMissingImports": "none" }\n',
    }),
    isTable: /error: .*nothing_there/,
    isFile: /warning: .*nothing_there/,
  },
};
