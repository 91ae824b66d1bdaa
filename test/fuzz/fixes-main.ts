import { examplesOf } from '../../server/src/spec/rule.ts';
import { service } from '../support/service.ts';
import { examine } from './fixes.ts';
import { damaged, pyproject } from './pyprojects.ts';
import { randomFrom } from './random.ts';
import { attempt, failuresOf, runOf } from './runs.ts';

const { seed, more } = runOf('fuzz:fixes', 100_000);
const failures = failuresOf('fixes');
const examples = service.registry.rules.flatMap((rule) => examplesOf(rule).map(({ bad }) => bad));
let done = 0;
let findings = 0;
let fixes = 0;
for (; more(done); done++) {
  // Each case has a seed of its own, so that one can be repeated without those before it.
  const random = randomFrom(seed + done);
  const base = random.chance(0.25) ? random.pick(examples) : pyproject(random);
  const text = random.chance(0.4) ? damaged(base, random) : base;
  const outcome = attempt(() => examine(service, text, random));
  if ('fixes' in outcome) {
    findings += outcome.findings;
    fixes += outcome.fixes;
  }
  if (outcome.problem !== undefined) failures.keep(outcome.problem, text, seed + done);
}
console.log(`${done} documents, ${findings} findings, ${fixes} fixes: ${failures.count()} failures`);
process.exit(failures.count() === 0 && done > 0 ? 0 : 1);
