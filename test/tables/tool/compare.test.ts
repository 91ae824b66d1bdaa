import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tableFromData } from '../../../server/src/spec/data-shape.ts';
import { schemaTableShape } from '../../../server/src/spec/schema-shape.ts';
import type { TableShape } from '../../../server/src/spec/shape.ts';
import type { ToolSpec } from '../../../server/src/spec/tool.ts';
import { compareTable } from '../../../server/src/tables/tool/check/compare.ts';
import { parseToml } from '../../../server/src/toml/parse.ts';
import { asTable, type Member, type Table } from '../../../server/src/toml/tree.ts';

const tool: ToolSpec = {
  name: 't',
  title: 'T',
  docs: '',
  link: '',
  packages: [],
  tier: 'schema',
  tables: [],
};

/** The problems below `[t]`: kind, key path and the path that verified data know it by. */
function problems(shape: TableShape, text: string, own: readonly string[] = []): string[] {
  const root: Table = parseToml(text).root;
  const member = root.members.get('t') as Member;
  assert.ok(asTable(member.node) !== undefined || member.node !== undefined);
  return compareTable(tool, member, root, ['t'], shape, (path) => own.includes(path.join('.'))).map(
    (problem) => {
      const key = problem.kind === 'missing' ? `+${problem.key.name}` : '';
      return `${problem.kind} ${problem.path.join('.')}${key}${problem.place === problem.path.join('.') ? '' : ` as ${problem.place}`}`;
    },
  );
}
const data = (keys: object, more: object = {}) => tableFromData({ keys, ...more } as never);

describe('keys', () => {
  const shape = data({
    a: { type: 'integer' },
    old: { type: 'any', deprecated: true },
    gone: { type: 'any', removed: true },
  });
  test('known', () => assert.deepEqual(problems(shape, '[t]\na = 1'), []));
  test('unknown', () => assert.deepEqual(problems(shape, '[t]\nb = 1'), ['unknown t.b']));
  test('unknown, by a header', () => assert.deepEqual(problems(shape, '[t.b.c]\nx = 1'), ['unknown t.b']));
  test('deprecated and removed', () =>
    assert.deepEqual(problems(shape, '[t]\nold = 1\ngone = 1'), ['deprecated t.old', 'removed t.gone']));
  test('nothing is unknown in an open table', () =>
    assert.deepEqual(problems(data({}, { open: true }), '[t]\nb = 1'), []));
  test('names that the project chooses', () =>
    assert.deepEqual(problems(data({}, { rest: { type: 'integer' } }), '[t]\nb = "x"'), ['type t.b as t.*']));
  test('names of a form', () =>
    assert.deepEqual(
      problems(data({}, { patterns: { '^x-': { type: 'integer' } } }), '[t]\nx-a = "x"\nb = 1'),
      ['type t.x-a as t.*', 'unknown t.b'],
    ));
  test('missing', () =>
    assert.deepEqual(problems(data({ a: { type: 'integer', required: true } }), '[t]\n'), ['missing t+a']));
  test('not missing under another separator', () =>
    assert.deepEqual(
      problems(
        data({ 'a-b': { type: 'integer', required: true } }, { sameSeparators: true }),
        '[t]\na_b = 1',
      ),
      [],
    ));
  test('tables that are compared on their own', () =>
    assert.deepEqual(problems(shape, '[t.b]\nx = 1', ['t.b']), []));
});

describe('values', () => {
  test('of a wrong type', () =>
    assert.deepEqual(problems(data({ a: { type: 'integer' } }), '[t]\na = "1"'), ['type t.a']));
  test('half typed are passed over', () =>
    assert.deepEqual(problems(data({ a: { type: 'integer' } }), '[t]\na = '), []));
  test('no TOML is passed over', () =>
    assert.deepEqual(problems(data({ a: { type: 'integer' } }), '[t]\na = ??'), []));
  test('none of the words', () =>
    assert.deepEqual(problems(data({ a: { type: 'string', values: ['x'] } }), '[t]\na = "y"'), [
      'value t.a',
    ]));
  test('a form beside the words', () => {
    const shape = data({ a: { type: 'string', values: ['x'], patterns: ['^y\\d$'] } });
    assert.deepEqual(problems(shape, '[t]\na = "y1"'), []);
    assert.deepEqual(problems(shape, '[t]\na = "y"'), ['value t.a']);
  });
  test('out of bounds', () =>
    assert.deepEqual(problems(data({ a: { type: 'integer', min: 1, max: 3 } }), '[t]\na = 4'), [
      'value t.a',
    ]));
  test('items, the table of a list and its keys', () => {
    const shape = data({ a: { type: 'array', items: { type: 'table', keys: { b: { type: 'string' } } } } });
    assert.deepEqual(problems(shape, '[[t.a]]\nb = "x"\n[[t.a]]\nb = 1'), ['type t.a.1.b as t.a.*.b']);
    assert.deepEqual(problems(shape, '[t]\na = [1]'), ['type t.a.0 as t.a']);
  });
  test('too few items', () =>
    assert.deepEqual(problems(data({ a: { type: 'strings' } }), '[t]\na = []'), []));
  test('the whole table of another type', () => assert.deepEqual(problems(data({}), 't = 1'), ['type t']));
});

describe('alternatives', () => {
  const kind = (name: string) => ({
    type: 'object',
    properties: { [name]: { type: 'string' }, help: { type: 'string' } },
    required: [name],
    additionalProperties: false,
  });
  const shape = schemaTableShape({
    additionalProperties: {
      oneOf: [
        { type: 'string' },
        kind('cmd'),
        kind('shell'),
        { type: 'object', properties: { cmd: false, shell: false } },
      ],
    },
  });
  test('the one that fits', () =>
    assert.deepEqual(problems(shape, '[t]\na = { shell = "x", help = "h" }'), []));
  test('the one that fits best is meant', () => {
    assert.deepEqual(problems(shape, '[t]\na = { shell = "x", help = 1 }'), ['type t.a.help as t.*.help']);
    assert.deepEqual(problems(shape, '[t]\na = { cmd = "x", hlep = "" }'), ['unknown t.a.hlep as t.*.hlep']);
  });
  test('none of the types', () => assert.deepEqual(problems(shape, '[t]\na = 1'), ['type t.a as t.*']));
});

describe('bounded work', () => {
  test('a document deeper than any tool', () => {
    const schema = {
      $ref: '#/$defs/t',
      $defs: {
        t: {
          type: 'object',
          additionalProperties: {
            anyOf: [{ $ref: '#/$defs/t' }, { type: 'array', items: { $ref: '#/$defs/t' } }],
          },
        },
      },
    };
    const text = `t = ${'{ a = '.repeat(5000)}{}${' }'.repeat(5000)}`;
    assert.deepEqual(problems(schemaTableShape(schema), text), []);
  });
  test('many alternatives at many levels', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      type: 'object',
      properties: { n: { const: i }, a: { $ref: '#/$defs/t' } },
      required: ['n'],
    }));
    const shape = schemaTableShape({
      additionalProperties: { $ref: '#/$defs/t' },
      $defs: { t: { oneOf: many } },
    });
    const text = `t.x = ${'{ n = 99, a = '.repeat(30)}{ n = 99 }${' }'.repeat(30)}`;
    const start = process.cpuUsage();
    problems(shape, text);
    const { user } = process.cpuUsage(start);
    assert.ok(user < 2_000_000, `${user} µs`);
  });
});
