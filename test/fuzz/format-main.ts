import { generate, random as tomlRandom } from '../support/toml-generate.ts';
import { examineFormat, randomOptions } from './format.ts';
import { damaged, pyproject } from './pyprojects.ts';
import { randomFrom } from './random.ts';
import { attempt, failuresOf, realFiles, runOf } from './runs.ts';

const { seed, more } = runOf('fuzz:format', 40_000);
const failures = failuresOf('format');
// Real files are damaged too.
const files = realFiles();
let done = 0;
let formatted = 0;
let changed = 0;
for (; more(done); done++) {
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
  const outcome = attempt(() => examineFormat(text, options));
  if ('formatted' in outcome) {
    if (outcome.formatted) formatted++;
    if (outcome.changed) changed++;
  }
  if (outcome.problem !== undefined)
    failures.keep(outcome.problem, text, seed + done, `, options ${JSON.stringify(options)}`);
}
console.log(
  `${done} documents, ${formatted} laid out, ${changed} changed by it: ${failures.count()} failures`,
);
process.exit(failures.count() === 0 && formatted > 0 ? 0 : 1);
