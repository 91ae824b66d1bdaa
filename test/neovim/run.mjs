// Runs the built server in Neovim and ends with one line of figures.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/provision.mjs';

const INSTALL = 'apt-get update && apt-get install -y neovim';
const nvim = process.env.NVIM_PATH || 'nvim';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-neovim-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
fs.cpSync(path.join(root, 'examples/demo'), folder, { recursive: true });

const started = performance.now();
const run = spawnSync(nvim, ['--headless', '--clean', '-S', path.join(root, 'test/neovim/check.lua')], {
  cwd: folder,
  encoding: 'utf8',
  timeout: 120_000,
  env: {
    ...process.env,
    PYPROJECT_NODE: process.execPath,
    PYPROJECT_SERVER: path.join(root, 'dist/server.js'),
  },
});
if (run.error?.code === 'ENOENT') {
  console.log(`not ok - neovim: Neovim is missing. Install it with "${INSTALL}".`);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
process.stdout.write(run.stdout);
const passed = run.stdout.match(/^ok - /gm)?.length ?? 0;
let failed = run.stdout.match(/^not ok - /gm)?.length ?? 0;
if (run.status !== 0 && failed === 0) {
  failed = 1;
  console.log(`not ok - neovim ended with ${run.status ?? run.signal}:\n${run.stderr}`);
}
if (passed + failed === 0) {
  failed = 1;
  console.log(`not ok - neovim ran no check:\n${run.stderr}`);
}
console.log(`# neovim: ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
