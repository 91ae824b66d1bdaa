import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { packagesIncomplete } from '../../../server/src/tables/tool/setuptools/rules/packages-incomplete.ts';
import { findings } from '../../support/rules.ts';

describe('setuptools/packages-incomplete', () => {
  const files = { 'tide/__init__.py': '', 'tide/io/__init__.py': '' };
  const said = (table: string, requires = '"setuptools"', more: Record<string, string> = {}): string[] =>
    findings(
      packagesIncomplete,
      `[build-system]\nrequires = [${requires}]\n[tool.setuptools]\npackages = ["tide"]\n${table}`,
      givenFiles({ ...files, ...more }),
    ).map(({ severity = 'warning', message }) => `${severity} ${message}`);

  test('what is not listed is not packed', () =>
    assert.match(said('')[0] ?? '', /^warning The wheel will not have `tide\.io`/));
  for (const [why, table, requires, more] of [
    ['a plug-in that lists files', '', '"setuptools", "setuptools-scm"', {}],
    ['MANIFEST.in', '', '"setuptools", "wheel"', { 'MANIFEST.in': 'graft tide\n' }],
    ['package-data', 'package-data.tide = ["**/*.py"]\n', '"setuptools"', {}],
  ] as const)
    test(`its files may come along as data by ${why}`, () =>
      assert.match(said(table, requires, more)[0] ?? '', /^hint `tide\.io` is not listed: at best/));
  test('not without data', () =>
    assert.match(
      said('include-package-data = false\n', '"setuptools", "setuptools-scm"')[0] ?? '',
      /^warning The wheel/,
    ));
});
