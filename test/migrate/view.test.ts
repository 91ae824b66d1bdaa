import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { insideProject, viewOf } from '../../server/src/migrate/view.ts';
import { viewOnDisk } from '../../server/src/node/project-view.ts';

describe('paths of a project', () => {
  test('lose their steps', () => assert.equal(insideProject('./a//b/../c/'), 'a/c'));
  test('do not lead out of it', () => {
    assert.equal(insideProject('..'), undefined);
    assert.equal(insideProject('a/../../b'), undefined);
    assert.equal(insideProject('/etc/passwd'), undefined);
    assert.equal(insideProject('C:\\x'), undefined);
  });
});

describe('a view of given files', () => {
  const view = viewOf({ 'a/b.txt': 'x', 'a/c/d.py': '', 'setup.py': '# coding: latin-1\né' });
  test('knows folders', () => {
    assert.equal(view.kind('a'), 'folder');
    assert.equal(view.kind('a/./b.txt'), 'file');
    assert.equal(view.kind('b'), 'missing');
    assert.deepEqual(view.list('a'), ['b.txt', 'c']);
    assert.deepEqual(view.list(''), ['a', 'setup.py']);
  });
  test('decodes by the coding cookie', () => assert.equal(view.text('setup.py'), '# coding: latin-1\nÃ©'));
  test('has no text for what cannot be decoded', () =>
    assert.equal(viewOf({ x: Uint8Array.of(0xff, 0xfe) }).text('x'), undefined));
  test('drops a byte order mark', () =>
    assert.equal(viewOf({ x: Uint8Array.of(0xef, 0xbb, 0xbf, 0x61) }).text('x'), 'a'));
});

describe('a view of a folder', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'project-view-'));
  after(() => fs.rmSync(folder, { recursive: true }));
  const project = path.join(folder, 'project');
  fs.mkdirSync(path.join(project, 'inner'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'secret'), 'outside');
  fs.writeFileSync(path.join(project, 'inner', 'file'), 'inside');
  fs.symlinkSync(path.join(folder, 'secret'), path.join(project, 'link'));
  fs.symlinkSync(folder, path.join(project, 'folder'));
  fs.symlinkSync('inner/file', path.join(project, 'good'));
  const view = viewOnDisk(project);

  test('reads what is inside, also through a link', () => {
    assert.equal(view.text('inner/file'), 'inside');
    assert.equal(view.text('good'), 'inside');
    assert.deepEqual(view.list(''), ['folder', 'good', 'inner', 'link']);
  });
  test('finds nothing outside, neither by steps nor by links', () => {
    for (const name of ['../secret', 'link', 'folder', 'folder/secret', 'inner/../../secret']) {
      assert.equal(view.kind(name), 'missing', name);
      assert.equal(view.text(name), undefined, name);
      assert.deepEqual(view.list(name), [], name);
    }
  });
  test('finds nothing where there is no folder', () => {
    assert.equal(viewOnDisk(path.join(folder, 'no')).kind(''), 'missing');
  });
});
