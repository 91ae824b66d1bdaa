import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { writeFiles } from '../../server/src/cli/write-files.ts';
import { folder } from '../support/cli.ts';

const read = (here: string, name: string): string => fs.readFileSync(path.join(here, name), 'utf8');

describe('the files of a migration are written', () => {
  test('all of them', () => {
    const here = folder({ a: 'old\n', b: 'goes\n' });
    const files = [
      { path: 'new', after: 'new\n' },
      { path: 'a', before: 'old\n', after: 'later\n' },
      { path: 'b', before: 'goes\n' },
    ];
    assert.equal(writeFiles(here, files), undefined);
    assert.deepEqual(fs.readdirSync(here).sort(), ['a', 'new']);
    assert.equal(read(here, 'a'), 'later\n');
  });
  test('or none, where one is not as it was read', () => {
    const here = folder({ a: 'old\n', b: 'another\n' });
    const files = [
      { path: 'a', before: 'old\n', after: 'later\n' },
      { path: 'b', before: 'goes\n' },
    ];
    assert.match(
      writeFiles(here, files) ?? '',
      /^"b" cannot be written: it changed meanwhile\. Nothing was changed\.$/,
    );
    assert.equal(read(here, 'a'), 'old\n');
    assert.equal(read(here, 'b'), 'another\n');
  });
  test('a file that is there meanwhile stays', () => {
    const here = folder({ new: 'mine\n' });
    assert.match(writeFiles(here, [{ path: 'new', after: 'new\n' }]) ?? '', /changed meanwhile/);
    assert.equal(read(here, 'new'), 'mine\n');
  });
  test('what is put back has the bytes that it had', () => {
    const bytes = Buffer.from('# -*- coding: latin-1 -*-\n# \xe9\n', 'latin1');
    const here = folder({ 'setup.py': bytes });
    const files = [
      { path: 'setup.py', before: '# -*- coding: latin-1 -*-\n# é\n', after: '' },
      { path: 'b', before: 'gone\n', after: '' },
    ];
    assert.match(writeFiles(here, files) ?? '', /"b"/);
    assert.ok(fs.readFileSync(path.join(here, 'setup.py')).equals(bytes));
  });
});
