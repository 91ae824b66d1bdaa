import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareSdists, compareWheels } from '../../server/src/build/compare.ts';
import { readWheel, type Wheel } from '../../server/src/build/wheel.ts';
import { service } from '../support/service.ts';
import { type WheelParts, wheelBytes } from '../support/wheels.ts';

const { data } = service.context(service.open('pyproject.toml', ''));
const options = {
  licences: { licences: data.licences, classifiers: data.licenseClassifiers },
  environment: {
    python_version: '3.11',
    python_full_version: '3.11.7',
    sys_platform: 'linux',
    os_name: 'posix',
  },
};

const BASE: WheelParts & { fields: Record<string, string | readonly string[]> } = {
  fields: {
    Name: 'a-b',
    Version: '1.0',
    Summary: 's',
    Author: 'A B',
    'Author-email': 'a@b.c',
    'Home-page': 'u',
    'Requires-Python': '>=3.6',
    License: 'MIT',
    Classifier: ['X :: Y', 'License :: OSI Approved :: MIT License'],
    Keywords: 'k1 k2',
    'Requires-Dist': ['x>=1', 'y>2; extra == "t"'],
    'Provides-Extra': 't',
    'License-File': 'LICENSE',
  },
  description: 'text\n',
  entryPoints: '[console_scripts]\na = a:main\n',
  topLevel: 'a\n',
  files: { 'a/__init__.py': '1', 'demo-1.data/scripts/z': '2' },
};

function wheel(parts: WheelParts): Wheel {
  const read = readWheel(wheelBytes(parts));
  assert.ok(typeof read !== 'string', String(read));
  return read;
}

/** `same`, `explained` or `different`, after these parts or fields take the place of the old ones. */
function verdict(fields: Record<string, string | readonly string[]>, parts: WheelParts = {}, base = BASE) {
  const found = compareWheels(
    wheel(base),
    wheel({ ...base, ...parts, fields: { ...base.fields, ...fields } }),
    options,
  );
  if (found.length === 0) return 'same';
  return found.every(({ explained }) => explained !== undefined) ? 'explained' : 'different';
}

test('a wheel is the same as itself', () => assert.equal(verdict({}), 'same'));
test('what follows from the tools is not compared', () =>
  assert.equal(verdict({ 'Metadata-Version': '2.1', Dynamic: ['name'] }), 'same'));

describe('what differs', () => {
  for (const fields of [
    { Name: 'ab' },
    { Version: '1.0.1' },
    { Summary: 't' },
    { Author: 'A' },
    { 'Author-email': [] },
    { 'Home-page': [] },
    { 'Home-page': [], 'Project-URL': 'Source, u' },
    { 'Requires-Python': '>=3.7' },
    { License: 'BSD' },
    { 'License-Expression': 'Apache-2.0' },
    { License: [], 'License-Expression': 'BSD-3-Clause', Classifier: 'X :: Y' },
    { Classifier: 'X :: Y' },
    { Keywords: 'k1' },
    { 'Requires-Dist': 'x>=1' },
    { 'Requires-Dist': ['x>=2', 'y>2; extra == "t"'] },
    { 'Requires-Dist': ['x>=1', 'y>2'] },
    { 'Requires-Dist': ['x>=1; python_version < "3"', 'y>2; extra == "t"'] },
    { 'Requires-Dist': ['x>=1', 'y>2; extra == "t"', 'z; python_version > "3"'] },
    { 'Provides-Extra': [] },
    { 'License-File': [] },
    { 'Unheard-of': '1' },
    { Platform: 'any' },
  ])
    test(JSON.stringify(fields), () => assert.equal(verdict(fields), 'different'));
  for (const parts of [
    { description: 'other' },
    { files: { 'a/__init__.py': '9', 'demo-1.data/scripts/z': '2' } },
    { files: { 'a/__init__.py': '1' } },
    { files: { ...BASE.files, 'b.py': '' } },
    { entryPoints: '[console_scripts]\na = a:other\n' },
    { entryPoints: `${BASE.entryPoints}[gui_scripts]\na = a:m\n` },
    { tags: ['py3-none-linux_x86_64'] },
    { topLevel: 'b\n', files: { ...BASE.files, 'b.py': '' } },
  ])
    test(JSON.stringify(parts), () => assert.equal(verdict({}, parts), 'different'));
});

describe('what is explained', () => {
  for (const fields of [
    { Name: 'A_b' },
    { Version: '1.0.0' },
    { Summary: 's ' },
    { 'Home-page': [], 'Project-URL': 'Homepage, u' },
    { 'Home-page': [], 'Project-URL': 'home, u/' },
    { Author: [], 'Author-email': 'A B <a@b.c>' },
    { Author: [], 'Author-email': '"A B" <A@b.c>' },
    { License: [], 'License-Expression': 'MIT', Classifier: 'X :: Y' },
    { 'License-File': ['LICENSE', 'NOTICE'] },
    { 'License-File': 'licenses/LICENSE' },
    { 'Requires-Python': '>= 3.6' },
    { 'Requires-Dist': ['X >= 1', "y>2; extra == 'T'"] },
    { 'Requires-Dist': ['x>=1; python_version > "3"', 'y>2; extra == "t"'] },
    { 'Requires-Dist': ['x>=1', 'y>2; extra == "t"', 'z; python_version < "3"'] },
    { 'Requires-Dist': ['x>=1', 'y>2; extra == "t"', 'z; sys_platform == "win32"'] },
    { 'Provides-Extra': 'T' },
    { 'Description-Content-Type': 'text/x-rst' },
    { Keywords: 'k1,k2' },
    { Classifier: ['X :: Y', 'X :: Y', 'License :: OSI Approved :: MIT License'] },
  ])
    test(JSON.stringify(fields), () => assert.equal(verdict(fields), 'explained'));
  test('white space around the description', () =>
    assert.equal(verdict({}, { description: 'text  \n\n' }), 'explained'));
  test('a dropped platform', () =>
    assert.equal(
      verdict({ Platform: [] }, {}, { ...BASE, fields: { ...BASE.fields, Platform: 'any' } }),
      'explained',
    ));
  test('Python 2 in the tags', () =>
    assert.equal(
      verdict({}, { tags: ['py3-none-any'] }, { ...BASE, tags: ['py2.py3-none-any'] }),
      'explained',
    ));
  test('no list of top-level names', () => {
    const { topLevel: _, ...rest } = BASE;
    const found = compareWheels(wheel(BASE), wheel(rest), options);
    assert.deepEqual(
      found.map(({ what }) => what),
      ['top_level.txt'],
    );
    assert.ok(found[0]?.explained);
  });
  for (const [text, expression, fits] of [
    ['BSD', 'BSD-3-Clause', true],
    ['Apache 2.0', 'Apache-2.0', true],
    ['Apache License, Version 2.0', 'Apache-2.0', true],
    ['GPLv3', 'GPL-3.0-only', true],
    ['GPLv3+', 'GPL-3.0-or-later', true],
    ['GPLv3', 'GPL-2.0-only', false],
    ['LGPL', 'GPL-3.0-only', false],
    ['MIT License\n\nCopyright (c) somebody', 'MIT', true],
    ['Proprietary', 'LicenseRef-Proprietary', true],
    ['MIT', 'ISC', false],
  ] as const)
    test(`${JSON.stringify(text)} as ${expression}: ${fits}`, () => {
      const fields = { ...BASE.fields, License: text.replaceAll('\n', '\n        '), Classifier: 'X :: Y' };
      const base = { ...BASE, fields };
      const now = { License: [], 'License-Expression': expression };
      assert.equal(verdict(now, {}, base), fits ? 'explained' : 'different');
    });
});

describe('source distributions', () => {
  const sdist = (...names: string[]) => ({
    metadata: undefined,
    files: new Map(names.map((name) => [name, new Uint8Array(0)])),
  });
  const verdictOf = (before: string[], after: string[], sameBackend = true) =>
    compareSdists(sdist(...before), sdist(...after), { sameBackend, changed: ['VERSION'] }).map(
      ({ what, explained }) => `${what}: ${explained === undefined ? 'different' : 'explained'}`,
    );
  test('lose nothing', () =>
    assert.deepEqual(verdictOf(['a', 'tests/b'], ['a']), ['files of the sdist lost: different']));
  test('may have files of the migration itself', () =>
    assert.deepEqual(
      verdictOf(['setup.py', 'a.egg-info/PKG-INFO', 'VERSION'], ['pyproject.toml', 'PKG-INFO']),
      [],
    ));
  test('may have more', () =>
    assert.deepEqual(verdictOf(['a'], ['a', 'b']), ['files of the sdist added: explained']));
  test('of another back-end have other files', () =>
    assert.deepEqual(verdictOf(['a', 'b'], ['a'], false), ['files of the sdist lost: explained']));
});

describe('names that a back-end lists by itself', () => {
  test('are explained where the wheels hold them', () => {
    assert.equal(verdict({ 'Import-Name': 'a' }), 'explained');
    assert.equal(
      verdict({ 'Import-Name': [] }, {}, { ...BASE, fields: { ...BASE.fields, 'Import-Name': 'a' } }),
      'explained',
    );
  });
  test('are a difference where a person wrote them', () => {
    assert.equal(verdict({ 'Import-Name': 'b' }), 'different');
    assert.equal(verdict({ 'Import-Name': ['a', 'c; private'] }), 'different');
    assert.equal(
      verdict({ 'Import-Name': 'b' }, {}, { ...BASE, fields: { ...BASE.fields, 'Import-Name': 'a' } }),
      'different',
    );
  });
});

test('a licence out of nothing is no other form of one', () =>
  assert.equal(
    verdict(
      { 'License-Expression': 'MIT' },
      {},
      { ...BASE, fields: { ...BASE.fields, License: [], Classifier: [] } },
    ),
    'different',
  ));
