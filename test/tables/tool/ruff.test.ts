import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { movedToLint } from '../../../server/src/tables/tool/ruff/rules/moved-to-lint.ts';
import { selectedAndIgnored } from '../../../server/src/tables/tool/ruff/rules/selected-and-ignored.ts';
import { targetVersion } from '../../../server/src/tables/tool/ruff/rules/target-version.ts';
import { unknownCode } from '../../../server/src/tables/tool/ruff/rules/unknown-code.ts';
import { expectClean, expectFinding, expectFix, findings } from '../../support/rules.ts';
import { service } from '../../support/service.ts';

const project = (python: string, rest: string) =>
  `[project]\nname = "a"\nversion = "1"\nrequires-python = "${python}"\n\n${rest}`;

describe('ruff/moved-to-lint', () => {
  test('moves into a table that is there, with comments', () =>
    expectFix(
      movedToLint,
      '[tool.ruff]\nline-length = 100\n# why\nselect = ["E"] # basics\n\n[tool.ruff.lint]\nignore = ["E501"]\n',
      '[tool.ruff]\nline-length = 100\n\n[tool.ruff.lint]\nignore = ["E501"]\n# why\nselect = ["E"] # basics\n',
      'safe',
    ));
  test('one fix moves them all', () =>
    assert.equal(
      findings(
        movedToLint,
        '[tool.ruff]\nselect = ["E"]\nignore = ["E501"]\nfixable = ["F"]\nexternal = ["X"]\n',
      )[3]?.fixes?.[0]?.title,
      'Move `select`, `ignore` and 2 more to `[tool.ruff.lint]`',
    ));
  test('what stands in both tables stays', () =>
    expectFinding(
      movedToLint,
      '[tool.ruff]\n«select» = ["E"]\n[tool.ruff.lint]\nselect = ["F"]\n',
      'the one there counts',
    ));
  test('settings of both linter and formatter stay', () =>
    expectClean(movedToLint, '[tool.ruff]\nexclude = ["x"]\npreview = true\nline-length = 100\n'));
});

describe('ruff/unknown-code', () => {
  test('prefixes, groups, former and preview names are known', () =>
    assert.deepEqual(
      findings(
        unknownCode,
        '[tool.ruff.lint]\nselect = ["ALL", "E", "E5", "PL", "PLC04", "C", "T", "I001", "D1"]\n',
      ).map(({ message }) => message),
      [],
    ));
  test('a letter that is only the beginning of groups is none', () =>
    expectFinding(unknownCode, '[tool.ruff.lint]\nignore = [«"AN"»]\n', 'is no rule of Ruff'));
  test('in preview mode Ruff only warns, and takes names', () => {
    const text = '[tool.ruff.lint]\npreview = true\nselect = ["unused-import", "QQQ"]\n';
    assert.deepEqual(
      findings(unknownCode, text).map(({ severity }) => severity),
      ['warning'],
    );
  });
  test('a removed rule may be ignored', () =>
    assert.equal(findings(unknownCode, '[tool.ruff.lint]\nignore = ["ANN101"]\n')[0]?.severity, 'hint'));
  test('looks into per-file-ignores', () =>
    expectFinding(unknownCode, '[tool.ruff.lint.per-file-ignores]\n"a.py" = [«"XYZ"»]\n', 'XYZ'));
});

describe('ruff/selected-and-ignored', () => {
  test('a rule of a selected group may be ignored', () =>
    expectClean(selectedAndIgnored, '[tool.ruff.lint]\nselect = ["F"]\nignore = ["F401"]\n'));
});

describe('ruff/target-version', () => {
  test('an older target is a hint', () =>
    assert.equal(
      findings(targetVersion, project('>=3.11', '[tool.ruff]\ntarget-version = "py39"\n'))[0]?.severity,
      'hint',
    ));
  test('says nothing without a lower bound', () =>
    expectClean(targetVersion, project('<4', '[tool.ruff]\ntarget-version = "py39"\n')));
});

describe('catalogues of rule codes', () => {
  test('a former code leads to the new one', () =>
    assert.equal(
      service.context(service.open('pyproject.toml', '')).data.codes('ruff').select('TCH001')?.redirect,
      'TC001',
    ));
  test('every catalogue has a version, codes and their words', () => {
    const { data } = service.context(service.open('pyproject.toml', ''));
    for (const name of ['ruff', 'mypy', 'pylint', 'bandit', 'pydocstyle', 'deptry']) {
      const { version, codes } = data.codes(name);
      assert.ok(version !== undefined && codes.length > 0, name);
      assert.deepEqual(
        codes.filter(({ summary }) => summary === ''),
        [],
        name,
      );
    }
  });
});

describe('the Ruff of the project', () => {
  const lock = (version: string) => ({
    'uv.lock': `version = 1\n\n[[package]]\nname = "ruff"\nversion = "${version}"\n`,
  });
  const severities = (text: string, files = {}) =>
    findings(unknownCode, text, givenFiles(files)).map(({ severity }) => severity);
  test('a removed rule is a warning where nobody knows the release', () =>
    assert.deepEqual(severities('[tool.ruff.lint]\nselect = ["S320"]\n'), ['warning']));
  test('an error where the release refuses it', () =>
    assert.deepEqual(severities('[tool.ruff.lint]\nselect = ["S320"]\n', lock('0.13.0')), ['error']));
  test('right for the releases that had it', () => {
    assert.deepEqual(severities('[tool.ruff.lint]\nselect = ["S320"]\n', lock('0.11.0')), []);
    assert.deepEqual(
      severities('[tool.ruff]\nrequired-version = ">=0.9,<0.12"\nlint.select = ["S320"]\n'),
      [],
    );
    assert.deepEqual(severities('[tool.ruff]\nrequired-version = "0.11.2"\nlint.select = ["S320"]\n'), []);
  });
  test('a code that a later release may have', () =>
    assert.deepEqual(severities('[tool.ruff.lint]\nselect = ["RUF999", "nothing"]\n', lock('99.0')), [
      'warning',
    ]));
});
