import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import { reparseToml } from '../../server/src/toml/reparse.ts';
import type { Junk, Pair, Table, TomlDocument, TomlNode, TomlVersion } from '../../server/src/toml/tree.ts';
import { edited } from '../fuzz/edits.ts';
import { pyproject } from '../fuzz/pyprojects.ts';
import { randomFrom } from '../fuzz/random.ts';

/** All that a tree says, its tables member by member. */
const plain = ({ text, root, statements, comments, problems }: TomlDocument) => ({
  text,
  comments,
  problems,
  statements: statements.map((one) =>
    one.kind === 'header' ? { ...one, table: one.table.span, pairs: one.pairs.length } : plainStatement(one),
  ),
  root: plainTable(root),
});

const plainStatement = (one: Pair | Junk): unknown =>
  one.kind === 'junk' ? one : { ...one, table: one.table.span, value: plainNode(one.value) };

function plainTable({ form, span, headers, members }: Table): unknown {
  return {
    form,
    span,
    headers: headers.map((header) => header.span),
    members: [...members].map(([key, member]) => ({
      ...member,
      at: key,
      pair: member.pair?.span,
      node: plainNode(member.node),
    })),
  };
}

function plainNode(node: TomlNode | undefined): unknown {
  switch (node?.kind) {
    case 'table':
      return plainTable(node);
    case 'table-array':
      return { ...node, tables: node.tables.map(plainTable) };
    case 'array':
      return { ...node, items: node.items.map(plainNode) };
    case 'inline-table':
      return { ...node, pairs: node.pairs.map(plainStatement), table: plainTable(node.table) };
    default:
      return node;
  }
}

/** Types into a document; `»old|new«` marks the stretch. Says whether the tree could be made from the one before. */
function typed(marked: string, version: TomlVersion = '1.0'): boolean {
  const before = marked.replace(/»([^|]*)\|([^«]*)«/gs, '$1');
  const after = marked.replace(/»([^|]*)\|([^«]*)«/gs, '$2');
  const made = reparseToml(parseToml(before, { version }), after);
  if (made !== undefined) assert.deepEqual(plain(made.tree), plain(parseToml(after, { version })));
  return made !== undefined;
}

const around = (value: string): string =>
  `# above\n[a]\nb = 1 # one\nx = ${value} # here\ny = { p = "q", r = ["s", 't'] }\n\n[[t.u]] # below\nv.w = """\nlong \\\n line"""\n`;

for (const [what, value] of [
  ['characters in a string', '"he»|l«lo"'],
  ['characters out of a string', '"he»llo|«"'],
  ['a string that becomes empty', "'»hello|«'"],
  ['an item of an array', '["a", "b»|c«", "d", "e"] '],
  ['an item with comments behind', '[\n  "a»|b«", # first\n  # between\n  "c",\n]'],
  ['an item of an array in an array', '[["a"], ["b", "c»|d«", "e"], []]'],
  ['a new item', '[\n  "a", # first\n»|  "b", # second\n«  "c",\n]'],
  ['an item that goes', '["a", »"b", |«"c"]'],
  ['a comment in an array', '[\n  "a", # »|first «\n  "b",\n]'],
  ['a number', '1»|23«'],
  ['another kind of value', '»1|{ z = "y" }«'],
  ['a key in an inline table', '{ »|k.l = 2, «z = "y" }'],
  ['an escape', '"a»|\\t«b"'],
  ['characters beyond ASCII', '"a»|é😀«b"'],
] as const) {
  test(`the tree follows ${what}`, () => assert.equal(typed(around(value)), true));
}

for (const [what, marked] of [
  ['a key', '[t]\na = 1\nb»|c« = 2\nd = 3 # here\n'],
  ['a key that is being typed', '[t]\na = 1\n»|b«\nc = 3\n[u]\n'],
  ['its equals sign', '[t]\na = 1\nb»| =«\nc = 3 # here\n'],
  ['a value that is being typed', '[t]\nb = »|"x«\nc = 3\n'],
  ['a value that goes', '[t]\na = »1|«\nb = 2\n'],
  ['two values', '[t]\na = »1\nb = 2|3\nb = 4«\nc = 5\n'],
  ['a comment', '[t]\na = 1 # »|one «\n# two\nb = 2\n'],
  ['a line that goes', '[t]\na = 1\n»b = 2\n|«c = 3\n\n[t.u]\nd = 4\n'],
  ['lines that change places', '[t]\n»a = 1\nb = 2|b = 2\na = 1«\nc = 3\n'],
  ['the last line', '[t]\na = 1\n»|b = 2«'],
  ['a line end', '[t]\na = 1»|\r«\nb = 2\n'],
  ['a quote that ends the string', '[t]\na = "b»|" «c"\n'],
  ['a line break in a string', '[t]\na = "b»|\n«c"\nd = 1\n'],
] as const) {
  test(`the tree follows ${what}`, () => assert.equal(typed(marked), true));
}

for (const [what, marked] of [
  ['a key above all headers', 'a = 1\nb»|c« = 2\n'],
  ['a header', '[a»|b«]\nc = 1\n'],
  ['half a character', 'a = "\ud83d»\ude00|«"\n'],
  ['a document with a problem elsewhere', '[t]\na = "b»|c«"\na = 2\n'],
  ['a key that is there already', '[t]\na = 1\n»|a = 2\n«\n'],
  ['a key with parts', '[t]\na = 1\n»|b.c = 2\n«\n'],
  ['a key that a header leads through', '[t]\na = 1\n»|u = 2\n«[t.u]\n'],
  ['an array without an end', '[t]\na = »|[«\nb = 2\n'],
  ['a string of many lines without an end', '[t]\na = »|"""«\nb = """x"""\n'],
] as const) {
  test(`the document is read anew after an edit of ${what}`, () => assert.equal(typed(marked), false));
}

test('after random edits the tree is the same as read anew', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  let made = 0;
  for (let i = 0; i < 150; i++) {
    const random = randomFrom(seed + i);
    const version = random.chance(0.3) ? '1.1' : '1.0';
    let text = pyproject(random);
    let tree = parseToml(text, { version });
    for (let edit = 0; edit < 12; edit++) {
      const next = edited(text, random);
      const one = reparseToml(tree, next);
      const fresh = parseToml(next, { version });
      if (one !== undefined) {
        made++;
        assert.deepEqual(plain(one.tree), plain(fresh), `seed ${seed + i}, from ${text} to ${next}`);
      }
      // Documents with many problems only hold the others up.
      if (fresh.problems.length > 1 && random.chance(0.7)) {
        tree = parseToml(text, { version });
        continue;
      }
      text = next;
      tree = one?.tree ?? fresh;
    }
  }
  assert.ok(made > 100, `only ${made} trees were made from the one before`);
});
