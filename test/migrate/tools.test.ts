import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MigrationPlan } from '../../server/src/migrate/plan.ts';
import { planFor } from '../support/migrate.ts';

const tools = (files: Record<string, string>): MigrationPlan => planFor(files, { from: ['tools'] });
const toml = (files: Record<string, string>): string =>
  tools(files).files.find(({ path }) => path === 'pyproject.toml')?.after ?? '';
const changed = (files: Record<string, string>, path: string): string | undefined | null => {
  const change = tools(files).files.find((file) => file.path === path);
  return change === undefined ? null : change.after;
};

describe('tools in ini files', () => {
  test('pytest.ini: words stay words, lines become a list, and the file goes', () => {
    const files = {
      'pytest.ini':
        '[pytest]\naddopts = -ra -q\ntestpaths =\n    tests\n    more\nmarkers =\n    slow: takes long\n    net\nxfail_strict = true\n',
    };
    assert.equal(
      toml(files),
      '[tool.pytest.ini_options]\naddopts = "-ra -q"\ntestpaths = ["tests", "more"]\nmarkers = """\nslow: takes long\nnet"""\nxfail_strict = true\n',
    );
    assert.equal(changed(files, 'pytest.ini'), undefined);
  });
  test('.coveragerc: commas and lines, and regular expressions by line', () =>
    assert.equal(
      toml({
        '.coveragerc':
          '[run]\nbranch = True\nomit = a/*, b/*\n[report]\nfail_under = 90\nexclude_lines =\n    pragma: no cover\n    if x, y:\n',
      }),
      '[tool.coverage.run]\nbranch = true\nomit = ["a/*", "b/*"]\n\n[tool.coverage.report]\nfail_under = 90\nexclude_lines = ["pragma: no cover", "if x, y:"]\n',
    ));
  test('mypy.ini: sections of modules become overrides', () =>
    assert.equal(
      toml({
        'mypy.ini':
          '[mypy]\npython_version = 3.9\nstrict = True\nplugins = a, b\n[mypy-x.*,y]\nignore_missing_imports = True\n',
      }),
      '[tool.mypy]\npython_version = "3.9"\nstrict = true\nplugins = ["a", "b"]\n\n[[tool.mypy.overrides]]\nmodule = ["x.*", "y"]\nignore_missing_imports = true\n',
    ));
  test('.isort.cfg', () =>
    assert.equal(
      toml({
        '.isort.cfg':
          '[settings]\nprofile = black\nline_length = 100\nknown_first_party = a,b\ninclude_trailing_comma = True\n',
      }),
      '[tool.isort]\nprofile = "black"\nline_length = 100\nknown_first_party = ["a", "b"]\ninclude_trailing_comma = true\n',
    ));
  test('setup.cfg keeps its other sections', () => {
    const files = { 'setup.cfg': '[tool:pytest]\naddopts = -q\n\n[bdist_wheel]\nuniversal = 1\n' };
    assert.equal(toml(files), '[tool.pytest.ini_options]\naddopts = "-q"\n');
    assert.equal(changed(files, 'setup.cfg'), '[bdist_wheel]\nuniversal = 1\n');
  });
  test('of two files the one that counts is taken, the other is named', () => {
    const files = { 'pytest.ini': '[pytest]\naddopts = -q\n', 'tox.ini': '[tox]\n[pytest]\naddopts = -v\n' };
    assert.match(toml(files), /addopts = "-q"/);
    assert.deepEqual(tools(files).leftovers, [
      { file: 'tox.ini', line: 2, what: '[pytest]', why: 'pytest does not read it: pytest.ini comes first' },
    ]);
  });
  test('.codespellrc and .style.yapf', () =>
    assert.equal(
      toml({ '.codespellrc': '[codespell]\nskip = a,b\n', '.style.yapf': '[style]\nindent_width = 2\n' }),
      '[tool.codespell]\nskip = "a,b"\n\n[tool.yapf]\nindent_width = 2\n',
    ));
  test('of two files that count together neither is taken', () =>
    assert.deepEqual(
      tools({
        '.codespellrc': '[codespell]\nskip = a\n',
        'setup.cfg': '[codespell]\nskip = b\n',
      }).leftovers.map(({ file, why }) => `${file} ${why}`),
      ['.codespellrc codespell reads setup.cfg too; bring the two together first'],
    ));
  test('a table that is there is not touched', () => {
    const files = { 'pyproject.toml': '[tool.mypy]\nstrict = true\n', 'mypy.ini': '[mypy]\nfiles = a\n' };
    const { status, leftovers } = tools(files);
    assert.equal(status, 'nothing');
    assert.deepEqual(
      leftovers.map(({ what, why }) => `${what}: ${why}`),
      ['[mypy]: [tool.mypy] is there already; bring the two together first'],
    );
  });
  test('an option that the table does not have keeps all where it is', () => {
    const { files, leftovers } = tools({
      'mypy.ini': '[mypy]\nstrcit = True\n',
      'pytest.ini': '[pytest]\naddopts = -q\n',
    });
    assert.deepEqual(
      files.map(({ path }) => path),
      ['pyproject.toml', 'pytest.ini'],
    );
    assert.deepEqual(
      leftovers.map(({ file, line, what }) => `${file}:${line} ${what}`),
      ['mypy.ini:2 strcit = True'],
    );
  });
  test('flake8 is told what Ruff would read', () => {
    const { leftovers } = tools({
      'pytest.ini': '[pytest]\naddopts = -q\n',
      '.flake8': '[flake8]\nmax-line-length = 100\nextend-ignore = E203, W503\nmax-complexity = 10\n',
    });
    assert.equal(
      leftovers[0]?.why,
      'flake8 does not read pyproject.toml; Ruff would: [tool.ruff] line-length = 100, lint.extend-ignore = ["E203", "W503"], lint.mccabe.max-complexity = 10',
    );
  });
  test('with setup.cfg in one go', () => {
    const plan = planFor(
      {
        'setup.cfg':
          '[metadata]\nname = a\nversion = 1.0\n\n[mypy]\nstrict = True\n\n[aliases]\ntest = pytest\n',
        'a.py': '',
      },
      { from: ['setup.cfg', 'tools'], setupPy: 'minimal' },
    );
    assert.deepEqual(plan.sources, ['setup.cfg', 'tools']);
    assert.equal(plan.files.find(({ path }) => path === 'setup.cfg')?.after, '[aliases]\ntest = pytest\n');
    assert.deepEqual(
      plan.leftovers.map(({ what }) => what),
      ['[aliases]'],
    );
  });
});

describe('a Pipfile', () => {
  const PIPFILE = `[[source]]
name = "main"
url = "https://example.org/simple"

[packages]
six = "*"
attrs = { version = ">=20", extras = ["x"], markers = "python_version < '3.12'" }
moor = { git = "https://example.org/moor.git", ref = "v1" }
pywin32 = { version = "==300", sys_platform = "== 'win32'" }
here = { path = ".", editable = true }

[dev-packages]
pytest = "~=8.0"

[requires]
python_version = "3.10"
`;
  test('becomes groups', () => {
    const plan = planFor({ Pipfile: PIPFILE });
    assert.deepEqual(plan.sources, ['pipfile']);
    assert.equal(
      plan.files[0]?.after,
      `[dependency-groups]
main = [
    "six",
    "attrs[x]>=20; python_version < '3.12'",
    "moor @ git+https://example.org/moor.git@v1",
    "pywin32==300; sys_platform == 'win32'",
]
dev = ["pytest~=8.0"]
`,
    );
    assert.deepEqual(
      plan.leftovers.map(({ line, what }) => `${line} ${what}`),
      ['16 python_version = "3.10"', '1 [source]', '10 here'],
    );
  });
  test('becomes dependencies and requires-python of a project that has none', () => {
    const project = '[project]\nname = "a"\nversion = "1.0"\n';
    const plan = planFor(
      { Pipfile: PIPFILE, 'pyproject.toml': project },
      { from: ['pipfile'], requirements: 'dependencies' },
    );
    const text = plan.files[0]?.after ?? '';
    assert.match(text, /^requires-python = ">=3\.10"\ndependencies = \[\n {4}"six",$/m);
    assert.match(text, /\[dependency-groups\]\ndev = \["pytest~=8\.0"\]\n$/);
  });
});
