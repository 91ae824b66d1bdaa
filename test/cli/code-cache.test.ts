import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folder, run } from '../support/cli.ts';

describe('compiled code of earlier runs', () => {
  const where = (root: string): string => path.join(root, 'pyproject-toolkit/code');
  const explain = (root: string, env = {}) => {
    const { code, out, err } = run(root, ['explain', 'project/name-normalized'], {
      XDG_CACHE_HOME: root,
      ...env,
    });
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    return out;
  };

  test('is kept for each command, and used again', () => {
    const root = folder({ 'a/': '' });
    const first = explain(root);
    const kept = fs.readdirSync(where(root)).sort();
    assert.deepEqual(kept, ['commands.js-explain', 'service.js-explain']);
    const before = kept.map((name) => fs.statSync(path.join(where(root), name)).mtimeMs);
    assert.equal(explain(root), first);
    assert.deepEqual(
      kept.map((name) => fs.statSync(path.join(where(root), name)).mtimeMs),
      before,
    );
  });
  test('is made anew where it is damaged or of another program', () => {
    const root = folder({ 'a/': '' });
    const first = explain(root);
    for (const name of fs.readdirSync(where(root))) {
      const file = path.join(where(root), name);
      const bytes = fs.readFileSync(file);
      fs.writeFileSync(file, name.startsWith('service') ? 'other' : bytes.subarray(0, bytes.length / 2));
    }
    assert.equal(explain(root), first);
    assert.ok(fs.statSync(path.join(where(root), 'service.js-explain')).size > 10_000);
  });
  test('can be turned off, and does not matter where nothing can be written', () => {
    const root = folder({ 'a/': '' });
    explain(root, { NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.deepEqual(fs.readdirSync(root), ['a']);
    fs.writeFileSync(path.join(root, 'file'), '');
    explain(root, { XDG_CACHE_HOME: path.join(root, 'file') });
  });
});
