import { type ChildProcess, execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** CPU milliseconds of a process so far, all threads: by the kernel's counters, else by `ps` in coarse steps. */
export function cpuMs({ pid }: ChildProcess): number {
  try {
    return fs
      .readdirSync(`/proc/${pid}/task`)
      .map((task) => fs.readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8'))
      .reduce((sum, stat) => sum + Number(stat.split(' ')[0]) / 1e6, 0);
  } catch {
    const [, minutes = '0', seconds = '0'] = /(\d+):([\d.]+)\s*$/.exec(ps(pid, 'time')) ?? [];
    return (Number(minutes) * 60 + Number(seconds)) * 1000;
  }
}

/** Resident memory of a process. */
export function rssMb({ pid }: ChildProcess): number {
  return Number(ps(pid, 'rss')) / 1024;
}

const ps = (pid: number | undefined, column: string): string =>
  execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/**
 * CPU milliseconds of a fixed piece of work that is like ours (scanning text, small objects, maps, sorting, JSON): the
 * median of many, warm. It changes with the machine and with what else runs on it, never with this project.
 */
export function calibrate(): number {
  const samples: number[] = [];
  for (let i = 0; i < 80; i++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    if (i >= 30) samples.push((user + system) / 1000);
  }
  return median(samples);
}

function work(): number {
  const text = Array.from({ length: 2000 }, (_, i) => `name-${i} = "value ${i * 7919}"`).join('\n');
  const found = new Map<string, { start: number; end: number }>();
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text.charCodeAt(i) !== 10) continue;
    found.set(text.slice(start, i), { start, end: i });
    start = i + 1;
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, span]) => ({ key, ...span }));
  return JSON.parse(JSON.stringify(sorted)).length;
}
