import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { valueIn } from '../../support/setup-py.ts';

const HEAD = `import sys
import setuptools
import pkg_resources
from setuptools import setup
from distutils.version import LooseVersion
`;
const cases = (
  list: readonly (readonly [string, unknown])[],
  files: Readonly<Record<string, string>> = {},
): void => {
  for (const [expression, expected] of list)
    test(expression, () => assert.deepEqual(valueIn(`${HEAD}setup(x=${expression})`, files), expected));
};

describe('versions in setup.py', () => {
  cases([
    ['pkg_resources.parse_version("1.10") > pkg_resources.parse_version("1.9")', true],
    ['pkg_resources.parse_version("1.0") == pkg_resources.parse_version("1")', true],
    ['pkg_resources.parse_version("1.0rc1") < pkg_resources.parse_version("1.0")', true],
    ['pkg_resources.parse_version(setuptools.__version__) >= pkg_resources.parse_version("36.2")', true],
    ['pkg_resources.parse_version(setuptools.__version__) < pkg_resources.parse_version("18.0.1")', false],
    ['pkg_resources.get_distribution("setuptools").version.split(".")[0]', '80'],
    [
      'pkg_resources.get_distribution("setuptools").parsed_version >= pkg_resources.parse_version("20.2")',
      true,
    ],
    ['LooseVersion(setuptools.__version__) >= LooseVersion("18.5")', true],
    ['LooseVersion("1.10") > "1.9"', true],
    ['str(LooseVersion("1.2b"))', '1.2b'],
  ]);
  test('what decides is not known', () =>
    assert.match(
      String(
        valueIn(
          `${HEAD}setup(x=pkg_resources.parse_version(setuptools.__version__) > pkg_resources.parse_version("80.1"))`,
        ),
      ),
      /exact version is only known where the project is built/,
    ));
  test('another distribution is not known', () =>
    assert.match(
      String(valueIn(`${HEAD}setup(x=pkg_resources.get_distribution("numpy").version)`)),
      /which version of numpy is installed/,
    ));
  test('an error that is caught', () =>
    assert.equal(
      valueIn(
        `${HEAD}try:\n    x = pkg_resources.parse_version("x y") > 1\nexcept ValueError:\n    x = "bad"\nsetup(x=x)`,
      ),
      'bad',
    ));
  test('a bound on setuptools', () =>
    assert.equal(valueIn(`${HEAD}pkg_resources.require("setuptools>=36.2")\nsetup(x=1)`), 1));
});

describe('modules that are loaded', () => {
  cases(
    [
      ['"setuptools" in sys.modules', true],
      ['"pkg_resources" in sys.modules', true],
      ['"nose" in sys.modules', false],
      ['"a" in sys.modules', '<`sys.modules`>'],
    ],
    { 'a.py': '' },
  );
});

describe('constants of modules', () => {
  const GET = 'from setuptools.depends import get_module_constant\n';
  const FILES = { 'a/__init__.py': "__version__ = '1.2'\n" };
  test('are looked up without an import', () =>
    assert.equal(valueIn(`${HEAD}${GET}setup(x=get_module_constant("a", "__version__"))`, FILES), '1.2'));
  test('or not known', () =>
    assert.match(
      String(valueIn(`${HEAD}${GET}setup(x=get_module_constant("a", "x"))`, FILES)),
      /what x of a is/,
    ));
});
