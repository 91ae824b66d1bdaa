import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

test('npm ships what the extension ships', () =>
  assert.equal(fs.readFileSync('.npmignore', 'utf8'), fs.readFileSync('.vscodeignore', 'utf8')));
