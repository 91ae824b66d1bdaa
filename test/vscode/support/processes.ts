import { execFileSync } from 'node:child_process';

/** The process ids of the language servers that this extension host has started. */
export function serverProcesses(): number[] {
  const lines = execFileSync('ps', ['-Ao', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid && /dist[/\\]server\.js/.test(command ?? '') ? [Number(pid)] : [];
  });
}
