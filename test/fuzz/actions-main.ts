import { examplesOf } from '../../server/src/spec/rule.ts';
import { service } from '../support/service.ts';
import { generate, random as tomlRandom } from '../support/toml-generate.ts';
import { examineActions } from './actions.ts';
import { damaged, pyproject } from './pyprojects.ts';
import { randomFrom } from './random.ts';
import { attempt, failuresOf, realFiles, runOf } from './runs.ts';

const { seed, more } = runOf('fuzz:actions', 8_000);
const failures = failuresOf('actions');
const examples = service.registry.rules.flatMap((rule) => examplesOf(rule).map(({ bad }) => bad));
const files = realFiles();
let done = 0;
let edits = 0;
let places = 0;
const kinds = new Map<string, number>();
for (; more(done); done++) {
  // Each case has a seed of its own, so that one can be repeated without those before it.
  const random = randomFrom(seed + done);
  const kind = random.below(files.length > 0 ? 4 : 3);
  const base =
    kind === 0
      ? pyproject(random)
      : kind === 1
        ? generate(tomlRandom(seed + done), random.chance(0.3)).text
        : random.pick(kind === 2 ? examples : files);
  const text = random.chance(0.4) ? damaged(base, random) : base;
  const outcome = attempt(() => examineActions(service, text, random));
  if ('edits' in outcome) {
    edits += outcome.edits;
    places += outcome.places;
    for (const [id, count] of outcome.kinds) kinds.set(id, (kinds.get(id) ?? 0) + count);
  }
  if (outcome.problem !== undefined) failures.keep(outcome.problem, text, seed + done);
}
console.log(
  [...kinds]
    .sort()
    .map(([id, count]) => `${id} ${count}`)
    .join(', '),
);
console.log(`${done} documents, ${places} places, ${edits} edits: ${failures.count()} failures`);
process.exit(failures.count() === 0 && edits > 0 ? 0 : 1);
