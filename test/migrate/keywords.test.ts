import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { migrated, planFor, table } from '../support/migrate.ts';

const PACKAGE = { 'a/__init__.py': '', 'README.md': '# A\n' };

/** What a table gets from one more argument of `setup()`. */
function fromKeyword(code: string, header = 'project', files: Record<string, string> = {}): string {
  const text = migrated({
    'setup.py': `from setuptools import setup, find_packages\nsetup(name="a", version="1.0",\n${code}\n)\n`,
    ...PACKAGE,
    ...files,
  });
  return table(text, header).replace(/^name = "a"\nversion = "1\.0"\n?/, '');
}

describe('from setup.py', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['description', 'description="One line.\\nAnother"', 'project', 'description = "One line."'],
    ['python_requires', 'python_requires=">=3.8, <4"', 'project', 'requires-python = ">=3.8, <4"'],
    [
      'author pairs',
      'author="A B", author_email="a@b.org"',
      'project',
      'authors = [{ name = "A B", email = "a@b.org" }]',
    ],
    [
      'several authors in one string',
      'author="A B, C D", author_email="a@b.org, c@d.org"',
      'project',
      'authors = [{ name = "A B", email = "a@b.org" }, { name = "C D", email = "c@d.org" }]',
    ],
    [
      'a company',
      'author="Foo, Inc.", author_email="a@b.org"',
      'project',
      'authors = [{ name = "Foo Inc.", email = "a@b.org" }]',
    ],
    ['maintainer', 'maintainer="A B"', 'project', 'maintainers = [{ name = "A B" }]'],
    ['url', 'url="https://a.org"', 'project.urls', 'Homepage = "https://a.org"'],
    ['download_url', 'download_url="https://a.org/d"', 'project.urls', 'Download = "https://a.org/d"'],
    [
      'project_urls',
      'project_urls={"Bug Tracker": "https://a.org/b"}',
      'project.urls',
      '"Bug Tracker" = "https://a.org/b"',
    ],
    ['keywords in one string', 'keywords="one two"', 'project', 'keywords = ["one", "two"]'],
    ['keywords with commas', 'keywords="one, two words"', 'project', 'keywords = ["one", "two words"]'],
    [
      'classifiers, each once',
      'classifiers=["Topic :: Utilities", "Topic :: Utilities"]',
      'project',
      'classifiers = ["Topic :: Utilities"]',
    ],
    [
      'platforms',
      'platforms="any"',
      'tool.setuptools',
      'packages = []\ninclude-package-data = false\nplatforms = ["any"]',
    ],
    ['install_requires', 'install_requires=["b>=1"]', 'project', 'dependencies = ["b>=1"]'],
    [
      'install_requires as text',
      'install_requires="""\n  # why\n  b>=1\n  c\n"""',
      'project',
      'dependencies = [\n    "b>=1",\n    "c",\n]',
    ],
    [
      'install_requires from a file',
      'install_requires=[l.strip() for l in open("r.txt") if l.strip()]',
      'project',
      'dependencies = ["b==2"]',
    ],
    ['extras_require', 'extras_require={"x": ["b"]}', 'project.optional-dependencies', 'x = ["b"]'],
    [
      'extras_require with markers for keys',
      'extras_require={":python_version<\'3.9\'": ["b"], "x:os_name==\'nt\'": ["c>1"]}',
      'project.optional-dependencies',
      'x = ["c>1; os_name==\'nt\'"]',
    ],
    ['tests_require', 'tests_require=["pytest"]', 'dependency-groups', 'test = ["pytest"]'],
    [
      'setup_requires',
      'setup_requires=["cython", "wheel", "pytest-runner"]',
      'build-system',
      'requires = ["setuptools>=61.2", "cython"]\nbuild-backend = "setuptools.build_meta"',
    ],
    [
      'entry_points as lists',
      'entry_points={"console_scripts": ["a = a:main"]}',
      'project.scripts',
      'a = "a:main"',
    ],
    [
      'entry_points as text',
      'entry_points="""\n[gui_scripts]\na = a:main\n"""',
      'project.gui-scripts',
      'a = "a:main"',
    ],
    [
      'entry_points of another group',
      'entry_points={"p.q": "x=a:b"}',
      'project.entry-points."p.q"',
      'x = "a:b"',
    ],
    [
      'scripts',
      'scripts=["bin/a"]',
      'tool.setuptools',
      'packages = []\ninclude-package-data = false\nscript-files = ["bin/a"]',
    ],
    [
      'py_modules',
      'py_modules=["m"]',
      'tool.setuptools',
      'py-modules = ["m"]\npackages = []\ninclude-package-data = false',
    ],
    ['packages', 'packages=["a"]', 'tool.setuptools', 'packages = ["a"]\ninclude-package-data = false'],
    [
      'packages as paths',
      'packages=["a/b"]',
      'tool.setuptools',
      'packages = ["a.b"]\ninclude-package-data = false',
    ],
    [
      'find_packages',
      'packages=find_packages(exclude=["tests"])',
      'tool.setuptools.packages.find',
      'exclude = ["tests"]\nnamespaces = false',
    ],
    [
      'package_dir',
      'packages=["b"], package_dir={"b": "a"}',
      'tool.setuptools',
      'packages = ["b"]\npackage-dir = { b = "a" }\ninclude-package-data = false',
    ],
    [
      'package_data',
      'package_data={"": ["*.txt"], "a": ["d/*"]}',
      'tool.setuptools.package-data',
      '"*" = ["*.txt"]\na = ["d/*"]',
    ],
    [
      'exclude_package_data',
      'exclude_package_data={"a": ["x"]}',
      'tool.setuptools.exclude-package-data',
      'a = ["x"]',
    ],
    [
      'include_package_data',
      'include_package_data=True',
      'tool.setuptools',
      'packages = []\ninclude-package-data = true',
    ],
    [
      'data_files',
      'data_files=[("share/a", ["README.md"])]',
      'tool.setuptools.data-files',
      '"share/a" = ["README.md"]',
    ],
    [
      'options',
      'options={"bdist_wheel": {"universal": True}}',
      'tool.distutils.bdist_wheel',
      'universal = true',
    ],
    ['long_description', 'long_description=open("README.md").read()', 'project', 'readme = "README.md"'],
    [
      'long_description with another content type',
      'long_description=open("README.md").read(), long_description_content_type="text/plain"',
      'project',
      'readme = { file = "README.md", content-type = "text/plain" }',
    ],
    [
      'long_description that is altered',
      'long_description=open("README.md").read().replace("A", "B"), long_description_content_type="text/markdown"',
      'project',
      'readme = { text = """\n# B\n""", content-type = "text/markdown" }',
    ],
    [
      'license of many Pythons',
      'license="MIT", python_requires=">=3.7"',
      'project',
      'requires-python = ">=3.7"\nlicense = { text = "MIT" }',
    ],
    [
      'license of current Pythons',
      'license="MIT", python_requires=">=3.9"',
      'project',
      'requires-python = ">=3.9"\nlicense = "MIT"',
    ],
    [
      'license by its classifier',
      'python_requires=">=3.9", classifiers=["License :: OSI Approved :: MIT License", "Topic :: Utilities"]',
      'project',
      'requires-python = ">=3.9"\nlicense = "MIT"\nclassifiers = ["Topic :: Utilities"]',
    ],
    [
      'a licence without an identifier',
      'license="Dual License", python_requires=">=3.9"',
      'project',
      'requires-python = ">=3.9"\nlicense = { text = "Dual License" }',
    ],
    [
      '"BSD" is no identifier',
      'license="BSD", python_requires=">=3.9"',
      'project',
      'requires-python = ">=3.9"\nlicense = { text = "BSD" }',
    ],
    [
      'a condition on the Python',
      'install_requires=["b"] + (["c"] if __import__("sys").version_info < (3, 11) else [])',
      'project',
      'dependencies = [\n    "b",\n    "c; python_version < \\"3.11\\"",\n]',
    ],
  ];
  for (const [name, code, header, expected] of cases)
    test(name, () =>
      assert.equal(fromKeyword(code, header, { 'r.txt': 'b==2\n', 'bin/a': '', 'm.py': '' }), expected),
    );

  test('a requirement under a marker of extras joins the dependencies', () =>
    assert.equal(
      fromKeyword('extras_require={":python_version<\'3.9\'": ["b"]}'),
      'dependencies = ["b; python_version<\'3.9\'"]',
    ));

  test('a condition on the platform becomes a marker', () => {
    const text = migrated({
      'setup.py':
        'import sys\nfrom setuptools import setup\nneeds = ["b"]\nif sys.platform == "win32":\n    needs.append("c")\nsetup(name="a", version="1", install_requires=needs)\n',
    });
    assert.match(text, /"c; sys_platform == \\"win32\\""/);
  });

  test('what has no place is left over by name and line', () => {
    const plan = planFor({
      'setup.py':
        'from setuptools import setup\nsetup(name="a", version="1",\n  zip_safe=False, test_suite="tests",\n  dependency_links=["x"])\n',
    });
    assert.deepEqual(
      plan.leftovers.map(({ line, what }) => [line, what]),
      [
        [3, 'test_suite="tests"'],
        [4, 'dependency_links=…'],
      ],
    );
  });

  test('a value that cannot be known declines with its line', () => {
    const plan = planFor({
      'setup.py':
        'import os\nfrom setuptools import setup\nsetup(name="a", version=os.popen("git describe").read())\n',
    });
    assert.equal(plan.status, 'declined');
    assert.deepEqual(plan.files, []);
    assert.equal(plan.declined[0]?.line, 3);
  });

  test('namespace packages leave the list', () => {
    const text = migrated({
      'setup.py':
        'from setuptools import setup\nsetup(name="a", version="1", packages=["n", "n.a"], namespace_packages=["n"])\n',
      'n/__init__.py': '',
      'n/a/__init__.py': '',
    });
    assert.equal(table(text, 'tool.setuptools'), 'packages = ["n.a"]\ninclude-package-data = false');
  });

  test('a version in a module is copied, or read there by choice', () => {
    const files = {
      'setup.py':
        'import re\nfrom setuptools import setup\nsetup(name="a", packages=["a"], version=re.search(r\'__version__ = "(.*)"\', open("a/__init__.py").read()).group(1))\n',
      'a/__init__.py': '__version__ = "1.2"\n',
    };
    assert.match(migrated(files), /^version = "1\.2"$/m);
    assert.match(migrated(files, { version: 'dynamic' }), /^version = \{ attr = "a\.__version__" \}$/m);
  });

  test('setuptools_scm keeps its settings', () => {
    const text = migrated({
      'setup.py':
        'from setuptools import setup\nsetup(name="a", use_scm_version={"write_to": "a/v.py"}, setup_requires=["setuptools_scm"])\n',
    });
    assert.equal(table(text, 'tool.setuptools_scm'), 'write_to = "a/v.py"');
    assert.match(text, /^dynamic = \["version"\]$/m);
  });
});

describe('from setup.cfg', () => {
  test('metadata, options and their sections', () => {
    const text = migrated({
      'setup.cfg': `[metadata]
name = a
version = attr: a.__version__
description = Does things
long_description = file: README.md, CHANGES.md
long_description_content_type = text/markdown
license_files = LICENSE
project_urls =
    Docs = https://a.org/docs
[options]
packages = find:
package_dir =
    = src
install_requires =
    b; python_version < "3.9"
    c
python_requires = >=3.9
[options.packages.find]
where = src
[options.extras_require]
x = d; e
[options.package_data]
* = *.txt
[options.entry_points]
console_scripts =
    a = a:main
[flake8]
max-line-length = 100
`,
      'README.md': '# A\n',
      'CHANGES.md': 'none\n',
      'src/a/__init__.py': '__version__ = "1"\n',
    });
    assert.equal(
      text,
      `[build-system]
requires = ["setuptools>=61.2"]
build-backend = "setuptools.build_meta"

[project]
name = "a"
description = "Does things"
requires-python = ">=3.9"
dependencies = [
    "b; python_version < \\"3.9\\"",
    "c",
]
dynamic = ["version", "readme"]

[project.optional-dependencies]
x = ["d", "e"]

[project.scripts]
a = "a:main"

[project.urls]
Docs = "https://a.org/docs"

[tool.setuptools]
license-files = ["LICENSE"]
include-package-data = false

[tool.setuptools.packages.find]
where = ["src"]
namespaces = false

[tool.setuptools.package-data]
"*" = ["*.txt"]

[tool.setuptools.dynamic]
version = { attr = "a.__version__" }
readme = { file = ["README.md", "CHANGES.md"], content-type = "text/markdown" }
`,
    );
  });

  test('the sections that were taken over go, those of tools stay', () => {
    const plan = planFor(
      {
        'setup.cfg': '[metadata]\nname = a\nversion = 1\n\n[flake8]\nmax-line-length = 100\n',
        'setup.py': 'from setuptools import setup\nsetup()\n',
      },
      { setupPy: 'minimal' },
    );
    assert.deepEqual(
      plan.files.map(({ path, after }) => [path, path === 'pyproject.toml' ? '' : after]),
      [
        ['pyproject.toml', ''],
        ['setup.py', undefined],
        ['setup.cfg', '[flake8]\nmax-line-length = 100\n'],
      ],
    );
  });
});

describe('an existing pyproject.toml', () => {
  const setup = {
    'setup.py': 'from setuptools import setup\nsetup(name="a", version="1", install_requires=["b"])\n',
  };

  test('is extended in its order and style', () =>
    assert.equal(
      migrated({
        ...setup,
        'pyproject.toml':
          "[build-system]\nrequires = ['setuptools', 'wheel']\n\n[tool.black]\nline-length = 100  # wide\n",
      }),
      `[build-system]
requires = ['setuptools>=61.2', 'wheel']
build-backend = 'setuptools.build_meta'

[project]
name = 'a'
version = '1'
dependencies = ['b']

[tool.black]
line-length = 100  # wide

[tool.setuptools]
packages = []
include-package-data = false
`,
    ));

  test('with [project] is left alone', () =>
    assert.equal(
      planFor({ ...setup, 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n' }).status,
      'nothing',
    ));

  test('that is no TOML declines with its line', () =>
    assert.deepEqual(planFor({ ...setup, 'pyproject.toml': '\n[x\n' }).declined[0]?.line, 2));

  test('what was migrated is not migrated again', () => {
    const text = migrated(setup);
    assert.equal(planFor({ ...setup, 'pyproject.toml': text }).status, 'nothing');
  });
});
