import { describe, test } from 'node:test';
import { dynamicDuplicate } from '../../../server/src/tables/project/rules/dynamic-duplicate.ts';
import { dynamicUnknown } from '../../../server/src/tables/project/rules/dynamic-unknown.ts';
import { dynamicUnsupplied } from '../../../server/src/tables/project/rules/dynamic-unsupplied.ts';
import { missingName } from '../../../server/src/tables/project/rules/missing-name.ts';
import { missingVersion } from '../../../server/src/tables/project/rules/missing-version.ts';
import { staticAndDynamic } from '../../../server/src/tables/project/rules/static-and-dynamic.ts';
import { expectClean, expectFinding, expectFix, expectNoFix } from '../../support/rules.ts';

const built = (backend: string, module: string, project: string) =>
  `[build-system]\nrequires = ["${backend}"]\nbuild-backend = "${module}"\n[project]\n${project}`;

describe('project/static-and-dynamic', () => {
  test('marks the entry', () =>
    expectFinding(staticAndDynamic, 'version = "1"\ndynamic = [«"version"»]', 'keep one'));
  test('a back-end that accepts it is named', () =>
    expectFinding(
      staticAndDynamic,
      built('poetry-core', 'poetry.core.masonry.api', 'version = "1"\ndynamic = [«"version"»]'),
      'although `poetry-core` accepts it',
    ));
  test('lists may be both', () =>
    expectClean(
      staticAndDynamic,
      built('pdm-backend>=2.5.0', 'pdm.backend', 'dependencies = []\ndynamic = ["dependencies"]'),
    ));
  test('a back-end that refuses it is named', () =>
    expectFinding(
      staticAndDynamic,
      built('setuptools', 'setuptools.build_meta', 'dependencies = []\ndynamic = [«"dependencies"»]'),
      '`setuptools` refuses it',
    ));
  test('so may tables of entries', () =>
    expectClean(
      staticAndDynamic,
      built(
        'pdm-backend>=2.5.0',
        'pdm.backend',
        'dynamic = ["urls"]\n[project.urls]\nA = "https://a.example"',
      ),
    ));
  test('the readme table may not', () =>
    expectFinding(
      staticAndDynamic,
      'readme = { file = "a.md" }\ndynamic = [«"readme"»]',
      '`readme` is written here',
    ));
});

describe('project/dynamic-unknown', () => {
  test('lists what can be dynamic', () =>
    expectFinding(dynamicUnknown, 'dynamic = [«"zzzzzz"»]', 'These can: version'));
  test('offers the key that was meant', () =>
    expectFix(dynamicUnknown, "dynamic = ['Version']", "dynamic = ['version']"));
  test('removes what is there under the right name already', () =>
    expectFix(dynamicUnknown, 'dynamic = ["version", "Version"]', 'dynamic = ["version"]'));
  test('name has a rule of its own', () => expectClean(dynamicUnknown, 'dynamic = ["name"]'));
});

describe('project/dynamic-duplicate', () => {
  test('marks the second', () =>
    expectFinding(dynamicDuplicate, 'dynamic = ["version", «"version"»]', 'already'));
});

describe('project/dynamic-unsupplied', () => {
  test('a plugin may supply it', () =>
    expectClean(
      dynamicUnsupplied,
      '[build-system]\nrequires = ["setuptools", "setuptools-scm"]\nbuild-backend = "setuptools.build_meta"\n[project]\ndynamic = ["version"]',
    ));
  test('setup.py may supply it', () =>
    expectClean(dynamicUnsupplied, built('setuptools', 'setuptools.build_meta', 'dynamic = ["version"]')));
  test('an unknown back-end may do anything', () =>
    expectClean(dynamicUnsupplied, built('x', 'x.y', 'dynamic = ["version"]')));
  test('Flit reads the module', () =>
    expectClean(
      dynamicUnsupplied,
      built('flit_core', 'flit_core.buildapi', 'dynamic = ["version", "description"]'),
    ));
  test('Hatchling needs a table', () =>
    expectFinding(
      dynamicUnsupplied,
      built('hatchling', 'hatchling.build', 'dynamic = [«"version"»]'),
      '`tool.hatch.version`',
    ));
});

describe('project/missing-version', () => {
  test('joins an existing dynamic', () =>
    expectFix(
      missingVersion,
      '[tool.hatch.version]\npath = "a"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "a"\ndynamic = ["readme"]\n',
      '[tool.hatch.version]\npath = "a"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "a"\ndynamic = ["readme", "version"]\n',
    ));
  test('is silent about a version of the wrong type', () =>
    expectClean(missingVersion, 'name = "a"\nversion = 1'));
  test('is silent where dynamic has the wrong type', () =>
    expectClean(missingVersion, 'name = "a"\ndynamic = "version"'));
  test('is silent where version is misspelt', () => expectClean(missingVersion, 'name = "a"\nverison = "1"'));
  test('is silent without [project]', () => expectClean(missingVersion, '[tool.x]\n'));
});

describe('project/missing-name', () => {
  test('marks the first header that makes the table', () =>
    expectFinding(missingName, '[«project».urls]\nA = "b"', 'needs a `name`'));
  test('has no fix without a source', () => expectNoFix(missingName, 'version = "1"'));
  test('is silent where name is misspelt', () => expectClean(missingName, 'nmae = "a"'));
});
