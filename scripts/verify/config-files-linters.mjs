// How to see which of two settings a tool for the style of code works with: see `config-files.mjs`.
import { ini, python } from './config-files-parts.mjs';

// Without a contract Import Linter looks at nothing.
const CONTRACT_TABLE =
  '[[tool.importlinter.contracts]]\nname = "x"\ntype = "independence"\nmodules = ["a", "b"]\n';
const CONTRACT_SECTION =
  '[importlinter:contract:x]\nname = x\ntype = independence\nmodules =\n    a\n    b\n';

export const LINTER_PROBES = {
  autoflake: {
    files: { 'a.py': 'import aaa\nimport bbb\n' },
    run: ['autoflake', 'a.py'],
    table: '[tool.autoflake]\nimports = ["aaa"]\n',
    other: '[tool.autoflake]\nquiet = false\n',
    file: ini({ '*': 'autoflake' }, 'imports = bbb', 'quiet = false'),
    isTable: /-import aaa/,
    isFile: /-import bbb/,
  },
  bandit: {
    files: { 'a.py': 'assert True\nexec("x")\n' },
    run: 'bandit -c pyproject.toml -r . -q -f custom --msg-template {test_id}'.split(' '),
    table: '[tool.bandit]\ntests = ["B101"]\n',
    other: '[tool.bandit]\nexclude_dirs = ["x"]\n',
    file: ini({ '*': 'bandit' }, 'tests = B102', 'number = 3'),
    isTable: /B101/,
    isFile: /B102/,
    isBoth: /B101[\s\S]*B102/,
  },
  basedpyright: {
    files: { 'a.py': 'import nothing_there\n' },
    run: ['basedpyright', '--project', '.'],
    table: '[tool.basedpyright]\nreportMissingImports = "error"\n',
    other: '[tool.basedpyright]\nreportMissingImports = "none"\n',
    file: () => ({
      full: '{ "reportMissingImports": "warning" }\n',
      other: '{ "reportUnusedImport": "none", "reportMissingImports": "none" }\n',
    }),
    isTable: /error: .*nothing_there/,
    isFile: /warning: .*nothing_there/,
  },
  'check-manifest': {
    files: {},
    ...python('import check_manifest as c; print(vars(c.read_config()[0]))'),
    table: '[tool.check-manifest]\nignore = ["from-table"]\n',
    other: '[tool.check-manifest]\nignore-bad-ideas = ["x"]\n',
    file: ini({ '*': 'check-manifest' }, 'ignore = from-file', 'ignore-bad-ideas = x'),
    isTable: /from.*table/,
    isFile: /from.*file/,
  },
  'check-wheel-contents': {
    files: {},
    ...python(
      'from check_wheel_contents.config import Configuration; print(Configuration.from_config_file(None).toplevel)',
    ),
    table: '[tool.check-wheel-contents]\ntoplevel = ["from_table"]\n',
    other: '[tool.check-wheel-contents]\nignore = ["W001"]\n',
    file: ini(
      { 'setup.cfg': 'tool:check-wheel-contents', '*': 'check-wheel-contents' },
      'toplevel = from_file',
      'ignore = W001',
    ),
    isTable: /from_table/,
    isFile: /from_file/,
  },
  docformatter: {
    files: { 'a.py': '' },
    ...python(
      'from docformatter.configuration import Configurater as C; c = C(["docformatter", "a.py"]); c.do_parse_arguments(); print(c.args.wrap_summaries)',
    ),
    table: '[tool.docformatter]\nwrap-summaries = 101\n',
    other: '[tool.docformatter]\nblank = true\n',
    file: ini({ '*': 'docformatter' }, 'wrap-summaries = 102', 'blank = true'),
    isTable: /101/,
    isFile: /102/,
  },
  importlinter: {
    files: {},
    run: ['lint-imports', '--no-cache'],
    table: `[tool.importlinter]\nroot_package = "from_table"\n${CONTRACT_TABLE}`,
    other: `[tool.importlinter]\nexclude_type_checking_imports = true\n${CONTRACT_TABLE}`,
    file: ini(
      { '*': 'importlinter' },
      `root_package = from_file\n${CONTRACT_SECTION}`,
      `exclude_type_checking_imports = True\n${CONTRACT_SECTION}`,
    ),
    isTable: /from_table/,
    isFile: /from_file/,
  },
  interrogate: {
    files: { 'a.py': '"""A."""\n' },
    run: ['interrogate', 'a.py'],
    table: '[tool.interrogate]\nfail-under = 91\n',
    other: '[tool.interrogate]\nquiet = false\n',
    file: ini({ '*': 'tool:interrogate' }, 'fail-under = 92', 'quiet = false'),
    isTable: /minimum: 91/,
    isFile: /minimum: 92/,
  },
  pydocstyle: {
    files: { 'a.py': 'def f():\n    """Say no"""\n' },
    run: ['pydocstyle', 'a.py'],
    table: '[tool.pydocstyle]\nselect = "D100"\n',
    other: '[tool.pydocstyle]\nignore = "D100,D400"\n',
    file: ini({ '*': 'pydocstyle' }, 'select = D400', 'ignore = D100,D400'),
    isTable: /^(?![\s\S]*D400)[\s\S]*D100/,
    isFile: /^(?![\s\S]*D100)[\s\S]*D400/,
  },
  typos: {
    files: {},
    run: ['typos', '--dump-config', '-'],
    table: '[tool.typos.files]\nextend-exclude = ["from-table"]\n',
    other: '[tool.typos.files]\nignore-hidden = false\n',
    file: () => ({
      full: '[files]\nextend-exclude = ["from-file"]\n',
      other: '[files]\nignore-hidden = false\n',
    }),
    isTable: /from-table/,
    isFile: /from-file/,
  },
};
