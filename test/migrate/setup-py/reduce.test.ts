import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { reduceSetupPy } from '../../../server/src/migrate/setup-py/reduce.ts';
import { readSetup } from '../../support/setup-py.ts';

const reduced = (text: string, keep: readonly string[]): string | undefined =>
  reduceSetupPy(text, readSetup(text), keep);

const LONG = `#!/usr/bin/env python
# -*- coding: utf-8 -*-
import os
import sys
from setuptools import setup, Extension
from setuptools.command.build_ext import build_ext

version = '1.0'
long_description = open('README').read() if os.path.exists('README') else ''

# The sources in C.
sources = ['a.c']
if sys.platform == 'win32':
    sources.append('w.c')


class Build(build_ext):
    """Builds."""

    def run(self):
        build_ext.run(self)


def unused():
    return version


extensions = [Extension('a', sources)]

setup(
    name='a',
    version=version,
    ext_modules=extensions,  # compiled
    cmdclass={'build_ext': Build},
    long_description=long_description,
)
`;

describe('a reduced setup.py', () => {
  test('keeps the keywords that are named and what they need', () =>
    assert.equal(
      reduced(LONG, ['ext_modules', 'cmdclass']),
      `#!/usr/bin/env python
# -*- coding: utf-8 -*-
import sys
from setuptools import setup, Extension
from setuptools.command.build_ext import build_ext
# The sources in C.
sources = ['a.c']
if sys.platform == 'win32':
    sources.append('w.c')


class Build(build_ext):
    """Builds."""

    def run(self):
        build_ext.run(self)


extensions = [Extension('a', sources)]

setup(
    ext_modules=extensions,
    cmdclass={'build_ext': Build},
)
`,
    ));
  test('with no keyword is an empty call', () =>
    assert.equal(
      reduced(LONG, []),
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nfrom setuptools import setup, Extension\n\nsetup()\n',
    ));
  test('keeps what runs only as a program', () =>
    assert.equal(
      reduced(
        "import setuptools\nif __name__ == '__main__':\n    setuptools.setup(name='a', zip_safe=False)\n",
        ['zip_safe'],
      ),
      "import setuptools\n\nif __name__ == '__main__':\n    setuptools.setup(\n    zip_safe=False,\n    )\n",
    ));
  test('is not made where a keyword comes out of a dict', () =>
    assert.equal(
      reduced('from setuptools import setup\nk = dict(ext_modules=[])\nsetup(**k)', ['ext_modules']),
      undefined,
    ));
  test('is Python to Python', () => {
    for (const keep of [[], ['cmdclass'], ['ext_modules'], ['ext_modules', 'version']]) {
      const text = reduced(LONG, keep) ?? '';
      const run = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
        input: text,
        encoding: 'utf8',
      });
      assert.equal(run.status, 0, run.stderr);
    }
  });
});
