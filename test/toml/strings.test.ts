import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import { memberAt } from '../../server/src/toml/paths.ts';
import { decodedIndex, quote, sourceOffset, sourceSpan, writeKey } from '../../server/src/toml/strings.ts';
import type { StringValue } from '../../server/src/toml/tree.ts';

function stringOf(source: string): { text: string; value: StringValue } {
  const text = `a = ${source}`;
  const node = memberAt(parseToml(text).root, ['a'])?.node;
  assert.ok(node?.kind === 'string');
  return { text, value: node };
}

describe('sourceSpan', () => {
  /** The source of decoded `start`..`end` of a string. */
  const at = (source: string, [start, end]: [number, number], expected: string): void => {
    test(`${JSON.stringify(source)} ${start}-${end}`, () => {
      const { text, value } = stringOf(source);
      const span = sourceSpan(value, { start, end });
      assert.equal(text.slice(span.start, span.end), expected);
    });
  };
  at('"abc"', [1, 2], 'b');
  at('"a\\tc"', [1, 2], '\\t');
  at('"a\\tc"', [2, 3], 'c');
  at('"\\u0041\\u0042c"', [1, 3], '\\u0042c');
  at('"\\U0001F40Dx"', [0, 2], '\\U0001F40D');
  at('"\\U0001F40Dx"', [2, 3], 'x');
  at("'a\\tc'", [1, 3], '\\t');
  at('"""\na\\\n   b"""', [0, 1], 'a');
  at('"""\na\\\n   b"""', [1, 2], 'b');
  at('"""\na\\\n   b"""', [0, 2], 'a\\\n   b');
  at('"""\r\na\r\nb"""', [1, 2], '\r\n');
  at('"""\r\na\r\nb"""', [2, 3], 'b');
  at('"a\\qc"', [1, 3], '\\q');
  at('"abc"', [3, 9], '');
});

describe('sourceOffset, decodedIndex', () => {
  for (const source of ['"abc"', '"a\\tb\\u0041c"', '"""\na\\\n  b\\n"""', "'''\nx\r\ny'''"]) {
    test(JSON.stringify(source), () => {
      const { value } = stringOf(source);
      for (let i = 0; i <= value.value.length; i++)
        assert.equal(decodedIndex(value, sourceOffset(value, i)), i);
    });
  }
  test('inside an escape: what it stands for', () => {
    const { value } = stringOf('"a\\u0041c"');
    assert.equal(decodedIndex(value, value.inner.start + 3), 1);
  });
});

describe('quote', () => {
  const at = (text: string, style: StringValue['style'], expected: string): void => {
    test(`${JSON.stringify(text)} ${style}`, () => {
      const written = quote(text, style);
      assert.equal(written, expected);
      assert.equal(stringOf(written).value.value, text);
    });
  };
  at('a', 'basic', '"a"');
  at('a"\\\n\u0001', 'basic', '"a\\"\\\\\\n\\u0001"');
  at('a"', 'literal', "'a\"'");
  at("it's", 'literal', '"it\'s"');
  at('a\nb', 'multiline-basic', '"""\na\nb"""');
  at('a"""b"', 'multiline-basic', '"""\na\\"""b\\""""');
  at('a\n"', 'multiline-literal', "'''\na\n\"'''");
  at("a'", 'multiline-literal', '"""\na\'"""');
  test('half characters', () => assert.equal(quote('\ud800'), '"\ufffd"'));
});

describe('writeKey', () => {
  test('bare', () => assert.equal(writeKey('a-b_1'), 'a-b_1'));
  test('quoted', () => assert.equal(writeKey('a.b'), '"a.b"'));
  test('empty', () => assert.equal(writeKey(''), '""'));
});
