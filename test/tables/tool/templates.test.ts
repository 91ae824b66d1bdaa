import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { invalidTemplate } from '../../../server/src/tables/tool/rules/invalid-template.ts';
import { value } from '../../../server/src/tables/tool/rules/value.ts';
import { tagFormat } from '../../../server/src/tables/tool/semantic-release/rules/tag-format.ts';
import { expectClean, expectFinding, expectFix, expectNoFix, findings } from '../../support/rules.ts';

/** A template that each tool takes, one that it stops at, and the fix; `T` stands for the text in the document. */
const TEMPLATES = [
  ['[tool.setuptools_scm]\nversion_file_template = "T"', 'v {version!r}', 'v {verson!r}', 'v {version!r}'],
  ['[tool.pdm.version]\nwrite_template = "T"', 'v = {}', 'v = {version}', 'v = {}'],
  ['[tool.pdm.version]\nwrite_template = "T"', '{0:>8}', '{1:>8}', '{:>8}'],
  ['[tool.semantic_release]\ntag_format = "T"', 'v{version}', 'v{}{version}', 'v{version}{version}'],
  ['[tool.semantic_release]\ncommit_message = "T"', 'release', 'release {tag}', 'release {version}'],
  [
    '[tool.versioningit.format]\ndistance = "T"',
    '{next_version}.dev{distance}+{build_date:%Y}',
    '{next_verson}',
    '{next_version}',
  ],
  ['[tool.versioningit]\nwrite.template = "T"', '{version_tuple}', '{version_tupel}', '{version_tuple}'],
  ['[tool.versioningit.onbuild]\nreplacement = "T"', '{version}', '{verson}', '{version}'],
] as const;

describe('tool/invalid-template', () => {
  for (const [text, good, bad, fixed] of TEMPLATES) {
    const at = (template: string) => `${text.replace('T', template)}\n`;
    test(`takes ${at(good)}`, () => expectClean(invalidTemplate, at(good)));
    test(`stops at ${at(bad)}`, () => expectFix(invalidTemplate, at(bad), at(fixed), 'ask'));
    test(`says what the tool does with ${at('a {')}`, () => {
      expectFinding(invalidTemplate, at('a «{»'), /a `\{` that is not closed: .* stops when it fills it in/);
      expectNoFix(invalidTemplate, at('a {'));
    });
  }
  for (const key of ['tag_name', 'message', 'tag_message', 'search', 'replace'])
    test(`${key} of bump-my-version may name parts of the version and the environment`, () => {
      const at = (text: string) => `[tool.bumpversion]\n${key} = "${text}"\n`;
      expectClean(invalidTemplate, at('{current_version} {new_build} {$USER} {now:%Y} {{}}'));
      expectFinding(invalidTemplate, at('v«}»'), /stops when it fills it in/);
    });
  test('is silent without braces', () =>
    expectClean(invalidTemplate, '[tool.pdm.version]\nwrite_template = "version"\n'));
  test('is silent of names that a method of the project may put in', () => {
    const format = '[tool.versioningit.format]\ndistance = "{own}"\n';
    assert.equal(findings(invalidTemplate, format).length, 1);
    assert.equal(findings(invalidTemplate, `[tool.versioningit]\nvcs = "git"\n${format}`).length, 1);
    expectClean(invalidTemplate, `[tool.versioningit]\nvcs = "own"\n${format}`);
    expectClean(
      invalidTemplate,
      `[tool.versioningit.vcs]\nmethod = { module = "a", value = "b" }\n${format}`,
    );
  });
});

describe('semantic_release/tag-format', () => {
  const table = '[tool.semantic_release]\n';
  test('is the same for all releases', () =>
    expectFinding(tagFormat, `${table}tag_format = «"v"»`, 'has no `{version}`: semantic-release stops'));
  test('the fix keeps the rest', () =>
    expectFix(
      tagFormat,
      `${table}tag_format = 'v' # tags`,
      `${table}tag_format = 'v{version}' # tags`,
      'ask',
    ));
  for (const format of ['v{version}', '{version!s}', '{other}', 'v{'])
    test(`leaves ${format} alone`, () => expectClean(tagFormat, `${table}tag_format = "${format}"`));
});

describe('the parser of commits of semantic-release', () => {
  const parser = (name: string) => `[tool.semantic_release]\ncommit_parser = "${name}"\n`;
  for (const name of ['conventional', 'angular', 'package.module:Parser'])
    test(name, () => expectClean(value, parser(name)));
  test('is none of the names, and no class in a module', () =>
    assert.match(findings(value, parser('nonsense'))[0]?.message ?? '', /semantic-release refuses/));
});
