import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tomlReadersFrom } from '../../server/src/standards/toml-readers.ts';
import { dataFile } from './data.ts';

const readers = tomlReadersFrom(dataFile('toml-readers.json'));

describe('readers of TOML', () => {
  test('tomllib by Python', () =>
    assert.deepEqual(
      ['3.10', '3.11', '3.14', '3.15', '3.16'].map((minor) => readers.tomllib(minor)),
      [undefined, '1.0', '1.0', '1.1', '1.1'],
    ));
  test('tomli by release', () =>
    assert.deepEqual(
      ['2.3.2', '2.4.0', '3.0'].map((version) => readers.tomli(version)),
      ['1.0', '1.1', '1.1'],
    ));
  test('the oldest that a back-end in Python meets counts', () =>
    assert.deepEqual(
      [
        readers.readBy('hatchling', ['3.14', '3.15']),
        readers.readBy('hatchling', ['3.15']),
        readers.readBy('hatchling', ['3.9']),
      ],
      ['1.0', '1.1', undefined],
    ));
  test('uv reads by itself', () => assert.equal(readers.readBy('uv-build', []), '1.1'));
  test('an unknown reader', () => assert.equal(readers.readBy('nobody', ['3.15']), undefined));
});
