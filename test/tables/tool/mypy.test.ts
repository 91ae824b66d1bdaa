import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { overrides } from '../../../server/src/tables/tool/mypy/rules/overrides.ts';
import { strictOverride } from '../../../server/src/tables/tool/mypy/rules/strict-override.ts';
import { deprecatedKey } from '../../../server/src/tables/tool/rules/deprecated-key.ts';
import { unknownKey } from '../../../server/src/tables/tool/rules/unknown-key.ts';
import { expectClean, expectFinding, findings } from '../../support/rules.ts';

const says = (...tables: readonly string[]): readonly string[] =>
  findings(overrides, tables.map((table) => `[[tool.mypy.overrides]]\n${table}\n`).join('\n')).map(
    ({ message }) => message,
  );

describe('mypy/overrides', () => {
  for (const pattern of ['a.b*', '*_pb2', 'a.[x]', 'a?', '!a', 'a,b*'])
    test(`${pattern} is no pattern`, () =>
      assert.match(says(`module = "${pattern}"\nignore_errors = true`)[0] ?? '', /is no pattern of modules/));
  for (const pattern of ['a', 'a.*', '*.tests.*', '*', 'a.b-c', 'a,b', ''])
    test(`"${pattern}" is taken`, () =>
      assert.deepEqual(says(`module = "${pattern}"\nignore_errors = true`), []));
  test('one of a list', () =>
    assert.match(says('module = ["a", "b*"]\nignore_errors = true')[0] ?? '', /"b\*"|`b\*`/));
  test('two values for one setting of one module', () =>
    assert.match(
      says('module = ["a", "b"]\nstrict_optional = true', 'module = "b"\nstrict_optional = false')[0] ?? '',
      /has two values for `strict_optional`: mypy .* reads nothing of pyproject\.toml/,
    ));
  test('the same value twice', () =>
    assert.deepEqual(says('module = "a"\nignore_errors = true', 'module = "a"\nignore_errors = true'), []));
  test('other settings', () =>
    assert.deepEqual(
      says('module = "a"\nignore_errors = true', 'module = "a"\nstrict_optional = false'),
      [],
    ));
});

test('mypy takes show_error_codes as the opposite of hide_error_codes, and calls it deprecated nowhere', () =>
  assert.deepEqual(findings(deprecatedKey, '[tool.mypy]\nshow_error_codes = true\n'), []));

describe('mypy/strict-override', () => {
  const override = (value: string) => `[[tool.mypy.overrides]]\nmodule = "a.*"\n«strict» = ${value}\n`;
  test('counts for all modules', () =>
    expectFinding(strictOverride, override('true'), 'mypy turns `strict` on for all modules'));
  test('is not read where it is off', () =>
    expectFinding(strictOverride, override('false'), 'mypy does not read `strict = false`'));
  test('is no unknown key of it', () => expectClean(unknownKey, override('true').replace(/[«»]/g, '')));
  test('not in the main table', () => expectClean(strictOverride, '[tool.mypy]\nstrict = true\n'));
  test('not its parts', () =>
    expectClean(strictOverride, override('true').replace('«strict»', 'strict_equality')));
});
