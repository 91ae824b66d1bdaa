// Packs the extension: `pyproject-toolkit-<version>.vsix`, and says how large it is.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const BUDGET = 2 * 1024 * 1024;

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const { name, version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const file = process.argv[2] ?? `${name}-${version}.vsix`;

const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
const result = spawnSync(
  process.execPath,
  [
    vsce,
    'package',
    '--no-dependencies',
    '--no-rewrite-relative-links',
    '--allow-missing-repository',
    '--out',
    file,
  ],
  { encoding: 'utf8' },
);
if (result.status !== 0) {
  console.error(`${result.stdout}${result.stderr}`);
  process.exit(result.status ?? 1);
}
const size = fs.statSync(file).size;
console.log(`${file}: ${(size / 1024).toFixed(0)} KB of ${BUDGET / 1024} KB`);
if (size > BUDGET) {
  console.error('That is more than the budget.');
  process.exit(1);
}
