// `npm test`: installs what it needs into this folder, builds, runs every suite and ends with `N passed, N failed`.
// Uses nothing but Node until the packages are installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideNodeMajor } from './lib/provision.mjs';
import { runSuite, summarize } from './lib/suites.mjs';
import { missingTools } from './lib/tools.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));

const results = [];
const missing = missingTools();
for (const sentence of missing) console.log(sentence);
if (missing.length > 0) results.push({ name: 'programs', passed: 0, failed: missing.length, seconds: 0 });

const installed = 'node_modules/.package-lock.json';
const isStale =
  !fs.existsSync(installed) || fs.statSync(installed).mtimeMs < fs.statSync('package-lock.json').mtimeMs;
if (isStale) step('npm', ['ci', '--ignore-scripts']);
step(process.execPath, ['scripts/build.mjs']);

const here = Number(process.versions.node.split('.')[0]);
for (const major of [20, 24]) {
  const node = major === here ? process.execPath : provided(major);
  if (node === undefined) continue;
  for (const name of ['unit', 'protocol'])
    await suite(`${name}, Node ${major}`, ['scripts/test-node.mjs', name, '--node', node]);
}
await suite('command line', ['scripts/test-node.mjs', 'cli']);
await suite('real back-ends', ['scripts/test-node.mjs', 'real']);
await suite('Neovim', ['test/neovim/run.mjs']);
await suite('VS Code', ['test/runVSCode.mjs']);
process.exit(summarize(results));

async function suite(name, args) {
  results.push(await runSuite(name, process.execPath, args));
}

/** Without packages and a build there is nothing to test. */
function step(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.log(`"${command} ${args.join(' ')}" failed${error === undefined ? '' : `: ${error.message}`}.`);
  results.push({ name: args[0], passed: 0, failed: 1, seconds: 0 });
  process.exit(summarize(results));
}

function provided(major) {
  try {
    return provideNodeMajor(major);
  } catch (error) {
    console.log(error.message);
    results.push({ name: `Node ${major}`, passed: 0, failed: 1, seconds: 0 });
    return undefined;
  }
}
