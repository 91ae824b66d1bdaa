import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MigrationOptions, MigrationPlan } from '../../server/src/migrate/plan.ts';
import { planFor, table } from '../support/migrate.ts';

const setup = (more: string, head = ''): string =>
  `${head}from setuptools import setup, Extension\nsetup(name="a", version="1.0", packages=["a"],\n${more}\n)\n`;
const plan = (
  more: string,
  options: MigrationOptions = {},
  files: Record<string, string> = {},
  head = '',
): MigrationPlan => planFor({ 'setup.py': setup(more, head), 'a/__init__.py': '', ...files }, options);
const fileOf = (found: MigrationPlan, name: string): string | undefined =>
  found.files.find(({ path }) => path === name)?.after;
const toml = (found: MigrationPlan, header: string): string => {
  assert.deepEqual(found.declined, []);
  return table(fileOf(found, 'pyproject.toml') ?? '', header);
};
const left = ({ leftovers }: MigrationPlan): readonly string[] =>
  leftovers.map(({ file, line, what }) => `${file}:${line} ${what}`);

describe('what needs setup.py', () => {
  test('ext_modules stay in a minimal one, which the legacy back-end runs', () => {
    const found = plan('ext_modules=[Extension("a.m", ["m.c"])]', { setupPy: 'minimal' });
    assert.match(toml(found, 'build-system'), /build-backend = "setuptools\.build_meta:__legacy__"/);
    assert.equal(
      fileOf(found, 'setup.py'),
      'from setuptools import setup, Extension\n\nsetup(\n    ext_modules=[Extension("a.m", ["m.c"])],\n)\n',
    );
    assert.deepEqual(left(found), ['setup.py:3 ext_modules=…']);
  });
  test('cmdclass stays with the class that it names', () => {
    const head =
      'from setuptools.command.build_py import build_py\n\nclass Hello(build_py):\n    pass\n\nUNUSED = 1\n';
    const found = plan('cmdclass={"build_py": Hello}', { setupPy: 'minimal' }, {}, head);
    assert.match(fileOf(found, 'setup.py') ?? '', /class Hello\(build_py\):\n {4}pass/);
    assert.doesNotMatch(fileOf(found, 'setup.py') ?? '', /UNUSED|version/);
  });
  test('another back-end is declined with its line, as is deleting it', () => {
    const more = 'ext_modules=[Extension("a.m", ["m.c"])]';
    assert.match(
      plan(more, { backend: 'hatchling' }).declined[0]?.reason ?? '',
      /hatchling does not run setup\.py, which ext_modules needs/,
    );
    assert.equal(plan(more, { setupPy: 'delete' }).declined[0]?.line, 3);
  });
});

describe('known hard idioms', () => {
  test('include-package-data is false in setup.py, and said so', () =>
    assert.match(toml(plan(''), 'tool.setuptools'), /include-package-data = false/));
  test('namespace_packages drop out of the packages, and are named', () => {
    const found = planFor({
      'setup.py':
        'from setuptools import setup\nsetup(name="n.a", version="1", packages=["n", "n.a"], namespace_packages=["n"])\n',
      'n/__init__.py': '__import__("pkg_resources").declare_namespace(__name__)\n',
      'n/a/__init__.py': '',
    });
    assert.match(toml(found, 'tool.setuptools'), /^packages = \["n\.a"\]$/m);
    assert.deepEqual(left(found), ['setup.py:2 namespace_packages=[n]']);
  });
  test('a kept setup.py that imports its project is run with the folder on the path', () => {
    const found = plan('', {}, {}, 'import a\n');
    assert.match(toml(found, 'build-system'), /__legacy__/);
  });
  test('a readme that is altered is copied, or linked on request', () => {
    const more = 'long_description=open("README.md").read().replace("x", "y")';
    const files = { 'README.md': '# x\n' };
    assert.match(toml(plan(more, {}, files), 'project'), /^readme = \{ text = """\n# y\n"""/m);
    assert.match(toml(plan(more, { readme: 'file' }, files), 'project'), /^readme = "README\.md"$/m);
  });
  test('requirements that differ among platforms and Pythons get markers', () => {
    const head = 'import sys\nneeds = ["b"]\nif sys.platform == "win32":\n    needs.append("c")\n';
    assert.match(
      toml(plan('install_requires=needs', {}, {}, head), 'project'),
      /^ {4}"c; sys_platform == \\?"win32\\?"",$|"c; sys_platform == 'win32'"|c; sys_platform == /m,
    );
  });
  test('a module that only newer Pythons have makes a requirement conditional', () => {
    const head = 'needs = []\ntry:\n    import tomllib\nexcept ImportError:\n    needs.append("tomli")\n';
    assert.match(
      toml(plan('install_requires=needs', {}, {}, head), 'project'),
      /"tomli; python_version < \\"3.11\\""/,
    );
  });
  test('the version of Python counts under whatever name it is imported', () => {
    const head = 'from sys import version_info as v\nneeds = ["b"] if v[:2] == (3, 12) else []\n';
    assert.match(
      toml(plan('install_requires=needs', {}, {}, head), 'project'),
      /"b; python_version >= \\"3.12\\" and python_version < \\"3.13\\""/,
    );
  });
  test('Python 2 is Python 2', () => {
    const head = 'import sys\nneeds = ["b"] if sys.version_info[0] < 3 else []\n';
    assert.match(
      toml(plan('install_requires=needs', {}, {}, head), 'project'),
      /"b; python_version < \\"3\.0\\""/,
    );
  });
  test('what is asked on one platform only is asked there', () => {
    const head =
      'import sys\nneeds = []\nif sys.platform == "win32":\n    if sys.version_info < (3, 12):\n        needs.append("b")\n';
    assert.match(
      toml(plan('install_requires=needs', {}, {}, head), 'project'),
      /"b; python_version < \\"3.12\\" and sys_platform == \\"win32\\""/,
    );
  });
  test('a list within a list of requirements is one with it', () => {
    const head = 'import sys\nneeds = ["b"]\nif sys.version_info < (3, 12):\n    needs.append("c")\n';
    assert.match(
      toml(plan('extras_require={"x": ["a", [needs]]}', {}, {}, head), 'project.optional-dependencies'),
      /^x = \["a", "b", "c; python_version < \\"3\.12\\""\]$/m,
    );
  });
  test('anything else that differs is declined with its line', () => {
    const found = plan('description=sys.platform', {}, {}, 'import sys\n');
    assert.deepEqual(
      found.declined.map(({ line, reason }) => `${line} ${reason}`),
      ['4 `description` differs among Pythons or platforms; pyproject.toml has one value for all.'],
    );
  });
  for (const [licence, classifier, expected] of [
    ['BSD', '', 'license = { text = "BSD" }'],
    ['Dual License', '', 'license = { text = "Dual License" }'],
    ['MIT', 'License :: OSI Approved :: MIT License', 'license = "MIT"'],
  ] as const)
    test(`the licence "${licence}"`, () => {
      const more = `license="${licence}", python_requires=">=3.10", classifiers=[${classifier === '' ? '' : `"${classifier}"`}]`;
      assert.ok(toml(plan(more), 'project').split('\n').includes(expected), toml(plan(more), 'project'));
    });
  test("a quoted '' for a key in setup.cfg means all packages", () => {
    const found = planFor({
      'setup.cfg':
        "[metadata]\nname = a\nversion = 1.0\n[options]\npackages = a\n[options.package_data]\n'' = *.txt\n",
      'a/__init__.py': '',
    });
    assert.equal(found.status, 'migrated');
  });
  test('the version by ast, and by a module that imports what is not there', () => {
    const files = { 'a/__init__.py': 'import numpy\n__version__ = "3.1"\n' };
    const head =
      'import ast\nfor node in ast.parse(open("a/__init__.py").read()).body:\n    if isinstance(node, ast.Assign) and node.targets[0].id == "__version__":\n        found = ast.literal_eval(node.value)\n';
    const text = setup('', head).replace('version="1.0"', 'version=found');
    assert.match(toml(planFor({ 'setup.py': text, ...files }), 'project'), /^version = "3\.1"$/m);
  });
  test('what is computed and never passed is no field, and the report says so', () => {
    const found = plan('', {}, { 'README.md': '# x\n' }, 'long_description = open("README.md").read()\n');
    assert.doesNotMatch(toml(found, 'project'), /readme/);
    assert.match(
      found.notes.map(({ text }) => text).join('\n'),
      /`long_description` is computed here and never passed to `setup\(\)`/,
    );
  });
});

describe('sections and files besides', () => {
  test('[aliases] and [bdist_wheel] of setup.cfg stay, and are named', () => {
    const found = plan(
      '',
      { setupPy: 'minimal' },
      { 'setup.cfg': '[aliases]\ntest = pytest\n[bdist_wheel]\nuniversal = 1\n' },
    );
    assert.deepEqual(left(found), ['setup.cfg:1 [aliases]', 'setup.cfg:3 [bdist_wheel]']);
  });
  test('other uses of setup.py are listed with what to write instead', () => {
    const found = plan(
      '',
      { setupPy: 'minimal' },
      {
        '.github/workflows/ci.yml': 'steps:\n  - run: python setup.py bdist_wheel\n',
        'tox.ini': '[testenv]\ncommands = python setup.py test\n',
        Dockerfile: 'RUN python setup.py install\n',
        Makefile: 'dev:\n\tpython setup.py develop\n',
        'README.md': 'Run `python setup.py sdist`.\n',
      },
    );
    assert.deepEqual(
      found.notes
        .filter(({ text }) => text.includes('setup.py '))
        .map(({ at, text }) => `${at?.file}:${at?.line} ${text}`),
      [
        'Dockerfile:1 `setup.py install` will not work any more: write `python -m pip install .`.',
        'Makefile:2 `setup.py develop` will not work any more: write `python -m pip install -e .`.',
        'README.md:1 `setup.py sdist` will not work any more: write `python -m build --sdist`.',
        'tox.ini:2 `setup.py test` will not work any more: write the test runner itself, such as `python -m pytest`.',
        '.github/workflows/ci.yml:2 `setup.py bdist_wheel` will not work any more: write `python -m build --wheel`.',
      ],
    );
  });
});
