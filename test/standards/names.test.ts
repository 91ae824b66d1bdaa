import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closest, editDistance } from '../../server/src/standards/closest.ts';
import { isValidName, nameProblems, normalizeName } from '../../server/src/standards/names.ts';
import { expectFault } from './problems.ts';

describe('names', () => {
  test('normalized', () => assert.equal(normalizeName('Foo__Bar.-baz'), 'foo-bar-baz'));
  for (const name of ['a', '0', 'A.b_c-d'])
    test(`${name} is valid`, () => assert.equal(isValidName(name), true));
  for (const name of ['', '-a', 'a_', 'ä', 'a b', 'a\n']) {
    test(`${JSON.stringify(name)} is not`, () => assert.equal(isValidName(name), false));
  }
  const fault = (text: string, expected: string) => () => expectFault(text, nameProblems(text), expected);
  test('a space', fault('my tool', 'refused name-format: my« »tool → my-tool'));
  test('an accent', fault('café', 'refused name-format: caf«é» → cafe'));
  test('a separator at the end', fault('tool_', 'refused name-format: tool«_» → tool'));
  test('nothing left', fault('??', 'refused name-format: «??»'));
});

describe('closest', () => {
  const words = ['dependencies', 'description', 'dynamic', 'name', 'readme'];
  for (const [word, expected] of [
    ['dependancies', 'dependencies'],
    ['decsription', 'description'],
    ['Dynamic', 'dynamic'],
    ['nmae', 'name'],
    ['licence', undefined],
    ['name', undefined],
    ['x', undefined],
  ] as const) {
    test(`${word} is ${expected ?? 'none'}`, () => assert.equal(closest(word, words), expected));
  }
  test('the nearest wins', () => assert.equal(closest('post1', ['posts12', 'post12']), 'post12'));
  test('a swap is one slip', () => assert.equal(editDistance('ab', 'ba', 2), 1));
  test('above the limit', () => assert.equal(editDistance('abcd', 'wxyz', 2), undefined));
});
