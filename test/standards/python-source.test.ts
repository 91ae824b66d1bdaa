import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPythonModule } from '../../server/src/standards/python-source.ts';

const names = (text: string): string[] => [...readPythonModule(text).bindings.keys()];

describe('names of a Python module', () => {
  test('definitions, assignments, imports', () =>
    assert.deepEqual(
      names(`import os, a.b.c, d as e
from .f import (
    g,  # comment
    h as i,
)
async def j(k=1): x = 1
class L:
    m = 1
    def n(self): pass
o = p = 1
q: int = 2
r: int
(s, t) = 1, 2
`),
      ['os', 'a', 'e', 'g', 'i', 'j', 'L', 'o', 'p', 'q', 's', 't'],
    ));
  test('inside of if, try and with, not inside of functions', () =>
    assert.deepEqual(
      names(`if True:
    def a(): pass
else:
    b = 1
try: import c
except ImportError as d: c = None
with open('x') as e:
    f = 1
def g():
    h = 1
    if True:
        i = 1
for j in []: pass
`),
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'j'],
    ));
  test('not what stands in strings and comments', () =>
    assert.deepEqual(
      names('"""\ndef a(): pass\n"""\n# b = 1\nc = "x" \\\n  "d = 1"\ne = """\nf = 1\n"""; g = 2\n'),
      ['c', 'e', 'g'],
    ));
  test('literal strings, for versions', () => {
    const { bindings } = readPythonModule(`a = "1.0"\nb: str = '2'\nc = "x" + y\nd = e = '3'\n`);
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].map((name) => bindings.get(name)?.text),
      ['1.0', '2', undefined, '3', '3'],
    );
  });
  test('spans are those of the names', () => {
    const text = 'from a import (b as\n  c)\nif 1: d = 1\nfoo, bar = 1, 2\ndef baz(): pass # x\nimport x.y';
    for (const { name, span } of readPythonModule(text).bindings.values())
      assert.equal(text.slice(span.start, span.end), name);
  });
  test('stars and what a look cannot follow', () => {
    assert.deepEqual(readPythonModule('from .a import *\n').stars, ['.a']);
    assert.equal(readPythonModule('def __getattr__(name): ...\n').isDynamic, true);
    assert.equal(readPythonModule('globals()["x"] = 1\n').isDynamic, true);
    assert.equal(readPythonModule('x = 1\n').isDynamic, false);
  });
  test('any text ends', () => {
    for (const text of [
      '"""',
      "'",
      '((((',
      'def',
      'from',
      'import',
      '\\',
      'a = '.repeat(5000),
      'if x:'.repeat(3000),
    ])
      readPythonModule(text);
  });
});
