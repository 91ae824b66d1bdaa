import { describe, test } from 'node:test';
import { enabledAndDisabled as mypy } from '../../../server/src/tables/tool/mypy/rules/enabled-and-disabled.ts';
import { enabledAndDisabled as pylint } from '../../../server/src/tables/tool/pylint/rules/enabled-and-disabled.ts';
import { expectClean, expectFinding, expectFix } from '../../support/rules.ts';

const control = '[tool.pylint."messages control"]\n';

describe('pylint/enabled-and-disabled', () => {
  test('the later list counts', () =>
    expectFinding(pylint, `${control}disable = [«"C0114"»]\nenable = ["C0114"]\n`, 'so it is switched on'));
  test('a number and a symbol are the same', () =>
    expectFix(
      pylint,
      `${control}enable = ["fixme", "W0611"]\ndisable = ["unused-import"]\n`,
      `${control}enable = ["fixme"]\ndisable = ["unused-import"]\n`,
    ));
  test('strings with commas', () =>
    expectFinding(pylint, `${control}enable = "fixme,«c0114»"\ndisable = "C0114"\n`, 'switched off'));
  test('all and its exceptions', () =>
    expectClean(pylint, `${control}disable = ["all"]\nenable = ["C0114"]\n`));
});

describe('mypy/enabled-and-disabled', () => {
  test('what is switched on counts, in either order', () =>
    expectFinding(
      mypy,
      '[tool.mypy]\nenable_error_code = ["misc"]\ndisable_error_code = [«"misc"»]\n',
      'so it is switched on',
    ));
  test('in overrides', () =>
    expectFinding(
      mypy,
      '[[tool.mypy.overrides]]\nmodule = "a"\ndisable_error_code = [«"misc"»]\nenable_error_code = ["misc"]\n',
      'switched on',
    ));
  test('of other tables', () =>
    expectClean(
      mypy,
      '[tool.mypy]\ndisable_error_code = ["misc"]\n[[tool.mypy.overrides]]\nmodule = "a"\nenable_error_code = ["misc"]\n',
    ));
});
