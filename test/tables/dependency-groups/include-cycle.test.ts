import { describe, test } from 'node:test';
import { includeCycle } from '../../../server/src/tables/dependency-groups/rules/include-cycle.ts';
import { expectClean, expectFinding, expectNoFix } from '../../support/rules.ts';

describe('dependency-groups/include-cycle', () => {
  test('marks both ends', () => {
    expectFinding(
      includeCycle,
      'a = [{ include-group = «"b"» }]\nb = [{ include-group = "a" }]',
      'leads back to `a`',
    );
    expectFinding(
      includeCycle,
      'a = [{ include-group = "b" }]\nb = [{ include-group = «"a"» }]',
      'leads back to `b`',
    );
  });
  test('marks a group that includes itself', () =>
    expectFinding(includeCycle, 'a = ["x", { include-group = «"A"» }]', '`a` includes itself'));
  test('follows names after normalisation', () =>
    expectFinding(
      includeCycle,
      'a_b = [{ include-group = «"c"» }]\nc = [{ include-group = "A.B" }]',
      'leads back to `a_b`',
    ));
  test('does not mark who includes the circle', () =>
    expectClean(includeCycle, 'a = [{ include-group = "b" }]\nb = [{ include-group = "c" }]\nc = []'));
  test('a diamond is no circle', () =>
    expectClean(
      includeCycle,
      'a = [{ include-group = "b" }, { include-group = "c" }]\nb = [{ include-group = "d" }]\nc = [{ include-group = "d" }]\nd = []',
    ));
  test('sees includes written as tables of their own', () =>
    expectNoFix(includeCycle, '[[dependency-groups.a]]\ninclude-group = "a"\n'));
  test('long chains need no stack', () => {
    const count = 5000;
    const lines = Array.from(
      { length: count },
      (_, i) => `g${i} = [{ include-group = "g${(i + 1) % count}" }]`,
    );
    expectFinding(includeCycle, lines.join('\n').replace('"g1"', '«"g1"»'), 'leads back');
  });
});
