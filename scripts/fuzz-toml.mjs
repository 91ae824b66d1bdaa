// Random checks of the TOML layer.
//   node scripts/fuzz-toml.mjs [--cases N] [--seed S] [--seconds T] [--seeds DIR] [--python PATH | --no-python]
// Failing inputs are kept in test/failures/; a seed gives the same cases again.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';

const out = path.resolve('.build/toml-fuzz.mjs');
await build({
  entryPoints: ['test/support/toml-fuzz.ts'],
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
