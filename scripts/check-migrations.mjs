// Runs a checker of migrations over a list of real projects, with and without --run-setup, and prints its figures and how
// long a migration takes.
//   node scripts/check-migrations.mjs CHECKER LIST.tsv [--run-setup] [--only name,…]
// CHECKER is a Python program that builds each project before and after a command and compares the wheels, LIST has name,
// version and optionally sha256, one project a line. The projects are downloaded with pip and built: only list what you
// would build anyway. Its working folder is `.cache/migrations`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at < 0 ? undefined : args.splice(at, 2)[1];
const runs = args.includes('--run-setup');
const [checker, list] = args.filter((one) => !one.startsWith('--'));
if (checker === undefined || list === undefined) {
  console.error('Which checker, and which list? See the head of this file.');
  process.exit(2);
}
const cli = path.resolve('dist/cli.js');
const work = path.resolve('.cache/migrations');
const command = [process.execPath, cli, 'migrate', '{dir}', '--write', '--setup-py', 'minimal'].join(' ');
const out = path.join(work, runs ? 'run.json' : 'read.json');
fs.mkdirSync(work, { recursive: true });
const checked = spawnSync(
  process.env.PYTHON ?? 'python3',
  [
    checker,
    '--list',
    list,
    '--work',
    work,
    '--label',
    runs ? 'run' : 'read',
    '--leave',
    'trust',
    '--migrator',
    runs ? `${command} --run-setup` : command,
    '--out',
    out,
    ...(only === undefined ? [] : ['--only', only]),
  ],
  { stdio: 'inherit' },
);
if (checked.status === null || !fs.existsSync(out)) process.exit(1);

// What a migration costs, without building: the process from its start to its end.
const times = [];
const sdists = path.join(work, 'sdists');
for (const name of fs.readdirSync(sdists).sort()) {
  const [archive] = fs.readdirSync(path.join(sdists, name)).filter((one) => one.endsWith('.tar.gz'));
  if (
    archive === undefined ||
    (only !== undefined && !only.split(',').some((one) => name.startsWith(`${one}-`)))
  )
    continue;
  const folder = fs.mkdtempSync(path.join(work, 'time-'));
  spawnSync('tar', ['-xzf', path.join(sdists, name, archive), '--strip-components=1', '-C', folder]);
  const started = performance.now();
  spawnSync(process.execPath, [cli, 'migrate', folder, '--format', 'json'], { stdio: 'ignore' });
  times.push(performance.now() - started);
  fs.rmSync(folder, { recursive: true, force: true });
}
times.sort((a, b) => a - b);
const middle = times[Math.floor(times.length / 2)];
const last = times.at(-1);
if (middle !== undefined && last !== undefined)
  console.log(
    `migrating without building: median ${Math.round(middle)} ms, longest ${Math.round(last)} ms of ${times.length}`,
  );
const tooSlow = middle !== undefined && middle > 300;
if (tooSlow) console.log('The median is above 300 ms.');
process.exit(checked.status === 0 && !tooSlow ? 0 : 1);
