import { describe, test } from 'node:test';
import { duplicate } from '../../../server/src/tables/toml/rules/duplicate.ts';
import { syntax } from '../../../server/src/tables/toml/rules/syntax.ts';
import { version } from '../../../server/src/tables/toml/rules/version.ts';
import { expectClean, expectFinding } from '../../support/rules.ts';

describe('toml', () => {
  test('a key twice is no syntax error', () => expectClean(syntax, 'a = 1\na = 2\n'));
  test('but a duplicate', () => expectFinding(duplicate, 'a = 1\n«a» = 2\n', /./));
  test('syntax is no duplicate', () => expectClean(duplicate, 'a = \n'));
  test('TOML 1.1 has a rule of its own', () => expectClean(syntax, 'a = { b = 1, }\n'));
  test('which marks it', () => expectFinding(version, 'a = { b = 1«,» }\n', /1\.1/));
});
