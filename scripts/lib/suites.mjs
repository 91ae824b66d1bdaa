// Runs a suite in a process of its own and reads the line `N passed, N failed` at its end.
import { spawn } from 'node:child_process';

const LIMIT_MS = 25 * 60 * 1000;

/** Runs a command, shows its output, and gives its counts; a run that ends without the line has failed. */
export async function runSuite(name, command, args, { env = {} } = {}) {
  const started = performance.now();
  console.log(`\n== ${name}`);
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let tail = '';
  child.stdout.on('data', (data) => {
    process.stdout.write(data);
    tail = (tail + data).slice(-4000);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const code = await new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      console.log(String(error.message));
      resolve(1);
    });
  });
  clearTimeout(timer);
  const counts = [...tail.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  const passed = Number(counts?.[1] ?? 0);
  const failed = Number(counts?.[2] ?? 0);
  const silent = counts === undefined || (code !== 0 && failed === 0) || passed + failed === 0;
  if (silent) console.log(`${name} ended with ${code} and no figures.`);
  return { name, passed, failed: failed + (silent ? 1 : 0), seconds: (performance.now() - started) / 1000 };
}

/** A table of suites, then the one line that counts. Gives the exit code. */
export function summarize(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log('');
  for (const { name, passed, failed, seconds } of results)
    console.log(
      `${name.padEnd(width)}  ${String(passed).padStart(6)} passed  ${String(failed).padStart(3)} failed  ${seconds.toFixed(0).padStart(4)} s`,
    );
  const sum = (key) => results.reduce((total, one) => total + one[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}
