import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { globProblems, matchGlob } from '../../server/src/standards/globs.ts';
import { expectFault } from './problems.ts';

describe('globs', () => {
  for (const pattern of ['LICEN[CS]E*', 'licenses/LICENSE.MIT', '**/LICENSE', 'a b?.txt', 'licenses/*']) {
    test(`${pattern} is valid`, () => assert.deepEqual(globProblems(pattern), []));
  }
  const fault = (text: string, expected: string) => () => expectFault(text, globProblems(text), expected);
  test('above the project', fault('../LICENSE', 'refused glob-parent: «..»/LICENSE'));
  test('absolute', fault('/LICENSE', 'refused glob-absolute: «/»LICENSE → LICENSE'));
  test('a backslash', fault('a\\b', 'disputed glob-backslash: a«\\»b → a/b'));
  test('a brace', fault('LICEN{CSE*', 'disputed glob-character: LICEN«{»CSE*'));
  test('an open bracket', fault('LICEN[CSE', 'disputed glob-bracket: LICEN«[»CSE'));
  test('two stars in a name', fault('LICENSE**', 'disputed glob-stars: LICENSE«**» → LICENSE*'));
  test('a negated range', fault('LICEN[!C]E', 'disputed glob-range: LICEN[«!»C]E'));
  test('empty', fault('', 'refused glob-empty: «»'));

  for (const [pattern, path, matches] of [
    ['LICEN[CS]E*', 'LICENSE.txt', true],
    ['LICEN[A-C]E', 'LICENSE', false],
    ['LICENSE', 'sub/LICENSE', false],
    ['*/LICENSE', 'sub/LICENSE', true],
    ['*', 'a/b', false],
    ['**/LICENSE', 'LICENSE', true],
    ['**/LICENSE', 'a/b/LICENSE', true],
    ['licenses/**', 'licenses/a/b', true],
    ['licenses/**', 'licenses', false],
    ['a*b*c', 'aXbXbXc', true],
    ['a?c', 'ac', false],
    ['[a-]x', '-x', true],
  ] as const) {
    test(`${pattern} ${matches ? 'matches' : 'does not match'} ${path}`, () =>
      assert.equal(matchGlob(pattern, path), matches));
  }
});
