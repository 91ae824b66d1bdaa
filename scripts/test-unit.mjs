// Bundles the unit tests with esbuild and runs them under the current Node (or the one given by --node).
//   node scripts/test-unit.mjs [--node PATH] [substring of test paths …]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { prepareData } from './data.mjs';
import { globSync } from './lib/files.mjs';

const args = process.argv.slice(2);
let node = process.execPath;
const wanted = [];
for (let i = 0; i < args.length; i++) {
  if (args[i] === '--node') node = args[++i];
  else wanted.push(args[i]);
}

const SLOW = ['test/protocol/', 'test/corpus/', 'test/vscode/', 'test/neovim/', 'test/cli/', 'test/real/'];
const files = globSync('test', /\.test\.ts$/)
  .filter((file) => !SLOW.some((folder) => file.startsWith(folder)))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
if (files.length === 0) {
  console.error(`No unit test matches ${wanted.join(' ') || '(none given)'}.`);
  process.exit(1);
}

prepareData();
const out = path.resolve('.build/unit', String(process.pid));
await build({
  entryPoints: files,
  outdir: out,
  outbase: 'test',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);",
  },
});
const built = files.map((file) => path.join(out, path.relative('test', file).replace(/\.ts$/, '.mjs')));
const run = spawnSync(node, ['--enable-source-maps', '--test', ...built], { stdio: 'inherit' });
fs.rmSync(out, { recursive: true, force: true });
process.exit(run.status ?? 1);
