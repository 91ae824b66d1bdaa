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
