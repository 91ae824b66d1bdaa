import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { leaves } from '../../server/src/toml/leaves.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import {
  headerPath,
  locate,
  lookup,
  memberAt,
  type Path,
  pathOf,
  walk,
} from '../../server/src/toml/paths.ts';

const TEXT = 'a = 1\nb.c = [{ d = 2 }]\n[[e]]\nf = 3\n[[e]]\n[e.g]\nh = 4\n';

describe('lookup', () => {
  const at = (path: Path, kind: string | undefined): void => {
    test(path.join('.'), () => assert.equal(lookup(parseToml(TEXT).root, path)?.kind, kind));
  };
  at([], 'table');
  at(['a'], 'integer');
  at(['b', 'c', 0], 'inline-table');
  at(['b', 'c', 0, 'd'], 'integer');
  at(['e'], 'table-array');
  at(['e', 1, 'g', 'h'], 'integer');
  at(['e', 0, 'g'], undefined);
  at(['a', 'x'], undefined);
});

describe('memberAt', () => {
  test('the key that defines it', () =>
    assert.equal(memberAt(parseToml(TEXT).root, ['b'])?.key.span.start, 6));
  test('none for an index', () => assert.equal(memberAt(parseToml(TEXT).root, ['e', 0]), undefined));
});

describe('walk', () => {
  test('all nodes, parents first, in order', () =>
    assert.deepEqual(
      [...walk(parseToml(TEXT).root)].map((visit) => pathOf(visit).join('.')),
      ['', 'a', 'b', 'b.c', 'b.c.0', 'b.c.0.d', 'e', 'e.0', 'e.0.f', 'e.1', 'e.1.g', 'e.1.g.h'],
    ));
});

describe('headerPath', () => {
  test('with the index of the element', () => {
    const doc = parseToml(TEXT);
    const headers = doc.statements.filter((statement) => statement.kind === 'header');
    assert.deepEqual(
      headers.map((header) => headerPath(doc, header).join('.')),
      ['e.0', 'e.1', 'e.1.g'],
    );
  });
});

describe('10,000 levels', () => {
  const depth = 10_000;
  for (const [name, open, close] of [
    ['arrays', '[', ']'],
    ['inline tables', '{ a = ', ' }'],
  ] as const) {
    const text = `a = ${open.repeat(depth)}1${close.repeat(depth)}`;
    test(`walk, locate and leaves of ${name}`, () => {
      const doc = parseToml(text);
      assert.deepEqual(doc.problems, []);
      assert.equal([...walk(doc.root)].length, depth + 2);
      const place = locate(doc, text.indexOf('1'));
      assert.equal(place.kind === 'value' && place.path.length, depth + 1);
      assert.equal(leaves(doc).length > depth * 2, true);
    });
  }
});
