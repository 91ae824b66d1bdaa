import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DiagnosticOptions } from '../../server/src/features/diagnostics.ts';
import { type PyprojectDocument, pyprojectDocument } from '../../server/src/model/document.ts';
import { givenFiles } from '../../server/src/spec/host.ts';
import { changeBetween } from '../../server/src/toml/changes.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { typeInto } from '../fuzz/edits.ts';
import { pyproject } from '../fuzz/pyprojects.ts';
import { randomFrom } from '../fuzz/random.ts';
import { largePyproject, twentyTools } from '../support/large.ts';
import { service } from '../support/service.ts';

const files = givenFiles({ 'README.md': '# x\n', 'src/demo/__init__.py': '' });

for (const [name, text] of [
  ['many tools', () => twentyTools()],
  ['long lists', () => largePyproject(80)],
  ['a document of odd values', (random) => pyproject(random)],
] as [string, (random: ReturnType<typeof randomFrom>) => string][]) {
  test(`findings after an edit are those of the document opened anew: ${name}`, () => {
    const seed = Date.now() % 100_000;
    let taken = 0;
    for (let run = 0; run < 6; run++) {
      const random = randomFrom(seed + run);
      const typed = typeInto(text(random), random, 25, run % 2 === 0 ? {} : { files });
      assert.equal(typed.problem?.message, undefined, `seed ${seed + run}`);
      taken += typed.taken;
    }
    assert.ok(taken > 0, `seed ${seed}: every edit made all rules run`);
  });
}

const concerned = (
  before: string,
  after: string,
  reads: readonly string[],
): readonly string[] | undefined => {
  const change = changeBetween(parseToml(before), parseToml(after));
  return change && reads.filter((read) => change.concerns(read));
};
const READS = ['*', 'project', 'project/', 'project/*', 'project/name', 'project/urls', 'tool', 'tool/ruff'];

test('a change of a value concerns who read its key', () => {
  assert.deepEqual(
    concerned('[project]\nname = "a"\nurls.x = "y"\n', '[project]\nname = "ab"\nurls.x = "y"\n', READS),
    ['*', 'project/*', 'project/name'],
  );
  assert.deepEqual(
    concerned('[project]\nname = "a"\nurls.x = "y"\n', '[project]\nname = "a"\nurls.x = "yz"\n', READS),
    ['*', 'project/*', 'project/urls'],
  );
});

test('a change of the keys of a table concerns who read anything of it', () => {
  assert.deepEqual(
    concerned('[project]\nname = "a"\n', '[project]\nname = "a"\nversion = "1"\n', READS),
    READS.slice(0, 6),
  );
});

test('a change below a longer header concerns who read that table', () => {
  assert.deepEqual(concerned('[tool.ruff]\na = 1\n[project]\n', '[tool.ruff]\nb = 1\n[project]\n', READS), [
    '*',
    'tool/ruff',
  ]);
});

test('what reaches beyond its table is looked at anew', () => {
  const before = '[project]\nname = "a"\n\n[tool.ruff]\na = """x"""\n';
  for (const after of [
    before.replace('[tool.ruff]', '[tool.rufff]'),
    before.replace('"a"', '"""a'),
    before.replace('"a"\n', '"a"\n[tool.x]\n'),
    `x = 1\n${before}`,
  ])
    assert.equal(concerned(before, after, READS), undefined, after);
});

/** Findings of a state under levels of rules, as `rule at` with the line they stand in. */
const found = (document: PyprojectDocument, options: DiagnosticOptions = {}): string[] =>
  service
    .diagnostics(document, { files, options })
    .map(({ rule, at }) => `${rule} ${document.text.slice(0, at.start).split('\n').length}`);

const odd = '[project]\nname = "a"\nversion = "1"\nkeywrds = ["x"]\n';
const silenced: DiagnosticOptions = { below: [{ severity: { 'project/unknown-key': 'off' } }] };

test('a rule that was off for some edits finds what stands where it stands now', () => {
  const first = service.open('pyproject.toml', odd);
  assert.deepEqual(found(first), ['project/unknown-key 4']);
  const second = service.open('pyproject.toml', odd.replace('"1"', '"12"'), '1.0', first);
  assert.deepEqual(found(second, silenced), []);
  const third = service.open('pyproject.toml', odd.replace('version', '\nversion'), '1.0', second);
  assert.deepEqual(found(third), ['project/unknown-key 5']);
});

test('two states may follow the same one', () => {
  const first = service.open('pyproject.toml', odd);
  found(first);
  const one = service.open('pyproject.toml', odd.replace('"1"', '"12"'), '1.0', first);
  const other = service.open('pyproject.toml', odd.replace('keywrds', 'keywords'), '1.0', first);
  assert.deepEqual(found(one), ['project/unknown-key 4']);
  assert.deepEqual(found(other), []);
  assert.deepEqual(found(one, {}), ['project/unknown-key 4']);
  assert.deepEqual(found(first, {}), ['project/unknown-key 4']);
});

test('typing in a string concerns who reads strings, not who reads keys and kinds of values', () => {
  const document = pyprojectDocument('pyproject.toml', '[project]\nname = "a"\nkeywords = ["b"]\n', '1.0');
  assert.equal(document.tree.problems.length, 0);
  const typed = (text: string): readonly string[] => {
    const { tree, edited } = pyprojectDocument('pyproject.toml', text, '1.0', document);
    assert.equal(tree.problems.length, 0);
    return ['project/~', 'project/*', 'project/keywords', 'project/name'].filter((read) =>
      edited?.change?.concerns(read),
    );
  };
  assert.deepEqual(typed('[project]\nname = "a"\nkeywords = ["bc"]\n'), ['project/*', 'project/keywords']);
});

test('a value that does not fit is judged again when its string is typed', () => {
  const before = service.open('pyproject.toml', '[build-system]\nrequires = "flit"\n');
  const titles = (document: PyprojectDocument): string[] =>
    service.diagnostics(document, { files }).flatMap(({ fixes }) => fixes.map(({ title }) => title));
  assert.deepEqual(titles(before), ['Change to `["flit"]`']);
  const after = service.open('pyproject.toml', '[build-system]\nrequires = "flit-core"\n', '1.0', before);
  assert.deepEqual(titles(after), ['Change to `["flit-core"]`']);
});
