import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { referenceUrl } from '../../server/src/spec/reference.ts';
import { alternatives } from '../../server/src/spec/registry.ts';
import type { KeySpec, RestSpec, Shape, TableShape } from '../../server/src/spec/shape.ts';
import { wellKnownLabels } from '../../server/src/standards/urls.ts';
import { service } from '../support/service.ts';

const { registry } = service;
const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

interface Entry {
  readonly path: string;
  readonly title: string;
  readonly docs: string;
  readonly reference: string | undefined;
  readonly shape: Shape;
  readonly key?: KeySpec;
  readonly rest?: RestSpec;
}

/** Every key and every table whose names the project chooses, once. */
function* entries(path: string, shape: Shape): Iterable<Entry> {
  for (const one of alternatives(shape)) {
    if (one.type === 'array') yield* entries(`${path}[]`, one.items);
    if (one.type !== 'table') continue;
    for (const key of one.keys) {
      const at = path === '' ? key.name : `${path}.${key.name}`;
      yield { ...key, path: at, reference: key.reference, key };
      yield* entries(at, key.shape);
    }
    if (one.rest !== undefined) {
      yield { ...one.rest, path: `${path}.*`, reference: one.rest.reference, rest: one.rest };
      yield* entries(`${path}.*`, one.rest.shape);
    }
  }
}

/** The tables of standards, and our own; those of tools are made from data. */
const all = registry.tables.flatMap((table) => [
  ...(table.path.length === 0 || registry.toolOf(table.path[1] ?? '') !== undefined
    ? []
    : [...entries(table.path.join('.'), registry.tableAt(table.path) as TableShape)]),
]);

describe('every key', () => {
  for (const entry of all) {
    const own = entry.path.startsWith('tool.');
    test(entry.path, () => {
      assert.ok(words(entry.title) >= 2 && words(entry.title) <= 5, `title: ${entry.title}`);
      assert.ok(words(entry.docs) >= 3 && words(entry.docs) <= 60, `${words(entry.docs)} words`);
      assert.match(entry.docs, /[.:]$/);
      if (!own)
        assert.match(referenceUrl(entry.reference ?? ''), /^https:\/\/[a-z.]+\.org\/[\w/.-]+(#[\w-]+)?$/);
      if (entry.key?.common !== undefined) assert.ok(entry.key.common >= 0 && entry.key.common <= 1);
      if (entry.key?.snippet !== undefined) assert.equal(entry.key.snippet.split('‸').length, 2);
      if (entry.rest !== undefined) assert.ok(entry.rest.keyTitle.length > 0);
    });
  }
});

describe('every table', () => {
  for (const table of registry.tables) {
    test(`[${table.path.join('.')}]`, () => {
      assert.ok(table.title.length > 0);
      assert.ok(words(table.docs) >= 3 && words(table.docs) <= 60);
      assert.equal(registry.describe(table.path)[0]?.table, table);
    });
  }

  test('names no key twice', () => {
    for (const table of registry.tables) {
      const names = registry.tableAt(table.path)?.keys.map(({ name }) => name);
      assert.deepEqual([...new Set(names)], names);
    }
  });
});

describe('registry', () => {
  const titles = (...path: (string | number)[]) =>
    registry.describe(path).map(({ key, rest, table, shape }) => (key ?? rest ?? table)?.title ?? shape.type);

  test('describes the file itself', () =>
    assert.deepEqual(
      registry.tableAt([])?.keys.map(({ name }) => name),
      ['project', 'build-system', 'dependency-groups', 'tool'],
    ));
  test('describes keys of listed tables', () =>
    assert.deepEqual(titles('project', 'requires-python'), ['specifier set']));
  test('describes a key in an item of an array', () =>
    assert.deepEqual(titles('project', 'authors', 0, 'name'), ['name of the author']));
  test('describes both forms of a value', () => {
    assert.deepEqual(
      registry.describe(['project', 'readme']).map(({ shape }) => shape.type),
      ['one-of'],
    );
    assert.deepEqual(titles('project', 'readme', 'file'), ['file of the description']);
  });
  test('describes keys whose names are free', () =>
    assert.deepEqual(titles('project', 'optional-dependencies', 'x'), ['extra of the project']));
  test('describes an include', () =>
    assert.deepEqual(titles('dependency-groups', 'dev', 1, 'include-group'), ['included group']));
  test('lists the labels that indexes know', () =>
    assert.deepEqual(
      registry
        .tableAt(['project', 'urls'])
        ?.keys.map(({ name }) => name)
        .sort(),
      wellKnownLabels.map(({ label }) => label).sort(),
    ));
  test('knows every rule as a selector', () => {
    const own = registry.tableAt(['tool', 'pyproject-toolkit', 'severity']);
    const names = new Set(own?.keys.map(({ name }) => name));
    assert.ok(names.has('all'));
    for (const { id } of registry.rules) assert.ok(names.has(id), id);
  });
  test('says nothing about unknown tables', () => assert.deepEqual(titles('projct'), []));
  test('leaves other tools open', () => assert.deepEqual(titles('tool', 'nobody'), ['settings of a tool']));
});
