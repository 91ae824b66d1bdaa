import { describe, test } from 'node:test';
import { unknownKey as unknownBuildKey } from '../../../server/src/tables/build-system/rules/unknown-key.ts';
import { type } from '../../../server/src/tables/project/rules/type.ts';
import { unknownKey } from '../../../server/src/tables/project/rules/unknown-key.ts';
import { expectClean, expectFinding, expectFix, expectNoFix } from '../../support/rules.ts';

describe('project/unknown-key', () => {
  test('snake case', () => expectFix(unknownKey, 'requires_python = ">=3.9"', 'requires-python = ">=3.9"'));
  test('a table with all its headers', () =>
    expectFix(
      unknownKey,
      '[project.optional_dependencies]\na = []\n',
      '[project.optional-dependencies]\na = []\n',
    ));
  test('dotted keys', () =>
    expectFix(unknownKey, 'url.A = "x"\nurl.B = "y"\n', 'urls.A = "x"\nurls.B = "y"\n'));
  test('install_requires', () => expectFix(unknownKey, 'install_requires = ["a"]', 'dependencies = ["a"]'));
  test('license-file becomes a list', () =>
    expectFix(unknownKey, 'license-file = "LICENSE"', 'license-files = ["LICENSE"]'));
  test('a person of authors', () =>
    expectFinding(unknownKey, 'authors = [{ name = "a", «mail» = "b" }]', 'Did you mean `email`?'));
  test('a target that is there is not overwritten', () =>
    expectNoFix(unknownKey, 'dependencies = []\ndependancies = ["a"]'));
  test('a key of [build-system] moves there', () =>
    expectFix(
      unknownKey,
      '[build-system]\nrequires = ["x"]\n\n[project]\nname = "a"\nbuild-backend = "x"\n',
      '[build-system]\nrequires = ["x"]\nbuild-backend = "x"\n\n[project]\nname = "a"\n',
    ));
  test('what the declared back-end does with it', () =>
    expectFinding(
      unknownKey,
      '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\n«zzzzzz» = 1',
      '`setuptools` refuses the file',
    ));
  test('what a table says already is only taken away', () =>
    expectFix(
      unknownKey,
      '[project]\nname = "a"\nhomepage = "b"\n[project.urls]\nHomepage = "b"\n',
      '[project]\nname = "a"\n[project.urls]\nHomepage = "b"\n',
    ));
  test('settings of the back-end', () =>
    expectFinding(
      unknownKey,
      '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\n«packages» = ["a"]',
      '`[tool.setuptools]`',
    ));
  test('names of extras, scripts and labels are free', () =>
    expectClean(
      unknownKey,
      'scripts.x = "a:b"\nurls.Zzz = "c"\noptional-dependencies.y = []\nentry-points.z.w = "a:b"',
    ));
  test('of [build-system]', () =>
    expectFix(unknownBuildKey, 'requires = []\nbackend = "x.y"', 'requires = []\nbuild-backend = "x.y"'));
});

describe('project/type', () => {
  const draft = '[project]\nlicense-files = { globs = ["LICENSE", "NOTICE*"] } # both\n';
  test('license-files as in the draft of PEP 639', () => {
    expectFinding(type, draft.replace('license-files', '«license-files»'), 'Tools refuse a table.');
    const hatchling = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n';
    expectFinding(
      type,
      hatchling + draft.replace('license-files', '«license-files»'),
      'hatchling still reads a table',
    );
    expectFix(type, draft, '[project]\nlicense-files = ["LICENSE", "NOTICE*"] # both\n');
    expectNoFix(type, '[project]\n[project.license-files]\npaths = ["LICENSE"]\n');
  });
  test('an integer for a version', () => expectFix(type, 'version = 1', 'version = "1"'));
  test('a float for requires-python', () =>
    expectFix(type, 'requires-python = 3.10', 'requires-python = ">=3.10"'));
  test('a string for dependencies', () =>
    expectFix(type, "dependencies = 'a>=1'", "dependencies = ['a>=1']"));
  test('lines for dependencies', () =>
    expectFix(type, 'dependencies = """\na\nb>=1\n"""', 'dependencies = ["a", "b>=1"]'));
  test('a string for dynamic', () => expectFix(type, 'dynamic = "version"', 'dynamic = ["version"]'));
  test('a list of one for a licence', () => expectFix(type, 'license = ["MIT"]', 'license = "MIT"'));
  test('a table for license-files', () =>
    expectFix(type, 'license-files = { paths = ["LICENSE"] }', 'license-files = ["LICENSE"]'));
  test('one person for authors', () =>
    expectFix(type, 'authors = "Ada <a@b.example>"', 'authors = [{ name = "Ada", email = "a@b.example" }]'));
  test('one table for authors', () =>
    expectFix(type, 'authors = { name = "Ada" }', 'authors = [{ name = "Ada" }]'));
  test('a header for authors', () =>
    expectFix(type, '[project.authors]\nname = "Ada"\n', '[[project.authors]]\nname = "Ada"\n'));
  test('scripts as setup() had them', () =>
    expectFix(type, 'scripts = ["a = m:f", "b=m:g"]', 'scripts = { a = "m:f", b = "m:g" }'));
  test('one URL for urls', () =>
    expectFix(type, 'urls = "https://a.example"', 'urls = { Homepage = "https://a.example" }'));
  test('a boolean has no certain meaning', () => expectNoFix(type, 'description = true'));
  test('marks the item', () =>
    expectFinding(type, 'dependencies = ["a", «1»]', 'Each item of `dependencies`'));
  test('marks deep values', () =>
    expectFinding(type, '[project.entry-points.x]\na = «1»', '`entry-points.x.a` takes a string'));
  test('a key below the wrong header', () =>
    expectFix(
      type,
      '[project]\nname = "a"\n\n[project.urls]\nHomepage = "b"\ndependencies = ["c"]\n',
      '[project]\nname = "a"\ndependencies = ["c"]\n\n[project.urls]\nHomepage = "b"\n',
    ));
  test('half-typed values are left alone', () => expectClean(type, 'name =\nversion = @\n'));
  test('the right types are', () =>
    expectClean(
      type,
      'readme = { file = "a", content-type = "text/plain" }\nlicense.text = "x"\n[[project.authors]]\nname = "a"',
    ));
});
