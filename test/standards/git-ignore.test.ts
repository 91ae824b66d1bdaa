import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readIgnoreFile } from '../../server/src/standards/git-ignore.ts';

/** The paths that a file leaves out, of which those with a slash at their end are folders. */
const out = (text: string, paths: readonly string[], letters: 'exact' | 'any-case' = 'exact'): string[] => {
  const verdict = readIgnoreFile(text, letters);
  return paths.filter(
    (path) => verdict(path.replace(/\/$/, ''), path.endsWith('/') ? 'folder' : 'file') === 'ignored',
  );
};

describe('ignore files', () => {
  test('names at any depth, paths from the top', () => {
    assert.deepEqual(out('b\n', ['b', 'a/b', 'bb', 'b/c']), ['b', 'a/b']);
    assert.deepEqual(out('/b\na/c', ['b', 'a/b', 'a/c', 'x/a/c']), ['b', 'a/c']);
  });
  test('folders', () => assert.deepEqual(out('b/\n', ['b/', 'b', 'a/b/']), ['b/', 'a/b/']));
  test('the last one that fits decides', () => {
    assert.deepEqual(out('*\n!a\n', ['a', 'b']), ['b']);
    assert.equal(readIgnoreFile('!a\n', 'exact')('a', 'file'), 'kept');
    assert.equal(readIgnoreFile('!a\n', 'exact')('b', 'file'), undefined);
  });
  test('stars', () => {
    assert.deepEqual(out('/a/*.py', ['a/b.py', 'a/b/c.py']), ['a/b.py']);
    assert.deepEqual(out('a/**/c', ['a/c', 'a/b/c', 'a/b/b/c', 'ac']), ['a/c', 'a/b/c', 'a/b/b/c']);
    assert.deepEqual(out('a/**', ['a/', 'a/b']), ['a/b']);
    assert.deepEqual(out('**/a/b', ['a/b', 'x/a/b']), ['a/b', 'x/a/b']);
  });
  test('brackets, and what is no bracket', () => {
    assert.deepEqual(out('[!a-c]x\n', ['ax', 'dx']), ['dx']);
    assert.deepEqual(out('[[:digit:]-]\n', ['1', '-', 'a']), ['1', '-']);
    assert.deepEqual(out('[a\n[[:other:]]\na\\\n', ['[a', 'a', 'a\\']), []);
  });
  test('comments, blanks, backslashes, line ends', () => {
    assert.deepEqual(out('\ufeff# a\n\\#a\na \nb\\ \nc\r\n', ['# a', '#a', 'a', 'b ', 'c']), [
      '#a',
      'a',
      'b ',
      'c',
    ]);
    assert.deepEqual(out('\\!a\n   \n/\n!\n', ['!a', ' ', '']), ['!a']);
  });
  test('letters', () => {
    assert.deepEqual(out('build\n', ['Build', 'build']), ['build']);
    assert.deepEqual(out('build\n', ['Build', 'build'], 'any-case'), ['Build', 'build']);
    // git compares the bytes of UTF-8.
    assert.deepEqual(out('d??j\n', ['déj', 'dxj', 'dxxj']), ['déj', 'dxxj']);
  });
  test('many stars cost no more than their number', () => {
    const started = process.cpuUsage();
    assert.deepEqual(
      out(`${'*a'.repeat(200)}*b\nx/${'**/'.repeat(60)}${'*a'.repeat(60)}b\n`, ['a'.repeat(250)]),
      [],
    );
    assert.deepEqual(out(`${'**/a'.repeat(40)}b\n`, ['a/'.repeat(200)]), []);
    const { user } = process.cpuUsage(started);
    assert.ok(user < 2_000_000, `${user / 1000} ms`);
  });
});
