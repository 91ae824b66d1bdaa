import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findInstalled, lockedVersions } from '../../server/src/spec/installed.ts';
import { wait } from '../support/time.ts';

/** Drives the search over these files and folders, and gives what it finds and where it looked. */
function found(files: Readonly<Record<string, string | readonly string[]>>, options = {}) {
  const looked: string[] = [];
  const looks = findInstalled(options);
  let step = looks.next();
  while (step.done !== true) {
    looked.push(step.value.path);
    step = looks.next(files[step.value.path]);
  }
  return {
    versions: Object.fromEntries([...step.value].map(([k, v]) => [k, `${v.version} ${v.from}`])),
    looked,
  };
}

describe('what a project has', () => {
  test('the environment says more than the lock file', () => {
    const { versions } = found({
      'uv.lock':
        '[[package]]\nname = "ruff"\nversion = "0.8.0"\n\n[[package]]\nname = "mypy"\nversion = "1.13.0"\n',
      '.venv/lib': ['python3.12'],
      '.venv/lib/python3.12/site-packages': ['ruff-0.9.1.dist-info', 'ruff', 'Py_Test.Cov-6.0.dist-info'],
    });
    assert.deepEqual(versions, {
      ruff: '0.9.1 environment',
      mypy: '1.13.0 lock',
      'py-test-cov': '6.0 environment',
    });
  });

  test('an environment is not looked into without trust', () => {
    const { looked } = found({ '.venv/lib': ['python3.12'] }, { environments: [] });
    assert.deepEqual(looked, ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml']);
  });

  test('the nearest lock file counts', () => {
    const lock = (version: string) => `[[package]]\nname = "ruff"\nversion = "${version}"\n`;
    const { versions } = found(
      { '../uv.lock': lock('0.7'), '../../uv.lock': lock('0.6') },
      { parents: ['', '../', '../../'] },
    );
    assert.deepEqual(versions, { ruff: '0.7 lock' });
  });

  test('nothing in an empty folder', () => assert.deepEqual(found({}).versions, {}));
});

describe('a lock file', () => {
  test('is read past hashes, sources and sub-tables', () => {
    const text =
      'version = 1\n[[package]]\nname = "ruff"\nversion = "0.8.0"\nwheels = [\n    { url = "x", hash = "y" },\n]\n' +
      '[package.metadata]\nrequires-dist = [{ name = "other" }]\n\n[[package]]\nname = "moor"\nsource = { editable = "." }\n';
    assert.deepEqual([...lockedVersions(text)], [['ruff', ['0.8.0']]]);
  });

  test('may be broken', () => {
    assert.deepEqual([...lockedVersions('<<<<<<< HEAD\n[[package\nname = "a\n')], []);
  });

  test('of 20,000 packages is read in a moment', () => {
    const one = (i: number) =>
      `[[package]]\nname = "p${i}"\nversion = "1.${i}"\nwheels = [\n${'    { url = "u" },\n'.repeat(5)}]\n`;
    const text = Array.from({ length: 20_000 }, (_, i) => one(i)).join('\n');
    const took = wait(() => assert.equal(lockedVersions(text).size, 20_000));
    assert.ok(took < 2000, `${took} ms`);
  });
});
