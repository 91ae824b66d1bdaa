import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generate, random as tomlRandom } from '../support/toml-generate.ts';
import { examineFormat, randomOptions } from './format.ts';
import { damaged, pyproject } from './pyprojects.ts';
import { randomFrom } from './random.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const cases = Number(values.cases ?? (values.seconds === undefined ? 40_000 : Number.POSITIVE_INFINITY));
const until = performance.now() + 1000 * Number(values.seconds ?? Number.POSITIVE_INFINITY);
if (!Number.isSafeInteger(seed) || Number.isNaN(cases) || Number.isNaN(until)) {
  console.error('Use: npm run fuzz:format -- [--cases N] [--seed S] [--seconds T], all numbers.');
  process.exit(2);
}
console.log(`fuzz:format --seed ${seed}`);

// Real files, where they lie beside the project, are damaged too.
const folder = path.resolve('../shared/corpus/pyproject');
const files = fs.existsSync(folder)
  ? fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
  : [];
let done = 0;
let formatted = 0;
let changed = 0;
let failures = 0;
const kept = new Set<string>();
for (; done < cases && performance.now() < until; done++) {
  // Each case has a seed of its own, so that one can be repeated without those before it.
  const random = randomFrom(seed + done);
  const kind = random.below(files.length > 0 ? 4 : 3);
  const base =
    kind === 0
      ? pyproject(random)
      : kind === 3
        ? random.pick(files)
        : generate(tomlRandom(seed + done), random.chance(0.3)).text;
  const text = random.chance(kind === 3 ? 0.8 : 0.2) ? damaged(base, random) : base;
  const options = randomOptions(random);
  let problem: string | undefined;
  try {
    const outcome = examineFormat(text, options);
    problem = outcome.problem;
    if (outcome.formatted) formatted++;
    if (outcome.changed) changed++;
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  if (problem !== undefined) keep(problem, text, options, seed + done);
}
console.log(`${done} documents, ${formatted} laid out, ${changed} changed by it: ${failures} failures`);
process.exit(failures === 0 && formatted > 0 ? 0 : 1);

/** Writes the first document of each kind of failure down. */
function keep(problem: string, text: string, options: unknown, caseSeed: number): void {
  failures++;
  const kind = problem.split('\n').slice(0, 2).join(' ').replace(/\d+/g, 'N').slice(0, 160);
  if (kept.has(kind) || kept.size >= 40) return;
  kept.add(kind);
  const file = path.join('test/failures', `format-${caseSeed}.toml`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  console.log(
    `\nseed ${caseSeed}, kept as ${file}, options ${JSON.stringify(options)}:\n${problem.split('\n').slice(0, 6).join('\n')}`,
  );
}
