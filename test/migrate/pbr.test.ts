import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { migrated, planFor, table } from '../support/migrate.ts';

const SETUP = "import setuptools\n\nsetuptools.setup(\n    setup_requires=['pbr>=2.0.0'],\n    pbr=True)\n";
const CFG = `[metadata]
name = a
summary = Does things
description-file =
    README.rst
author = Ann
author-email = ann@a.org
home-page = https://a.org
python-requires = >=3.9
classifier =
    Programming Language :: Python :: 3
version = 2.0

[files]
packages =
    a
`;
const FILES = { 'setup.py': SETUP, 'README.rst': 'A\n=\n', 'requirements.txt': 'b>=1\n' };
const minimal = (cfg: string, setup = SETUP): ReadonlyMap<string, string | undefined> =>
  new Map(
    planFor({ ...FILES, 'setup.py': setup, 'setup.cfg': cfg }, { setupPy: 'minimal' }).files.map(
      ({ path, after }) => [path, after],
    ),
  );
const reasons = (cfg: string, setup = SETUP): string =>
  planFor({ ...FILES, 'setup.py': setup, 'setup.cfg': cfg })
    .declined.map(({ file, line, reason }) => `${file}:${line} ${reason}`)
    .join();

describe('pbr', () => {
  test('metadata of setup.cfg move; the version, the dependencies and what is packed stay with pbr', () =>
    assert.equal(
      migrated({ ...FILES, 'setup.cfg': CFG }),
      `[build-system]
requires = ["setuptools>=61.2", "pbr>=2.0.0"]
build-backend = "setuptools.build_meta"

[project]
name = "a"
description = "Does things"
readme = "README.rst"
requires-python = ">=3.9"
authors = [{ name = "Ann", email = "ann@a.org" }]
classifiers = ["Programming Language :: Python :: 3"]
dynamic = ["version", "dependencies"]

[project.urls]
Homepage = "https://a.org"
`,
    ));
  test('setup.py and setup.cfg keep what pbr reads there', () => {
    const files = minimal(CFG);
    assert.equal(files.get('setup.py'), 'import setuptools\n\nsetuptools.setup(\n    pbr=True,\n)\n');
    assert.equal(
      files.get('setup.cfg'),
      '[metadata]\nname = a\nversion = 2.0\n\n[files]\npackages =\n    a\n',
    );
  });
  test('entry points move; extras stay, for pbr may add to them', () => {
    const text = migrated({
      ...FILES,
      'setup.cfg': `${CFG}[entry_points]\nconsole-scripts =\n    # one\n    a = a:main\n\n[extras]\nx =\n    c:python_version<"3.9"\n`,
    });
    assert.equal(table(text, 'project.scripts'), 'a = "a:main"');
    assert.match(text, /^dynamic = \["version", "dependencies", "optional-dependencies"\]$/m);
  });
  test('what setup.cfg says wins over setup.py', () =>
    assert.match(
      migrated({
        ...FILES,
        'setup.py': "from setuptools import setup\nsetup(description='B', keywords=['k'], pbr=True)\n",
        'setup.cfg': CFG,
      }),
      /requires = \["setuptools>=61\.2", "pbr"\][\s\S]*description = "Does things"[\s\S]*keywords = \["k"\]/,
    ));
  test('a description of several files is joined by setuptools, where that gives the same', () =>
    assert.match(
      migrated({
        ...FILES,
        'NEWS.rst': 'News\n',
        'setup.cfg': CFG.replace('    README.rst', '    README.rst\n    NEWS.rst'),
      }),
      /^readme = \{ file = \["README\.rst", "NEWS\.rst"\]/m,
    ));
  test('commands of the project need the old way of building', () =>
    assert.match(
      migrated({ ...FILES, 'setup.cfg': `${CFG}[global]\ncommands =\n    a.commands.Build\n` }),
      /build-backend = "setuptools\.build_meta:__legacy__"/,
    ));
  for (const [title, cfg, setup, expected] of [
    ['without a name', '[files]\npackages = a\n', SETUP, /pbr needs `name` in \[metadata\]/],
    ['another file', CFG, SETUP.replace('True', "'b.cfg'"), /^setup\.py:5 pbr reads another file/],
    [
      'hooks',
      `${CFG}[global]\nsetup-hooks =\n    pbr.hooks.setup_hook\n    a.hook\n`,
      SETUP,
      /^setup\.cfg:18 The hook a\.hook changes/,
    ],
    [
      'packages for setuptools too',
      `${CFG}[options]\npackages = find:\n`,
      SETUP,
      /^setup\.cfg:18 `packages` is for setuptools/,
    ],
    [
      'one description for both',
      '[metadata]\nname = a\ndescription = Long\n',
      SETUP,
      /^setup\.cfg:3 pbr takes `description` alone for the long one/,
    ],
    [
      'a readme that is not there',
      CFG.replace('README.rst', 'ABOUT.rst'),
      SETUP,
      /^setup\.cfg:4 `description-file` names a file/,
    ],
  ] as const)
    test(`is declined: ${title}`, () => assert.match(reasons(cfg, setup), expected));
  test('another back-end does not run it', () =>
    assert.match(
      planFor({ ...FILES, 'setup.cfg': CFG }, { backend: 'hatchling' })
        .declined.map(({ reason }) => reason)
        .join(),
      /hatchling does not run setup\.py, which pbr needs\./,
    ));
});
