import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { examplesOf } from '../../server/src/spec/rule.ts';
import { service } from '../support/service.ts';
import { examine } from './fixes.ts';
import { damaged, pyproject } from './pyprojects.ts';
import { randomFrom } from './random.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const cases = Number(values.cases ?? (values.seconds === undefined ? 100_000 : Number.POSITIVE_INFINITY));
const until = performance.now() + 1000 * Number(values.seconds ?? Number.POSITIVE_INFINITY);
if (!Number.isSafeInteger(seed) || Number.isNaN(cases) || Number.isNaN(until)) {
  console.error('Use: npm run fuzz:fixes -- [--cases N] [--seed S] [--seconds T], all numbers.');
  process.exit(2);
}
console.log(`fuzz:fixes --seed ${seed}`);

const examples = service.registry.rules.flatMap((rule) => examplesOf(rule).map(({ bad }) => bad));
const kept = new Set<string>();
let done = 0;
let failures = 0;
let findings = 0;
let fixes = 0;
for (; done < cases && performance.now() < until; done++) {
  // Each case has a seed of its own, so that one can be repeated without those before it.
  const random = randomFrom(seed + done);
  const base = random.chance(0.25) ? random.pick(examples) : pyproject(random);
  const text = random.chance(0.4) ? damaged(base, random) : base;
  let problem: string | undefined;
  try {
    const outcome = examine(service, text, random);
    problem = outcome.problem;
    findings += outcome.findings;
    fixes += outcome.fixes;
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  if (problem !== undefined) keep(problem, text, seed + done);
}
console.log(`${done} documents, ${findings} findings, ${fixes} fixes: ${failures} failures`);
process.exit(failures === 0 && done > 0 ? 0 : 1);

/** Writes the first document of each kind of failure down. */
function keep(problem: string, text: string, caseSeed: number): void {
  failures++;
  const kind = problem.split('\n').slice(0, 2).join(' ').replace(/\d+/g, 'N').slice(0, 160);
  if (kept.has(kind) || kept.size >= 40) return;
  kept.add(kind);
  const file = path.join('test/failures', `fixes-${caseSeed}.toml`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  console.log(`\nseed ${caseSeed}, kept as ${file}:\n${problem.split('\n').slice(0, 6).join('\n')}`);
}
