import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { FormatOptions } from '../../server/src/spec/format-options.ts';
import { examineFormat } from '../fuzz/format.ts';
import { pyproject } from '../fuzz/pyprojects.ts';
import { randomFrom } from '../fuzz/random.ts';
import {
  compareWith,
  dprint,
  type Peer,
  taploWith,
  type Verdict,
  withoutReasons,
} from '../support/format-peers.ts';

const FOLDER = '../shared/corpus/pyproject';
const BASE: Partial<FormatOptions> = { indent_string: '    ', crlf: false };
const SETS: readonly (readonly [string, Partial<FormatOptions>])[] = [
  ['as by default', {}],
  ['joined', { array_auto_collapse: true }],
  ['aligned and indented', { align_entries: true, indent_entries: true }],
  ['narrow and compact', { compact_entries: true, compact_inline_tables: true, column_width: 60 }],
  ['sorted keys', { reorder_keys: true }],
];

const files = fs.existsSync(FOLDER)
  ? fs.readdirSync(FOLDER).map((name) => [name, fs.readFileSync(path.join(FOLDER, name), 'utf8')] as const)
  : [];
const generated = Array.from(
  { length: 60 },
  (_, i) => [`seed ${i}`, pyproject(randomFrom(i)).replace('\ufeff', '')] as const,
);

const texts = [...files, ...generated];

function expectSame(
  some: typeof files,
  peer: Peer,
  options: Partial<FormatOptions>,
  reduce: (text: string) => string,
): void {
  const verdicts = some.map(([name, text]): readonly [string, Verdict] => [
    name,
    compareWith(peer, text, options, reduce),
  ]);
  const of = (wanted: string): number => verdicts.filter(([, verdict]) => verdict === wanted).length;
  const kinds = ['same', 'explained', 'gave up', 'refused', 'they change data'];
  console.log(kinds.map((kind) => `${of(kind)} ${kind}`).join(', '));
  const different = verdicts.filter(([, verdict]) => typeof verdict === 'object');
  const [first] = different;
  if (first !== undefined && typeof first[1] === 'object') {
    console.log(first[0]);
    assert.deepEqual(reduce(first[1].ours).split('\n'), reduce(first[1].theirs).split('\n'));
  }
  assert.ok(of('same') > some.length / 4, 'many are the same without a reason');
}

describe('our layout beside taplo', () => {
  // Its debug build is slow: all texts as by default, and a part of them under each of the other options.
  for (const [index, [name, set]] of SETS.entries())
    test(name, async () => {
      const options = { ...BASE, ...set };
      // Quoted keys come in the order of their names, not of their quotes.
      const lines = (text: string): string =>
        withoutReasons(text)
          .split('\n')
          .map((line) => line.trim())
          .sort()
          .join('\n');
      expectSame(
        texts.filter((_, i) => index === 0 || i % 4 === index % 4),
        await taploWith(options),
        options,
        set.reorder_keys ? lines : withoutReasons,
      );
    });
});

test('our layout beside dprint', () => {
  const options = { ...BASE, allowed_blank_lines: 1, align_comments: false };
  // It puts a blank behind each #, writes literal strings as basic ones, lets no blank line stand beside a bracket, and
  // indents the keys and headers of a table whose first key it finds indented.
  const alike = (text: string): string =>
    withoutReasons(text)
      .replace(/#(?=[^#!\s])/g, '# ')
      .replaceAll("'", '"')
      .replaceAll('""', '"')
      .replace(/^ +(?=\[\[?\w|[\w."-]+ *=)/gm, '')
      .replace(/\n+/g, '\n');
  // It wraps a list that holds a multi-line string, where ours leaves it on the line it begins on.
  const measured = texts.filter(([, text]) => !/"""|'''/.test(text));
  expectSame(measured, dprint(), options, alike);
});

test('every file of the corpus: twice is once, data and comments stay', () => {
  for (const [name, text] of files)
    for (const [, options] of SETS) assert.equal(examineFormat(text, options).problem, undefined, name);
});
