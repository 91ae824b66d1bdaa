// Bundles a program of the tests and runs it with the arguments of this process.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { prepareData } from '../data.mjs';

/** Runs `entry` under this Node and ends with its exit code; `data` makes the data files first. */
export async function runBundled(entry, { data = false } = {}) {
  if (data) await prepareData({ log: console.log });
  const out = path.resolve('.build/fuzz', `${path.basename(entry, '.ts')}-${process.pid}.mjs`);
  await build({
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const run = spawnSync(process.execPath, ['--enable-source-maps', out, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(run.status ?? 1);
}
