import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lineIndex } from '../../server/src/text/lines.ts';
import { applyEdits, insert, remove, replace, span } from '../../server/src/text/span.ts';

describe('applyEdits', () => {
  test('applies edits given in any order', () =>
    assert.equal(applyEdits('abc', [replace(span(2, 3), 'C'), replace(span(0, 1), 'A')]), 'AbC'));
  test('keeps the order of insertions at one place', () =>
    assert.equal(applyEdits('x', [insert(0, '1'), insert(0, '2')]), '12x'));
  test('refuses overlapping edits', () =>
    assert.equal(applyEdits('abc', [remove(span(0, 2)), remove(span(1, 3))]), undefined));
  test('refuses an edit outside the text', () =>
    assert.equal(applyEdits('a', [remove(span(0, 2))]), undefined));
});

describe('lineIndex', () => {
  const lines = lineIndex('a\r\nbc\rd\n\n');
  test('counts all three line ends', () => assert.equal(lines.lineCount, 5));
  test('a line ends before its line end', () =>
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((n) => lines.lineEnd(n)),
      [1, 5, 7, 8, 9],
    ));
  test('finds line and column', () => assert.deepEqual(lines.at(4), { line: 1, column: 1 }));
  test('a column past the end gives the end', () => assert.equal(lines.offset(0, 99), 1));
});
