import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyChanges, converter, type Encoding, plain } from '../../server/src/lsp/convert.ts';
import { lineIndex } from '../../server/src/text/lines.ts';
import { randomFrom } from '../fuzz/random.ts';
import { wait } from '../support/time.ts';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];
const at = (line: number, character: number, endLine = line, endCharacter = character) => ({
  start: { line, character },
  end: { line: endLine, character: endCharacter },
});

describe('positions', () => {
  for (const [encoding, character] of [
    ['utf-8', 9],
    ['utf-16', 4],
    ['utf-32', 3],
  ] as const) {
    test(`of the end of "ü😀€" in ${encoding}`, () => {
      const here = converter(lineIndex('x\nü😀€\n'), encoding);
      assert.deepEqual(here.position(6), { line: 1, character });
      assert.equal(here.offset({ line: 1, character }), 6);
    });

    test(`in ${encoding} there and back, in any order`, () => {
      const text = 'a\r\nb😀c\ud800\n\n€\udc00é\rz';
      const here = converter(lineIndex(text), encoding);
      const offsets = [0];
      for (const c of text) offsets.push((offsets.at(-1) as number) + c.length);
      const random = randomFrom(7);
      for (let n = 0; n < 200; n++) {
        const offset = random.pick(offsets);
        // Between `\r` and `\n` there is no place of a line.
        if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
        assert.equal(here.offset(here.position(offset)), offset);
      }
    });
  }

  test('inside a character mean its start', () => {
    assert.equal(converter(lineIndex('😀x'), 'utf-8').offset({ line: 0, character: 2 }), 0);
  });

  test('outside the text are clamped; those without numbers are refused', () => {
    for (const encoding of encodings) {
      const here = converter(lineIndex('ab\nc'), encoding);
      assert.equal(here.offset({ line: 0, character: 99 }), 2);
      assert.equal(here.offset({ line: 9, character: 9 }), 4);
      assert.equal(here.offset({ line: -1, character: -1 }), 0);
      assert.throws(() => here.offset({ line: 0 } as never), TypeError);
    }
  });
});

describe('changes', () => {
  const change = (text: string, ...changes: Parameters<typeof applyChanges>[1]) =>
    applyChanges(lineIndex(text), changes, 'utf-16').lines.text;

  test('one after the other', () =>
    assert.equal(change('abc', { range: at(0, 1), text: 'X' }, { range: at(0, 2), text: 'Y' }), 'aXYbc'));
  test('from the end to the start', () =>
    assert.equal(
      change('a\nb\n', { range: at(1, 0), text: '2' }, { range: at(0, 0), text: '1' }),
      '1a\n2b\n',
    ));
  test('at one place', () =>
    assert.equal(change('a', { range: at(0, 0), text: 'X' }, { range: at(0, 0), text: 'Y' }), 'YXa'));
  test('that touch', () =>
    assert.equal(
      change('abcd', { range: at(0, 2, 0, 4), text: 'X' }, { range: at(0, 0, 0, 2), text: 'Y' }),
      'YX',
    ));
  test('a whole text between others', () =>
    assert.equal(
      change('a', { range: at(0, 0), text: 'X' }, { text: 'b' }, { range: at(0, 1), text: 'c' }),
      'bc',
    ));

  test('as an editor applies them, at random', () => {
    const seed = Math.floor(Math.random() * 1e9);
    const random = randomFrom(seed);
    for (let n = 0; n < 500; n++) {
      let expected = 'one\ntwo\n\nthree';
      const changes = Array.from({ length: 1 + random.below(4) }, () => {
        const start = random.below(expected.length + 1);
        const end = Math.min(expected.length, start + random.below(4));
        const here = converter(lineIndex(expected), 'utf-16');
        const text = random.pick(['', 'x', '\n', 'long text']);
        const range = here.range({ start, end });
        expected = expected.slice(0, start) + text + expected.slice(end);
        return { range, text };
      });
      assert.equal(change('one\ntwo\n\nthree', ...changes), expected, `seed ${seed}`);
    }
  });

  test('of ten thousand cursors take a moment', () => {
    const text = 'a\n'.repeat(10_000);
    const changes = Array.from({ length: 10_000 }, (_, i) => ({ range: at(9999 - i, 1), text: 'b' }));
    const took = wait(() => assert.equal(change(text, ...changes), 'ab\n'.repeat(10_000)));
    assert.ok(took < 1000, `${took} ms`);
  });
});

test('Markdown without its signs', () =>
  assert.equal(plain('**a.b** · `c`\n\n[Page](https://x.org)'), 'a.b · c\n\nPage'));
