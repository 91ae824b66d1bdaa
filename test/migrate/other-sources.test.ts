import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { specifierSet } from '../../server/src/migrate/poetry/constraint.ts';
import { migrated, planFor, table } from '../support/migrate.ts';

describe('constraints of Poetry', () => {
  for (const [text, expected] of [
    ['^1.2.3', '>=1.2.3,<2.0.0'],
    ['^0.2.3', '>=0.2.3,<0.3.0'],
    ['^0.0.3', '>=0.0.3,<0.0.4'],
    ['^0.0', '>=0.0,<0.1'],
    ['^0', '>=0,<1'],
    ['^1', '>=1,<2'],
    ['~1.2.3', '>=1.2.3,<1.3.0'],
    ['~1', '>=1,<2'],
    ['1.2.*', '==1.2.*'],
    ['1.2', '==1.2'],
    ['*', ''],
    ['>= 1.2, < 2', '>=1.2,<2'],
    ['>=1 !=1.5', '>=1,!=1.5'],
  ] as const)
    test(text, () => assert.equal(specifierSet(text), expected));
  test('alternatives are no set', () => assert.equal(specifierSet('^1 || ^2'), undefined));
});

describe('from Poetry', () => {
  test('metadata, dependencies, groups, extras and scripts move; what only Poetry reads stays', () =>
    assert.equal(
      migrated({
        'pyproject.toml': `[tool.poetry]
name = "a"
version = "1.0"
description = "Does things"
authors = ["A B <a@b.org>"]
license = "MIT"
readme = "README.md"
homepage = "https://a.org"
packages = [{ include = "a", from = "src" }]

[tool.poetry.dependencies]
python = "^3.10"
b = "^1.2"
c = { version = "~2.0", extras = ["x"], python = "<3.12" }
d = { version = "*", optional = true }

[tool.poetry.group.dev.dependencies]
pytest = "^8.0"

[tool.poetry.extras]
more = ["d"]

[tool.poetry.scripts]
a = "a:main"

[build-system]
requires = ["poetry-core>=1.0.0"]
build-backend = "poetry.core.masonry.api"

[tool.black]
line-length = 100 # wide
`,
        'README.md': '# A\n',
      }),
      `[project]
name = "a"
version = "1.0"
description = "Does things"
readme = "README.md"
requires-python = ">=3.10,<4.0"
license = "MIT"
authors = [{ name = "A B", email = "a@b.org" }]
dependencies = [
    "b>=1.2,<2.0",
    "c[x]>=2.0,<2.1; python_version < \\"3.12\\"",
]
dynamic = ["classifiers"]

[project.optional-dependencies]
more = ["d"]

[project.scripts]
a = "a:main"

[project.urls]
Homepage = "https://a.org"

[dependency-groups]
dev = ["pytest>=8.0,<9.0"]

[tool.poetry]
packages = [{ include = "a", from = "src" }]

[build-system]
requires = ["poetry-core>=2.2.0,<3"]
build-backend = "poetry.core.masonry.api"

[tool.black]
line-length = 100 # wide
`,
    ));

  test('a path declines with its line', () =>
    assert.deepEqual(
      planFor({
        'pyproject.toml':
          '[tool.poetry]\nname = "a"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.10"\nb = { path = "../b" }\n',
      }).declined.map(({ line }) => line),
      [6],
    ));
});

describe('from Flit', () => {
  test('metadata moves, version and description stay with the module', () =>
    assert.equal(
      migrated({
        'pyproject.toml': `[build-system]
requires = ["flit_core >=2,<4"]
build-backend = "flit_core.buildapi"

[tool.flit.metadata]
module = "a"
author = "A B"
author-email = "a@b.org"
home-page = "https://a.org"
requires = ["b>=1"]
requires-python = ">=3.6"
classifiers = ["License :: OSI Approved :: MIT License"]

[tool.flit.metadata.requires-extra]
test = ["pytest"]
".none" = ["c"]

[tool.flit.scripts]
a = "a:main"
`,
        'a.py': '"""Does things"""\n__version__ = "1"\n',
      }),
      `[build-system]
requires = ["flit_core>=3.11.0,<4"]
build-backend = "flit_core.buildapi"

[project]
name = "a"
requires-python = ">=3.6"
license = "MIT"
authors = [{ name = "A B", email = "a@b.org" }]
dependencies = [
    "b>=1",
    "c",
]
dynamic = ["version", "description"]

[project.optional-dependencies]
test = ["pytest"]

[project.scripts]
a = "a:main"

[project.urls]
Homepage = "https://a.org"
`,
    ));
});

describe('from requirements files', () => {
  const files = {
    'requirements.txt': '# main\nb>=1 ; python_version < "3.12"\n-e .\nc==2 --hash=sha256:abc\n',
    'requirements-dev.txt':
      '-r requirements.txt\n-c constraints.txt\npytest\ngit+https://a.org/d.git#egg=d\n',
  };
  test('each is a group by its name', () =>
    assert.equal(
      table(migrated(files), 'dependency-groups'),
      'dev = [{ include-group = "main" }, "pytest", "d @ git+https://a.org/d.git"]\nmain = ["b>=1 ; python_version < \\"3.12\\"", "c==2"]',
    ));
  test('what is no requirement is left over with its line', () =>
    assert.deepEqual(
      planFor(files).leftovers.map(({ file, line }) => `${file}:${line}`),
      ['requirements-dev.txt:2', 'requirements.txt:3', 'requirements.txt:4'],
    ));
  test('the main one becomes the dependencies by choice', () =>
    assert.match(
      migrated(
        { ...files, 'setup.py': 'from setuptools import setup\nsetup(name="a", version="1")\n' },
        { from: ['setup.py', 'requirements'], requirements: 'dependencies' },
      ),
      /^dependencies = \[\n {4}"b>=1 ; python_version < \\"3.12\\"",\n {4}"c==2",\n\]$/m,
    ));
});

describe('other back-ends', () => {
  const files = {
    'setup.py':
      'from setuptools import setup, find_packages\nsetup(name="a", version="1", python_requires=">=3.9", license="MIT", classifiers=["Topic :: Utilities"], packages=find_packages("src"), package_dir={"": "src"}, package_data={"a": ["*.json"]})\n',
    'src/a/__init__.py': '',
    'src/a/x.json': '{}',
    'src/a/notes.txt': '',
    LICENSE: 'MIT',
  };
  test('hatchling is told what the wheel never had', () =>
    assert.equal(
      table(migrated(files, { backend: 'hatchling' }), 'tool.hatch.build.targets.wheel'),
      'only-include = ["src/a"]\nsources = ["src"]\nexclude = ["/src/a/notes.txt"]',
    ));
  test('pdm-backend', () =>
    assert.equal(
      table(migrated(files, { backend: 'pdm-backend' }), 'tool.pdm.build'),
      'includes = ["src/a"]\npackage-dir = "src"\nexcludes = ["src/a/notes.txt"]',
    ));
  test('uv_build', () =>
    assert.equal(
      table(migrated(files, { backend: 'uv-build' }), 'tool.uv.build-backend'),
      'module-name = "a"\nmodule-root = "src"\nwheel-exclude = ["/src/a/notes.txt"]',
    ));
  test('poetry-core', () =>
    assert.equal(
      table(migrated(files, { backend: 'poetry-core' }), 'tool.poetry'),
      'packages = [{ include = "a", from = "src" }]\nexclude = ["src/a/notes.txt"]',
    ));
  test('flit-core cannot leave a file out', () =>
    assert.match(
      planFor(files, { backend: 'flit-core' }).declined[0]?.reason ?? '',
      /never had src\/a\/notes\.txt/,
    ));
  test('scripts that are files need setuptools', () =>
    assert.match(
      planFor(
        {
          'setup.py':
            'from setuptools import setup\nsetup(name="a", version="1", packages=["a"],\n  scripts=["bin/a"])\n',
          'a/__init__.py': '',
          'bin/a': '',
        },
        { backend: 'hatchling' },
      ).declined[0]?.reason ?? '',
      /scripts/,
    ));
});

describe('setuptools-scm', () => {
  const SETUP = (more: string): string =>
    `from setuptools import setup\nsetup(name="a", py_modules=[]${more})\n`;
  test('asked for by setup() gets its table, without which it stays silent', () =>
    assert.match(
      migrated({ 'setup.py': SETUP(', use_scm_version=True') }),
      /^dynamic = \["version"\]\n[\s\S]*\[tool\.setuptools_scm\]\n$/m,
    ));
  test('with a table that is there', () =>
    assert.equal(
      table(
        migrated({
          'setup.py': SETUP(''),
          'pyproject.toml':
            '[build-system]\nrequires = ["setuptools>=64", "setuptools_scm>=8"]\n\n[tool.setuptools_scm]\nversion_file = "v.py"\n',
        }),
        'project',
      ),
      'name = "a"\ndynamic = ["version"]',
    ));
});
