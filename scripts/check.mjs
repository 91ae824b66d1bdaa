// `npm run check`: what has to be green before a change is done. Ends with a line for each part.
//   node scripts/check.mjs [--without-tests]      leaves the unit tests out
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));

const bin = (name) => path.join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const parts = [
  ['format and lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['data', process.execPath, ['scripts/data.mjs']],
  ['layers and cycles', process.execPath, ['scripts/test-node.mjs', 'unit', 'test/layers']],
  ['generated files', process.execPath, ['scripts/generate.mjs', '--check']],
  ...(process.argv.includes('--without-tests')
    ? []
    : [['unit tests', process.execPath, ['scripts/test-node.mjs', 'unit']]]),
];

const results = [];
for (const [name, command, args] of parts) {
  const started = performance.now();
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  results.push({ name, ok: status === 0, seconds: (performance.now() - started) / 1000 });
}
console.log('');
for (const { name, ok, seconds } of results)
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
