import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { captureSetup } from '../../server/src/build/capture.ts';
import { nodeRunner } from '../../server/src/node/runner.ts';
import { buildPython } from '../support/build-python.ts';
import { folder } from '../support/cli.ts';

describe('a consented run of setup.py', () => {
  test('gives what it passes to setup(), and changes nothing', async () => {
    const here = folder({
      'setup.py': `import os
from setuptools import setup, Extension
open("trace", "w").close()
setup(name="moor", version="1." + str(len(os.listdir("data"))), packages=("a", "b"),
      extras_require={"x": {"six"}}, ext_modules=[Extension("m", ["m.c"])])
`,
      'data/one': '',
    });
    const found = await captureSetup({ folder: here, python: buildPython(), requires: [] }, nodeRunner());
    assert.ok(typeof found !== 'string', String(found));
    assert.match(found.python, /^3\.\d+$/);
    const { ext_modules, ...rest } = found.keywords;
    assert.deepEqual(rest, {
      name: 'moor',
      version: '1.1',
      packages: ['a', 'b'],
      extras_require: { x: ['six'] },
    });
    assert.match(ext_modules[0].$object, /Extension/);
    assert.ok(!fs.existsSync(path.join(here, 'trace')));
  });
});
