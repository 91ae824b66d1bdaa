import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { tokenise } from './tokens.ts';

const folder = 'test/syntaxes';
const ours = 'syntaxes/toml.tmLanguage.json';

/** Compares with `golden/<name>.txt`; `UPDATE_GOLDEN=1 npm run test:unit -- syntaxes` writes it anew. */
async function expectGolden(name: string, fixture: string, grammar: string): Promise<void> {
  const text = fs.readFileSync(path.join(folder, 'fixtures', fixture), 'utf8').trimEnd();
  const got = await tokenise(text, grammar);
  const golden = path.join(folder, 'golden', `${name}.txt`);
  if (process.env.UPDATE_GOLDEN === '1') fs.writeFileSync(golden, got);
  assert.equal(got, fs.readFileSync(golden, 'utf8'));
}

const scopesOf = async (text: string, part: string, grammar = ours) => {
  const line = (await tokenise(text, grammar))
    .split('\n')
    .find((entry) => entry.startsWith(`    ${part}  ←`));
  return line?.split('  ←  ')[1] ?? '';
};

describe('grammar', () => {
  test('TOML', () => expectGolden('toml', 'toml.toml', ours));
  test('languages inside strings', () => expectGolden('strings', 'strings.toml', ours));
  test('a license table keeps plain strings', () =>
    expectGolden('license-table', 'license-table.toml', ours));
  test('in a flat grammar of another extension', () =>
    expectGolden('flat', 'foreign.toml', `${folder}/fixtures/grammars/flat.json`));
  test('in a line-wise grammar of another extension', () =>
    expectGolden('by-line', 'foreign.toml', `${folder}/fixtures/grammars/by-line.json`));
});

describe('what is inside a string', () => {
  const dependencies = (text: string) => `[project]\ndependencies = [${text}]`;

  test('counts as code, so that completion opens while typing', async () =>
    assert.match(await scopesOf(dependencies('"foo"'), 'foo'), /meta\.embedded\.requirement/));
  test('shows a wrong operator', async () =>
    assert.match(await scopesOf(dependencies('"foo=>1"'), '=>'), /invalid\.illegal\.operator/));
  test('does not run on past an unclosed string', async () =>
    assert.doesNotMatch(await scopesOf('[project]\nlicense = "MIT\nname = "a"', 'name'), /string/));
  test('is left alone in tables of tools', async () =>
    assert.doesNotMatch(await scopesOf('[tool.x]\ndependencies = ["a>1"]', 'a>1'), /embedded/));
});
