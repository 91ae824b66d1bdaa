// Measures the built server against its budgets and prints a table: CPU time of its process, which other work on the
// machine hardly changes, and what a client waits.
//   npm run bench -- [--check] [--quick]      --check exits with 1 where a budget is passed
//   npm run bench -- --peers                  the same questions to tombi, and to taplo where TAPLO names its program
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { venvWith } from './lib/python.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
if (!fs.existsSync('dist/server.js')) {
  console.error('dist/server.js is missing: run "npm run build" first.');
  process.exit(2);
}
const out = path.resolve('.build/bench');
const settings = { outdir: out, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
await build({
  ...settings,
  entryPoints: ['test/bench/main.ts'],
  format: 'esm',
  outExtension: { '.js': '.mjs' },
});
await build({ ...settings, entryPoints: ['test/bench/bare-server.ts'], format: 'cjs', minify: true });
const TOMBI = process.argv.includes('--peers') ? venvWith('tombi', ['tombi==1.9.6']).bin('tombi') : undefined;
const run = spawnSync(process.execPath, [path.join(out, 'main.mjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, BARE_SERVER: path.join(out, 'bare-server.js'), ...(TOMBI && { TOMBI }) },
});
process.exit(run.status ?? 1);
