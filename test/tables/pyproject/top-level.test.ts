import { describe, test } from 'node:test';
import { misplacedKey } from '../../../server/src/tables/pyproject/rules/misplaced-key.ts';
import { unknownTable } from '../../../server/src/tables/pyproject/rules/unknown-table.ts';
import { expectClean, expectFinding, expectFix, expectNoFix } from '../../support/rules.ts';

describe('pyproject/unknown-table', () => {
  test('one letter wrong', () =>
    expectFix(unknownTable, '[dependency_groups]\na = []\n', '[dependency-groups]\na = []\n'));
  test('a tool among others', () =>
    expectFix(unknownTable, '[tool.a]\nx = 1\n[tools.b]\ny = 2\n', '[tool.a]\nx = 1\n[tool.b]\ny = 2\n'));
  test('a table of a draft is named as such', () => {
    expectFinding(unknownTable, '[«variant».properties]\na = 1\n', 'PEP 817');
    expectNoFix(unknownTable, '[variant]\n');
  });
  test('not over what is there', () => expectNoFix(unknownTable, '[tool.a]\nx = 1\n[tools.a]\ny = 2\n'));
  test('every header of a tool', () =>
    expectFix(
      unknownTable,
      '[ruff]\nx = 1\n[[ruff.a]]\ny = 2\n[ruff.lint]\nz = 3\n',
      '[tool.ruff]\nx = 1\n[[tool.ruff.a]]\ny = 2\n[tool.ruff.lint]\nz = 3\n',
    ));
  test('dotted keys', () =>
    expectFix(unknownTable, 'black.line-length = 1\n', 'tool.black.line-length = 1\n'));
  test('tool itself is a table', () =>
    expectFinding(unknownTable, '«tool» = 1\n', 'one table for each tool'));
  test('the four tables', () =>
    expectClean(unknownTable, '[project]\n[build-system]\n[dependency-groups]\n[tool.x]\n'));
});

describe('pyproject/misplaced-key', () => {
  test('a fragment gets its header', () =>
    expectFix(
      misplacedKey,
      '# from a guide\ndependencies = [\n  "a>=1", # b\n]\n',
      '# from a guide\n[project]\ndependencies = [\n  "a>=1", # b\n]\n',
    ));
  test('a key joins the table that is there', () =>
    expectFix(
      misplacedKey,
      'version = "1"\n\n[project]\nname = "a"\n',
      '[project]\nname = "a"\nversion = "1"\n',
    ));
  test('a table of [project]', () =>
    expectFinding(misplacedKey, '[«urls»]\nA = "b"\n', 'belongs in `[project]`'));
  test('a table of [project] gets its name', () =>
    expectFix(misplacedKey, '[urls]\nA = "b"\n', '[project.urls]\nA = "b"\n'));
  test('a list of tools', () =>
    expectFinding(
      misplacedKey,
      '«security» = ["bandit>=1.7"]\n',
      '`[dependency-groups]` or `[project.optional-dependencies]`',
    ));
  test('a list of something else', () => expectNoFix(misplacedKey, 'markers = ["slow: takes long"]\n'));
  test('tables of tools are none', () => expectClean(misplacedKey, '[black]\nx = 1\n'));
});
