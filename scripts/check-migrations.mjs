// Runs a checker of migrations over a list of real projects, with and without --run-setup, and prints its figures and how
// long a migration takes.
//   node scripts/check-migrations.mjs CHECKER LIST.tsv [--run-setup] [--times] [--only name,…]
// CHECKER is a Python program that builds each project before and after a command and compares the wheels, LIST has name,
// version and optionally sha256, one project a line. The projects are downloaded with pip and built: only list what you
// would build anyway. Its working folder is `.cache/migrations`, or what MIGRATIONS names. With --times only the time is
// measured, of the projects that are there.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { migrationTimes, shownTimes } from './lib/migration-times.mjs';

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at < 0 ? undefined : args.splice(at, 2)[1];
const runs = args.includes('--run-setup');
const onlyTimes = args.includes('--times');
const [checker, list] = args.filter((one) => !one.startsWith('--'));
if (checker === undefined || list === undefined) {
  console.error('Which checker, and which list? See the head of this file.');
  process.exit(2);
}
const cli = path.resolve('dist/cli.js');
const work = path.resolve(process.env.MIGRATIONS ?? '.cache/migrations');
fs.mkdirSync(work, { recursive: true });
const checked = onlyTimes ? 0 : check();
if (checked === null) process.exit(1);
const times = timed();
console.log(shownTimes(times));
const tooSlow = times.wall > 300;
if (tooSlow) console.log('The median is above 300 ms.');
process.exit(checked !== 0 || tooSlow ? 1 : 0);

/** The checker's exit code. */
function check() {
  const command = [process.execPath, cli, 'migrate', '{dir}', '--write', '--setup-py', 'minimal'].join(' ');
  const label = runs ? 'run' : 'read';
  const { status } = spawnSync(
    process.env.PYTHON ?? 'python3',
    [
      ...[checker, '--list', list, '--work', work, '--label', label, '--leave', 'trust'],
      ...['--migrator', runs ? `${command} --run-setup` : command],
      ...['--out', path.join(work, `${label}.json`)],
      ...(only === undefined ? [] : ['--only', only]),
    ],
    { stdio: 'inherit' },
  );
  return status;
}

/** What the migrations cost of the projects whose archives are there. */
function timed() {
  const sdists = path.join(work, 'sdists');
  const sources = path.join(work, 'sources');
  const folders = fs.readdirSync(sdists).flatMap((name) => {
    const archive = fs.readdirSync(path.join(sdists, name)).find((one) => one.endsWith('.tar.gz'));
    if (archive === undefined) return [];
    if (only !== undefined && !only.split(',').some((one) => name.startsWith(`${one}-`))) return [];
    const folder = path.join(sources, name);
    if (!fs.existsSync(folder)) {
      fs.mkdirSync(folder, { recursive: true });
      spawnSync('tar', ['-xzf', path.join(sdists, name, archive), '--strip-components=1', '-C', folder]);
    }
    return [folder];
  });
  return migrationTimes(cli, folders);
}
