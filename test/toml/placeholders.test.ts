import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';

const problems = (text: string): string[] =>
  parseToml(text).problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);

describe('what people paste from guides', () => {
  test('dots for what was left out are one problem', () =>
    assert.deepEqual(problems('[project]\nname = "a"\n...\n'), ['junk ...']));
  test('dots in an array are one problem, the missing comma is none', () =>
    assert.deepEqual(problems('a = [\n  "x",\n  ...\n  "y",\n]\n'), ['bad-value ...']));
  test('a line for a shell is one problem without a repair', () => {
    const text = 'pip freeze > requirements.txt\n';
    assert.deepEqual(problems(text), ['junk pip freeze > requirements.txt']);
    assert.equal(parseToml(text).problems[0]?.repair, undefined);
  });
  test('a value without its equals sign is still a pair', () =>
    assert.deepEqual(problems('name "a"\n'), ['missing-equals name']));
});
