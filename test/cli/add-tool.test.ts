import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folder, run } from '../support/cli.ts';

const PROJECT = '[project]\nname = "moor"\nversion = "1"\nrequires-python = ">=3.11"\n';
const project = () => folder({ 'pyproject.toml': PROJECT, 'src/moor/__init__.py': '', 'tests/': '' });
const text = (here: string) => fs.readFileSync(path.join(here, 'pyproject.toml'), 'utf8');

describe('add-tool', () => {
  test('writes the tables and says what it did', () => {
    const here = project();
    const { code, out, err } = run(here, ['add-tool', 'ruff', 'vulture']);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.match(
      out,
      /^pyproject\.toml: 2 tools\n {2}ruff {5}\[tool\.ruff\], \[tool\.ruff\.lint\]; "ruff>=[\d.]+" in the group "dev"\n/,
    );
    assert.match(text(here), /\[tool\.vulture\]\npaths = \["src", "tests"\]\nmin_confidence = 60\n$/);
    assert.equal(run(here, ['check']).code, 0);
  });

  test('changes nothing the second time', () => {
    const here = project();
    run(here, ['add-tool', '--preset', 'lint,test,security,performance,docs,release']);
    const before = text(here);
    const { code, out } = run(here, ['add-tool', '--preset', 'lint']);
    assert.equal(code, 0);
    assert.equal(out, 'pyproject.toml: nothing to add\n  there already: ruff, mypy, vulture, interrogate\n');
    assert.equal(text(here), before);
  });

  test('--diff shows the change and writes nothing', () => {
    const here = project();
    const { code, out, err } = run(here, ['add-tool', 'isort', '--group', 'lint', '--diff']);
    assert.equal(code, 0);
    assert.match(out, /^--- pyproject\.toml\n\+\+\+ pyproject\.toml\n@@ -2,3 \+2,9 @@\n name = "moor"\n/);
    assert.match(out, /^\+lint = \["isort>=[\d.]+"\]$/m);
    assert.match(err, /Nothing written\. --write to apply\.\n$/);
    assert.equal(text(here), PROJECT);
  });

  test('finds the file in another folder', () => {
    const here = project();
    assert.equal(run(path.dirname(here), ['add-tool', 'ruff', here]).code, 0);
    assert.match(text(here), /\[tool\.ruff\]/);
  });

  test('is told of an installed version', () => {
    const here = project();
    fs.mkdirSync(path.join(here, '.venv/lib/python3.12/site-packages/ruff-0.6.2.dist-info'), {
      recursive: true,
    });
    assert.match(run(here, ['add-tool', 'ruff']).out, /"ruff>=0\.6\.2"/);
  });

  test('is told of a locked version, in the folder of the workspace, too', () => {
    const here = folder({
      '.git/HEAD': '',
      'uv.lock':
        'version = 1\n\n[[package]]\nname = "ruff"\nversion = "0.7.1"\nsource = { registry = "x" }\n',
      'parts/moor/pyproject.toml': PROJECT,
    });
    assert.match(run(here, ['add-tool', 'ruff', 'parts/moor']).out, /"ruff>=0\.7\.1"/);
  });

  test('refuses what it does not know', () => {
    const here = project();
    for (const [args, message] of [
      [['rufff'], /No tool is called "rufff"\. Did you mean `ruff`\?/],
      [['--preset', 'lints'], /There is no preset "lints"\. Did you mean `lint`\?/],
      [[], /needs a tool or `--preset`/],
      [['ruff', '--group', 'a b'], /"a b" is no name for a dependency group/],
      [['ruff', '--diff', '--write'], /writes nothing/],
      [['ruff', 'other/pyproject.toml'], /"other\/pyproject\.toml" cannot be read: it does not exist/],
    ] as const) {
      const { code, err } = run(here, ['add-tool', ...args]);
      assert.equal(code, 2);
      assert.match(err, message);
    }
    assert.equal(text(here), PROJECT);
  });

  test('--list marks what is there', () => {
    const here = project();
    run(here, ['add-tool', 'ruff']);
    const { code, out } = run(here, ['add-tool', '--list']);
    assert.equal(code, 0);
    assert.match(out, /^\* ruff /m);
    assert.match(out, /^ {2}mypy /m);
  });
});
