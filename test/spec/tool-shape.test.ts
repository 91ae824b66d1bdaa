import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shapeFromData, tableFromData } from '../../server/src/spec/data-shape.ts';
import { schemaTableShape } from '../../server/src/spec/schema-shape.ts';
import type { KeySpec, Shape } from '../../server/src/spec/shape.ts';
import { keyNamed } from '../../server/src/spec/table-keys.ts';
import { toolDataFrom, verifiedFrom } from '../../server/src/spec/tool-data.ts';
import { corrected } from '../../server/src/spec/tool-shape.ts';

const plain = (one: Shape): unknown => JSON.parse(JSON.stringify(one));

describe('our own data', () => {
  test('an array of strings', () =>
    assert.deepEqual(plain(shapeFromData({ type: 'strings', language: 'glob' })), {
      type: 'array',
      items: { type: 'string', language: 'glob', open: true },
    }));
  test('values are closed', () =>
    assert.deepEqual(plain(shapeFromData({ type: 'string', values: ['a', { value: 'b', docs: 'B.' }] })), {
      type: 'string',
      values: [{ value: 'a' }, { value: 'b', docs: 'B.' }],
    }));
  test('several types', () => assert.equal(shapeFromData({ type: ['string', 'strings'] }).type, 'one-of'));
  test('without a type anything', () => assert.deepEqual(plain(shapeFromData({})), { type: 'any' }));
  test('facts of a key', () => {
    const [key] = tableFromData({
      keys: {
        a: {
          type: 'integer',
          default: 1,
          since: '2.0',
          required: true,
          removed: { since: '3', successor: 'b' },
        },
      },
    }).keys as [KeySpec];
    assert.deepEqual(
      [key.default, key.since, key.required, key.removed],
      ['1', '2.0', true, { since: '3', message: '', successor: 'b' }],
    );
  });
  test('separators that mean the same', () => {
    const table = tableFromData({ sameSeparators: true, keys: { 'line-length': { type: 'integer' } } });
    assert.equal(keyNamed(table, 'line_length')?.name, 'line-length');
  });
  test('of another shape it is empty', () => assert.deepEqual(toolDataFrom([1]).tables, {}));
});

describe('corrections of a schema', () => {
  const schema = schemaTableShape({
    properties: {
      a: { type: 'boolean', description: 'Says a.' },
      b: { type: 'object', properties: { c: { type: 'string' } }, additionalProperties: false },
    },
    additionalProperties: false,
  });
  const key = (json: object, name: string) =>
    corrected(schema, json as never).keys.find((one) => one.name === name);

  test('a type replaces the shape, the description stays', () => {
    const a = key({ keys: { a: { type: 'string' } } }, 'a');
    assert.deepEqual([a?.shape.type, a?.docs], ['string', 'Says a.']);
  });
  test('another type beside it', () =>
    assert.equal(key({ keys: { a: { also: { type: 'string' } } } }, 'a')?.shape.type, 'one-of'));
  test('facts alone', () => {
    const a = key({ keys: { a: { since: '1.2', default: true } } }, 'a');
    assert.deepEqual([a?.shape.type, a?.since, a?.default], ['boolean', '1.2', 'true']);
  });
  test('a key that is not there', () => assert.equal(key({ keys: { a: { absent: true } } }, 'a'), undefined));
  test('a new key', () =>
    assert.equal(key({ keys: { d: { type: 'integer' } } }, 'd')?.shape.type, 'integer'));
  test('inside a table', () => {
    const b = key({ keys: { b: { keys: { e: { type: 'integer' } } } } }, 'b');
    assert.deepEqual(b?.shape.type === 'table' && b.shape.keys.map(({ name }) => name), ['c', 'e']);
  });
  test('an open table closed, a closed one opened', () => {
    assert.equal(corrected(schema, { open: true }).open, true);
    assert.equal(corrected(schemaTableShape({ type: 'object' }), { closed: true }).open, undefined);
  });
  test('a language leaves the values that are known', () => {
    const words = schemaTableShape({ properties: { a: { enum: ['x'] } } });
    const shape = corrected(words, { keys: { a: { language: 'glob' } } }).keys[0]?.shape;
    assert.deepEqual(shape && plain(shape), { type: 'string', values: [{ value: 'x' }], language: 'glob' });
  });
});

test('results of the verification', () => {
  const found = verifiedFrom({
    tools: [
      {
        name: 'a',
        version: '1',
        date: '2026-01-01',
        cases: 3,
        does: { unknownKey: 'warns', wrongType: 'sings' },
        except: { 'tool.a.b': { unknownKey: 'refuses' } },
      },
    ],
  }).get('a');
  assert.deepEqual(found?.does, { unknownKey: 'warns' });
  assert.deepEqual(found?.except, { 'tool.a.b': { unknownKey: 'refuses' } });
});
