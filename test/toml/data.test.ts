import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dataEqualExcept, toData, toTaggedJson } from '../../server/src/toml/data.ts';
import { leaves } from '../../server/src/toml/leaves.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { Path } from '../../server/src/toml/paths.ts';

describe('dataEqualExcept', () => {
  const at = (name: string, [a, b]: [string, string], paths: Path[], expected: boolean): void => {
    test(name, () => assert.equal(dataEqualExcept(parseToml(a), parseToml(b), paths), expected));
  };
  at('the same', ['a = 1', 'a = 1'], [], true);
  at('another value', ['a = 1', 'a = 2'], [], false);
  at('another value that may change', ['a = 1', 'a = 2'], [['a']], true);
  at('another type', ['a = 1', 'a = 1.0'], [['b']], false);
  at('another form', ['a = { b = 1 }', '[a]\nb = 1'], [], true);
  at('another order', ['a = 1\nb = 2', 'b = 2\na = 1'], [], true);
  at('an array of tables as array', ['a = [{ b = 1 }]', '[[a]]\nb = 1'], [], true);
  at('a key more', ['a = 1', 'a = 1\nb = 1'], [], false);
  at('a key more that may be', ['a = 1', 'a = 1\nb = 1'], [['b']], true);
  at('a table made for a key', ['', '[a.b]\nc = 1'], [['a', 'b', 'c']], true);
  at('a table made for more', ['', '[a.b]\nc = 1\nd = 1'], [['a', 'b', 'c']], false);
  at('one item', ['a = [1, 2]', 'a = [1, 3]'], [['a', 1]], true);
  at('another item', ['a = [1, 2]', 'a = [2, 2]'], [['a', 1]], false);
  at('broken text', ['a = x', 'a = y'], [], false);
  at('a table for a value', ['a = 1', 'a.b = 1'], [['a', 'b']], false);
  test('10,000 levels', () => {
    const doc = parseToml(`a = ${'['.repeat(10_000)}${']'.repeat(10_000)}`);
    assert.equal(dataEqualExcept(doc, doc), true);
  });
});

describe('toData, toTaggedJson', () => {
  test('keeps the order of keys and names that are special elsewhere', () => {
    const data = toData(parseToml('b = 1\n__proto__ = 2\na = [true, { c = nan }]').root);
    assert.deepEqual(
      data,
      new Map<string, unknown>([
        ['b', 1],
        ['__proto__', 2],
        ['a', [true, new Map([['c', Number.NaN]])]],
      ]),
    );
  });
  test('tags', () =>
    assert.equal(
      toTaggedJson(parseToml('a = 1\nb = [1.5, -inf]\n[c]\nd = 2020-01-01').root),
      '{"a":{"type":"integer","value":"1"},"b":[{"type":"float","value":"1.5"},{"type":"float","value":"-inf"}],' +
        '"c":{"d":{"type":"date-local","value":"2020-01-01"}}}',
    ));
  test('10,000 levels', () => {
    const json = toTaggedJson(parseToml(`a = ${'['.repeat(10_000)}${']'.repeat(10_000)}`).root);
    assert.equal(json, `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
  });
});

describe('leaves', () => {
  const at = (text: string, expected: string): void => {
    test(JSON.stringify(text), () => {
      const found = leaves(parseToml(text));
      assert.equal(found.map(({ span }) => text.slice(span.start, span.end)).join(''), text);
      assert.equal(found.map(({ kind }) => kind).join(' '), expected);
    });
  };
  at('a = 1', 'key whitespace punctuation whitespace number');
  at('[a."b"]\r\n', 'punctuation key punctuation key punctuation line-break');
  at("a=['x',2020-01-01]#c", 'key punctuation punctuation string punctuation datetime punctuation comment');
  at(
    'a = {b = true} oops',
    [
      'key whitespace punctuation whitespace punctuation key whitespace punctuation whitespace boolean punctuation',
      'whitespace junk',
    ].join(' '),
  );
  at(
    'a = [1,, x\n"',
    'key whitespace punctuation whitespace punctuation number punctuation punctuation whitespace junk line-break string',
  );
  at('\u0000\ufeff', 'junk whitespace');
});
