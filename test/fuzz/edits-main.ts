import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { givenFiles } from '../../server/src/spec/host.ts';
import { largePyproject, twentyTools } from '../support/large.ts';
import { typeInto } from './edits.ts';
import { pyproject } from './pyprojects.ts';
import { randomFrom } from './random.ts';

const { values } = parseArgs({
  options: { edits: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const wanted = Number(values.edits ?? (values.seconds === undefined ? 20_000 : Number.POSITIVE_INFINITY));
const until = performance.now() + 1000 * Number(values.seconds ?? Number.POSITIVE_INFINITY);
if (!Number.isSafeInteger(seed) || Number.isNaN(wanted) || Number.isNaN(until)) {
  console.error('Use: npm run fuzz:edits -- [--edits N] [--seed S] [--seconds T], all numbers.');
  process.exit(2);
}
console.log(`fuzz:edits --seed ${seed}`);

// Example projects, where they lie beside this one.
const folder = path.resolve('../shared/examples');
const examples = fs.existsSync(folder)
  ? fs
      .readdirSync(folder)
      .map((name) => path.join(folder, name, 'pyproject.toml'))
      .filter((file) => fs.existsSync(file))
      .map((file) => fs.readFileSync(file, 'utf8'))
  : [];
const files = givenFiles({ 'README.md': '# x\n', 'src/demo/__init__.py': '', LICENSE: 'MIT License\n' });
let edits = 0;
let taken = 0;
let reparsed = 0;
let failures = 0;
for (let run = 0; edits < wanted && performance.now() < until && failures < 20; run++) {
  // Each document has a seed of its own, so that one can be repeated without those before it.
  const random = randomFrom(seed + run);
  const made = [() => pyproject(random), () => twentyTools(), () => largePyproject(60 + random.below(200))];
  const text = random.chance(examples.length > 0 ? 0.4 : 0) ? random.pick(examples) : random.pick(made)();
  const view = random.chance(0.5) ? { files } : {};
  const typed = typeInto(text, random, 40, view);
  edits += typed.edits;
  taken += typed.taken;
  reparsed += typed.reparsed;
  if (typed.problem === undefined) continue;
  failures++;
  const file = path.join('test/failures', `edits-${seed + run}`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.before.toml`, typed.problem.before);
  fs.writeFileSync(`${file}.toml`, typed.problem.text);
  console.log(`\nseed ${seed + run}, kept as ${file}.toml:\n${typed.problem.message.slice(0, 1500)}`);
}
console.log(
  `${edits} edits, findings taken over after ${taken}, trees made from the one before after ${reparsed}: ${failures} failures`,
);
process.exit(failures === 0 && taken > 0 && reparsed > 0 ? 0 : 1);
