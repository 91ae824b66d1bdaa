import { describe, test } from 'node:test';
import { deprecatedKey } from '../../../server/src/tables/tool/rules/deprecated-key.ts';
import { removedKey } from '../../../server/src/tables/tool/rules/removed-key.ts';
import { expectFix, expectNoFix } from '../../support/rules.ts';

describe('keys that have a successor', () => {
  test('development dependencies of uv become a group', () =>
    expectFix(
      deprecatedKey,
      '[tool.uv]\nmanaged = true\ndev-dependencies = ["pytest", "ruff>=0.5"]\n',
      '[tool.uv]\nmanaged = true\n\n[dependency-groups]\ndev = ["pytest", "ruff>=0.5"]\n',
    ));
  test('and join the group that is there', () =>
    expectFix(
      deprecatedKey,
      '[dependency-groups]\ndev = ["pytest"]\n\n[tool.uv]\nmanaged = true\ndev-dependencies = ["pytest", "ruff>=0.5"]\n',
      '[dependency-groups]\ndev = ["pytest", "ruff>=0.5"]\n\n[tool.uv]\nmanaged = true\n',
    ));
  test('those of Poetry too', () =>
    expectFix(
      deprecatedKey,
      '[tool.poetry.dev-dependencies]\npytest = "^7" # tests\n\n[tool.poetry.group.dev.dependencies]\nruff = "*"\n',
      '[tool.poetry.group.dev.dependencies]\nruff = "*"\npytest = "^7" # tests\n',
    ));
  test('not where both have the package', () =>
    expectNoFix(
      deprecatedKey,
      '[tool.poetry.dev-dependencies]\nruff = "^7"\n\n[tool.poetry.group.dev.dependencies]\nruff = "*"\n',
    ));
  test('a string becomes a list', () =>
    expectFix(
      removedKey,
      '[tool.semantic_release]\nversion_variable = "a/__init__.py:__version__"\n',
      '[tool.semantic_release]\nversion_variables = ["a/__init__.py:__version__"]\n',
    ));
  test('one with commas was several', () =>
    expectNoFix(removedKey, '[tool.semantic_release]\nversion_variable = "a.py:v,b.py:v"\n'));
  test('a successor in a table beside', () =>
    expectFix(
      deprecatedKey,
      '[tool.semantic_release.changelog]\nchangelog_file = "C.md"\n',
      '[tool.semantic_release.changelog]\n\n[tool.semantic_release.changelog.default_templates]\nchangelog_file = "C.md"\n',
    ));
});
