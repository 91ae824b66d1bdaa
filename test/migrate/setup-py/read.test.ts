import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSetupPy } from '../../../server/src/migrate/setup-py/read.ts';
import { viewOf } from '../../../server/src/migrate/view.ts';
import { data, LINUX, plain, readSetup, valueIn } from '../../support/setup-py.ts';

const FULL = 'from setuptools import setup\nsetup(name="a", x=1)';

describe('the call', () => {
  const forms = [
    'from setuptools import setup as s\ns(name="a")',
    'import setuptools\nsetuptools.setup(name="a")',
    'import setuptools as st\nst.setup(**dict(name="a"))',
    'from distutils.core import setup\nsetup(name="a")',
    'try:\n    from setuptools import setup\nexcept ImportError:\n    from distutils.core import setup\nsetup(name="a")',
    'from setuptools import *\nsetup(name="a")',
    'from setuptools import setup\nif __name__ == "__main__":\n    setup(name="a")',
    'from setuptools import setup\nconfig = {}\nconfig["name"] = "a"\nsetup(**config)',
    'from setuptools import setup\ndef main():\n    setup(name="a")\nmain()',
    'import distutils.core\ndistutils.core.setup(name="a")',
  ];
  for (const text of forms)
    test(text.replaceAll('\n', '; '), () => {
      const reading = readSetup(text);
      assert.equal(reading.status, 'read');
      assert.equal(plain(reading.keywords.get('name')?.value), 'a');
    });

  test('has its place and those of its arguments', () => {
    const reading = readSetup(FULL);
    assert.equal(FULL.slice(reading.call?.start, reading.call?.end), 'setup(name="a", x=1)');
    assert.equal(reading.call?.line, 2);
    const span = reading.keywords.get('x')?.span;
    assert.equal(FULL.slice(span?.start, span?.end), 'x=1');
  });
  test('may not be there', () => assert.equal(readSetup('print("hello")').status, 'none'));
  test('may be there twice', () => {
    const reading = readSetup('from setuptools import setup\nsetup(name="a")\nsetup(name="b")');
    assert.equal(reading.status, 'several');
    assert.deepEqual(reading.problem?.line, 3);
  });
  test('tried again after a failure is the first one', () => {
    const reading = readSetup(
      'from setuptools import setup\nimport socket\ndef run(n):\n    setup(name=n)\ntry:\n    socket.gethostname()\n    run("a")\nexcept Exception:\n    run("b")',
    );
    assert.equal(reading.status, 'read');
    assert.equal(plain(reading.keywords.get('name')?.value), 'a');
  });
  test('that depends on what is not known is known where both agree', () => {
    const reading = readSetup(
      'from setuptools import setup\nimport socket\nif socket.gethostname():\n    setup(name="a", x=1)\nelse:\n    setup(name="a", x=2)',
    );
    assert.equal(plain(reading.keywords.get('name')?.value), 'a');
    assert.equal(reading.keywords.get('x')?.state, 'unknown');
  });
  test('may be out of reach: what is literal in it is read', () => {
    const reading = readSetup('from setuptools import setup\nn = 1\n{}["a"]\nsetup(name="a", n=n)');
    assert.equal(reading.status, 'partial');
    assert.match(reading.problem?.reason ?? '', /KeyError/);
    assert.equal(plain(reading.keywords.get('name')?.value), 'a');
    assert.equal(reading.keywords.get('n')?.state, 'unknown');
  });
  test('may have keywords that are not seen', () => {
    const reading = readSetup(
      'from setuptools import setup\nimport socket\nsetup(name="a", **socket.gethostname())',
    );
    assert.match(reading.open?.reason ?? '', /socket/);
  });
  test('tells of Python 2', () => {
    for (const text of [
      'print "a"',
      'x = 0777',
      'try:\n    pass\nexcept A, e:\n    pass',
      'exec "a"',
      'a <> b',
    ]) {
      const reading = readSetup(`${text}\n${FULL}`);
      assert.equal(reading.status, 'syntax', text);
      assert.match(reading.problem?.reason ?? '', /Python 2/, text);
    }
  });
  test('tells of a file that is missing', () =>
    assert.equal(readSetupPy(viewOf({}), LINUX, data).status, 'missing'));
});

test('modules that a module makes are unknown, not missing', () => {
  const six = 'import sys\n__path__ = []\nsys.modules[__name__ + ".moves"] = object()\n';
  const reading = readSetup(
    'from p.six.moves import filter\nfrom p.six.moves.urllib import parse\nfrom p import __version__\nfrom setuptools import setup\nsetup(name="a", version=__version__)\n',
    { 'p/__init__.py': '__version__ = "1.0"\n', 'p/six.py': six },
  );
  assert.equal(reading.status, 'read');
  assert.equal(plain(reading.keywords.get('version')?.value), '1.0');
  assert.match(
    readSetup('import p.none\n', { 'p/__init__.py': '' }).problem?.reason ?? '',
    /No module named 'p\.none'/,
  );
});

test('what a program asks of its environment is known, so that it is read again only where that differs', () => {
  const asked = (head: string): readonly string[] => [...readSetup(`${head}\n${FULL}`).asked].sort();
  assert.deepEqual(asked('import os, re, io\nopen("README.md").read()'), []);
  assert.deepEqual(asked('import sys\nsys.path.insert(0, "x")'), []);
  assert.deepEqual(asked('import sys as s\nif s.version_info < (3, 9): pass'), ['python']);
  assert.deepEqual(asked('try:\n    import tomllib\nexcept ImportError:\n    pass'), ['python']);
  assert.deepEqual(asked('from os import name\nname == "nt"'), ['platform']);
  assert.deepEqual(asked('import platform, sys\nplatform.system()\nsys.version'), ['platform', 'python']);
});

describe('provenance', () => {
  const uses = (expression: string): unknown =>
    readSetup(`from setuptools import setup\nimport re\nsetup(x=${expression})`, {
      'README.md': 'Hello\n',
      'pkg/__init__.py': '__version__ = "1.2"\n',
      'VERSION.txt': '1.3\n',
    })
      .keywords.get('x')
      ?.files.map(({ path, how, attribute }) => [path, how, ...(attribute === undefined ? [] : [attribute])]);
  test('a file as it is', () =>
    assert.deepEqual(uses('open("README.md").read()'), [['README.md', 'verbatim']]));
  test('a file without its white space', () =>
    assert.deepEqual(uses('open("VERSION.txt").read().strip()'), [['VERSION.txt', 'trimmed']]));
  test('a file that is altered', () =>
    assert.deepEqual(uses('open("README.md").read() + "more"'), [['README.md', 'altered']]));
  test('an attribute found by a regular expression', () =>
    assert.deepEqual(uses('re.search("\\"(.*)\\"", open("pkg/__init__.py").read()).group(1)'), [
      ['pkg/__init__.py', 'attribute', '__version__'],
    ]));
  test('several files', () =>
    assert.deepEqual(uses('open("README.md").read() + open("VERSION.txt").read()'), [
      ['README.md', 'altered'],
      ['VERSION.txt', 'altered'],
    ]));
  test('none', () => assert.deepEqual(uses('"a"'), []));
});

describe('packages', () => {
  const files = { 'src/a/__init__.py': '', 'src/b/__init__.py': '', 'c/__init__.py': '' };
  const found = (call: string): unknown =>
    readSetup(
      `from setuptools import setup, find_packages, find_namespace_packages\nsetup(packages=${call})`,
      files,
    ).keywords.get('packages')?.value;
  test('are found, and how', () =>
    assert.deepEqual(found('find_packages("src", exclude=["b*"])'), {
      kind: 'list',
      items: [{ kind: 'str', value: 'a', files: [] }],
      found: { namespaces: false, where: 'src', include: ['*'], exclude: ['b*'] },
    }));
  test('once changed are only a list', () =>
    assert.equal((found('find_packages("src") + ["d"]') as { found?: unknown }).found, undefined));
  test('namespaces', () =>
    assert.deepEqual(
      valueIn(
        'import setuptools\nsetuptools.setup(x=setuptools.find_namespace_packages(include=["c*"]))',
        files,
      ),
      ['c'],
    ));
});

describe('values that no field gets', () => {
  test('are told', () => {
    const { unused } = readSetup(
      'from setuptools import setup\nlong_description = open("README").read()\nname = "a"\nsetup(name=name)',
      { README: 'r' },
    );
    assert.deepEqual(
      unused.map(({ name, line, value }) => [name, line, plain(value)]),
      [['long_description', 2, 'r']],
    );
  });
});

describe('objects of libraries', () => {
  test('keep their source', () =>
    assert.deepEqual(valueIn('from setuptools import setup, Extension\nsetup(x=[Extension("a", ["a.c"])])'), [
      { object: 'Extension("a", ["a.c"])' },
    ]));
  test('classes by their name', () =>
    assert.deepEqual(
      valueIn(
        'from setuptools import setup\nfrom setuptools.command.build_ext import build_ext\nclass B(build_ext):\n    pass\nsetup(x={"build_ext": B})',
      ),
      { build_ext: { object: 'B' } },
    ));
  test('versioneer: the version of a release archive', () => {
    const files = {
      'versioneer.py': '',
      'setup.cfg': '[versioneer]\nVCS = git\nversionfile_source = a/_version.py\n',
      'a/_version.py': "version_json = '''\n{\n \"version\": \"1.2\"\n}\n'''  # END\n",
    };
    const text = 'import versioneer\nfrom setuptools import setup\nsetup(x=versioneer.get_version())';
    assert.equal(valueIn(text, files), '1.2');
    assert.match(String(valueIn(text, { ...files, 'a/_version.py': '' })), /versioneer/);
  });
});
