import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenFiles } from '../../server/src/spec/host.ts';
import { changeBetween } from '../../server/src/toml/changes.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { typeInto } from '../fuzz/edits.ts';
import { pyproject } from '../fuzz/pyprojects.ts';
import { randomFrom } from '../fuzz/random.ts';
import { largePyproject, twentyTools } from '../support/large.ts';

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
