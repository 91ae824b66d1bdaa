import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { buildEnvironment, buildPython } from '../support/build-python.ts';
import { folder, run } from '../support/cli.ts';

const PROJECT = `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "moor"
version = "1.2"
`;
const project = (text = PROJECT): string => folder({ 'pyproject.toml': text, 'moor/__init__.py': '' });
const how = ['--no-isolation', '--python', buildPython()];

describe('build', () => {
  test('makes sdist and wheel, and lists them with their size', () => {
    const here = project();
    const { code, out, err } = run(here, ['build', ...how]);
    assert.equal(code, 0, err);
    assert.match(
      out,
      /^dist\/moor-1\.2-py3-none-any\.whl {2}[\d.]+ (bytes|KB)\ndist\/moor-1\.2\.tar\.gz {12}[\d.]+ (bytes|KB)\n$/,
    );
    assert.match(err, /^> .*python -m build --no-isolation\n/);
    assert.deepEqual(fs.readdirSync(path.join(here, 'dist')).length, 2);
  });
  test('--wheel makes the wheel alone, with the Python of .venv, in another folder', () => {
    const here = project();
    fs.symlinkSync(buildEnvironment(), path.join(here, '.venv'));
    const { code, out, err } = run(path.dirname(here), ['build', here, '--wheel', '--no-isolation']);
    assert.equal(code, 0, err);
    assert.match(out, /^dist\/moor-1\.2-py3-none-any\.whl .*\n$/);
    assert.ok(err.startsWith(`> ${here}/.venv/bin/python -m build --wheel --no-isolation\n`), err);
  });
  test('says which key made it fail', () => {
    const here = project(`${PROJECT}authors = ["Ada"]\n`);
    const { code, out } = run(here, ['build', ...how]);
    assert.equal(code, 1);
    assert.match(out, /^pyproject\.toml:8:12 build failed {2}.*`project\.authors\[0\]` must be object/);
  });
  test('refuses what cannot be', () => {
    const here = project();
    for (const [args, message] of [
      [['nowhere'], /"nowhere\/pyproject\.toml" cannot be read: it does not exist/],
      [['a', 'b'], /builds one project, not 2/],
      [['--with', 'make'], /is one of build, uv, hatch, poetry, pdm, flit, not "make"/],
      [['--with', 'uv', '--wheel'], /leave `--with` out/],
      [['--python', '/nowhere/python'], /No Python was found: "\/nowhere\/python" does not start/],
    ] as const) {
      const { code, err } = run(here, ['build', ...args]);
      assert.equal(code, 2);
      assert.match(err, message);
    }
    assert.ok(!fs.existsSync(path.join(here, 'dist')));
  });
  test('--list shows the ways, and runs none', () => {
    const here = folder({ 'pyproject.toml': PROJECT, 'uv.lock': '' });
    const { code, out } = run(here, ['build', '--list']);
    assert.equal(code, 0);
    assert.match(out, /^uv build .*uv\.lock is there/);
  });
});
