import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createFileSource, filesOnDisk } from '../../server/src/node/files.ts';

function folder(files: Record<string, string>): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-files-'));
  process.on('exit', () => fs.rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  return root;
}

/** A source with a promise of its next change. */
function watched(root: string) {
  let tell: (() => void) | undefined;
  const source = createFileSource(() => tell?.());
  const address = pathToFileURL(root).href;
  const next = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  return { source, address, next };
}

describe('snapshots', () => {
  test('know nothing at first; then names, then what was asked for', async () => {
    const { source, address } = watched(folder({ 'README.md': 'hello', 'src/a/b.py': '' }));
    const first = source.of(address);
    assert.equal(first.kind('README.md'), 'unknown');

    await source.ready(address);
    const named = source.of(address);
    assert.notEqual(named, first);
    assert.equal(named.kind('LICENSE'), 'missing');
    assert.deepEqual(named.list(''), ['README.md', 'src']);
    assert.equal(named.kind('README.md'), 'file');
    assert.equal(named.kind('src'), 'folder');
    assert.equal(named.text('README.md'), undefined);
    named.kind('src/a');
    named.kind('src/none');
    await source.settled?.(address);

    const full = source.of(address);
    assert.equal(full.text('README.md'), 'hello');
    assert.equal(full.kind('src/a'), 'folder');
    assert.deepEqual(full.list('src/a'), ['b.py']);
    assert.equal(full.kind('src/none'), 'missing');
    source.forget(address);
  });

  test('stay one object until something changes, and follow a change', async () => {
    const root = folder({ 'setup.py': '1' });
    const { source, address, next } = watched(root);
    await source.ready(address);
    const known = next();
    source.of(address).text('setup.py');
    await known;
    const before = source.of(address);
    assert.equal(source.of(address), before);

    fs.writeFileSync(path.join(root, 'setup.py'), '22');
    const changed = next();
    source.changed([`${address}/setup.py`]);
    await changed;
    assert.notEqual(source.of(address), before);
    assert.equal(before.text('setup.py'), '1');
    assert.equal(source.of(address).text('setup.py'), '22');
    source.forget(address);
  });

  test('never look outside the folder', () => {
    const root = folder({ 'a/pyproject.toml': '', secret: 'x' });
    for (const files of [watched(path.join(root, 'a')), undefined].map((one) =>
      one === undefined ? filesOnDisk(path.join(root, 'a')) : one.source.of(one.address),
    )) {
      for (const name of ['../secret', '/etc/passwd', 'x/../../secret', 'C:\\x', 'a\0b']) {
        assert.equal(files.kind(name), 'unknown');
        assert.equal(files.text(name), undefined);
      }
    }
  });

  test('of what is no folder of this machine know nothing', async () => {
    const { source } = watched('/');
    for (const address of ['vscode-vfs://github/x', 'file://elsewhere/x', 'file:///%00', 'untitled:x']) {
      await source.ready(address);

      assert.notEqual(source.of(address).kind('x'), 'file');
    }
  });
});

test('files on disk are looked at when asked for', () => {
  const files = filesOnDisk(folder({ 'a.txt': 'x', 'large.txt': 'y'.repeat(300_000) }));
  assert.equal(files.kind('a.txt'), 'file');
  assert.equal(files.text('./a.txt'), 'x');
  assert.equal(files.kind('b.txt'), 'missing');
  assert.equal(files.kind('large.txt'), 'file');
  assert.equal(files.text('large.txt'), undefined);
});
