import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { migrated, planFor, table } from '../support/migrate.ts';

const HEAD = '[tool.poetry]\nname = "a"\nversion = "1.0"\n';
const from = (more: string, header: string): string =>
  table(migrated({ 'pyproject.toml': `${HEAD}${more}`, 'a.py': '' }), header);

describe('each part of [tool.poetry]', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'constraints for several Pythons become requirements with markers',
      '[tool.poetry.dependencies]\npython = ">=3.9"\nb = [{ version = "^1", python = "<3.11" }, { version = "^2", python = ">=3.11" }]\n',
      'project',
      'name = "a"\nversion = "1.0"\nrequires-python = ">=3.9"\ndependencies = [\n    "b>=1,<2; python_version < \\"3.11\\"",\n    "b>=2,<3; python_version >= \\"3.11\\"",\n]\ndynamic = ["classifiers"]',
    ],
    [
      'platforms, markers and extras of a dependency',
      '[tool.poetry.dependencies]\nb = { version = "*", extras = ["x", "y"], platform = "win32", markers = "os_name == \'nt\' or extra == \'z\'" }\n',
      'project',
      'name = "a"\nversion = "1.0"\ndependencies = ["b[x,y]; sys_platform == \\"win32\\" and (os_name == \'nt\' or extra == \'z\')"]\ndynamic = ["classifiers"]',
    ],
    [
      'a repository with its tag',
      '[tool.poetry.dependencies]\nb = { git = "https://a.org/b.git", tag = "v1" }\n',
      'project',
      'name = "a"\nversion = "1.0"\ndependencies = ["b @ git+https://a.org/b.git@v1"]\ndynamic = ["classifiers"]',
    ],
    [
      'groups, the old one for development included',
      '[tool.poetry.dev-dependencies]\npytest = "^8"\n[tool.poetry.group.docs]\noptional = true\ninclude-groups = ["dev"]\n[tool.poetry.group.docs.dependencies]\nsphinx = "~7.1"\n',
      'dependency-groups',
      'dev = ["pytest>=8,<9"]\ndocs = ["sphinx>=7.1,<7.2", { include-group = "dev" }]',
    ],
    ['plug-ins', '[tool.poetry.plugins."p.q"]\nx = "a:b"\n', 'project.entry-points."p.q"', 'x = "a:b"'],
    [
      'the index of a dependency stays with Poetry',
      '[tool.poetry.dependencies]\nb = { version = "^1", source = "own" }\n[[tool.poetry.source]]\nname = "own"\nurl = "https://a.org"\n',
      'tool.poetry.dependencies',
      'b = { source = "own" }',
    ],
    [
      'addresses',
      'homepage = "https://a.org"\nrepository = "https://a.org/r"\ndocumentation = "https://a.org/d"\n[tool.poetry.urls]\n"Bug Tracker" = "https://a.org/b"\n',
      'project.urls',
      'Homepage = "https://a.org"\nRepository = "https://a.org/r"\nDocumentation = "https://a.org/d"\n"Bug Tracker" = "https://a.org/b"',
    ],
    [
      'what goes into the archives stays',
      'packages = [{ include = "a", from = "src" }]\ninclude = [{ path = "tests", format = "sdist" }]\nexclude = ["a/x.json"]\n',
      'tool.poetry',
      'packages = [{ include = "a", from = "src" }]\ninclude = [{ path = "tests", format = "sdist" }]\nexclude = ["a/x.json"]',
    ],
  ];
  for (const [title, more, header, expected] of cases)
    test(title, () => assert.equal(from(more, header), expected));

  test('a script that is a file stays with Poetry, and is named', () => {
    const plan = planFor({
      'pyproject.toml': `${HEAD}[tool.poetry.scripts]\na = "a:main"\nb = { reference = "bin/b", type = "file" }\n`,
    });
    assert.deepEqual(
      plan.leftovers.map(({ line, what, why }) => `${line} ${what}: ${why}`),
      ['6 b: a script that is a file stays with Poetry'],
    );
    assert.match(plan.files[0]?.after ?? '', /^\[tool\.poetry\.scripts\]\nb = \{ reference/m);
  });
  test('without its back-end a setup.py beside it builds the project, so somebody has to say which counts', () => {
    const files = {
      'pyproject.toml':
        '[tool.poetry]\nname = "a"\nversion = "1.0"\ndescription = "B"\nauthors = []\nclassifiers = ["Topic :: Utilities"]\n',
      'setup.py': 'from setuptools import setup\nsetup(name="a", version="2.0", py_modules=[])\n',
      'a/__init__.py': '',
    };
    assert.match(
      planFor(files).declined[0]?.reason ?? '',
      /say which counts with `--from poetry` or `--from setup\.py`/,
    );
    const system = (more: string) => ({
      ...files,
      'pyproject.toml': `${files['pyproject.toml']}\n[build-system]\nrequires = ["x"]\n${more}`,
    });
    assert.equal(planFor(system('')).status, 'declined');
    assert.equal(planFor(system('build-backend = "poetry.core.masonry.api"\n')).status, 'migrated');
    assert.match(migrated(files, { from: ['poetry'] }), /version = "1\.0"/);
    assert.match(migrated(files, { from: ['setup.py'] }), /version = "2\.0"/);
  });
});
