import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSetup } from '../../support/setup-py.ts';

const SETUP = '\nfrom setuptools import setup\nsetup(name="a")\n';
const deep = (open: string, close: string, n: number): string => open.repeat(n) + close.repeat(n);

/** Programs that are meant to hang or break a reader. */
const CASES: Readonly<Record<string, string>> = {
  'an endless loop': 'while True: pass',
  'a list that grows': 'x = [1]\nwhile True: x += x',
  'a text that doubles': 'x = "a"\nwhile True: x = x + x',
  'a text repeated': 'x = "a" * 10 ** 12\ny = ["a"] * 10 ** 9',
  'endless recursion': 'def f(): return f()\nf()',
  'mutual recursion': 'def f(a): return [g(a)]\ndef g(a): return [f(a)]\nf(1)',
  'nested brackets': `x = ${deep('(', ')', 8000)}`,
  'nested lists': `x = ${deep('[', ']', 8000)}`,
  'nested calls': `x = ${'f('.repeat(5000)}1${')'.repeat(5000)}`,
  'nested blocks': Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}if 1:`).join('\n'),
  'a long sum': `x = ${Array.from({ length: 20_000 }, () => '"a"').join(' + ')}`,
  'a long chain': `x = ""${'.strip()'.repeat(5000)}`,
  'many branches': `if 0: pass\n${'elif 0: pass\n'.repeat(5000)}`,
  'a huge literal': `x = "${'a'.repeat(3_000_000)}"`,
  'a large literal': `x = [${'"abc", '.repeat(50_000)}]`,
  'a slow regular expression':
    'import re\nre.match(r"(a+)+$", "a" * 40 + "b")\nre.match(r"(.*)(.*)(.*)(.*)(.*)x", "a" * 5000)',
  'a slow pattern of names': 'import fnmatch\nfnmatch.fnmatch("a" * 5000, "*a" * 50 + "b")',
  'half a string': 'x = """abc',
  'only brackets': '((((([[[[{{{{',
  'no text at all': '\0\0\0',
  'a range without end': 'for i in range(10 ** 12): pass',
  'a product of loops': 'for a in range(9999):\n for b in range(9999):\n  for c in range(9999): pass',
  'a self-containing list': 'x = []\nx.append(x)\nprint(x == x, str(x))',
  'a self-containing dict': 'x = {}\nx["a"] = x\ny = repr(x)',
  'side effects': 'import os, shutil\nos.system("rm -rf x")\nshutil.rmtree("/")\nopen("a", "w").write("b")',
  'a slow strip': `x = "${' '.repeat(100_000)}a".strip().split()`,
  'many doubts': `import socket\n${Array.from({ length: 40 }, (_, i) => `if socket.a(): x${i} = 1`).join('\n')}`,
  'nested doubts': `${Array.from({ length: 40 }, (_, i) => `${' '.repeat(i)}try:`).join('\n')}\n${' '.repeat(41)}import socket; socket.gethostname()\n${Array.from({ length: 40 }, (_, i) => `${' '.repeat(39 - i)}except Exception: pass`).join('\n')}`,
};

describe('a hostile setup.py', () => {
  for (const [name, text] of Object.entries(CASES)) {
    test(`${name} ends soon`, () => {
      const before = process.cpuUsage();
      const reading = readSetup(text + SETUP);
      assert.ok(reading.status !== 'read' || reading.keywords.size > 0);
      const { user, system } = process.cpuUsage(before);
      assert.ok((user + system) / 1000 < 2000, `${(user + system) / 1000} ms`);
    });
  }
  test('a loop without end is named', () => {
    const reading = readSetup(`x = 1\nwhile True: pass${SETUP}`);
    assert.match(reading.problem?.reason ?? '', /too long/);
    assert.equal(reading.status, 'partial');
  });
});
