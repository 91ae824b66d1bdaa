import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isElsewhere, tokenAt, typingIn } from '../../server/src/lsp/typing.ts';
import type { ReportedFinding } from '../../server/src/spec/finding.ts';
import { cursor, range } from '../support/mark.ts';

describe('the token at the cursor', () => {
  const expectToken = (marked: string, token: string) => {
    const { text, offset } = cursor(marked);
    const { start, end } = tokenAt(text, offset);
    assert.equal(text.slice(start, end), token);
  };
  test('a word', () => expectToken('a\nna|me = 1', 'name'));
  test('at its end', () => expectToken('name|', 'name'));
  test('a string', () => expectToken('a = "x y|z" # "', '"x yz"'));
  test('an escaped quote does not end it', () => expectToken('a = "x\\" y|z"', '"x\\" yz"'));
  test('a string without its end, to the end of the line', () =>
    expectToken('a = ["x", "y| z\nb = "q"', '"y z'));
  test('between strings, none', () => expectToken('["a", |"b"]', ''));
  test('nothing on an empty line', () => expectToken('a\n|\nb', ''));
});

describe('typing', () => {
  const typed = (inserted: string, removed = 0) => typingIn([{ start: 5, removed, inserted }], 1)?.offset;
  test('a character', () => assert.equal(typed('x'), 6));
  test('a quote with its closing one', () => assert.equal(typed('""'), 6));
  test('a removed character', () => assert.equal(typed('', 1), 5));
  test('no line break, paste, selection or several places', () => {
    assert.equal(typed('\n'), undefined);
    assert.equal(typed('pasted'), undefined);
    assert.equal(typed('', 10), undefined);
    const change = { start: 1, removed: 0, inserted: 'x' };
    assert.equal(typingIn([change, change], 1), undefined);
  });
});

describe('held back', () => {
  const isHeld = (marked: string, rule: string) => {
    const { text: withCursor, span } = range(marked);
    const { text, offset } = cursor(withCursor);
    const before = withCursor.indexOf('|');
    const at = {
      start: span.start - (before < span.start ? 1 : 0),
      end: span.end - (before < span.end ? 1 : 0),
    };
    return !isElsewhere(text, { offset, at: 0 })({ at, rule } as ReportedFinding);
  };
  test('a finding inside the string', () => assert.ok(isHeld('a = "foo «=>»1|"', 'project/x')));
  test('not one of another string', () => assert.ok(!isHeld('a = [«"x"», "y|"]', 'project/x')));
  test('not one of the whole array', () => assert.ok(!isHeld('a = «["x", "y|"]»', 'project/x')));
  test('the syntax of the line', () => assert.ok(isHeld('«na» = |', 'toml/syntax')));
  test('not the syntax of another line', () => assert.ok(!isHeld('«na»\nb = |', 'toml/syntax')));
});
