import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  entryNameProblems,
  groupNameProblems,
  parseObjectReference,
} from '../../server/src/standards/entry-points.ts';
import { expectFault } from './problems.ts';

describe('object references', () => {
  test('have parts with spans', () => {
    const text = 'pkg.cli : app.main [a, b]';
    const { module, attribute, extras, problems } = parseObjectReference(text, 'script');
    assert.deepEqual(
      [module, attribute, ...extras].map((at) => at && text.slice(at.start, at.end)),
      ['pkg.cli', 'app.main', 'a', 'b'],
    );
    assert.deepEqual(problems, []);
  });
  test('a module alone is an entry point', () =>
    assert.deepEqual(parseObjectReference('pkg.plugin').problems, []));

  const fault = (text: string, expected: string) => () =>
    expectFault(text, parseObjectReference(text, 'script').problems, expected);
  test('no colon', fault('pkg.cli.main', 'disputed reference-script: «pkg.cli.main» → pkg.cli:main'));
  test('a file', fault('pkg/cli.py:main', 'refused reference-path: «pkg/cli.py»:main → pkg.cli:main'));
  test('a call', fault('pkg.cli:main()', 'refused reference-call: pkg.cli:main«()» → pkg.cli:main'));
  test('a hyphen', fault('my-pkg.cli:main', 'refused reference-hyphen: my«-»pkg.cli:main → my_pkg.cli:main'));
  test('a space before', fault(' a:b', 'refused reference-space: « »a:b → a:b'));
  test('two colons', fault('a::b', 'refused reference-object: a«::b» → a:b'));
  test('no object', fault('a:', 'refused reference-object: a«:»'));
  test('a keyword of another kind', fault('3d.app:run', 'disputed reference-name: «3d».app:run'));
  test('a dot too many', fault('a..b:c', 'disputed reference-name: a.«.»b:c'));
  test('empty', fault('', 'refused reference-empty: «»'));
});

describe('names of entry points', () => {
  test('a group', () => assert.deepEqual(groupNameProblems('my_app.plugins'), []));
  test('a group with a hyphen', () =>
    expectFault('my-app', groupNameProblems('my-app'), 'disputed group-name: my«-»app → my_app'));
  test('a script', () => assert.deepEqual(entryNameProblems('my-tool', 'script'), []));
  test('a script with a slash', () =>
    expectFault('a/b', entryNameProblems('a/b', 'script'), 'refused script-name: a«/»b'));
  test('an equals sign', () => expectFault('a=b', entryNameProblems('a=b'), 'refused entry-name: a«=»b'));
  test('a space inside', () =>
    expectFault('a b', entryNameProblems('a b'), 'disputed entry-name-character: a« »b'));
});
