import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CapturedSetup, CapturedValue, MigrationPlan } from '../../server/src/migrate/plan.ts';
import { planWithRun } from '../../server/src/migrate/run-setup.ts';
import { planFor, table } from '../support/migrate.ts';

const SETUP = (more: string): string =>
  `import subprocess\nfrom setuptools import setup, Extension\nsetup(name="a", version="1.0", packages=["a"],\n${more}\n)\n`;
const READ: Record<string, CapturedValue> = { name: 'a', version: '1.0', packages: ['a'] };
const run = (keywords: Record<string, CapturedValue>): CapturedSetup => ({
  python: '3.11',
  platform: 'linux',
  keywords: { ...READ, ...keywords },
});
const plan = (setup: string, captured?: CapturedSetup): MigrationPlan =>
  planFor({ 'setup.py': setup, 'a/__init__.py': '' }, captured === undefined ? {} : { captured });
const written = (one: MigrationPlan): string =>
  table(one.files.find(({ path }) => path === 'pyproject.toml')?.after ?? '', 'project');

describe('a run of setup.py serves what reading leaves open', () => {
  const open = SETUP('description=subprocess.check_output(["x"]).decode()');
  test('an argument that is computed is frozen, with the place and the reason', () => {
    const found = plan(open, run({ description: 'Moors' }));
    assert.equal(found.status, 'migrated');
    assert.match(written(found), /^description = "Moors"$/m);
    const [frozen, ...more] = found.frozen;
    assert.deepEqual(more, []);
    assert.equal(frozen?.key, 'description');
    assert.equal(frozen?.value, '"Moors"');
    assert.deepEqual(frozen?.from, { file: 'setup.py', line: 4 });
    assert.match(frozen?.why ?? '', /^as a run gave it on Python 3\.11, linux: /);
  });
  test('without the run it is declined', () => assert.equal(plan(open).status, 'declined'));
  test('arguments that come out of something unknown', () => {
    const found = plan(SETUP('**subprocess.getoutput()'), run({ keywords: 'one, two' }));
    assert.deepEqual(found.declined, []);
    assert.match(written(found), /^keywords = \["one", "two"\]$/m);
    assert.deepEqual(
      found.frozen.map(({ key }) => key),
      ['keywords'],
    );
  });
});

describe('a run of setup.py is compared with what was read', () => {
  const refusals: readonly (readonly [string, string, Record<string, CapturedValue>, RegExp])[] = [
    ['another value', 'description="A"', { description: 'B' }, /`description` is "A" as it is read, and "B"/],
    ['an argument too many', '', { description: 'B' }, /`description` is passed by a run, and was not read/],
    ['one too few', 'description="A"', {}, /`description` is read here, and a run .* does not pass it/],
    [
      'an object',
      'keywords=subprocess.getoutput()',
      { keywords: { $object: '<x>' } },
      /`keywords` is no plain value: <x>/,
    ],
  ];
  for (const [name, more, keywords, message] of refusals)
    test(`${name} declines`, () => {
      const { declined, files } = plan(SETUP(more), run(keywords));
      assert.match(declined.map(({ reason }) => reason).join('\n'), message);
      assert.deepEqual(files, []);
    });
  test('the order of a list of names and the type of a sequence do not matter', () => {
    const { status, frozen } = plan(
      SETUP('keywords=("b", "a"), ext_modules=[Extension("m", [])]'),
      run({ keywords: ['a', 'b'], ext_modules: [{ $object: '<Extension>' }] }),
    );
    assert.equal(status, 'migrated');
    assert.deepEqual(frozen, []);
  });
});

describe('planning with a run', () => {
  const failing = async (): Promise<string> => 'setup.py failed: no numpy.';
  test('a run that fails costs nothing where reading was enough', async () => {
    const found = await planWithRun((captured) => plan(SETUP(''), captured), failing);
    assert.equal(found.status, 'migrated');
    assert.match(found.notes.at(-1)?.text ?? '', /^Not compared with a run: setup\.py failed: no numpy\./);
  });
  test('and is the second reason where it was not', async () => {
    const found = await planWithRun(
      (captured) => plan(SETUP('description=subprocess.getoutput()'), captured),
      failing,
    );
    assert.equal(found.status, 'declined');
    assert.equal(found.declined.at(-1)?.reason, 'setup.py failed: no numpy.');
  });
});

describe('a setup.py that stays for its extension modules goes on supplying', () => {
  const files = (more: string) => ({
    'setup.py': `import sys\n${SETUP(`ext_modules=[Extension("m", ["m.c"])],\n${more}`)}`,
    'a/__init__.py': '',
  });
  test('entry points that name the Python', () => {
    const found = planFor(
      files('entry_points={"console_scripts": ["a-%d.%d = a:b" % sys.version_info[:2]]}'),
      { setupPy: 'minimal' },
    );
    assert.deepEqual(found.declined, []);
    assert.match(written(found), /^dynamic = \["scripts", "gui-scripts", "entry-points"\]$/m);
    const script = found.files.find(({ path }) => path === 'setup.py')?.after ?? '';
    assert.match(script, /ext_modules=.*\n.*entry_points=/);
    assert.doesNotMatch(script, /name="a"/);
  });
  test('an author that is computed, with the e-mail beside it', () => {
    const found = planFor(files('author=subprocess.getoutput(), author_email="a@b.org"'), {
      setupPy: 'minimal',
    });
    assert.match(written(found), /^dynamic = \["authors"\]$/m);
    assert.doesNotMatch(written(found), /^authors/m);
  });
});

describe('a Python under which setup.py fails', () => {
  test('is named, and the values of the others count', () => {
    const found = planFor({
      'setup.py': `import sys\nfrom setuptools import setup\nif sys.platform == "win32":\n    raise RuntimeError("no Windows")\nsetup(name="a", version="1.0")\n`,
    });
    assert.equal(found.status, 'migrated');
    assert.match(
      found.notes.map(({ text }) => text).join('\n'),
      /Under Python 3\.\d+ on Windows nothing can be built: the program would fail with RuntimeError\./,
    );
  });
});
