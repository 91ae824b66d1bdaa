import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DocumentContext } from '../../server/src/spec/context.ts';
import { Facts } from '../../server/src/spec/facts.ts';
import { noteRead, watchReads } from '../../server/src/toml/reads.ts';

/** Stands for a context: the facts here take all they need from `text`. */
const state = (text: string): DocumentContext => ({ text }) as unknown as DocumentContext;
const textOf = (context: DocumentContext): string => (context as unknown as { text: string }).text;
const length = (facts: Facts, context: DocumentContext): number =>
  facts.whole(
    'length',
    context,
    (here) => {
      noteRead('project/name');
      return textOf(here).length;
    },
    Object.is,
  );
const nameChanged = (read: string): boolean => read === 'project/name';

describe('a fact that counts as a whole', () => {
  test('hides what it was computed from', () => {
    const { value, reads } = watchReads(() => length(new Facts(), state('abc')));
    assert.equal(value, 3);
    assert.ok(!reads.has('project/name'));
  });

  for (const [text, isConcerned] of [
    ['xyz', false],
    ['abcd', true],
  ] as const)
    test(`concerns who asked ${isConcerned ? 'where it is another' : 'only where it is another'}`, () => {
      const before = new Facts();
      const { reads } = watchReads(() => length(before, state('abc')));
      const after = new Facts();
      after.takeOver(before, state(text), nameChanged);
      const concerns = after.concernedBy(nameChanged);
      assert.equal([...reads].some(concerns), isConcerned);
      assert.equal(length(after, state('never looked at')), text.length);
    });

  test('a fact that follows from it goes with it', () => {
    const facts = (text: string): { from: Facts; isEven: (facts: Facts) => boolean } => ({
      from: new Facts(),
      isEven: (here) => here.of('even', () => length(here, state(text)) % 2 === 0),
    });
    const { from, isEven } = facts('ab');
    assert.equal(isEven(from), true);
    const same = new Facts();
    same.takeOver(from, state('xy'), nameChanged);
    assert.equal(
      same.of('even', () => assert.fail('computed again')),
      true,
    );
    const other = new Facts();
    other.takeOver(from, state('xyz'), nameChanged);
    assert.equal(
      other.of('even', () => length(other, state('xyz')) % 2 === 0),
      false,
    );
  });
});
