import { describe, test } from 'node:test';
import { type } from '../../../server/src/tables/dependency-groups/rules/type.ts';
import { expectClean, expectFinding, expectFix, expectNoFix } from '../../support/rules.ts';

describe('dependency-groups/type', () => {
  test('a group that is a number', () => expectFinding(type, 'dev = «1»', '`dev` takes an array'));
  test('an item that is a list is taken apart', () =>
    expectFix(type, 'dev = [["a", "b"]]', 'dev = ["a", "b"]'));
  test('a table without a key', () => expectFinding(type, 'dev = [«{}»]', 'has no other key'));
  test('another key beside include-group', () =>
    expectFinding(type, 'dev = [{ include-group = "a", «extra» = 1 }]', '`extra` is not known here'));
  test('an include of several groups has no certain form', () =>
    expectNoFix(type, 'dev = [{ include-group = ["a", "b"] }]'));
  test('an include of a list of one is unwrapped', () =>
    expectFix(type, 'dev = [{ include-group = ["a"] }]', 'dev = [{ include-group = "a" }]'));
  test('includes and requirements are right', () =>
    expectClean(
      type,
      'a = []\ndev = ["x>=1", { include-group = "a" }]\n[[dependency-groups.b]]\ninclude-group = "a"',
    ));
  test('a key that is half typed is left alone', () => expectClean(type, 'dev ='));
});
