// Asks every feature at every offset of the rules' examples, of the demo project and of the files in folders that are named,
// whole and broken: no exception, no answer over 50 ms, also not at 1,000 lines.
//   npm run sweep -- [FOLDER …] [--files N] [--seed S]
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { prepareData } from './data.mjs';

await prepareData({ log: console.log });
const out = path.resolve('.build/fuzz', `sweep-${process.pid}.mjs`);
await build({
  entryPoints: ['test/fuzz/sweep-main.ts'],
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
