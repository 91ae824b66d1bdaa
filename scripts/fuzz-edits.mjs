// Random edits of generated and example documents: after each, the findings are those of a document opened anew.
//   npm run fuzz:edits -- [--edits N] [--seed S] [--seconds T]       failures are kept in test/failures/
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';

const out = path.resolve('.build/fuzz', `edits-${process.pid}.mjs`);
await build({
  entryPoints: ['test/fuzz/edits-main.ts'],
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
