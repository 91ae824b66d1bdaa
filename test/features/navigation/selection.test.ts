import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cursor } from '../../support/mark.ts';
import { service } from '../../support/service.ts';

/** The texts that a growing selection takes in, the document itself left out. */
function steps(marked: string): string[] {
  const { text, offset } = cursor(marked);
  const spans = service.selection(service.open('pyproject.toml', text), offset);
  assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
  return spans.slice(0, -1).map(({ start, end }) => text.slice(start, end));
}

describe('a growing selection', () => {
  test('steps through a requirement', () =>
    assert.deepEqual(steps(`[project]\ndependencies = ["httpx[http2,so|cks] >=0.25,<1"]\n`), [
      'socks',
      'http2,socks',
      '[http2,socks]',
      'httpx[http2,socks]',
      'httpx[http2,socks] >=0.25,<1',
      '"httpx[http2,socks] >=0.25,<1"',
      '["httpx[http2,socks] >=0.25,<1"]',
      'dependencies = ["httpx[http2,socks] >=0.25,<1"]',
      '[project]\ndependencies = ["httpx[http2,socks] >=0.25,<1"]',
    ]));
  test('steps through its specifiers', () =>
    assert.deepEqual(steps(`[project]\ndependencies = ["a >=0.|25,<1; os_name == 'nt'"]\n`).slice(0, 4), [
      '0.25',
      '>=0.25',
      '>=0.25,<1',
      'a >=0.25,<1',
    ]));
  test('steps through its marker', () =>
    assert.deepEqual(
      steps(
        `[project]\ndependencies = ["a; (os_name == 'n|t' or extra == 'x') and python_version < '3'"]\n`,
      ).slice(0, 6),
      [
        'nt',
        "'nt'",
        "os_name == 'nt'",
        "(os_name == 'nt' or extra == 'x')",
        "(os_name == 'nt' or extra == 'x') and python_version < '3'",
        "; (os_name == 'nt' or extra == 'x') and python_version < '3'",
      ],
    ));
  test('steps through a reference to an object', () =>
    assert.deepEqual(steps('[project.scripts]\na = "pk|g.cli:main"\n').slice(0, 4), [
      'pkg',
      'pkg.cli',
      'pkg.cli:main',
      '"pkg.cli:main"',
    ]));
  test('a key, its pair, its table', () =>
    assert.deepEqual(steps('[tool.ruff]\nlint.sel|ect = []\n'), [
      'select',
      'lint.select',
      'lint.select = []',
      '[tool.ruff]\nlint.select = []',
    ]));
  test('in a string with escapes the parts are found in the text', () =>
    assert.deepEqual(steps('[project]\ndependencies = ["\\u0061bc>=1.|0"]\n').slice(0, 3), [
      '1.0',
      '>=1.0',
      '\\u0061bc>=1.0',
    ]));
  test('in broken text', () =>
    assert.deepEqual(steps('[project]\ndependencies = ["a>|=1\n').slice(0, 3), ['>=', '>=1', 'a>=1']));
});
