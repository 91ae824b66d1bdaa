// How long a migration takes that builds nothing, as a user sees it: the whole process from its start to its end.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const HOOK = path.resolve('scripts/lib/report-cpu.cjs');
const ROUNDS = 5;

/**
 * The median over projects of the middle of a few runs each, in milliseconds, and beside it what Node takes to do nothing:
 * other work on the machine makes both slower, so `net` is what two measurements can be compared by. The first run of each
 * project is not counted, as it may compile.
 */
export function migrationTimes(cli, folders) {
  const bare = [];
  const whole = [];
  for (const folder of folders) {
    const runs = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const idle = measured(['-e', '0']);
      const run = measured([cli, 'migrate', folder, '--setup-py', 'minimal']);
      if (round === 0) continue;
      bare.push(idle);
      runs.push(run);
    }
    whole.push({
      folder,
      wall: middle(runs.map(({ wall }) => wall)),
      cpu: middle(runs.map(({ cpu }) => cpu)),
    });
  }
  const of = (some, key) => middle(some.map((one) => one[key]));
  const slowest = [...whole].sort((a, b) => b.cpu - a.cpu)[0];
  return {
    projects: whole.length,
    wall: of(whole, 'wall'),
    cpu: of(whole, 'cpu'),
    bare: { wall: of(bare, 'wall'), cpu: of(bare, 'cpu') },
    slowest,
  };
}

/** The figures as two lines of text. */
export function shownTimes({ projects, wall, cpu, bare, slowest }) {
  const ms = (value) => `${Math.round(value)} ms`;
  return [
    `migrating without building, whole process, median of ${projects}: ${ms(wall)} (${ms(cpu)} of CPU); ` +
      `Node alone ${ms(bare.wall)} (${ms(bare.cpu)}), so ${ms(wall - bare.wall)} (${ms(cpu - bare.cpu)}) are ours`,
    `the slowest: ${path.basename(slowest.folder)}, ${ms(slowest.wall)} (${ms(slowest.cpu)} of CPU)`,
  ].join('\n');
}

function measured(args) {
  const started = performance.now();
  const { output } = spawnSync(process.execPath, ['--require', HOOK, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  return { wall: performance.now() - started, cpu: Number(output[3]) };
}

function middle(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
