import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SetupEnvironment } from '../../../server/src/migrate/setup-py/reading.ts';
import { data, valueIn } from '../../support/setup-py.ts';

const HEAD = 'import collections, inspect, itertools, os, string, sys\nfrom setuptools import setup\n';
const WINDOWS = { sysPlatform: 'win32', osName: 'nt', platformSystem: 'Windows' };

/** Each line: an expression, what it gives, and where that is not Python 3.11 on Linux. */
const cases = (list: readonly (readonly [string, unknown, Partial<SetupEnvironment>?])[]): void => {
  for (const [expression, expected, where = {}] of list)
    test(`${expression} ${Object.values(where).join(' ')}`, () =>
      assert.deepEqual(valueIn(`${HEAD}setup(x=${expression})`, {}, where), expected));
};

describe('names of the modules of Python', () => {
  cases([
    ['hasattr(inspect, "signature")', true],
    ['hasattr(os, "getcwdu")', false],
    ['hasattr(os, "fork")', true],
    ['hasattr(os, "fork")', false, WINDOWS],
    ['hasattr(itertools, "batched")', false],
    ['hasattr(itertools, "batched")', true, { python: '3.12' }],
    ['hasattr(itertools, "batched")', true, { python: '3.99' }],
    ['hasattr(itertools, "batched")', '<what an object has>', { python: '3.8' }],
    ['getattr(string, "maketrans", "none")', 'none'],
    ['hasattr(inspect, "os")', '<what an object has>'],
    ['hasattr(os, "_exit")', '<what an object has>'],
    ['hasattr(sys, "real_prefix")', '<what an object has>'],
  ]);
  test('a name that is gone cannot be imported', () =>
    assert.equal(
      valueIn(
        `${HEAD}try:\n    from itertools import izip\n    x = 2\nexcept ImportError:\n    x = 3\nsetup(x=x)`,
      ),
      3,
    ));
  test('a name that is there can', () =>
    assert.equal(
      valueIn(
        `${HEAD}try:\n    from collections.abc import Mapping\n    from inspect import getfullargspec\n    x = 3\nexcept ImportError:\n    x = 2\nsetup(x=x)`,
      ),
      3,
    ));
  test('what a function gives stays unknown', () =>
    assert.match(String(valueIn(`${HEAD}setup(x=os.getuid())`)), /^</));
  test('a module that was not asked', () =>
    assert.equal(
      data.standardNames.has('antigravity', 'fly', { minor: () => 11, platform: () => 'linux' }),
      undefined,
    ));
});
