import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { cursor } from '../../support/mark.ts';
import { service } from '../../support/service.ts';

const files = givenFiles({
  'src/tide/__init__.py': '',
  'src/tide/cli.py': 'import os\nfrom x import y\n\ndef main(): ...\n\nclass App: ...\n_private = 1\n',
  'src/tide/sub/__init__.py': '',
  'tests/test_a.py': 'def main(): ...\n',
  'setup.py': '',
});
const labels = (reference: string): string[] => {
  const { text, offset } = cursor(`[project]\nscripts.a = "${reference}"\n`);
  return service
    .completion(service.open('pyproject.toml', text), offset, { files })
    .items.map(({ label }) => label);
};

describe('completion of an object reference', () => {
  test('whole references first', () => assert.deepEqual(labels('|'), ['tide.cli:main', 'tide']));
  test('modules of a package', () => assert.deepEqual(labels('tide.|'), ['cli', 'sub']));
  test('names of a module, functions first', () =>
    assert.deepEqual(labels('tide.cli:|'), ['main', 'App', 'y']));
  test('nothing of a module that is not there', () => assert.deepEqual(labels('other:|'), []));
});
