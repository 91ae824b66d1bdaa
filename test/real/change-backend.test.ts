import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { compareWheels, unexplained } from '../../server/src/build/compare.ts';
import { readWheel, type Wheel } from '../../server/src/build/wheel.ts';
import { buildPython } from '../support/build-python.ts';
import { folder, run } from '../support/cli.ts';

const HEAD = (version: string): string => `[project]
name = "moor"
${version}
description = "Moors at sea."
readme = "README.md"
license = "MIT"
classifiers = ["Topic :: Utilities"]
dependencies = ["six>=1.9"]

[project.optional-dependencies]
more = ["attrs"]

[project.scripts]
moor = "moor:main"

[project.entry-points."moor.plugins"]
one = "moor.deep:plugin"

`;
const FILES = {
  'README.md': '# Moor\n',
  LICENSE: 'MIT License\n',
  'src/moor/__init__.py': '"""Moors at sea."""\n\n__version__ = "1.2"\nmain = print\n',
  'src/moor/deep/__init__.py': 'plugin = print\n',
  'src/moor/py.typed': '',
  'src/moor/data/x.txt': 'x\n',
};
const SETUPTOOLS = `[build-system]
requires = ["setuptools>=77.0.3"]
build-backend = "setuptools.build_meta"

${HEAD('version = "1.2"')}[tool.setuptools.package-data]
moor = ["py.typed", "data/*.txt"]
`;
const OTHERS = ['hatchling', 'flit-core', 'pdm-backend', 'uv-build', 'poetry-core'];

function build(here: string): Wheel {
  fs.rmSync(path.join(here, 'dist'), { recursive: true, force: true });
  fs.rmSync(path.join(here, 'build'), { recursive: true, force: true });
  const args = ['-m', 'build', '--wheel', '--no-isolation', '--skip-dependency-check'];
  const done = spawnSync(buildPython(), args, {
    cwd: here,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${path.dirname(buildPython())}:${process.env.PATH}` },
  });
  assert.equal(done.status, 0, done.stdout + done.stderr);
  const [name] = fs.readdirSync(path.join(here, 'dist'));
  const wheel = readWheel(fs.readFileSync(path.join(here, 'dist', name as string)));
  assert.ok(typeof wheel !== 'string', String(wheel));
  // What a build leaves behind is no part of the project.
  for (const left of ['dist', 'build']) fs.rmSync(path.join(here, left), { recursive: true, force: true });
  return wheel;
}

function change(here: string, backend: string, ...more: string[]): string {
  const { code, out, err } = run(here, ['migrate', '--backend', backend, '--write', ...more]);
  assert.equal(code, 0, out + err);
  return fs.readFileSync(path.join(here, 'pyproject.toml'), 'utf8');
}

const same = (before: Wheel, after: Wheel): void =>
  assert.deepEqual(unexplained(compareWheels(before, after, { environment: {} })), []);

describe('another build back-end makes the same wheel', () => {
  for (const backend of OTHERS)
    test(`setuptools → ${backend} → setuptools`, () => {
      const here = folder({ ...FILES, 'pyproject.toml': SETUPTOOLS });
      const before = build(here);
      change(here, backend);
      same(before, build(here));
      change(here, 'setuptools');
      same(before, build(here));
    });
  test('from one to the next, packages found by each', () => {
    const here = folder({
      ...FILES,
      'pyproject.toml': `[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n${HEAD('version = "1.2"')}`,
    });
    const before = build(here);
    for (const backend of ['uv-build', 'poetry-core', 'flit-core', 'pdm-backend', 'hatchling']) {
      change(here, backend);
      same(before, build(here));
    }
  });
  test('patterns leave out what they left out', () => {
    const more = {
      'src/moor/deep/notes.txt': '',
      'src/moor/deep/more/z.json': '',
      'src/moor/.hidden.txt': '',
      'src/moor/text/a.md': '',
    };
    for (const [backend, system, table] of [
      [
        'hatchling',
        'hatchling.build',
        '[tool.hatch.build.targets.wheel]\npackages = ["src/moor"]\nexclude = ["*.txt", "moor/text", "/src/moor/de??/more/"]',
      ],
      [
        'pdm-backend',
        'pdm.backend',
        '[tool.pdm.build]\nincludes = ["src/moor"]\nexcludes = ["**/*.txt", "src/moor/text/*"]',
      ],
      [
        'poetry-core',
        'poetry.core.masonry.api',
        '[tool.poetry]\npackages = [{ include = "moor", from = "src" }]\nexclude = ["**/*.txt", "src/moor/d*/more/*"]',
      ],
      [
        'uv_build',
        'uv_build',
        '[tool.uv.build-backend]\nwheel-exclude = ["*.txt", "moor/text", "/src/moor/*/more/*"]',
      ],
    ] as const) {
      const text = `[build-system]\nrequires = ["${backend}"]\nbuild-backend = "${system}"\n\n${HEAD('version = "1.2"')}${table}\n`;
      const here = folder({ ...FILES, ...more, 'pyproject.toml': text });
      const before = build(here);
      for (const other of ['hatchling', 'pdm-backend', 'poetry-core', 'uv-build'])
        if (!backend.startsWith(other.slice(0, 2))) {
          fs.writeFileSync(path.join(here, 'pyproject.toml'), text);
          change(here, other);
          const after = build(here);
          assert.deepEqual(
            [...after.files.keys()].sort(),
            [...before.files.keys()].sort(),
            `${backend} → ${other}`,
          );
          same(before, after);
        }
    }
  });
  test('files beside the packages', () => {
    const here = folder({
      ...FILES,
      'etc/moor.conf': 'x\n',
      'pyproject.toml': `${SETUPTOOLS}\n[tool.setuptools.data-files]\n"share/moor" = ["etc/moor.conf", "README.md"]\n`,
    });
    const before = build(here);
    assert.ok([...before.files.keys()].some((name) => name.endsWith('data/share/moor/moor.conf')));
    change(here, 'hatchling');
    same(before, build(here));
    change(here, 'setuptools');
    same(before, build(here));
  });
  test('files that lie beside the packages as they will be installed', () => {
    const here = folder({
      ...FILES,
      'files/share/moor/moor.conf': 'x\n',
      'files/etc/moor.ini': 'y\n',
      'files/top.txt': 'z\n',
      'pyproject.toml': `${SETUPTOOLS}\n[tool.setuptools.data-files]\n"share/moor" = ["files/share/moor/moor.conf"]\netc = ["files/etc/moor.ini"]\n"." = ["files/top.txt"]\n`,
    });
    const before = build(here);
    assert.ok([...before.files.keys()].some((name) => name.endsWith('data/etc/moor.ini')));
    for (const backend of ['uv-build', 'pdm-backend', 'hatchling', 'uv-build', 'setuptools']) {
      change(here, backend);
      same(before, build(here));
    }
  });
  test('a folder of shared data', () => {
    const here = folder({
      ...FILES,
      'files/a/x.conf': 'x\n',
      'files/y.conf': 'y\n',
      'pyproject.toml': `[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n${HEAD('version = "1.2"')}[tool.hatch.build.targets.wheel.shared-data]\n"files" = "share/moor"\n`,
    });
    const before = build(here);
    change(here, 'setuptools');
    same(before, build(here));
  });
  test('patterns of what is taken', () => {
    const more = {
      'src/moor/deep/notes.txt': '',
      'src/moor/deep/more/z.json': '',
      'src/moor/text/a.md': '',
      'src/other/__init__.py': '',
    };
    for (const [backend, system, table] of [
      [
        'hatchling',
        'hatchling.build',
        '[tool.hatch.build.targets.wheel]\nsources = ["src"]\ninclude = ["/src/moor/**/*.py", "*.json", "py.typed"]\nexclude = ["src/moor/deep/n*"]',
      ],
      [
        'hatchling',
        'hatchling.build',
        '[tool.hatch.build.targets.wheel]\npackages = ["src/moor", "src/other"]\ninclude = ["*.py", "src/moor/data"]',
      ],
      [
        'pdm-backend',
        'pdm.backend',
        '[tool.pdm.build]\nincludes = ["src/moor/**/*.py", "src/moor/d*"]\nexcludes = ["src/moor/deep/more"]\nis-purelib = true',
      ],
      ['pdm-backend', 'pdm.backend', '[tool.pdm.build]\nexcludes = ["**/*.txt"]'],
      [
        'poetry-core',
        'poetry.core.masonry.api',
        '[tool.poetry]\ninclude = ["README.md"]\npackages = [{ include = "moor/**/*.py", from = "src" }, { include = "moor/d*/**/*", from = "src" }]\nexclude = ["src/moor/deep/more/*"]',
      ],
      ['poetry-core', 'poetry.core.masonry.api', '[tool.poetry]\nexclude = ["**/*.txt"]'],
    ] as const) {
      const text = `[build-system]\nrequires = ["${backend}"]\nbuild-backend = "${system}"\n\n${HEAD('version = "1.2"')}${table}\n`;
      const here = folder({ ...FILES, ...more, 'pyproject.toml': text });
      const before = build(here);
      for (const other of ['setuptools', 'hatchling', 'pdm-backend', 'poetry-core', 'uv-build'])
        if (backend !== other) {
          fs.writeFileSync(path.join(here, 'pyproject.toml'), text);
          change(here, other);
          const after = build(here);
          assert.deepEqual(
            [...after.files.keys()].sort(),
            [...before.files.keys()].sort(),
            `${table}: ${backend} → ${other}`,
          );
          same(before, after);
        }
    }
  });
  test('a namespace', () => {
    const here = folder({
      'README.md': '# Moor\n',
      LICENSE: 'MIT License\n',
      'src/moor/deep/__init__.py': '',
      'src/moor/x.py': '',
      'pyproject.toml': `[build-system]\nrequires = ["uv_build"]\nbuild-backend = "uv_build"\n\n${HEAD('version = "1.2"')}[tool.uv.build-backend]\nmodule-name = "moor"\nnamespace = true\n`,
    });
    const before = build(here);
    for (const backend of ['hatchling', 'setuptools', 'uv-build']) {
      change(here, backend);
      same(before, build(here));
    }
  });
  test('a version that stands in the module goes on being read there', () => {
    const text = SETUPTOOLS.replace('version = "1.2"', 'dynamic = ["version"]');
    const here = folder({
      ...FILES,
      'pyproject.toml': `${text}\n[tool.setuptools.dynamic]\nversion = { attr = "moor.__version__" }\n`,
    });
    const before = build(here);
    for (const backend of ['hatchling', 'pdm-backend', 'flit-core', 'setuptools']) {
      assert.match(change(here, backend), /^dynamic = \["version"\]$/m);
      same(before, build(here));
    }
    assert.match(change(here, 'uv-build', '--project-version', 'static'), /^version = "1\.2"$/m);
    same(before, build(here));
  });
  test('a version of git goes on coming from git', () => {
    const text = SETUPTOOLS.replace('version = "1.2"', 'dynamic = ["version"]').replace(
      '77.0.3"',
      '77.0.3", "setuptools-scm"',
    );
    const here = folder({ ...FILES, 'pyproject.toml': `${text}\n[tool.setuptools_scm]\n` });
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.org', ...args], { cwd: here });
    fs.writeFileSync(path.join(here, '.gitignore'), 'dist/\nbuild/\n*.egg-info/\n__pycache__/\n');
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'all');
    git('tag', 'v1.4');
    const before = build(here);
    assert.equal(before.metadata.first('Version'), '1.4');
    for (const backend of ['hatchling', 'pdm-backend', 'setuptools']) {
      change(here, backend);
      git('commit', '-qam', backend);
      git('tag', '-f', 'v1.4');
      same(before, build(here));
    }
  });
  test('the version of git is written into a module', () => {
    const text = SETUPTOOLS.replace('version = "1.2"', 'dynamic = ["version"]').replace(
      '77.0.3"',
      '77.0.3", "setuptools-scm"',
    );
    const here = folder({
      ...FILES,
      'pyproject.toml': `${text}\n[tool.setuptools_scm]\nversion_file = "src/moor/_version.py"\n`,
    });
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.org', ...args], { cwd: here });
    fs.writeFileSync(
      path.join(here, '.gitignore'),
      'dist/\nbuild/\n*.egg-info/\n__pycache__/\nsrc/moor/_version.py\n',
    );
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'all');
    git('tag', 'v1.4');
    const clean = (): Wheel => {
      fs.rmSync(path.join(here, 'src/moor/_version.py'), { force: true });
      git('commit', '-qam', 'more');
      git('tag', '-f', 'v1.4');
      return build(here);
    };
    const module = (wheel: Wheel): string =>
      new TextDecoder().decode(wheel.files.get('moor/_version.py')).replace(/^.*commit_id.*$/gm, '');
    const before = clean();
    assert.match(module(before), /'1\.4'/);
    for (const backend of ['hatchling', 'setuptools']) {
      change(here, backend);
      const after = clean();
      assert.equal(module(after), module(before));
      assert.deepEqual([...after.files.keys()].sort(), [...before.files.keys()].sort());
    }
  });
});
