import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unknownTest } from '../../../server/src/tables/tool/bandit/rules/unknown-test.ts';
import { unknownCheck } from '../../../server/src/tables/tool/check-wheel-contents/rules/unknown-check.ts';
import { unknownCode as deptryCode } from '../../../server/src/tables/tool/deptry/rules/unknown-code.ts';
import { unknownCode as mypyCode } from '../../../server/src/tables/tool/mypy/rules/unknown-code.ts';
import { ruff } from '../../../server/src/tables/tool/pydocstyle/rules/ruff.ts';
import { unknownCode as docCode } from '../../../server/src/tables/tool/pydocstyle/rules/unknown-code.ts';
import { unknownMessage } from '../../../server/src/tables/tool/pylint/rules/unknown-message.ts';
import { expectClean, expectFinding, expectFix, expectNoFix, findings } from '../../support/rules.ts';

describe('mypy/unknown-code', () => {
  test('a piece of a string', () =>
    expectFinding(mypyCode, '[tool.mypy]\ndisable_error_code = "arg-type, «attrdefined»"', 'refuses to run'));
  test('commas do not divide the items of an array', () =>
    expectFinding(
      mypyCode,
      '[tool.mypy]\ndisable_error_code = [«"arg-type,attr-defined"»]',
      'refuses to run',
    ));
  test('in overrides', () =>
    expectFix(
      mypyCode,
      '[[tool.mypy.overrides]]\nmodule = "a.*"\nenable_error_code = ["redundant_expr"]',
      '[[tool.mypy.overrides]]\nmodule = "a.*"\nenable_error_code = ["redundant-expr"]',
    ));
  test('an empty piece', () => expectClean(mypyCode, '[tool.mypy]\ndisable_error_code = "arg-type,"'));
  test('plug-ins bring codes of their own', () =>
    expectClean(mypyCode, '[tool.mypy]\nplugins = ["own.plugin"]\ndisable_error_code = ["own"]'));
  test('what is like no code may be new', () =>
    assert.equal(
      findings(mypyCode, '[tool.mypy]\ndisable_error_code = ["from-next-year"]')[0]?.severity,
      'warning',
    ));
});

describe('pylint/unknown-message', () => {
  const pylint = (codes: string) => `[tool.pylint."messages control"]\ndisable = [${codes}]`;
  test('symbols, numbers, categories and checkers', () =>
    expectClean(unknownMessage, pylint('"unused-import", "w0611", "c", "R", "Logging", "all", "C0111"')));
  test('a symbol in another case is none', () =>
    expectFinding(unknownMessage, pylint('«"Unused-Import"»'), 'unknown-option-value'));
  test('commas divide items, too', () =>
    expectFinding(unknownMessage, pylint('"fixme,«fix-you»"'), 'no message `fix-you`'));
  test('right below the table', () =>
    expectFinding(unknownMessage, '[tool.pylint]\nenable = «"no-such-thing"»', 'to enable it has no effect'));
  test('plug-ins bring messages of their own', () =>
    expectClean(
      unknownMessage,
      `[tool.pylint.main]\nload-plugins = ["pylint_django"]\n${pylint('"django-x"')}`,
    ));
});

test('bandit knows ids only', () => {
  expectFix(unknownTest, '[tool.bandit]\ntests = ["exec_used"]', '[tool.bandit]\ntests = ["B102"]');
  expectFinding(unknownTest, '[tool.bandit]\nskips = [«"B101,B102"»]', 'logs an unknown test');
});

test('codes of pydocstyle are prefixes', () => {
  expectClean(docCode, '[tool.pydocstyle]\nselect = ["D", "D1", "D10", "D100"]');
  expectClean(docCode, '[tool.pydocstyle]\nadd-ignore = "D100, D2"');
  expectFinding(docCode, '[tool.pydocstyle]\nadd-ignore = [«"d100"»]', 'leaves it out');
});

test('deptry passes over codes that it does not know', () =>
  expectFinding(deptryCode, '[tool.deptry.per_rule_ignores]\n«DEP009» = ["a"]', 'ignores it'));

test('check-wheel-contents refuses', () =>
  expectFinding(unknownCheck, '[tool.check-wheel-contents]\nselect = «"X1"»', 'refuses to run'));

describe('pydocstyle/ruff', () => {
  test('joins the lists that are there', () =>
    expectFix(
      ruff,
      '[tool.ruff.lint]\nselect = ["E", "D"] # basics\nignore = ["E501"]\n\n[tool.pydocstyle]\nadd-ignore = "D100,D104"\n',
      '[tool.ruff.lint]\nselect = ["E", "D"] # basics\nignore = ["E501", "D100", "D104"]\n\n[tool.ruff.lint.pydocstyle]\nconvention = "pep257"\n\n[tool.ruff.lint.per-file-ignores]\n"test_*.py" = ["D"]\n',
    ));
  test('selected codes need no convention', () =>
    expectFix(
      ruff,
      '[tool.pydocstyle]\nselect = ["D1", "D205"]\n',
      '[tool.ruff.lint]\nextend-select = ["D1", "D205"]\n\n[tool.ruff.lint.per-file-ignores]\n"test_*.py" = ["D"]\n',
    ));
  test('what `match` says by default is no hindrance', () =>
    expectFix(
      ruff,
      `[tool.pydocstyle]\nselect = ["D1"]\nmatch = '(?!test_).*\\.py'\n\n[tool.ruff.lint.per-file-ignores]\n"test_*.py" = ["S101"]\n`,
      '[tool.ruff.lint]\nextend-select = ["D1"]\n\n[tool.ruff.lint.per-file-ignores]\n"test_*.py" = ["S101", "D"]\n',
    ));
  test('what Ruff does not have stays', () => {
    expectNoFix(ruff, '[tool.pydocstyle]\nmatch-dir = "src"\n');
    expectNoFix(ruff, '[tool.pydocstyle]\nadd-ignore = ["D302"]\n');
  });
});
