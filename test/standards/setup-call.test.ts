import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setupKeywords } from '../../server/src/standards/setup-call.ts';

const read = (text: string) =>
  setupKeywords(text)?.map(({ name, text: value }) => (value === undefined ? name : `${name}=${value}`));

describe('the keywords of setup()', () => {
  test('plain strings and others', () =>
    assert.deepEqual(
      read(
        'from setuptools import setup\nsetup(\n  name="a", # b="c"\n  version=VERSION,\n  install_requires=["a, b"],\n)\n',
      ),
      ['name=a', 'version', 'install_requires'],
    ));
  test('by the name of the module', () =>
    assert.deepEqual(read("import setuptools\nsetuptools.setup(name = 'a')"), ['name=a']));
  test('strings that are put together are not followed', () =>
    assert.deepEqual(read('setup(name="a" "b", version="1" + x, description=f"{x}")'), [
      'name',
      'version',
      'description',
    ]));
  for (const [what, text] of [
    ['no call', 'x = 1\n'],
    ['one in a string', '"""\nsetup(name="a")\n"""\n'],
    ['one in a function', 'def main():\n    setup(name="a")\n'],
    ['two calls', 'setup(name="a")\nsetup(name="b")\n'],
    ['keywords from elsewhere', 'setup(name="a", **more)\n'],
    ['a positional argument', 'setup(x)\n'],
  ] as const)
    test(`nothing of ${what}`, () => assert.equal(read(text), undefined));
  test('an unclosed call', () => assert.deepEqual(read('setup(name="a", version='), ['name=a']));
  test('any text, in linear time', () => {
    for (const text of ['setup('.repeat(20_000), '"'.repeat(100_000), "'''\\".repeat(30_000)]) read(text);
  });
});
