import { spawn } from 'node:child_process';
import type { RunCommand, RunEnd, Running } from '../run.ts';

const isWindows = process.platform === 'win32';

/** Starts a program and gives what it prints. */
export function run({ program, args, cwd }: RunCommand, output: (text: string) => void): Running {
  const child = spawn(program, args, {
    cwd,
    // Unbuffered, so that each line is seen when it is written.
    env: { ...process.env, PYTHONUNBUFFERED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that it ends with all that it started.
    detached: !isWindows,
    windowsHide: true,
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', output);
  return {
    ended: new Promise<RunEnd>((resolve) => {
      child.on('error', (error) => resolve({ code: undefined, problem: error.message }));
      child.on('close', (code) => resolve({ code: code ?? undefined }));
    }),
    end() {
      if (child.pid === undefined) return;
      try {
        if (isWindows) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true });
        else process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    },
  };
}
