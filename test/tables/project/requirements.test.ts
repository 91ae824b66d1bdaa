import { describe, test } from 'node:test';
import { exactPin } from '../../../server/src/tables/project/rules/exact-pin.ts';
import { invalidRequirement } from '../../../server/src/tables/project/rules/invalid-requirement.ts';
import { markerNeverHolds } from '../../../server/src/tables/project/rules/marker-never-holds.ts';
import { requirementDuplicate } from '../../../server/src/tables/project/rules/requirement-duplicate.ts';
import { requirementSelf } from '../../../server/src/tables/project/rules/requirement-self.ts';
import { specifierEmpty } from '../../../server/src/tables/project/rules/specifier-empty.ts';
import { undefinedExtra } from '../../../server/src/tables/project/rules/undefined-extra.ts';
import { expectClean, expectFinding, expectFix, expectNoFix } from '../../support/rules.ts';

describe('project/invalid-requirement', () => {
  test('marks only the operator', () =>
    expectFinding(invalidRequirement, 'dependencies = ["foo«=>»1"]', '>='));
  test('mends only the operator', () =>
    expectFix(invalidRequirement, "dependencies = ['foo=>1']", "dependencies = ['foo>=1']"));
  test('looks into extras', () =>
    expectFinding(invalidRequirement, '[project.optional-dependencies]\na = ["foo «bar»"]', 'bar'));
  test('leaves groups to their own rule', () =>
    expectClean(invalidRequirement, '[dependency-groups]\na = ["foo bar"]'));
});

describe('project/requirement-duplicate', () => {
  test('compares normalised names', () =>
    expectFinding(requirementDuplicate, 'dependencies = ["a.b", «"A_B"»]', 'already'));
  test('different markers are different', () =>
    expectClean(requirementDuplicate, `dependencies = ["a<2; os_name == 'nt'", "a>=2; os_name != 'nt'"]`));
  test('one bound more for some is fine', () =>
    expectClean(requirementDuplicate, `dependencies = ["a>=1", "a>=2; python_version >= '3.13'"]`));
  test('the same for some as for all is not', () =>
    expectFinding(
      requirementDuplicate,
      `dependencies = ["a>=1", «"a>=1; python_version >= '3.13'"»]`,
      'changes nothing',
    ));
  test('different extras are different', () =>
    expectClean(requirementDuplicate, 'dependencies = ["a", "a[x]"]'));
  test('different lists are different', () =>
    expectClean(
      requirementDuplicate,
      'dependencies = ["a"]\n[project.optional-dependencies]\nx = ["a"]\ny = ["a"]',
    ));
  test('joins two bounds', () =>
    expectFix(requirementDuplicate, 'dependencies = ["a >=1", "a (<3)"]', 'dependencies = ["a >=1,<3"]'));
  test('does not join what excludes each other', () =>
    expectNoFix(requirementDuplicate, 'dependencies = ["a<1", "a>2"]'));
});

describe('project/requirement-self', () => {
  test('in dependencies', () =>
    expectFinding(requirementSelf, 'name = "a-b"\ndependencies = [«"A_B"»]', 'itself'));
  test('with other extras in an extra is the way to join extras', () =>
    expectClean(requirementSelf, 'name = "a"\n[project.optional-dependencies]\nx = []\nall = ["a[x]"]'));
  test('in a dependency group installs the project', () =>
    expectClean(requirementSelf, '[project]\nname = "a"\n[dependency-groups]\ndev = ["a[x]"]'));
});

describe('project/undefined-extra', () => {
  test('marks the extra inside the string', () =>
    expectFinding(
      undefinedExtra,
      'name = "a"\n[project.optional-dependencies]\nall = ["a[«zzz»,all]"]',
      'no extra `zzz`',
    ));
  test('also in a group', () =>
    expectFinding(undefinedExtra, '[project]\nname = "a"\n[dependency-groups]\ndev = ["a[«dev»]"]', 'group'));
  test('names are normalised', () =>
    expectClean(undefinedExtra, 'name = "a"\n[project.optional-dependencies]\nx-y = []\nall = ["a[X_Y]"]'));
  test('dynamic extras are not known', () =>
    expectClean(undefinedExtra, 'name = "a"\ndynamic = ["optional-dependencies"]\ndependencies = ["a[x]"]'));
});

describe('project/marker-never-holds', () => {
  test('a version that is none', () =>
    expectFinding(markerNeverHolds, `dependencies = ["a; python_version > «'x'»"]`, 'is no version'));
  test('contradicting conditions', () =>
    expectFinding(
      markerNeverHolds,
      `dependencies = ["a; «os_name == 'nt' and os_name == 'posix'»"]`,
      'holds nowhere',
    ));
  test('Pythons that are excluded', () =>
    expectFinding(
      markerNeverHolds,
      `requires-python = ">=3.9"\ndependencies = ["a; «python_version < '3.8'»"]`,
      'no Python that `requires-python` admits',
    ));
  test('Pythons to come', () =>
    expectClean(markerNeverHolds, `dependencies = ["a; python_version >= '3.20'"]`));
  test('Python 4', () => expectClean(markerNeverHolds, `dependencies = ["a; python_version >= '4'"]`));
  test('an extra may be asked for', () =>
    expectClean(markerNeverHolds, `dependencies = ["a; extra == 'x'"]`));
  test('one condition of two may hold', () =>
    expectClean(
      markerNeverHolds,
      `requires-python = ">=3.9"\ndependencies = ["a; python_version < '3.8' or os_name == 'nt'"]`,
    ));
});

describe('project/specifier-empty', () => {
  test('marks the versions', () =>
    expectFinding(specifierEmpty, 'dependencies = ["a «>=3,<2»; os_name == \'nt\'"]', 'No version of `a`'));
  test('an exact version is not empty', () =>
    expectClean(specifierEmpty, 'dependencies = ["a==1", "b>=1,<=1", "c"]'));
});

describe('project/exact-pin', () => {
  test('marks the specifier', () => expectFinding(exactPin, 'dependencies = ["a «==1.0»"]', 'exactly'));
  test('also in extras', () =>
    expectFinding(exactPin, '[project.optional-dependencies]\nx = ["a«===1»"]', 'exactly'));
  test('a wildcard is a range', () => expectClean(exactPin, 'dependencies = ["a==1.*"]'));
  test('groups are not published', () => expectClean(exactPin, '[dependency-groups]\nx = ["a==1"]'));
  test('the version of the project itself is released together', () =>
    expectClean(exactPin, 'version = "2.1"\ndependencies = ["a-core==2.1"]'));
  test('a local version has no range', () => expectNoFix(exactPin, 'dependencies = ["a==1.0+cpu"]'));
});
