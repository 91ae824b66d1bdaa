import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parsePython } from '../../server/src/migrate/python/parse.ts';
import { findPackages } from '../../server/src/migrate/setup-py/find-packages.ts';
import { viewOf } from '../../server/src/migrate/view.ts';
import { optionsOf, readIni } from '../../server/src/standards/ini.ts';
import { buildPython } from '../support/build-python.ts';
import { folder } from '../support/cli.ts';
import { data } from '../support/setup-py.ts';

/** What a program of Python says of many inputs, as JSON. */
function ask<T>(program: string, input: unknown, cwd = process.cwd()): T {
  const { status, stdout, stderr } = spawnSync(buildPython(), ['-c', program], {
    cwd,
    encoding: 'utf8',
    input: JSON.stringify(input),
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** The same random numbers at every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe('configuration files are read as configparser reads them', () => {
  const LINES = [
    ...['[a]', '[b]', '[DEFAULT]', ' [c]', '[a] x', '[a:b]', '[]'],
    ...['k = v', 'k: v', 'K=w', 'other =', 'x = 1 ; no comment', 'x = a = b', 'y : = z', 'k v', '= v'],
    ...[
      '  more',
      '\tmore',
      '    deep',
      '# c',
      '; c',
      '  # inside',
      '',
      '   ',
      'é = ü',
      'list =',
      '  one',
      '  two # not',
    ],
  ];
  test('3,000 files of random lines', () => {
    const roll = dice(7);
    const texts = Array.from({ length: 3000 }, () =>
      Array.from({ length: 1 + roll(9) }, () => LINES[roll(LINES.length)]).join('\n'),
    );
    const program = `
import configparser, json, sys
out = []
for text in json.load(sys.stdin):
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
        out.append([[name, sorted(parser.items(name))] for name in parser.sections()])
    except configparser.Error:
        out.append(None)
json.dump(out, sys.stdout)`;
    const expected = ask<unknown[]>(program, texts);
    for (const [i, text] of texts.entries()) {
      const ini = readIni(text);
      const found =
        ini.problem !== undefined
          ? null
          : ini.sections.map(({ name }) => [
              name,
              optionsOf(ini, name)
                .map(({ key, value }) => [key, value])
                .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
            ]);
      assert.deepEqual(found, expected[i], JSON.stringify(text));
    }
  });
});

describe('packages are found as setuptools finds them', () => {
  test('200 calls in one tree', () => {
    const files: Record<string, string> = {};
    for (const name of [
      'a',
      'a/b',
      'a/b/c',
      'tests',
      'a/tests',
      'src',
      'src/x',
      'src/x/y',
      'docs/d',
      'a.b',
      'n/m',
      'a/__pycache__',
    ])
      files[`${name}/${name.startsWith('n') || name.startsWith('docs') ? 'z.py' : '__init__.py'}`] = '';
    const here = folder(files);
    const roll = dice(3);
    const PATTERNS = [
      '*',
      'a',
      'a.*',
      'a*',
      'tests',
      'tests.*',
      '*.tests',
      '*.tests.*',
      'x',
      'x.?',
      '[ax]',
      'n*',
      '',
    ];
    const some = (): string[] =>
      Array.from({ length: roll(3) }, () => PATTERNS[roll(PATTERNS.length)] as string);
    const calls = Array.from({ length: 200 }, () => {
      const include = some();
      return {
        where: ['.', 'src', './src'][roll(3)] as string,
        namespaces: roll(2) === 0,
        include: include.length === 0 ? ['*'] : include,
        exclude: some(),
      };
    });
    const program = `
import json, sys
from setuptools import find_namespace_packages, find_packages
json.dump([sorted((find_namespace_packages if call["namespaces"] else find_packages)(
    call["where"], call["exclude"], call["include"])) for call in json.load(sys.stdin)], sys.stdout)`;
    const expected = ask<string[][]>(program, calls, here);
    for (const [i, call] of calls.entries())
      assert.deepEqual(
        [...(findPackages(viewOf(files), data, call) ?? [])].sort(),
        expected[i],
        JSON.stringify(call),
      );
    assert.ok(path.isAbsolute(here));
  });
});

describe('what Python takes has no fault, and what it refuses has one', () => {
  const GOOD = [
    'with (open("a") as f, open("b") as g): pass',
    'with (open("a") as f,): pass',
    'with open("a") as self.f: pass',
    'with open("a") as x[0], b as (c, d): pass',
    'for x in *a, b: pass',
    'for x, in y: pass',
    'x: int = 3',
    'def f(a, /, b, *, c=1, **k) -> int: return a',
    'async def f():\n    async with a as b: await c',
    'if (n := 3) > 2: pass',
    'print(f"{a!r:>{b}}", *c, **d)',
    'try:\n    pass\nexcept* E as e:\n    pass',
    'match a:\n    case [1, *r]: pass\n    case _: pass',
    'lambda *a, b=1: (yield)',
    'x = yield_ if a else [*b, *c]',
    'global a',
    'del a[0], b.c',
    'assert a, "b"',
    'raise A from b',
    'from . import (a, b as c,)',
    '@a.b(c)\nclass D(E, metaclass=F): x = 1',
    'x = 1_000 + 0x_ff + 1e3 + 2j',
    'a[1:2, ::3, ...]',
    'x = not a in b',
    'return_ = {**a, "b": 1}',
    'nonlocal_ = {x for x in y if z}',
    'a = b = c, d',
    'a @= b',
    "x = rb'\\x' b''",
  ];
  const BAD = [
    'print "a"',
    'exec "a"',
    'except: pass',
    'x = = 1',
    'def f(:',
    'raise A, "b"',
    'x = 0777',
    'if a:\npass',
    'a b',
    "x = '",
    '(1',
    'x = 1L',
    'try:\n    pass\nexcept A, b:\n    pass',
  ];
  test('programs that are alike to ast', () => {
    const program = `
import ast, json, sys
def good(text):
    try:
        ast.parse(text)
        return True
    except SyntaxError:
        return False
json.dump([good(text) for text in json.load(sys.stdin)], sys.stdout)`;
    const all = [...GOOD, ...BAD];
    const expected = ask<boolean[]>(program, all);
    assert.deepEqual(
      all.filter((text) => parsePython(text).faults.length === 0),
      all.filter((_, i) => expected[i]),
    );
  });
});
