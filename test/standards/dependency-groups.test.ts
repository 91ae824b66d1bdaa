import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dependencyGroupsFrom, type GroupEntry } from '../../server/src/standards/dependency-groups.ts';

/** `{a: 'x @b'}`: group `a` requires `x` and includes group `b`. */
const table = (groups: Record<string, string>) =>
  dependencyGroupsFrom(
    Object.entries(groups).map(([name, entries]) => [
      name,
      entries
        .split(' ')
        .filter((entry) => entry !== '')
        .map(
          (entry): GroupEntry =>
            entry.startsWith('@') ? { include: entry.slice(1) } : { requirement: entry },
        ),
    ]),
  );
const flat = (groups: Record<string, string>, name: string) =>
  table(groups)
    .resolve(name)
    ?.requirements.map(({ requirement, group, index }) => `${requirement} of ${group}[${index}]`);

describe('dependency groups', () => {
  test('includes are replaced where they stand', () =>
    assert.deepEqual(flat({ dev: 'a @test b', test: 'c' }, 'dev'), [
      'a of dev[0]',
      'c of test[0]',
      'b of dev[2]',
    ]));
  test('names are compared after normalisation', () =>
    assert.deepEqual(flat({ My_Group: 'a', x: '@my.group' }, 'X'), ['a of My_Group[0]']));
  test('a group may come in twice', () =>
    assert.deepEqual(flat({ all: '@t @u', u: '@t', t: 'a' }, 'all'), ['a of t[0]', 'a of t[0]']));
  test('there is no such group', () => assert.equal(flat({}, 'a'), undefined));
  test('an unknown include is named once', () =>
    assert.deepEqual(table({ a: '@b @b', b: '@nope' }).resolve('a')?.faults, [
      { kind: 'unknown', group: 'b', index: 0, name: 'nope' },
    ]));
  test('a group that includes itself', () =>
    assert.deepEqual(table({ a: '@A x' }).resolve('a'), {
      requirements: [{ requirement: 'x', group: 'a', index: 1 }],
      faults: [{ kind: 'cycle', group: 'a', index: 0, path: ['a', 'a'] }],
      isCut: false,
    }));
  test('a longer circle has the whole path', () =>
    assert.deepEqual(table({ x: '@a', a: '@b', b: '@c', c: '@a' }).resolve('x')?.faults, [
      { kind: 'cycle', group: 'c', index: 0, path: ['a', 'b', 'c', 'a'] },
    ]));
  test('equal names are listed', () =>
    assert.deepEqual(table({ TEST: 'a', dev: 'b', test: 'c' }).duplicates, [['TEST', 'test']]));
  test('deep includes need no recursion', () => {
    const groups = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`g${i}`, `@g${i + 1}`]));
    assert.deepEqual(flat({ ...groups, g20000: 'a' }, 'g0'), ['a of g20000[0]']);
  });
  test('includes that multiply are cut short', () => {
    const groups = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`g${i}`, `@g${i + 1} @g${i + 1}`]),
    );
    assert.equal(table({ ...groups, g60: 'a' }).resolve('g0')?.isCut, true);
  });
});
