import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { leaves } from '../../server/src/toml/leaves.ts';
import { parseToml } from '../../server/src/toml/parse.ts';

// The documents of toml-test and slips in real files, judged by Python's readers; where the corpus is at hand.
const ORACLE = '../shared/corpus/oracle';

interface Case {
  readonly id: string;
  readonly input: string;
  readonly line?: number;
  readonly toml?: Readonly<Record<'1.0' | '1.1', boolean | null>>;
}

const casesOf = (name: string): Case[] =>
  fs
    .readFileSync(`${ORACLE}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Case);

if (fs.existsSync(ORACLE)) {
  for (const version of ['1.0', '1.1'] as const) {
    test(`toml-test ${version}`, () => {
      let judged = 0;
      for (const { id, input, toml } of casesOf('toml-test.jsonl')) {
        const valid = toml?.[version] ?? undefined;
        if (valid === undefined) continue;
        judged++;
        const doc = parseToml(input, { version });
        assert.equal(doc.problems.length === 0, valid, `${id}: ${doc.problems[0]?.message}`);
        assert.equal(
          leaves(doc)
            .map(({ span }) => input.slice(span.start, span.end))
            .join(''),
          input,
          id,
        );
      }
      assert.ok(judged > 100);
    });
  }

  test('slips in real files are found, near their line', () => {
    const far: string[] = [];
    for (const { id, input, line } of casesOf('mutations-syntax.jsonl')) {
      const starts = parseToml(input).problems.map(
        ({ span }) => input.slice(0, span.start).split('\n').length - 1,
      );
      if (!starts.some((start) => Math.abs(start - (line ?? 0)) <= 1))
        far.push(`${id}: ${starts}, not ${line}`);
    }
    assert.deepEqual(far, []);
  });

  test('rewritings that must stay valid', () => {
    for (const { id, input } of casesOf('mutations-benign.jsonl'))
      assert.deepEqual(parseToml(input).problems, [], id);
  });
}
