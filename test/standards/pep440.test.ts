import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  canonicalSpecifierSet,
  compareVersions,
  describeSpecifierSet,
  formatVersion,
  isDisjointFrom,
  isEmptySet,
  isSubsetOf,
  lowerBound,
  normalizeSpecifierSet,
  normalizeVersion,
  parseSpecifierSet,
  parseVersion,
  pythonAdmission,
  pythonsAdmitted,
  raiseFloor,
  readVersion,
  redundantSpecifiers,
  specifierContains,
  upperBound,
  type Version,
} from '../../server/src/standards/pep440.ts';
import { expectFault, faults } from './problems.ts';

describe('versions', () => {
  test('the parts have spans', () => {
    const { parts } = parseVersion('1!2.3a4.post5.dev6+local.7');
    assert.deepEqual(parts?.epoch, { start: 0, end: 1 });
    assert.deepEqual(parts?.release, { start: 2, end: 5 });
    assert.deepEqual(parts?.pre?.span, { start: 5, end: 7 });
    assert.deepEqual(parts?.post?.number, { start: 12, end: 13 });
    assert.deepEqual(parts?.dev?.span, { start: 13, end: 18 });
    assert.deepEqual(parts?.local, { start: 19, end: 26 });
  });
  for (const [written, normal] of [
    ['1.0', '1.0'],
    [' v1.0ALPHA_01 ', '1.0a1'],
    ['1.0-1', '1.0.post1'],
    ['1.0.PREVIEW', '1.0rc0'],
    ['01!1.0-rev.dev', '1!1.0.post0.dev0'],
    ['1.0+Ubuntu-01_x', '1.0+ubuntu.1.x'],
    ['99999999999999999999.1', '99999999999999999999.1'],
  ] as const) {
    test(`${written} is ${normal}`, () => assert.equal(normalizeVersion(written), normal));
  }
  test('are in the order of the standard', () => {
    const ordered =
      '1.dev0 1.0.dev456 1.0a1.dev1 1.0a1 1.0a1.post0 1.0b2 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 1.1.dev1 1!0.5';
    const versions = ordered.split(' ').map((text) => readVersion(text) as Version);
    const sorted = [...versions].reverse().sort(compareVersions);
    assert.equal(sorted.map(formatVersion).join(' '), ordered);
  });

  const fault = (text: string, expected: string) => () =>
    expectFault(text, parseVersion(text).problems, expected);
  test('empty', fault('', 'refused version-empty: «»'));
  test('a dot too many', fault('1..0', 'refused version-suffix: 1«..0» → 1.0'));
  test('a dot at the end', fault('1.0.', 'refused version-suffix: 1.0«.» → 1.0'));
  test('a word', fault('latest', 'refused version-start: «latest»'));
  test('a tag', fault('release-1.0', 'refused version-start: «release-»1.0 → 1.0'));
  test('a wildcard', fault('1.*', 'refused version-wildcard: 1«.*»'));
  test('a slip', fault('1.0.dve1', 'refused version-suffix: 1.0«.dve1» → 1.0.dev1'));
  test('the wrong order', fault('1.dev1rc2', 'refused version-suffix: 1.dev1«rc2» → 1rc2.dev1'));
  test(
    'git describe',
    fault('1.2-3-gabc123f', 'refused version-suffix: 1.2-3«-gabc123f» → 1.2.post3+gabc123f'),
  );
  test('two local labels', fault('1+a+b', 'refused version-local: 1+a«+b» → 1+a.b'));
  test('a number that Python cannot read', () =>
    assert.equal(parseVersion(`1.${'9'.repeat(4301)}`).problems[0]?.code, 'version-number-length'));
});

describe('specifier sets', () => {
  test('have spans and take white space', () => {
    const [specifier] = parseSpecifierSet('  >= 1.2 ,').specifiers;
    assert.deepEqual(specifier?.operatorSpan, { start: 2, end: 4 });
    assert.deepEqual(specifier?.versionSpan, { start: 5, end: 8 });
  });

  const fault = (text: string, expected: string) => () =>
    expectFault(text, parseSpecifierSet(text).problems, expected);
  test('=>', fault('=>1', 'refused version-operator: «=>»1 → >=1'));
  test('=', fault('= 1', 'refused version-operator: «=» 1 → == 1'));
  test('≥', fault('≥1', 'refused version-operator: «≥»1 → >=1'));
  test('caret', fault('^1.2', 'refused version-operator: «^»1.2 → >=1.2,<2'));
  test('caret below 1', fault('^0.2.3', 'refused version-operator: «^»0.2.3 → >=0.2.3,<0.3'));
  test('caret below 0.1', fault('^0.0.3', 'refused version-operator: «^»0.0.3 → >=0.0.3,<0.0.4'));
  test('tilde', fault('~1.2.3', 'refused version-operator: «~»1.2.3 → >=1.2.3,<1.3'));
  test('no operator', fault('1.2', 'refused missing-operator: «1.2» → >=1.2'));
  test('no operator, wildcard', fault('1.*', 'refused missing-operator: «1.*» → ==1.*'));
  test('no version', fault('>=', 'refused missing-version: «>=»'));
  test('any version', fault('*', 'refused any-version: «*» → '));
  test('any version with operator', fault('>=1,==*', 'refused any-version: >=1,«==*» → >=1,'));
  test('a comma too few', fault('>=1 <2', 'refused missing-comma: >=1 «<»2 → >=1,<2'));
  test('a comma too many', fault('>=1,,<2', 'disputed empty-specifier: >=1,«,»<2 → >=1,<2'));
  test('a comma at the end', fault('>=1,', 'disputed empty-specifier: >=1«,» → >=1'));
  test('nothing but a comma', fault(',', 'disputed empty-specifier: «,» → '));
  test('one number after ~=', fault('~=1', 'refused compatible-release: «~=1» → ~=1.0'));
  test('wildcard after >=', fault('>=1.*', 'refused wildcard-operator: >=1«.*» → >=1'));
  test('wildcard after >', fault('>1.2.*', 'refused wildcard-operator: >1.2«.*» → >=1.3'));
  test('wildcard after <=', fault('<=1.*', 'refused wildcard-operator: <=1«.*» → <2'));
  test('wildcard after ~=', fault('~=1.4.*', 'refused wildcard-operator: ~=1.4«.*» → ==1.4.*'));
  test('wildcard after a pre-release', fault('==1a1.*', 'refused wildcard-place: ==1a1«.*» → ==1a1'));
  test('.x', fault('==1.x', 'refused wildcard-letter: ==1«.x» → ==1.*'));
  test('local label after >=', fault('>=1+a', 'refused local-operator: >=1«+a» → >=1'));
  test('two faults at once', () =>
    assert.deepEqual(faults('=>1.* =<2', parseSpecifierSet('=>1.* =<2').problems), [
      'refused version-operator: «=>»1.* =<2 → >=1.* =<2',
      'refused wildcard-operator: =>1«.*» =<2 → =>1 =<2',
      'refused missing-comma: =>1.* «=<»2 → =>1.*,=<2',
      'refused version-operator: =>1.* «=<»2 → =>1.* <=2',
    ]));
  test('the epoch is no operator', () => assert.deepEqual(parseSpecifierSet('>=1!2.0').problems, []));
  test('=== takes any text', () =>
    assert.equal(parseSpecifierSet('===foo').specifiers[0]?.versionText, 'foo'));

  test('the canonical text is sorted and without doubles', () =>
    assert.equal(canonicalSpecifierSet(parseSpecifierSet('>=1.0, <2,==1.0,==1.0.0')), '<2,==1.0,>=1.0'));
  test('the normal text keeps the order', () =>
    assert.equal(normalizeSpecifierSet('>= v1.0-ALPHA, == 2.*'), '>=1.0a0,==2.*'));
});

describe('what a set admits', () => {
  const set = parseSpecifierSet;
  for (const [specifiers, version, admitted] of [
    ['>=1.0', '1.0.dev1', false],
    ['<1.0', '1.0rc1', false],
    ['<1.0rc1', '1.0b1', true],
    ['>1.0', '1.0.post1', false],
    ['>1.0.post1', '1.0.post2', true],
    ['==1.0', '1.0+local', true],
    ['==1.0+x', '1.0', false],
    ['<=1.0', '1.0+local', true],
    ['==1.0.*', '1.0rc1', true],
    ['!=1.0.*', '1.0.5', false],
    ['~=1.4.2', '1.5', false],
    ['~=1.4.2', '1.4.9', true],
    ['===FOO', 'foo', true],
    ['', 'foo', true],
    ['>=1', 'foo', false],
  ] as const) {
    test(`${specifiers || 'nothing'} ${admitted ? 'admits' : 'does not admit'} ${version}`, () =>
      assert.equal(specifierContains(set(specifiers), version), admitted));
  }
  test('pre-releases can be left out', () =>
    assert.equal(specifierContains(set('>=1'), '2a1', { prereleases: false }), false));

  for (const text of [
    '>=2,<1',
    '==1,!=1',
    '<0.dev0',
    '===a,===b',
    '>1.0,<1.0.post5',
    '==1.*,==2.*',
    '>1a1,<1a2.dev0',
  ]) {
    test(`${text} contradicts itself`, () => assert.equal(isEmptySet(set(text)), true));
  }
  for (const text of ['', '>=1,<2', '==1.0,==1.0.0', '>1.0,<1.0.1', '!=1']) {
    test(`${text || 'nothing'} can be met`, () => assert.equal(isEmptySet(set(text)), false));
  }
  test('redundant specifiers', () =>
    assert.deepEqual(
      redundantSpecifiers(set('>=1,>=1.2,!=0.5,<3,<3')).map(({ span }) => span),
      [
        { start: 0, end: 3 },
        { start: 10, end: 15 },
        { start: 19, end: 21 },
      ],
    ));
  test('a pre-release that opens the door is not redundant', () =>
    assert.equal(redundantSpecifiers(set('>=1.0a1,>=1.0')).length, 0));
  test('subset', () => assert.equal(isSubsetOf(set('~=3.10.2'), set('>=3.9,<4')), true));
  test('no subset', () => assert.equal(isSubsetOf(set('>=3.9'), set('>=3.9,<4')), false));
  test('disjoint', () => assert.equal(isDisjointFrom(set('<3'), set('>=3')), true));
  test('bounds', () => {
    const both = set('>=1.2,>1.2,<=3,<3');
    assert.equal(lowerBound(both)?.specifier.operator, '>');
    assert.equal(upperBound(both)?.inclusive, false);
    assert.deepEqual(upperBound(set('~=1.4.2'))?.version.release, [1n, 5n]);
  });
});

describe('requires-python', () => {
  const minors = ['3.8', '3.9', '3.10', '3.11', '3.12'];
  for (const [text, expected] of [
    ['>=3.9,<3.12', '3.9 3.10 3.11'],
    ['>=3.10.5', '3.10 3.11 3.12'],
    ['<=3.10', '3.8 3.9 3.10'],
    ['>3.10', '3.10 3.11 3.12'],
    ['~=3.10', '3.10 3.11 3.12'],
    ['!=3.9.*', '3.8 3.10 3.11 3.12'],
    ['==3.11.4', '3.11'],
    ['===3.11.4', '3.11'],
    ['<3.10.0rc1', '3.8 3.9'],
    ['>=4', ''],
  ] as const) {
    test(`${text} admits ${expected || 'none'}`, () =>
      assert.equal(pythonsAdmitted(parseSpecifierSet(text), minors).join(' '), expected));
  }
  test('some releases of a minor version', () =>
    assert.equal(pythonAdmission(parseSpecifierSet('<=3.10'), '3.10'), 'some'));
  test('all releases of a minor version', () =>
    assert.equal(pythonAdmission(parseSpecifierSet('>=3.10'), '3.10'), 'all'));
  test('the floor is raised', () => assert.equal(raiseFloor('>=3.7, !=3.8.1, <4', '3.9'), '>=3.9,<4'));
  test('the floor cannot be above the rest', () => assert.equal(raiseFloor('>=3.7,<3.9', '3.9'), undefined));
});

describe('in words', () => {
  for (const [text, words] of [
    ['', 'any version'],
    ['>=0.25,<1', '0.25 or later, before 1'],
    ['==1.2.3', 'exactly 1.2.3'],
    ['==1.2.*', 'any 1.2'],
    ['~=1.4.2', 'any 1.4 from 1.4.2'],
    ['>=1,!=1.5.*,!=1.7', '1 or later, except all of 1.5 and 1.7'],
    ['!=1.5', 'any version except 1.5'],
    ['<=2', 'up to and including 2'],
    ['>=1,>=2', '2 or later'],
    ['>=2,<1', 'no version: the conditions contradict each other'],
  ] as const) {
    test(text || 'nothing', () => assert.equal(describeSpecifierSet(parseSpecifierSet(text)), words));
  }
  test('with a subject', () =>
    assert.equal(describeSpecifierSet(parseSpecifierSet('>=3.10'), 'Python'), 'Python 3.10 or later'));
});
