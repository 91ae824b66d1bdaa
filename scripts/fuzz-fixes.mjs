// Random documents: no fix that is offered touches other data, and nothing throws, whatever stands in the file.
//   npm run fuzz:fixes -- [--cases N] [--seed S] [--seconds T]       failures are kept in test/failures/
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { prepareData } from './data.mjs';

await prepareData({ log: console.log });
const out = path.resolve('.build/fuzz', `fixes-${process.pid}.mjs`);
await build({
  entryPoints: ['test/fuzz/fixes-main.ts'],
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
