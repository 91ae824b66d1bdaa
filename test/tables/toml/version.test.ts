import { describe, test } from 'node:test';
import { version } from '../../../server/src/tables/toml/rules/version.ts';
import { expectClean, expectFinding } from '../../support/rules.ts';

describe('toml/version', () => {
  test('names the Pythons whose reader refuses it', () =>
    expectFinding(version, '[tool.x]\na = {b = 1«,»}\n', '`tomllib` of Python 3.11 to 3.14 reads TOML 1.0'));
  test('of those that the project admits', () =>
    expectFinding(
      version,
      '[project]\nrequires-python = ">=3.14"\n[tool.x]\na = {b = 1«,»}\n',
      '`tomllib` of Python 3.14 reads TOML 1.0',
    ));
  test('is silent where all admitted Pythons read TOML 1.1', () =>
    expectClean(version, '[project]\nrequires-python = ">=3.15"\n[tool.x]\na = {b = 1,}\n'));
});
