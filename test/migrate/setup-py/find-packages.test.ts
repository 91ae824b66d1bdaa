import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPackages, packageFolder } from '../../../server/src/migrate/setup-py/find-packages.ts';
import { viewOf } from '../../../server/src/migrate/view.ts';
import { data } from '../../support/setup-py.ts';

const view = viewOf({
  'setup.py': '',
  'pkg/__init__.py': '',
  'pkg/sub/__init__.py': '',
  'pkg/data/x.txt': '',
  'pkg/data/inner/__init__.py': '',
  'pkg/__pycache__/__init__.py': '',
  'tests/__init__.py': '',
  'tests/unit/__init__.py': '',
  'ez_setup/__init__.py': '',
  'src/own/__init__.py': '',
  'a.b/__init__.py': '',
});

describe('find_packages', () => {
  test('wants __init__.py in each folder on the way', () =>
    assert.deepEqual(findPackages(view, data), ['pkg', 'tests', 'pkg.sub', 'tests.unit']));
  test('excludes by pattern, not what is below', () => {
    assert.deepEqual(findPackages(view, data, { exclude: ['tests'] }), ['pkg', 'pkg.sub', 'tests.unit']);
    assert.deepEqual(findPackages(view, data, { exclude: ['tests*'] }), ['pkg', 'pkg.sub']);
    assert.deepEqual(findPackages(view, data, { exclude: ['*.*', 'tests'] }), ['pkg']);
  });
  test('includes by pattern', () =>
    assert.deepEqual(findPackages(view, data, { include: ['p?g', 'pkg.[rs]ub'] }), ['pkg', 'pkg.sub']));
  test('looks where it is told', () => {
    assert.deepEqual(findPackages(view, data, { where: 'src' }), ['own']);
    assert.deepEqual(findPackages(view, data, { where: 'nowhere' }), []);
    assert.equal(findPackages(view, data, { where: '..' }), undefined);
  });
  test('takes every folder for a namespace', () =>
    assert.deepEqual(findPackages(view, data, { namespaces: true, exclude: ['tests*'] }), [
      'pkg',
      'src',
      'pkg.data',
      'pkg.sub',
      'pkg.data.inner',
      'src.own',
    ]));
});

describe('package_dir', () => {
  const dirs = new Map([
    ['', 'src'],
    ['a', 'lib/a_source'],
    ['a.b', 'other'],
  ]);
  test('takes the longest name that is given', () => {
    assert.equal(packageFolder('x.y', dirs), 'src/x/y');
    assert.equal(packageFolder('a', dirs), 'lib/a_source');
    assert.equal(packageFolder('a.c', dirs), 'lib/a_source/c');
    assert.equal(packageFolder('a.b.c', dirs), 'other/c');
    assert.equal(packageFolder('x', new Map()), 'x');
  });
});
