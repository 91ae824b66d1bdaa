// Packs the extension: `pyproject-toolkit-<version>.vsix`, and says how large it is.
//   node scripts/package.mjs [FILE]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from './lib/files.mjs';

const BUDGET = 2 * 1024 * 1024;

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const { name, version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const target = path.resolve(process.argv[2] ?? `${name}-${version}.vsix`);

// vsce matches every file of its folder with every pattern, which takes a minute beside `.vscode-test/`: it gets a
// folder with just the files that ship, those that `.vscodeignore` takes back in.
const stage = path.resolve('.build/package', String(process.pid));
fs.rmSync(stage, { recursive: true, force: true });
for (const file of shipped()) {
  fs.mkdirSync(path.dirname(path.join(stage, file)), { recursive: true });
  fs.copyFileSync(file, path.join(stage, file));
}

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
    target,
  ],
  { cwd: stage, encoding: 'utf8' },
);
fs.rmSync(stage, { recursive: true, force: true });
if (result.status !== 0) {
  console.error(`${result.stdout}${result.stderr}`);
  process.exit(result.status ?? 1);
}
const size = fs.statSync(target).size;
console.log(`${path.relative('.', target)}: ${(size / 1024).toFixed(0)} KB of ${BUDGET / 1024} KB`);
if (size > BUDGET) {
  console.error('That is more than the budget.');
  process.exit(1);
}

/** The files of the lines `!file`, `!folder/*.ending` and `!folder/**` in `.vscodeignore`. */
function shipped() {
  const lines = fs.readFileSync('.vscodeignore', 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith('!'))
    .flatMap((line) => {
      const pattern = line.slice(1).trim();
      if (!pattern.includes('*')) {
        if (!fs.existsSync(pattern))
          throw new Error(`${pattern} ships, but is not there: run "npm run build" first.`);
        return [pattern];
      }
      const [, folder, deep, ending] = /^(.+)\/(?:(\*\*)|\*([^*/]*))$/.exec(pattern) ?? [];
      if (folder === undefined) throw new Error(`.vscodeignore: "${line}" is of no form that is known here.`);
      if (deep !== undefined) return globSync(folder, /./);
      return globSync(folder, /./).filter(
        (file) => path.posix.dirname(file) === folder && file.endsWith(ending),
      );
    });
}
