import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** How long a run of random cases goes on. */
export interface Run {
  readonly seed: number;
  /** Whether case number `done` is still to be tried. */
  more(done: number): boolean;
}

/** Reads `--cases`, `--seed` and `--seconds`; says how they are used and ends where one is no number. */
export function runOf(command: string, usual: number): Run {
  const { values } = parseArgs({
    options: { cases: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const cases = Number(values.cases ?? (values.seconds === undefined ? usual : Number.POSITIVE_INFINITY));
  const until = performance.now() + 1000 * Number(values.seconds ?? Number.POSITIVE_INFINITY);
  if (!Number.isSafeInteger(seed) || Number.isNaN(cases) || Number.isNaN(until)) {
    console.error(`Use: npm run ${command} -- [--cases N] [--seed S] [--seconds T], all numbers.`);
    process.exit(2);
  }
  console.log(`${command} --seed ${seed}`);
  return { seed, more: (done) => done < cases && performance.now() < until };
}

/** Counts failures and writes the first document of each kind of failure down. */
export function failuresOf(name: string): {
  readonly count: () => number;
  keep(problem: string, text: string, caseSeed: number, note?: string): void;
} {
  let count = 0;
  const kept = new Set<string>();
  return {
    count: () => count,
    keep(problem, text, caseSeed, note = '') {
      count++;
      const kind = problem.split('\n').slice(0, 2).join(' ').replace(/\d+/g, 'N').slice(0, 160);
      if (kept.has(kind) || kept.size >= 40) return;
      kept.add(kind);
      const file = path.join('test/failures', `${name}-${caseSeed}.toml`);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
      const lines = problem.split('\n').slice(0, 6).join('\n');
      console.log(`\nseed ${caseSeed}, kept as ${file}${note}:\n${lines}`);
    },
  };
}

/** What a case came to, or the error that it ended with, as a problem. */
export function attempt<T extends { readonly problem: string | undefined }>(
  run: () => T,
): T | { readonly problem: string } {
  try {
    return run();
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Real files, where they lie beside the project. */
export function realFiles(): readonly string[] {
  const folder = path.resolve('../shared/corpus/pyproject');
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
}
