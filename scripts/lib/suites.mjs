// Runs a suite in a process of its own and reads the line `N passed, N failed` at its end.
import { spawn } from 'node:child_process';

const LIMIT_MS = 25 * 60 * 1000;

/** How a suite says that something failed; what follows on the next lines says why. */
const FAILURE = /^\s*(not ok\b|FAILED\b|✖|case \d+: )/;
const REASON_LINES = 6;
const MAX_FAILURES = 20;

/**
 * Runs a command, shows its output, and gives its counts and the lines that told of failures; a run that ends without
 * its figures has failed. With `whole`, the command is one check, right or wrong by its exit code.
 */
export async function runSuite(name, command, args, { env = {}, whole = false } = {}) {
  const started = performance.now();
  console.log(`\n== ${name}`);
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (data) => {
    process.stdout.write(data);
    output += data;
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
  const seconds = (performance.now() - started) / 1000;
  const failures = failuresIn(output);
  if (whole) return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds, failures };
  const counts = [...output.slice(-4000).matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  const passed = Number(counts?.[1] ?? 0);
  const failed = Number(counts?.[2] ?? 0);
  const silent = counts === undefined || (code !== 0 && failed === 0) || passed + failed === 0;
  if (silent) console.log(`${name} ended with ${code} and no figures.`);
  return { name, passed, failed: failed + (silent ? 1 : 0), seconds, failures };
}

function failuresIn(output) {
  const lines = output.split('\n');
  const starts = lines.flatMap((line, index) => (FAILURE.test(line) ? [index] : []));
  return starts.slice(0, MAX_FAILURES).map((start) => {
    const next = starts.find((other) => other > start) ?? lines.length;
    return lines.slice(start, Math.min(next, start + REASON_LINES)).join('\n');
  });
}

/** What failed, a table of suites, then the one line that counts. Gives the exit code. */
export function summarize(results) {
  for (const { name, failed, failures = [] } of results)
    if (failed > 0) console.log(['', `-- what failed in ${name}`, ...new Set(failures)].join('\n'));
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
