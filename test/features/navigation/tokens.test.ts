import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { service } from '../../support/service.ts';

const tokens = (text: string): string[] =>
  service
    .tokens(service.open('pyproject.toml', text))
    .map(({ span, type }) => `${text.slice(span.start, span.end)} ${type}`);

describe('semantic tokens', () => {
  test('of a requirement', () =>
    assert.deepEqual(tokens(`[project]\ndependencies = ["a[b] >=1; os_name == 'nt' and extra != 'x'"]\n`), [
      'a namespace',
      'b property',
      '>= operator',
      '1 number',
      '; operator',
      'os_name variable',
      '== operator',
      "'nt' string",
      'and keyword',
      'extra variable',
      '!= operator',
      "'x' string",
    ]));
  test('of licences, scripts and specifier sets', () =>
    assert.deepEqual(
      tokens(
        '[project]\nlicense = "MIT OR Apache-2.0 WITH LLVM-exception"\nrequires-python = ">=3.10"\nscripts.a = "b.c:d"\n',
      ),
      [
        'MIT type',
        'OR keyword',
        'Apache-2.0 type',
        'WITH keyword',
        'LLVM-exception class',
        '>= operator',
        '3.10 number',
        'b.c namespace',
        ': operator',
        'd function',
      ],
    ));
  test('in order and none over another, also with escapes', () => {
    const text = '[project]\ndependencies = ["\\u0061bc>=1", "d\\\n", "e>=1"]\n';
    const found = service.tokens(service.open('pyproject.toml', text));
    for (let i = 1; i < found.length; i++)
      assert.ok((found[i - 1]?.span.end ?? 0) <= (found[i]?.span.start ?? 0));
    assert.equal(tokens(text)[0], '\\u0061bc namespace');
  });
  test('of a part', () => {
    const text = '[project]\ndependencies = ["a", "b"]\n';
    const at = text.indexOf('"b"');
    const found = service.tokens(service.open('pyproject.toml', text), { start: at + 1, end: at + 2 });
    assert.equal(found.length, 1);
  });
});

describe('inlay hints', () => {
  const hints = (text: string, which: 'off' | 'includes' | 'all' = 'includes'): string[] =>
    service
      .hints(service.open('pyproject.toml', text), { start: 0, end: text.length }, which)
      .map(({ offset, label }) => `${text.slice(0, offset).split('\n').at(-1)}‹${label}›`);
  const GROUPS =
    '[dependency-groups]\na = ["x>=1", "y"]\nb = [{ include-group = "a" }, { include-group = "c" }]\nc = []\n';

  test('what an include adds', () =>
    assert.deepEqual(hints(GROUPS), [
      'b = [{ include-group = "a" }‹+ x, y›',
      'b = [{ include-group = "a" }, { include-group = "c" }‹adds nothing›',
    ]));
  test('what an extra of the project itself adds, through others', () =>
    assert.deepEqual(
      hints(
        '[project]\nname = "p"\n[project.optional-dependencies]\na = ["x", "p[b]"]\nb = ["y", "p[a]", "z", "q", "r"]\nall = ["p[a]"]\n',
      ).at(-1),
      'all = ["p[a]"‹+ x, y, z and 2 more›',
    ));
  test('what specifiers admit, on request', () => {
    const text = '[project]\nrequires-python = ">=3.12"\ndependencies = ["a~=2.1", "b>=1"]\n';
    assert.deepEqual(hints(text), []);
    assert.deepEqual(hints(text, 'all'), [
      'requires-python = ">=3.12"‹3.12 to 3.15›',
      'dependencies = ["a~=2.1"‹from 2.1 up to, not including, 3›',
    ]);
    assert.deepEqual(hints(GROUPS, 'off'), []);
  });
});
