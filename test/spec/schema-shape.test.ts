import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { schemaShape, schemaTableShape } from '../../server/src/spec/schema-shape.ts';
import type { Shape, TableShape } from '../../server/src/spec/shape.ts';

const shape = (schema: unknown, pointer?: string): Shape => schemaShape(schema, pointer);
/** What a shape says, its lazy parts read. */
const plain = (one: Shape): unknown => JSON.parse(JSON.stringify(one));
const table = (schema: unknown): TableShape => schemaTableShape(schema);
const keyNames = (schema: unknown): string[] => table(schema).keys.map(({ name }) => name);

describe('types of a schema', () => {
  test('string', () => assert.deepEqual(plain(shape({ type: 'string' })), { type: 'string', open: true }));
  test('several types', () =>
    assert.deepEqual(plain(shape({ type: ['string', 'integer'] })), {
      type: 'one-of',
      of: [{ type: 'string', open: true }, { type: 'integer' }],
    }));
  test('null is no TOML', () =>
    assert.deepEqual(plain(shape({ type: ['integer', 'null'] })), { type: 'integer' }));
  test('without a type anything', () =>
    assert.deepEqual(plain(shape({ description: 'x' })), { type: 'any' }));
  test('the type that the keywords speak of', () => assert.equal(shape({ properties: {} }).type, 'table'));
  test('an enumeration is closed', () =>
    assert.deepEqual(plain(shape({ enum: ['a', 'b'] })), {
      type: 'string',
      values: [{ value: 'a' }, { value: 'b' }],
    }));
  test('an enumeration of several types', () =>
    assert.deepEqual(plain(shape({ enum: ['a', true] })), {
      type: 'one-of',
      of: [
        { type: 'string', values: [{ value: 'a' }] },
        { type: 'boolean', values: [true] },
      ],
    }));
  test('constants with their descriptions', () =>
    assert.deepEqual(plain(shape({ oneOf: [{ const: 'a', description: 'First.' }, { const: 'b' }] })), {
      type: 'string',
      values: [{ value: 'a', docs: 'First.' }, { value: 'b' }],
    }));
  test('values beside any string only suggest', () =>
    assert.deepEqual(plain(shape({ anyOf: [{ enum: ['a'] }, { type: 'string' }] })), {
      type: 'string',
      values: [{ value: 'a' }],
      open: true,
    }));
  test('bounds of numbers', () =>
    assert.deepEqual(plain(shape({ type: 'integer', minimum: 1, maximum: 9 })), {
      type: 'integer',
      min: 1,
      max: 9,
    }));
  test('sizes of numbers', () =>
    assert.deepEqual(plain(shape({ type: 'integer', format: 'uint8' })), {
      type: 'integer',
      min: 0,
      max: 255,
    }));
  test('names of Python', () => {
    const name = shape({ type: 'string', format: 'python-module-name' });
    assert.ok(name.type === 'string' && name.patterns?.length === 1);
    assert.match('a.b_1', new RegExp(name.patterns[0] as string, 'u'));
    assert.doesNotMatch('a-b', new RegExp(name.patterns[0] as string, 'u'));
  });
  test('what it must not be', () =>
    assert.deepEqual(plain(shape({ allOf: [{ type: 'string' }, { not: { const: 'x' } }] })), {
      type: 'string',
      open: true,
      except: ['x'],
    }));
});

describe('references', () => {
  test('into definitions', () =>
    assert.equal(
      shape({ $ref: '#/definitions/a', definitions: { a: { type: 'boolean' } } }).type,
      'boolean',
    ));
  test('with escapes in the pointer', () =>
    assert.equal(
      shape({ $ref: '#/$defs/a~1b%20c', $defs: { 'a/b c': { type: 'boolean' } } }).type,
      'boolean',
    ));
  test('that lead nowhere admit anything', () =>
    assert.equal(shape({ $ref: 'https://example.org/other.json' }).type, 'any'));
  test('to themselves admit anything', () => assert.equal(shape({ $ref: '#' }).type, 'any'));
  test('that are their own items end when they are not asked for', () => {
    const list = shape({ type: 'array', items: { $ref: '#' } });
    assert.ok(list.type === 'array' && list.items.type === 'array');
  });
  test('a pointer to start from', () =>
    assert.equal(shape({ properties: { a: { type: 'integer' } } }, '#/properties/a').type, 'integer'));
});

describe('tables of a schema', () => {
  const closed = { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false };
  test('closed', () => assert.equal(table(closed).open, undefined));
  test('open where nothing closes it', () => assert.equal(table({ type: 'object' }).open, true));
  test('names that the project chooses', () =>
    assert.equal(
      table({ type: 'object', additionalProperties: { type: 'integer' } }).rest?.shape.type,
      'integer',
    ));
  test('names of a certain form', () =>
    assert.equal(
      table({ type: 'object', patternProperties: { '^x-': { type: 'integer' } } }).patterns?.[0]?.pattern,
      '^x-',
    ));
  test('required keys', () => assert.equal(table({ ...closed, required: ['a'] }).keys[0]?.required, true));
  test('keys of all parts', () =>
    assert.deepEqual(keyNames({ allOf: [closed, { properties: { b: {} } }] }), ['a', 'b']));
  test('keys of all kinds, where a table may be of several', () =>
    assert.deepEqual(keyNames({ oneOf: [closed, { type: 'object', properties: { b: {} } }] }), ['a', 'b']));
  test('required where all kinds ask for it', () => {
    const kind = (name: string) => ({
      type: 'object',
      properties: { a: {}, [name]: {} },
      required: ['a', name],
    });
    const { keys } = table({ oneOf: [kind('b'), kind('c')] });
    assert.deepEqual(
      keys.map(({ name, required }) => [name, required]),
      [
        ['a', true],
        ['b', undefined],
        ['c', undefined],
      ],
    );
  });
  test('keys that must not be there', () =>
    assert.deepEqual(table({ type: 'object', properties: { a: false } }).forbidden, ['a']));
  test('default, description, deprecation and link', () => {
    const [key] = table({
      properties: {
        old: {
          type: 'integer',
          default: 3,
          deprecated: true,
          description: "Says how many. Deprecated: use 'new' instead.",
          'x-taplo': { links: { key: 'https://example.org' } },
        },
      },
    }).keys;
    assert.equal(key?.default, '3');
    assert.equal(key?.title, 'integer');
    assert.equal(key?.reference, 'https://example.org');
    assert.deepEqual(key?.deprecated, { message: '', successor: 'new' });
  });
  test('the description of what is referred to', () =>
    assert.equal(
      table({
        properties: { a: { anyOf: [{ $ref: '#/$defs/a' }, { type: 'null' }] } },
        $defs: { a: { description: 'It is so.' } },
      }).keys[0]?.docs,
      'It is so.',
    ));
  test('what is no schema is open', () => assert.equal(table('nonsense').open, true));
});

test('an endless schema is read as far as it is asked for', () => {
  const schema = {
    $ref: '#/$defs/t',
    $defs: { t: { type: 'object', properties: { t: { $ref: '#/$defs/t' } } } },
  };
  let at: TableShape = schemaTableShape(schema);
  for (let i = 0; i < 1000; i++) at = at.keys[0]?.shape as TableShape;
  assert.equal(at.type, 'table');
});
