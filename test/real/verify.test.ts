import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { unexplained } from '../../server/src/build/compare.ts';
import { type ChangedFile, verifyChange } from '../../server/src/build/verify.ts';
import { viewOf } from '../../server/src/migrate/view.ts';
import { nodeRunner } from '../../server/src/node/runner.ts';
import { buildPython } from '../support/build-python.ts';
import { folder } from '../support/cli.ts';
import { service } from '../support/service.ts';

const { data } = service.context(service.open('pyproject.toml', ''));
const SETUP = `from setuptools import setup
setup(
    name="moor", version="1.2", packages=["moor"], license="MIT", url="https://example.org/moor",
    install_requires=["six"], entry_points={"console_scripts": ["moor=moor:main"]},
)
`;
const TOML = `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "moor"
version = "1.2"
license = "MIT"
dependencies = ["six"]

[project.scripts]
moor = "moor:main"

[project.urls]
Homepage = "https://example.org/moor"

[tool.setuptools]
packages = ["moor"]
`;
const project = (): string => folder({ 'setup.py': SETUP, 'moor/__init__.py': 'main = print\n' });

const verify = (here: string, files: readonly ChangedFile[], signal?: AbortSignal) =>
  verifyChange(
    {
      folder: here,
      files,
      python: buildPython(),
      sameBackend: true,
      isolated: false,
      licences: { licences: data.licences, classifiers: data.licenseClassifiers },
      ...(signal === undefined ? {} : { signal }),
    },
    nodeRunner(),
  );

const toml = (text: string): readonly ChangedFile[] => [
  { path: 'pyproject.toml', after: text },
  { path: 'setup.py' },
];

describe('a migration is verified by building before and after', () => {
  test('the same wheel, and the project is left alone', async () => {
    const here = project();
    const found = await verify(here, toml(TOML));
    assert.equal(found.status, 'same', JSON.stringify(found.differences));
    assert.match(found.message, /^The wheel before and after has the same 1 file; 2 differences/);
    assert.deepEqual(found.differences.map(({ what }) => what).sort(), ['License', 'links']);
    assert.deepEqual(fs.readdirSync(here).sort(), ['moor', 'setup.py']);
  });
  for (const [what, change] of [
    ['Requires-Dist', ['dependencies = ["six"]', 'dependencies = []']],
    ['entry points', ['moor:main', 'moor:run']],
  ] as const)
    test(`another ${what}`, async () => {
      const found = await verify(project(), toml(TOML.replace(change[0], change[1])));
      assert.equal(found.status, 'different');
      assert.deepEqual(
        unexplained(found.differences).map((one) => one.what),
        [what],
      );
    });
  test('a migrated project that does not build', async () => {
    const found = await verify(project(), toml(TOML.replace('"1.2"', '"x"')));
    assert.equal(found.status, 'different');
    assert.match(found.message, /does not build: .*version/);
  });
  test('a project that does not build as it is proves nothing', async () => {
    const here = project();
    fs.writeFileSync(path.join(here, 'setup.py'), 'raise ValueError("no")\n');
    const found = await verify(here, toml(TOML));
    assert.equal(found.status, 'unverified');
    assert.match(found.message, /as it is: no/);
  });
  test('without Python nothing is proved, and the message says so', async () => {
    const runner = nodeRunner();
    const options = {
      folder: project(),
      files: toml(TOML),
      python: '/nowhere/python',
      sameBackend: true,
      isolated: false,
    };
    const found = await verifyChange(options, runner);
    assert.equal(found.status, 'unverified');
    assert.match(found.message, /No Python was found/);
  });
  test('can be cancelled, and leaves nothing behind', async () => {
    const left = () =>
      fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('pyproject-build-')).length;
    const before = left();
    const controller = new AbortController();
    const running = verify(project(), toml(TOML), controller.signal);
    controller.abort();
    assert.notEqual((await running).status, 'same');
    assert.ok(left() <= before);
  });
});

describe('a version that comes from git', () => {
  test('is the same, with the file that it is written to', async () => {
    const files = {
      'pyproject.toml':
        '[build-system]\nrequires = ["setuptools", "setuptools-scm"]\n\n[tool.setuptools_scm]\nversion_file = "moor/_version.py"\n',
      'setup.py': 'from setuptools import setup\nsetup(name="moor", packages=["moor"])\n',
      'moor/__init__.py': '',
    };
    const here = folder(files);
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      ['commit', '-qm', 'all'],
      ['tag', 'v1.4'],
    ])
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.org', ...args], { cwd: here });
    const plan = service.planMigration(viewOf(files), { setupPy: 'minimal' });
    assert.equal(plan.status, 'migrated', JSON.stringify(plan.declined));
    const found = await verify(here, plan.files);
    assert.deepEqual(unexplained(found.differences), []);
    assert.equal(found.fields.find(({ field }) => field === 'Version')?.after, '1.4');
    assert.ok(fs.existsSync(path.join(here, 'setup.py')));
  });
});
