import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rustGlobFault } from '../../server/src/standards/rust-glob.ts';

// What Ruff said of each, by running it.
test('globs that Ruff stops at', () => {
  for (const glob of ['[a', '{a', 'a}', '[z-a]', '[]', 'a\\']) assert.ok(rustGlobFault(glob), glob);
});
test('globs that Ruff takes', () => {
  for (const glob of ['', 'a**b', 'a/***/b', '!a', '{a,{b}}', '[!a-c]*', '[]]', '\\[a', '[-a]', '[a-]'])
    assert.equal(rustGlobFault(glob), undefined, glob);
});
