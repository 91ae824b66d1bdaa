import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { migrated, planFor } from '../support/migrate.ts';

const PIPFILE = `[[source]]
url = "https://a.org/simple"
verify_ssl = true
name = "own"

[packages]
b = "*"
c = {version = ">=1", extras = ["x"], sys_platform = "== 'win32'", index = "own"}
d = {git = "https://a.org/d.git", ref = "v1"}
e = {path = ".", editable = true}

[dev-packages]
pytest = "==8.0"

[requires]
python_version = "3.11"

[scripts]
go = "python go.py"
`;
const left = (plan: ReturnType<typeof planFor>): readonly string[] =>
  plan.leftovers.map(({ file, line, what }) => `${file}:${line} ${what}`);

describe('from a Pipfile', () => {
  test('packages become groups', () =>
    assert.equal(
      migrated({ Pipfile: PIPFILE }),
      `[dependency-groups]
main = ["b", "c[x]>=1; sys_platform == 'win32'", "d @ git+https://a.org/d.git@v1"]
dev = ["pytest==8.0"]
`,
    ));
  test('packages become the dependencies of a project by choice, and its Python is known', () =>
    assert.match(
      migrated(
        { Pipfile: PIPFILE, 'setup.py': 'from setuptools import setup\nsetup(name="a", version="1")\n' },
        { from: ['setup.py', 'pipfile'], requirements: 'dependencies' },
      ),
      /^requires-python = ">=3\.11"\ndependencies = \[\n {4}"b",\n {4}"c\[x\]>=1; sys_platform == 'win32'",$/m,
    ));
  test('what has no place is named with its line', () =>
    assert.deepEqual(left(planFor({ Pipfile: PIPFILE })), [
      'Pipfile:16 python_version = "3.11"',
      'Pipfile:1 [source]',
      'Pipfile:8 index = "own"',
      'Pipfile:10 e',
      'Pipfile:18 [scripts]',
    ]));
  test('also where nothing of it could be moved', () => {
    const plan = planFor({ Pipfile: '[packages]\ne = {path = "."}\n\n[scripts]\ngo = "x"\n' });
    assert.equal(plan.status, 'nothing');
    assert.deepEqual(left(plan), ['Pipfile:2 e', 'Pipfile:4 [scripts]']);
  });
  test('a group that is there is kept, and said where it differs', () => {
    const files = {
      Pipfile: '[dev-packages]\nb = "*"\n',
      'pyproject.toml': '[dependency-groups]\ndev = ["b"]\n',
    };
    assert.deepEqual(left(planFor(files, { from: ['pipfile'] })), []);
    const other = { ...files, 'pyproject.toml': '[dependency-groups]\ndev = ["c"]\n' };
    assert.deepEqual(left(planFor(other, { from: ['pipfile'] })), ['Pipfile:1 [dev-packages]']);
  });
});

describe('from requirements files of which nothing moves', () => {
  test('lines that are none are named', () => {
    const plan = planFor({ 'requirements.txt': '-e .\n--index-url https://a.org\n' });
    assert.equal(plan.status, 'nothing');
    assert.deepEqual(left(plan), ['requirements.txt:1 -e .', 'requirements.txt:2 --index-url https://a.org']);
  });
  test('a group that is there is kept, and said where it differs', () => {
    const files = { 'requirements-dev.txt': 'b\n', 'pyproject.toml': '[dependency-groups]\ndev = ["c"]\n' };
    assert.deepEqual(
      planFor(files, { from: ['requirements'] }).leftovers.map(({ why }) => why),
      ['`dependency-groups.dev` is there already'],
    );
  });
});
