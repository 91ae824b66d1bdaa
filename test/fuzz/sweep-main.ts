import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { examplesOf } from '../../server/src/spec/rule.ts';
import { largePyproject } from '../support/large.ts';
import { service } from '../support/service.ts';
import { damaged } from './pyprojects.ts';
import { randomFrom } from './random.ts';
import { LIMIT_MS, newSweep, sweep } from './sweep.ts';

/** What a part of the documents came to, for the process that gathers the parts. */
interface Part {
  readonly documents: number;
  readonly failures: readonly string[];
  readonly answers: number;
  /** Name of a feature to the time of all its answers, the slowest one and where it was. */
  readonly features: Readonly<Record<string, FeatureTime>>;
}
interface FeatureTime {
  readonly count: number;
  readonly all: number;
  readonly slowest: number;
  readonly where: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string' },
    seed: { type: 'string' },
    jobs: { type: 'string' },
    part: { type: 'string' },
  },
});
const seed = Number(values.seed ?? 1);
const most = Number(values.files ?? 30);
const jobs = Number(values.jobs ?? 2);
const LARGE = '1,000 lines';

if (values.part === undefined) await gather();
else process.stdout.write(JSON.stringify(sweepPart(Number(values.part))));

/** Sweeps the documents by as many processes as asked, and prints what came of it. */
async function gather(): Promise<void> {
  const parts = await Promise.all(
    Array.from({ length: jobs }, async (_, i): Promise<Part> => {
      const args = [...process.execArgv, ...process.argv.slice(1), '--part', String(i)];
      const run = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      return JSON.parse(await textOf(run.stdout)) as Part;
    }),
  );
  const sum = (count: (part: Part) => number): number => parts.reduce((all, part) => all + count(part), 0);
  for (const failure of parts.flatMap(({ failures }) => failures)) console.log(failure);
  const names = new Set(parts.flatMap(({ features }) => Object.keys(features)));
  let slowest = 0;
  for (const name of [...names].sort()) {
    const times = parts.flatMap(({ features }) => features[name] ?? []);
    const worst = times.reduce((a, b) => (a.slowest < b.slowest ? b : a));
    slowest = Math.max(slowest, worst.slowest);
    const [count, all] = [
      times.reduce((n, one) => n + one.count, 0),
      times.reduce((n, one) => n + one.all, 0),
    ];
    console.log(
      `${name.padEnd(16)} ${String(count).padStart(8)} answers, ${(all / count).toFixed(2)} ms each, at most ${worst.slowest.toFixed(1)} ms: ${worst.where}`,
    );
  }
  const failures = sum((part) => part.failures.length);
  console.log(
    `${sum((part) => part.documents)} documents, ${sum((part) => part.answers)} answers: ${failures} failures; slowest ${slowest.toFixed(1)} ms`,
  );
  process.exitCode = failures === 0 && slowest <= LIMIT_MS ? 0 : 1;
}

/** Sweeps each `jobs`-th document from the one numbered `part` on. */
function sweepPart(part: number): Part {
  let documents = 0;
  let answers = 0;
  const failures: string[] = [];
  const features: Record<string, FeatureTime> = {};
  for (const [i, { name, text, step }] of [...documentsToSweep()].entries()) {
    if (i % jobs !== part) continue;
    documents += 1;
    const result = newSweep();
    try {
      sweep(service, text, step, result);
    } catch (error) {
      const trace = error instanceof Error ? error.stack?.split('\n').slice(0, 4).join('\n') : error;
      failures.push(`${name}: ${trace}`);
    }
    answers += result.answers;
    for (const [feature, { count, all, slowest }] of result.features) {
      const known = features[feature];
      const lines = text.split('\n').length;
      features[feature] = {
        count: (known?.count ?? 0) + count,
        all: (known?.all ?? 0) + all,
        ...(known !== undefined && known.slowest >= slowest
          ? { slowest: known.slowest, where: known.where }
          : { slowest, where: `${name}, ${lines} lines` }),
      };
    }
  }
  return { documents, failures, answers, features };
}

/** Each example is a document, and between them they touch every table; then the demo, real files, and a large one. */
function* documentsToSweep(): Generator<{ name: string; text: string; step: number }> {
  let count = 0;
  function* wholeAndBroken(name: string, text: string) {
    yield { name, text, step: 1 };
    yield { name: `${name}, broken`, text: damaged(text, randomFrom(seed + ++count)), step: 1 };
  }
  for (const rule of service.registry.rules) {
    for (const [i, { bad }] of examplesOf(rule).entries()) yield* wholeAndBroken(`${rule.id} ${i}`, bad);
  }
  yield* wholeAndBroken('demo', fs.readFileSync('examples/demo/pyproject.toml', 'utf8'));
  for (const folder of positionals) {
    const found = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.toml'))
      .sort();
    const every = Math.max(1, Math.floor(found.length / most));
    for (const name of found.filter((_, i) => i % every === 0).slice(0, most))
      yield* wholeAndBroken(name, fs.readFileSync(path.join(folder, name), 'utf8'));
  }
  const large = largePyproject(1000);
  yield { name: LARGE, text: large, step: 37 };
  yield { name: `${LARGE}, broken`, text: damaged(large, randomFrom(seed)), step: 37 };
}
