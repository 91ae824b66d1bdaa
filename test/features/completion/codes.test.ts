import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accept, itemsAt } from '../../support/completion.ts';
import { expectAbout, expectHover } from '../../support/hover.ts';
import { cursor } from '../../support/mark.ts';

const accepted = (marked: string, label: string): string => {
  const item = itemsAt(marked).find((one) => one.label === label);
  assert.ok(item, `${label} is not offered`);
  return accept(cursor(marked).text, item).text;
};

describe('codes of rules', () => {
  test('Pylint has names', () =>
    assert.equal(
      accepted('[tool.pylint.main]\ndisable = ["unu|"]', 'unused-import'),
      '[tool.pylint.main]\ndisable = ["unused-import"]',
    ));
  test('a number finds the name', () =>
    assert.ok(
      itemsAt('[tool.pylint.main]\ndisable = ["W0611|"]').some(({ label }) => label === 'unused-import'),
    ));
  test('between commas', () =>
    assert.equal(
      accepted('[tool.mypy]\ndisable_error_code = "arg-type, attr|, name-defined"', 'attr-defined'),
      '[tool.mypy]\ndisable_error_code = "arg-type, attr-defined, name-defined"',
    ));
  test('none that stands beside', () =>
    assert.deepEqual(
      itemsAt('[tool.mypy]\ndisable_error_code = "attr-defined, attr-|"').map(({ label }) => label),
      [],
    ));
});

test('a code between commas is explained', () => {
  const text = '[tool.mypy]\ndisable_error_code = "arg-type, name-de|fined"';
  expectHover(text, '**name-defined**');
  expectAbout(text, 'name-defined');
});

describe('codes of Flake8', () => {
  test('are offered by their beginning', () =>
    assert.deepEqual(
      itemsAt('[tool.flake8]\nextend-ignore = ["E20|"]').map(({ label }) => label),
      ['E201', 'E202', 'E203', 'E204'],
    ));
  test('are explained', () => expectHover('[tool.flake8]\nselect = "F4|01"', '**F401**', 'Pyflakes'));
  test('a group is explained', () => expectHover('[tool.flake8]\nselect = ["F|"]', '**F**', 'rules'));
});
