import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineIndex } from '../../server/src/text/lines.ts';
import { randomFrom } from '../fuzz/random.ts';

const starts = (text: string, lines = lineIndex(text)): number[] =>
  Array.from({ length: lines.lineCount }, (_, line) => lines.lineStart(line));

test('lines end at a line feed, at both characters and at a lone carriage return', () => {
  assert.deepEqual(starts('a\nb\r\nc\rd\n'), [0, 2, 5, 7, 9]);
});

test('an edited index is the index of the edited text', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const random = randomFrom(seed);
  const pieces = ['', 'a', '\n', '\r', '\r\n', 'b\nc', '\n\r', '\r\rd', 'ee\r\nff\n'];
  for (let i = 0; i < 3000; i++) {
    const text = Array.from({ length: random.below(12) }, () => random.pick(pieces)).join('');
    const start = random.below(text.length + 1);
    const removed = random.below(text.length - start + 1);
    const inserted = random.pick(pieces);
    const after = text.slice(0, start) + inserted + text.slice(start + removed);
    const edited = lineIndex(text).edited(start, removed, inserted);
    assert.equal(edited.text, after);
    assert.deepEqual(
      starts(after, edited),
      starts(after),
      JSON.stringify({ text, start, removed, inserted }),
    );
  }
});
