import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits, type Edit } from '../../server/src/text/span.ts';
import * as edit from '../../server/src/toml/edit.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { lookup } from '../../server/src/toml/paths.ts';
import type { ArrayValue, TomlDocument } from '../../server/src/toml/tree.ts';

/** Expects `edits` to make `after` of `before`, which reads without problems. */
function expectEdit(before: string, edits: (doc: TomlDocument) => Edit[], after: string): void {
  const text = applyEdits(before, edits(parseToml(before)));
  assert.equal(text, after);
  assert.deepEqual(parseToml(after, { version: '1.1' }).problems, []);
}

function arrayOf(doc: TomlDocument): ArrayValue {
  const node = lookup(doc.root, ['a']);
  assert.ok(node?.kind === 'array');
  return node;
}

describe('insertItem', () => {
  const at = (name: string, before: string, index: number, after: string): void => {
    test(name, () => expectEdit(before, (doc) => edit.insertItem(doc, arrayOf(doc), index, '"n"'), after));
  };
  at('into an empty array', 'a = []', 0, 'a = ["n"]');
  at('keeps blanks in brackets', 'a = [ ]', 0, 'a = [ "n" ]');
  at('at the end of a line', 'a = ["x"]', 1, 'a = ["x", "n"]');
  at('at the end of a padded line', 'a = [ "x" ]', 9, 'a = [ "x", "n" ]');
  at('keeps a trailing comma', 'a = ["x",]', 1, 'a = ["x", "n",]');
  at('at the beginning of a line', 'a = ["x"]', 0, 'a = ["n", "x"]');
  at('between two', 'a = ["x", "y"]', 1, 'a = ["x", "n", "y"]');
  at('as a line of its own', 'a = [\n  "x",\n]', 1, 'a = [\n  "x",\n  "n",\n]');
  at('without a trailing comma', 'a = [\n  "x"\n]', 1, 'a = [\n  "x",\n  "n"\n]');
  at('after a comment', 'a = [\n  "x", # c\n]', 1, 'a = [\n  "x", # c\n  "n",\n]');
  at('after a comment, no comma', 'a = [\n  "x" # c\n]', 1, 'a = [\n  "x", # c\n  "n"\n]');
  at('above the comment of the next', 'a = [\n  # y\n  "y",\n]', 0, 'a = [\n  "n",\n  # y\n  "y",\n]');
  at('before a bracket on the line', 'a = [\n  "x",\n  "y"]', 2, 'a = [\n  "x",\n  "y",\n  "n"]');
  at('in a matrix', 'a = [\n  1, 2,\n  3, 4,\n]', 4, 'a = [\n  1, 2,\n  3, 4, "n",\n]');
  at('with CRLF', 'a = [\r\n  "x",\r\n]\r\n', 1, 'a = [\r\n  "x",\r\n  "n",\r\n]\r\n');
  at('into an open array', 'a = [\n]', 0, 'a = [\n    "n",\n]');
  at(
    'below a lone comment',
    'a = [\n  # none\n]\nb = [\n  1\n]',
    0,
    'a = [\n  # none\n  "n",\n]\nb = [\n  1\n]',
  );
  test('several at once', () =>
    expectEdit(
      'a = [\n  "x"\n]',
      (doc) => edit.insertItems(doc, arrayOf(doc), 1, ['1', '2']),
      'a = [\n  "x",\n  1,\n  2\n]',
    ));
});

describe('removeItems', () => {
  const at = (name: string, before: string, indexes: number[], after: string): void => {
    test(name, () => expectEdit(before, (doc) => edit.removeItems(doc, arrayOf(doc), indexes), after));
  };
  at('the only one', 'a = ["x"]', [0], 'a = []');
  at('the first', 'a = ["x", "y"]', [0], 'a = ["y"]');
  at('the last', 'a = ["x", "y"]', [1], 'a = ["x"]');
  at('the last, padded', 'a = [ "x", "y" ]', [1], 'a = [ "x" ]');
  at('keeps a trailing comma', 'a = ["x", "y",]', [1], 'a = ["x",]');
  at('one in the middle', 'a = [1, 2, 3]', [1], 'a = [1, 3]');
  at('two at the beginning', 'a = [1, 2, 3]', [0, 1], 'a = [3]');
  at('two at the end', 'a = [1, 2, 3]', [1, 2], 'a = [1]');
  at('those around one', 'a = [1, 2, 3]', [0, 2], 'a = [2]');
  at('a line', 'a = [\n  1,\n  2,\n]', [0], 'a = [\n  2,\n]');
  at('the last line', 'a = [\n  1,\n  2\n]', [1], 'a = [\n  1\n]');
  at('its comments', 'a = [\n  1, # one\n  # two\n  2, # 2\n  3,\n]', [1], 'a = [\n  1, # one\n  3,\n]');
  at('not the comment above a gap', 'a = [\n  # all\n\n  1,\n  2,\n]', [0], 'a = [\n  # all\n\n  2,\n]');
  at('all lines', 'a = [\n  1,\n  2,\n]', [0, 1], 'a = []');
  at('all but a comment', 'a = [\n  # all\n\n  1,\n]', [0], 'a = [\n  # all\n\n]');
  at('in a matrix', 'a = [\n  1, 2,\n  3, 4,\n]', [1, 2], 'a = [\n  1,\n  4,\n]');
  at('before a bracket on the line', 'a = [1,\n  2]', [1], 'a = [1\n  ]');
  at('with a comment behind the last', 'a = [\n  1, # one\n  2 # two\n]', [1], 'a = [\n  1 # one\n]');
});

describe('reorderItems', () => {
  const at = (name: string, before: string, order: number[], after: string): void => {
    test(name, () => expectEdit(before, (doc) => edit.reorderItems(doc, arrayOf(doc), order), after));
  };
  at('on a line', 'a = [1, 2, 3]', [2, 0, 1], 'a = [3, 1, 2]');
  at(
    'lines with comments',
    'a = [\n  1, # one\n  # two\n  2\n]',
    [1, 0],
    'a = [\n  # two\n  2,\n  1 # one\n]',
  );
  test('moves one', () =>
    expectEdit('a = [1, 2, 3]', (doc) => edit.moveItem(doc, arrayOf(doc), 0, 2), 'a = [2, 3, 1]'));
});

describe('setKey', () => {
  const at = (
    name: string,
    before: string,
    [path, key, placement]: [string[], string, edit.Placement?],
    after: string,
  ): void => {
    test(name, () => expectEdit(before, (doc) => edit.setKey(doc, path, key, '1', placement), after));
  };
  at('replaces a value', '[t]\nk = 2 # c\n', [['t'], 'k'], '[t]\nk = 1 # c\n');
  at('adds to the end', '[t]\na = 2\n\n[u]\n', [['t'], 'k'], '[t]\na = 2\nk = 1\n\n[u]\n');
  at('adds below a comment', '[t]\na = 2 # c\n', [['t'], 'k'], '[t]\na = 2 # c\nk = 1\n');
  at('adds to an empty table', '[t]\n\n[u]\n', [['t'], 'k'], '[t]\nk = 1\n\n[u]\n');
  at('without a line break at the end', '[t]\na = 2', [['t'], 'k'], '[t]\na = 2\nk = 1');
  at('after a key', '[t]\na = 2\nb = 3\n', [['t'], 'k', { after: 'a' }], '[t]\na = 2\nk = 1\nb = 3\n');
  at(
    'before a key and its comment',
    '[t]\n# b\nb = 3\n',
    [['t'], 'k', { before: 'b' }],
    '[t]\nk = 1\n# b\nb = 3\n',
  );
  at('with the equals of others', '[t]\na=2\n', [['t'], 'k'], '[t]\na=2\nk=1\n');
  at('with the indentation of others', '[t]\n  a = 2\n', [['t'], 'k'], '[t]\n  a = 2\n  k = 1\n');
  at('with CRLF', '[t]\r\na = 2\r\n', [['t'], 'k'], '[t]\r\na = 2\r\nk = 1\r\n');
  at('quotes a name', '[t]\n', [['t'], 'a b'], '[t]\n"a b" = 1\n');
  at('into an inline table', 't = { a = 2 }\n', [['t'], 'k'], 't = { a = 2, k = 1 }\n');
  at('into an empty inline table', 't = {}\n', [['t'], 'k'], 't = { k = 1 }\n');
  at('into a dotted table', '[t]\nu.a = 2\nv = 3\n', [['t', 'u'], 'k'], '[t]\nu.a = 2\nu.k = 1\nv = 3\n');
  at('into a dotted table in braces', 't = { u.a = 2 }', [['t', 'u'], 'k'], 't = { u.a = 2, u.k = 1 }');
  at('makes a table', '', [['t'], 'k'], '[t]\nk = 1\n');
  at('makes a table at the end', 'a = 1\n', [['t'], 'k'], 'a = 1\n\n[t]\nk = 1\n');
  at(
    'makes a table after its kin',
    '[t]\na = 2\n\n[u]\n',
    [['t', 'v'], 'k'],
    '[t]\na = 2\n\n[t.v]\nk = 1\n\n[u]\n',
  );
  at('makes an implicit table', '[t.v]\na = 2\n', [['t'], 'k'], '[t]\nk = 1\n\n[t.v]\na = 2\n');
  at('makes a table in braces', 't = { a = 2 }', [['t', 'v'], 'k'], 't = { a = 2, v = { k = 1 } }');
  at('at the top', '[t]\n', [[], 'k'], 'k = 1\n\n[t]\n');
  at('at the top, below a heading', '# head\n\n[t]\n', [[], 'k'], '# head\n\nk = 1\n\n[t]\n');
  at('gives a value that is missing', '[t]\nk = 2\n', [['t'], 'k'], '[t]\nk = 1\n');
  test('not into a value', () => assert.deepEqual(edit.setKey(parseToml('t = 1'), ['t'], 'k', '1'), []));
  test('several', () =>
    expectEdit(
      '[t]\n',
      (doc) =>
        edit.setKeys(
          doc,
          ['u'],
          [
            { key: 'a', value: '1' },
            { key: 'b', value: '2' },
          ],
        ),
      '[t]\n\n[u]\na = 1\nb = 2\n',
    ));
});

describe('removeMember', () => {
  const at = (name: string, before: string, path: (string | number)[], after: string): void => {
    test(name, () => expectEdit(before, (doc) => edit.removeMember(doc, path), after));
  };
  at('a pair with its comments', '[t]\n# a\na = 1 # a\nb = 2\n', ['t', 'a'], '[t]\nb = 2\n');
  at('not the heading of the document', '# head\na = 1\nb = 2\n', ['a'], '# head\nb = 2\n');
  at('the last pair', '[t]\na = 1\nb = 2', ['t', 'b'], '[t]\na = 1');
  at('a pair between gaps', 'a = 1\n\nb = 2\n\nc = 3\n', ['b'], 'a = 1\n\nc = 3\n');
  at('a table', '[t]\na = 1\n\n# u\n[u]\nb = 2\n\n[v]\n', ['u'], '[t]\na = 1\n\n[v]\n');
  at('a table and its own', '[t]\na = 1\n\n[u]\n\n[t.v]\nb = 2\n', ['t'], '[u]\n');
  at('the last table', '[t]\na = 1\n\n[u]\nb = 2\n', ['u'], '[t]\na = 1\n');
  at('an element', '[[t]]\na = 1\n\n[[t]]\na = 2\n', ['t', 0], '[[t]]\na = 2\n');
  at('all elements', '[[t]]\na = 1\n\n[[t]]\na = 2\n', ['t'], '');
  at('a dotted table', '[t]\nu.a = 1\nv = 2\nu.b = 3\n', ['t', 'u'], '[t]\nv = 2\n');
  at('a pair in braces', 't = { a = 1, b = 2 }', ['t', 'a'], 't = { b = 2 }');
  at('the last pair in braces', 't = { a = 1, b = 2 }', ['t', 'b'], 't = { a = 1 }');
  at('an item', 't = [1, { a = 2, b = 3 }]', ['t', 1, 'b'], 't = [1, { a = 2 }]');
  at('with CRLF', 'a = 1\r\nb = 2\r\n', ['a'], 'b = 2\r\n');
});

describe('renameKey, renameMember', () => {
  const at = (name: string, before: string, path: string[], to: string, after: string): void => {
    test(name, () => expectEdit(before, (doc) => edit.renameMember(doc, path, to), after));
  };
  at('a bare key', '[t]\na = 1\n', ['t', 'a'], 'b', '[t]\nb = 1\n');
  at('in its quotes', "'a' = 1\n", ['a'], 'b c', "'b c' = 1\n");
  at('quotes what must be', 'a = 1\n', ['a'], 'b c', '"b c" = 1\n');
  at('a table everywhere', '[t]\n[t.u]\n[[t.v]]\n', ['t'], 'x', '[x]\n[x.u]\n[[x.v]]\n');
  at('dotted keys', 'a.b.c = 1\na.b.d = 2\n', ['a', 'b'], 'x', 'a.x.c = 1\na.x.d = 2\n');
  at('in braces', 'a = { b = 1 }\n', ['a', 'b'], 'x', 'a = { x = 1 }\n');
});

describe('moveMembers', () => {
  const at = (
    name: string,
    before: string,
    [from, names, to]: [string[], string[], string[]],
    after: string,
  ): void => {
    test(name, () => expectEdit(before, (doc) => edit.moveMembers(doc, from, names, to), after));
  };
  at(
    'to a table that is there',
    '[t]\n# a\na = 1 # x\nb = 2\n\n[u]\nc = 3\n',
    [['t'], ['a'], ['u']],
    '[t]\nb = 2\n\n[u]\nc = 3\n# a\na = 1 # x\n',
  );
  at(
    'to a new table',
    '[t]\na = 1\nb = 2\n\n[u]\n',
    [['t'], ['a'], ['t', 'lint']],
    '[t]\nb = 2\n\n[t.lint]\na = 1\n\n[u]\n',
  );
  at(
    'renames a header',
    '# c\n[t.x] # d\na = 1\n',
    [['t', 'x'], ['a'], ['t', 'y']],
    '# c\n[t.y] # d\na = 1\n',
  );
  at(
    'removes what is empty',
    '[t]\nk = 0\n\n# c\n[t.x] # d\na = 1\n\n[u]\n',
    [['t', 'x'], ['a'], ['u']],
    '[t]\nk = 0\n\n[u]\n# c\n# d\na = 1\n',
  );
  at(
    'sub-tables by their headers',
    '[t]\nk = 0\n\n[t.per]\na = 1\n\n[t.lint]\n',
    [['t'], ['per'], ['t', 'lint']],
    '[t]\nk = 0\n\n[t.lint.per]\na = 1\n\n[t.lint]\n',
  );
  at('dotted keys', '[t]\nx.a = 1\nb = 2\n', [['t', 'x'], ['a'], ['t']], '[t]\nb = 2\na = 1\n');
  at('to a dotted table', '[t]\na = 1\nx.b = 2\n', [['t'], ['a'], ['t', 'x']], '[t]\nx.b = 2\nx.a = 1\n');
  at(
    'out of braces',
    't = { a = 1, b = 2 }\n\n[u]\n',
    [['t'], ['a'], ['u']],
    't = { b = 2 }\n\n[u]\na = 1\n',
  );
  at(
    'all out of braces',
    '[x]\nt = { a = 1 } # c\n\n[u]\n',
    [['x', 't'], ['a'], ['u']],
    '[x]\n\n[u]\n# c\na = 1\n',
  );
  at(
    'into braces',
    '[t]\na = 1\nb = 2\nu = { c = 3 }\n',
    [['t'], ['a'], ['t', 'u']],
    '[t]\nb = 2\nu = { c = 3, a = 1 }\n',
  );
  test('not where a comment would be lost', () =>
    assert.deepEqual(
      edit.moveMembers(
        parseToml('t = {\n  a = { b = 1 }, # c\n}\n', { version: '1.1' }),
        ['t', 'a'],
        ['b'],
        [],
      ),
      [],
    ));
  at(
    'not what is taken',
    '[t]\na = 1\nb = 2\n\n[u]\na = 3\n',
    [['t'], ['a', 'b'], ['u']],
    '[t]\na = 1\n\n[u]\na = 3\nb = 2\n',
  );
});

describe('moveKey, moveTable, ensureTable', () => {
  test('a key before another', () =>
    expectEdit(
      '[t]\na = 1\n# b\nb = 2 # x\n',
      (doc) => edit.moveKey(doc, ['t'], 'b', { before: 'a' }),
      '[t]\n# b\nb = 2 # x\na = 1\n',
    ));
  test('a key to the end without a line break', () =>
    expectEdit('a = 1\nb = 2', (doc) => edit.moveKey(doc, [], 'a', { after: 'b' }), 'b = 2\na = 1'));
  test('in braces', () =>
    expectEdit(
      't = { a = 1, b = 2 }',
      (doc) => edit.moveKey(doc, ['t'], 'b', { before: 'a' }),
      't = { b = 2, a = 1 }',
    ));
  test('a table before another', () =>
    expectEdit(
      '[a]\nx = 1\n\n# b\n[b]\ny = 2\n\n[b.c]\nz = 3\n\n[d]\n',
      (doc) => edit.moveTable(doc, ['b'], { before: ['a'] }),
      '# b\n[b]\ny = 2\n\n[b.c]\nz = 3\n\n[a]\nx = 1\n\n[d]\n',
    ));
  test('a table to the end', () =>
    expectEdit('[a]\nx = 1\n\n[b]\n', (doc) => edit.moveTable(doc, ['a']), '[b]\n\n[a]\nx = 1\n'));
  test('makes a table once', () =>
    expectEdit('[a]\n', (doc) => edit.ensureTable(doc, ['b']), '[a]\n\n[b]\n'));
  test('leaves a table', () => assert.deepEqual(edit.ensureTable(parseToml('a.b = 1'), ['a']), []));
});
