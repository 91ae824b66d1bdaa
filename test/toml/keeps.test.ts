import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits, type Edit } from '../../server/src/text/span.ts';
import { keepsAll } from '../../server/src/toml/keeps.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { TomlVersion } from '../../server/src/toml/tree.ts';

/** Edits are written as `«before→after»`. */
function keeps(marked: string, version: TomlVersion = '1.0'): boolean {
  let text = '';
  let at = 0;
  const edits: Edit[] = [];
  for (const { 0: whole, 1: before = '', 2: after = '', index } of marked.matchAll(/«([^→]*)→([^»]*)»/g)) {
    text += marked.slice(at, index);
    at = index + whole.length;
    edits.push({ span: { start: text.length, end: text.length + before.length }, text: after });
    text += before;
  }
  text += marked.slice(at);
  const changed = applyEdits(text, edits);
  assert.ok(changed !== undefined);
  return keepsAll(parseToml(text, { version }), edits, changed);
}

describe('edits between tokens keep everything', () => {
  const kept = [
    ['blanks around the equals sign', 'a«→ »=«→ »1\n'],
    ['blanks in a key', 'a«  →».«→ »"b"«→ »= 1\n'],
    ['blanks in a header', '[«→ »a«→ ».b«→ »]\n[[«→ »c]]\n'],
    ['lines of a list', 'a = [«→\n  »1,«→\n  »2«→,\n»]\n'],
    ['a comment that moves', 'a = [1,«→ » # x\n«  →»2]«→ » # y\nb = 1\n'],
    ['blank lines', '«\n\n→»a = 1\n«\n\n→»# x\n«  →»b = 2«\n\n\n→»'],
    ['a line end of another form', 'a = 1«\r\n→\n»b = 2«\r\n→\n»'],
    ['a byte order mark', '\ufeff«\n→»a«→ »= 1'],
    ['an inline table', 'a = {«→ »b«→ »= 1«→ »}\n'],
    ['edits of many statements', 'a«→ »= 1\n[b]\nc«→ »= """\nx=1\n"""\nd=«→ »[«→ »]\n'],
  ] as const;
  for (const [what, marked] of kept) test(what, () => assert.equal(keeps(marked), true));

  test('a construct of a newer TOML that stands there already', () =>
    assert.equal(keeps('a«→ »= {\nb = 1 }\n', '1.0'), true));
});

describe('edits are refused that', () => {
  const refused = [
    ['join two statements', 'a = 1«\n→»b = 2\n'],
    ['put a statement into a comment', 'a = 1 # x«\n→ »b = 2\n'],
    ['remove a comment', 'a = 1«  # x→»\nb = 2\n'],
    ['remove a comment in a list', 'a = [1, «# x→»\n2]\n'],
    ['remove the last comment', 'a = 1\n«# x→»'],
    ['add a comment', 'a = 1«→ # x»\n'],
    ['change a comment', 'a = [1, # «x→y»\n]\n'],
    ['change a value', 'a = [1, «→2, »3]\n'],
    ['change a string', 'a = "x«→ »"\n'],
    ['change a key', 'a«→b» = 1\n'],
    ['change a name in a header', '[a«→b»]\n'],
    ['make an array of tables', '[«→[»a«→]»]\n'],
    ['write a statement', 'a = 1\n«→b = 2\n»c = 3\n'],
    ['break a statement', 'a =«→\n» 1\n'],
    ['bring a problem', 'a = {«→\n»b = 1 }\n'],
    ['bring a character that is no blank', 'a = 1\n«→\u00a0»b = 2\n'],
    ['end a line with half a line end', 'a = 1«\n→\r»b = 2\n'],
    ['reach over two statements', 'a = 1«\nb→\nb» = 2\n'],
    ['take a comma away', 'a = [1«,→» 2]\n'],
  ] as const;
  for (const [what, marked] of refused) test(what, () => assert.equal(keeps(marked), false));

  test('the version of TOML counts', () => assert.equal(keeps('a = {«→\n»b = 1 }\n', '1.1'), true));
});
