import { describe, test } from 'node:test';
import { duplicateName } from '../../../server/src/tables/dependency-groups/rules/duplicate-name.ts';
import { empty } from '../../../server/src/tables/dependency-groups/rules/empty.ts';
import { name } from '../../../server/src/tables/dependency-groups/rules/name.ts';
import { unknownInclude } from '../../../server/src/tables/dependency-groups/rules/unknown-include.ts';
import { expectClean, expectFinding, expectFix, expectNoFix } from '../../support/rules.ts';

describe('dependency-groups/duplicate-name', () => {
  test('marks the second', () => expectFinding(duplicateName, 'a-b = []\n«A_b» = []', 'same group'));
  test('different names are clean', () => expectClean(duplicateName, 'a-b = []\nab = []'));
});

describe('dependency-groups/unknown-include', () => {
  test('marks the string', () =>
    expectFinding(unknownInclude, 'a = [{ include-group = «"zzz"» }]', 'no dependency group `zzz`'));
  test('an extra of that name is told apart', () =>
    expectFinding(
      unknownInclude,
      '[project.optional-dependencies]\nhttp = []\n[dependency-groups]\na = [{ include-group = «"http"» }]',
      'is an extra',
    ));
  test('names are normalised', () =>
    expectClean(unknownInclude, 'a-b = []\nc = [{ include-group = "A_B" }]'));
  test('keeps the style of the string', () =>
    expectFix(
      unknownInclude,
      "test = []\na = [{ include-group = 'tests' }]",
      "test = []\na = [{ include-group = 'test' }]",
    ));
});

describe('dependency-groups/empty', () => {
  test('a group that another includes stays', () =>
    expectNoFix(empty, 'a = []\nb = ["x", { include-group = "a" }]'));
  test('a group that is not closed yet is left alone', () => expectClean(empty, 'a = ['));
});

describe('dependency-groups/name', () => {
  test('a name that is taken is not offered', () => expectNoFix(name, '"a b" = ["x"]\na-b = ["y"]'));
});
