import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { buildPython } from '../support/build-python.ts';
import { folder, run } from '../support/cli.ts';

const SETUP = `from setuptools import setup
setup(name="moor", version="1.2", packages=["moor"], url="https://example.org/moor")
`;
const project = (setup = SETUP): string => folder({ 'setup.py': setup, 'moor/__init__.py': '' });
const tomlIn = (here: string): string => path.join(here, 'pyproject.toml');

describe('migrate', () => {
  test('says what it would do and writes nothing', () => {
    const here = project();
    const { code, out } = run(here, ['migrate']);
    assert.equal(code, 0);
    assert.match(out, /^setup\.py → pyproject\.toml \(setuptools\)\n {2}name, version, urls\.Homepage/);
    assert.match(out, /\nNothing written\. --write to apply, --diff to see it\.\n$/);
    assert.deepEqual(fs.readdirSync(here).sort(), ['moor', 'setup.py']);
  });
  test('--diff shows the files', () => {
    const { code, out, err } = run(project(), ['migrate', '--diff']);
    assert.equal(code, 0);
    assert.match(out, /^--- .*\n\+\+\+ pyproject\.toml\n/m);
    assert.match(out, /^\+name = "moor"$/m);
    assert.match(err, /Nothing written/);
  });
  test('--write --setup-py minimal, and a second time there is nothing to do', () => {
    const here = project();
    assert.equal(run(here, ['migrate', '--write', '--setup-py', 'minimal']).code, 0);
    assert.deepEqual(fs.readdirSync(here).sort(), ['moor', 'pyproject.toml']);
    const before = fs.readFileSync(tomlIn(here), 'utf8');
    const { code, out } = run(here, ['migrate', '--write']);
    assert.equal(code, 0);
    assert.match(out, /^Nothing to migrate/);
    assert.equal(fs.readFileSync(tomlIn(here), 'utf8'), before);
  });
  test('declines with 3, the line and the reason, and writes nothing', () => {
    const here = project('import os\nfrom setuptools import setup\nsetup(name="a", version=os.getpid())\n');
    const { code, out } = run(here, ['migrate', '--write']);
    assert.equal(code, 3);
    assert.match(out, /^setup\.py: not migrated\n {2}setup\.py:3 `version` is not known/);
    assert.ok(!fs.existsSync(tomlIn(here)));
  });
  test('wrong use is 2', () => {
    for (const args of [['nowhere'], ['a', 'b'], ['--backend', 'make'], ['--diff', '--write']])
      assert.equal(run(project(), ['migrate', ...args]).code, 2, args.join(' '));
  });
  test('--format json is the plan', () => {
    const { status, written, files } = JSON.parse(run(project(), ['migrate', '--format', 'json']).out);
    assert.equal(status, 'migrated');
    assert.equal(written, false);
    assert.equal(files[0].path, 'pyproject.toml');
  });
});

describe('migrate --verify', () => {
  const how = ['--verify', '--no-isolation', '--python', buildPython()];
  test('builds before and after, and writes what is proved', () => {
    const here = project();
    const { code, out, err } = run(here, ['migrate', '--write', '--setup-py', 'minimal', ...how]);
    assert.equal(code, 0, err);
    assert.match(
      out,
      /\n {2}verified: The wheel before and after has the same 1 file; 1 difference of spelling/,
    );
    assert.ok(fs.existsSync(tomlIn(here)));
  });
  test('writes nothing and ends with 1 where the project does not build', () => {
    const here = project(SETUP.replace('"moor"],', '"moor", "missing"],'));
    const { code, out } = run(here, ['migrate', '--write', ...how]);
    assert.equal(code, 1);
    assert.match(out, /\n {2}not verified: The project does not build as it is: /);
    assert.deepEqual(fs.readdirSync(here).sort(), ['moor', 'setup.py']);
  });
});

describe('migrate --run-setup', () => {
  test('runs a copy, shows each command, and says what is fixed from now on', () => {
    const here = project(`import subprocess, sys
from setuptools import setup
open("trace", "w").close()
text = subprocess.check_output([sys.executable, "-c", "print('Moors')"]).decode().strip()
setup(name="moor", version="1.2", packages=["moor"], description=text)
`);
    const { code, out, err } = run(here, ['migrate', '--write', '--run-setup', '--python', buildPython()]);
    assert.equal(code, 0, out + err);
    assert.match(err, /^> .* -m venv .*\n> .* -m pip install .*\n> .*capture\.py .*\n$/);
    assert.match(out, /\n {2}fixed: setup\.py:\d+ description = "Moors" \(as a run gave it on Python 3\.\d+/);
    assert.match(fs.readFileSync(tomlIn(here), 'utf8'), /^description = "Moors"$/m);
    assert.ok(!fs.existsSync(path.join(here, 'trace')));
  });
  test('a setup.py with side effects is never run, and nothing outside the project is read', () => {
    const outside = folder({ 'secret.txt': '9.9' });
    const here = project(
      'import os, subprocess\nfrom setuptools import setup\nopen("made", "w").write("x")\nos.system("touch made")\nsubprocess.call(["touch", "made"])\nsetup(name="a", version=open("link.txt").read())\n',
    );
    fs.symlinkSync(path.join(outside, 'secret.txt'), path.join(here, 'link.txt'));
    const { code, out } = run(here, ['migrate', '--write']);
    assert.equal(code, 3);
    assert.match(out, /setup\.py:\d+ /);
    assert.doesNotMatch(out, /9\.9/);
    assert.ok(!fs.existsSync(path.join(here, 'made')));
  });
  for (const [name, text, reason] of [
    [
      'Python 2',
      'print "a"\nfrom setuptools import setup\nsetup(name="a", version="1")\n',
      /this is Python 2/,
    ],
    [
      'a syntax error',
      'from setuptools import setup\nsetup(name="a", version=\n',
      /setup\.py:\d+ setup\.py cannot be followed/,
    ],
    [
      'an endless loop',
      'while True:\n    pass\nfrom setuptools import setup\nsetup(name="a")\n',
      /setup\.py:\d+ .*too long/,
    ],
  ] as const)
    test(`${name} is declined with its line`, () => {
      const { code, out } = run(project(text), ['migrate', '--write']);
      assert.equal(code, 3);
      assert.match(out, reason);
    });
  test('a setup.py in another encoding is read by its cookie', () => {
    const here = project();
    const text =
      '# -*- coding: latin-1 -*-\nfrom setuptools import setup\nsetup(name="a", version="1", author="J\xe9")\n';
    fs.writeFileSync(path.join(here, 'setup.py'), Buffer.from(text, 'latin1'));
    assert.equal(run(here, ['migrate', '--write']).code, 0);
    assert.match(fs.readFileSync(tomlIn(here), 'utf8'), /^authors = \[\{ name = "J\u00e9" \}\]$/m);
  });
});
