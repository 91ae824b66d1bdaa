import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathGlobFault } from '../../server/src/standards/path-glob.ts';

// What uv said of each as a member of its workspace, by running it.
test('globs that uv stops at', () => {
  for (const glob of ['[a', 'a**b', 'a***', '***', 'a[!]', 'a[]b', 'a[]', '[!a', 'a[a-', '**a'])
    assert.ok(pathGlobFault(glob), glob);
});
test('globs that uv takes', () => {
  for (const glob of ['', '{a', 'a/**/b', '**/**', 'a[[]', 'b/**', 'a[b]c', '[]a]', '/**', 'packages/*'])
    assert.equal(pathGlobFault(glob), undefined, glob);
});
