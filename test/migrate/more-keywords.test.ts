import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MigrationOptions } from '../../server/src/migrate/plan.ts';
import { migrated, planFor, table } from '../support/migrate.ts';

const SETUP = (code: string, head = ''): string =>
  `${head}from setuptools import setup, find_namespace_packages\nsetup(name="a", ${code})\n`;
const files = {
  'a/__init__.py': '',
  'a/data/x.json': '{}',
  'a/data/y.txt': '',
  'a/old.txt': '',
  LICENSE: 'words',
  'README.md': '# A\n',
};
const from = (
  code: string,
  header = 'project',
  more: Record<string, string> = {},
  options: MigrationOptions = {},
): string => table(migrated({ ...files, 'setup.py': SETUP(code), ...more }, options), header);

describe('other arguments of setup()', () => {
  test('name and version', () => assert.equal(from('version="1.0"'), 'name = "a"\nversion = "1.0"'));
  test('a version that is a number', () => assert.match(from('version=1.5'), /^version = "1\.5"$/m));
  test('a maintainer with an address', () =>
    assert.match(
      from('version="1", maintainer="A B", maintainer_email="a@b.org"'),
      /^maintainers = \[\{ name = "A B", email = "a@b.org" \}\]$/m,
    ));
  test('licence files', () => {
    assert.match(
      from('version="1", license_files=["LICENSE"], license="MIT", python_requires=">=3.9"'),
      /^license-files = \["LICENSE"\]$/m,
    );
    assert.match(
      from('version="1", license_file="LICENSE"', 'tool.setuptools'),
      /^license-files = \["LICENSE"\]$/m,
    );
  });
  test('find_namespace_packages', () =>
    assert.equal(
      from('version="1", packages=find_namespace_packages(include=["a*"])', 'tool.setuptools.packages.find'),
      'include = ["a*"]\nnamespaces = true',
    ));
  test('zip_safe is named, as no wheel has it', () =>
    assert.deepEqual(
      planFor({ 'setup.py': SETUP('version="1", zip_safe=True') }).leftovers.map(
        ({ what, why }) => `${what}: ${why}`,
      ),
      ['zip_safe=True: it was for eggs; wheels are always unpacked'],
    ));
  test('the content type of a text that is written in place', () =>
    assert.match(
      from('version="1", long_description="Long.", long_description_content_type="text/markdown"'),
      /^readme = \{ text = "Long\.", content-type = "text\/markdown" \}$/m,
    ));
  test('requires, provides and obsoletes of old are named', () =>
    assert.deepEqual(
      planFor({
        'setup.py': SETUP('version="1", requires=["b"], provides=["c"], obsoletes=["d"]'),
      }).leftovers.map(({ what }) => what.split('=')[0]),
      ['requires', 'provides', 'obsoletes'],
    ));
});

describe('include_package_data with MANIFEST.in', () => {
  const code = 'version="1", packages=["a"], include_package_data=True';
  const manifest = {
    'MANIFEST.in':
      'include README.md\nrecursive-include a/data *.json *.txt\nglobal-exclude y.*\nprune docs\n',
  };
  test('stays with setuptools, which reads it', () =>
    assert.equal(from(code, 'tool.setuptools', manifest), 'packages = ["a"]\ninclude-package-data = true'));
  test('other back-ends are told the files that it never gave', () =>
    assert.equal(
      from(code, 'tool.hatch.build.targets.wheel', manifest, { backend: 'hatchling' }),
      'only-include = ["a"]\nexclude = ["/a/old.txt", "/a/data/y.txt"]',
    ));
  for (const [lines, gone] of [
    ['graft a\n', ''],
    ['graft a\nexclude a/old.txt\n', '"/a/old.txt"'],
    ['graft a\nrecursive-exclude a *.txt\n', '"/a/old.txt", "/a/data/y.txt"'],
    ['graft a\nprune a/data\n', '"/a/data"'],
    ['global-include *.txt\n', '"/a/data/x.json"'],
    ['include a/data/*.json \\\n  a/old.txt # both\n', '"/a/data/y.txt"'],
  ] as const)
    test(lines.trim().replaceAll('\n', ', '), () =>
      assert.equal(
        from(code, 'tool.hatch.build.targets.wheel', { 'MANIFEST.in': lines }, { backend: 'hatchling' }),
        `only-include = ["a"]${gone === '' ? '' : `\nexclude = [${gone}]`}`,
      ),
    );
});

describe('versioneer', () => {
  const head = 'import versioneer\n';
  const code = 'version=versioneer.get_version(), cmdclass=versioneer.get_cmdclass(), packages=["a"]';
  const released = `version_json = '''\n{\n "version": "1.4"\n}\n'''\n`;
  const project = (version: string, config = 'setup.cfg'): Record<string, string> => ({
    'a/__init__.py': '',
    'a/_version.py': version,
    'versioneer.py': '',
    'setup.py': SETUP(code, head),
    ...(config === 'setup.cfg'
      ? { 'setup.cfg': '[versioneer]\nVCS = git\nversionfile_source = a/_version.py\n' }
      : {
          'pyproject.toml':
            '[build-system]\nrequires = ["setuptools", "versioneer[toml]"]\nbuild-backend = "setuptools.build_meta"\n\n[tool.versioneer]\nVCS = "git"\nversionfile_source = "a/_version.py"\n',
        }),
  });
  const planned = (version: string, config: string, name: string): string => {
    const plan = planFor(project(version, config), { setupPy: 'minimal' });
    assert.deepEqual(plan.declined, []);
    return plan.files.find(({ path }) => path === name)?.after ?? '';
  };
  for (const config of ['setup.cfg', 'pyproject.toml']) {
    test(`configured in ${config}: setup.py goes on supplying a version that comes from git`, () => {
      assert.match(planned('', config, 'pyproject.toml'), /^dynamic = \["version"\]$/m);
      assert.match(
        planned('', config, 'setup.py'),
        /^import versioneer\n[\s\S]*version=versioneer\.get_version\(\),\n {4}cmdclass=versioneer\.get_cmdclass\(\),\n\)\n$/,
      );
    });
    test(`configured in ${config}: the version that a release has written is copied`, () => {
      assert.match(planned(released, config, 'pyproject.toml'), /^version = "1\.4"$/m);
      assert.match(
        planned(released, config, 'setup.py'),
        /setup\(\n {4}cmdclass=versioneer\.get_cmdclass\(\),\n\)\n$/,
      );
    });
  }
  test('a setup.py that imports versioneer is run with the project on the path', () =>
    assert.match(
      planFor(project(released), { setupPy: 'minimal' }).files[0]?.after ?? '',
      /^build-backend = "setuptools\.build_meta:__legacy__"$/m,
    ));
});

describe('what never had an effect, or no meaning', () => {
  const plan = (more: string, cfg?: string) =>
    planFor({
      'setup.py': `from setuptools import setup\nimport platform\nsetup(name="a", version="1", packages=["a"],\n    ${more})\n`,
      'a/__init__.py': '',
      ...(cfg === undefined ? {} : { 'setup.cfg': cfg }),
    });
  const left = (more: string, cfg?: string): string => {
    const { status, leftovers } = plan(more, cfg);
    assert.equal(status, 'migrated');
    return leftovers.map(({ line, what, why }) => `${line} ${what}: ${why}`).join('\n');
  };
  test('a star in setup.py is no package', () =>
    assert.match(left('package_data={"*": ["*.txt"]}'), /^4 package_data\["\*"\]: no package has this name/));
  test('quotes in setup.cfg are part of the name', () =>
    assert.match(
      left('', "[options.exclude_package_data]\n'' = test*\n"),
      /^1 exclude_package_data\["''"\]: no package/,
    ));
  test('a test requirement that is none', () =>
    assert.equal(left('tests_require=["b>dev"]'), '4 b>dev: it is no requirement'));
  test('an unknown argument that changes no wheel', () =>
    assert.match(left('zip_safe=platform.machine()'), /^4 zip_safe=…: `zip_safe` is not known/));
  for (const [title, more] of [
    ['keywords', 'keywords="a b\\nc"'],
    ['an author', 'author="A\\n"'],
    ['a classifier', 'classifiers=["Topic :: A\\n"]'],
  ] as const)
    test(`a line break in ${title} broke the metadata`, () =>
      assert.match(plan(more).declined[0]?.reason ?? '', /holds a line break/));
  test('paths as names of packages have their data', () =>
    assert.match(
      planFor({
        'setup.py':
          'from setuptools import setup\nsetup(name="a", version="1", packages=["a", "a/b"], package_data={"a/b": ["*.x"]})\n',
        'a/__init__.py': '',
        'a/b/__init__.py': '',
      }).files[0]?.after ?? '',
      /"a\.b" = \["\*\.x"\]/,
    ));
});

describe('use_scm_version with code in it', () => {
  const SCM = 'use_scm_version={"local_scheme": lambda version: ""}';
  test('stays in a setup.py that extension modules need', () => {
    const plan = planFor(
      {
        'setup.py': `from setuptools import setup, Extension\nsetup(name="a", ${SCM}, setup_requires=["setuptools_scm"],\n    ext_modules=[Extension("a", ["a.c"])])\n`,
      },
      { setupPy: 'minimal' },
    );
    const written = (name: string): string => plan.files.find(({ path }) => path === name)?.after ?? '';
    assert.match(
      written('pyproject.toml'),
      /requires = \["setuptools>=61\.2", "setuptools_scm"\][\s\S]*dynamic = \["version"\]/,
    );
    assert.match(written('setup.py'), /use_scm_version=\{"local_scheme"/);
  });
  test('else it is declined', () =>
    assert.match(
      planFor({ 'setup.py': `from setuptools import setup\nsetup(name="a", py_modules=[], ${SCM})\n` })
        .declined[0]?.reason ?? '',
      /has settings that are code/,
    ));
});

describe('requirements that are not known under an older Python', () => {
  test('count for current ones only', () =>
    assert.equal(
      table(
        migrated({
          'setup.py':
            'import sys\nfrom setuptools import setup\nif sys.version_info < (3, 8):\n    import x.y\n    requires = x.y.z\nelse:\n    requires = ["b"]\nsetup(name="a", version="1", python_requires=">=3.6", py_modules=[], install_requires=requires)\n',
          'pyproject.toml': '[build-system]\nrequires = ["setuptools", "x"]\n',
        }),
        'project',
      ),
      'name = "a"\nversion = "1"\nrequires-python = ">=3.6"\ndependencies = ["b"]',
    ));
});

describe('references in setup.cfg', () => {
  const extras = (text: string): string =>
    table(
      migrated({
        'setup.cfg': `[metadata]\nname = a\nversion = 1\nsummary = 100%% of %(name)s\n\n[options]\npy_modules =\n\n[options.extras_require]\n${text}`,
      }),
      'project.optional-dependencies',
    );
  test('are replaced', () =>
    assert.equal(
      extras('a = b\nc =\n  %(a)s\n  d\ne = %(c)s\n'),
      'a = ["b"]\nc = ["b", "d"]\ne = ["b", "d"]',
    ));
  test('and percent signs are halved', () =>
    assert.match(
      migrated({ 'setup.cfg': '[metadata]\nname = a\nversion = 1\nsummary = 100%% of %(name)s\n' }),
      /description = "100% of a"/,
    ));
});

describe('use_incremental', () => {
  const SETUP =
    'from setuptools import setup, find_packages\nsetup(name="a-b", packages=find_packages("src"), package_dir={"": "src"}, setup_requires=["incremental"], use_incremental=True)\n';
  test('gets its table', () => {
    const text = migrated({
      'setup.py': SETUP,
      'src/ab/__init__.py': '',
      'src/ab/_version.py': 'from incremental import Version\n__version__ = Version("ab", 1, 0, 0)\n',
    });
    assert.match(text, /requires = \["setuptools>=61\.2", "incremental>=24\.7\.2"\]/);
    assert.match(text, /^dynamic = \["version"\]$/m);
    assert.equal(table(text, 'tool.incremental'), 'name = "ab"');
  });
  test('without a version file it is declined', () =>
    assert.match(
      planFor({ 'setup.py': SETUP, 'src/ab/__init__.py': '' }).declined[0]?.reason ?? '',
      /finds no package with a _version\.py/,
    ));
});
