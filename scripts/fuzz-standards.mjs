// Compares our reading of versions, specifiers, requirements, markers, names, entry points, licences and import names with the installed
// `packaging` (pinned by hash) and `importlib.metadata`, on generated and mutated strings.
//   npm run fuzz:standards -- [--cases N] [--seed S]
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { prepareData } from './data.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const cases = option('cases', 200000);
const seed = option('seed', Math.floor(Math.random() * 2 ** 31));
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed)) {
  console.error('Use: npm run fuzz:standards -- [--cases N] [--seed S], both whole numbers.');
  process.exit(2);
}
const BATCH = 500;
const KEPT = 50;

prepareData({ log: console.log });
const python = oraclePython();
const bundle = path.resolve('.build/fuzz', `standards-${process.pid}.mjs`);
await build({
  stdin: {
    contents:
      "export * as strings from './test/fuzz/standards.ts'; export * as licences from './test/fuzz/licences.ts';" +
      "export { ENVIRONMENTS, explain } from './test/fuzz/standards.ts'; export { randomFrom } from './test/fuzz/random.ts';",
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});
const { ENVIRONMENTS, explain, licences, randomFrom, strings } = await import(pathToFileURL(bundle).href);
fs.rmSync(bundle);
const ask = (random) => (random.chance(0.15) ? licences.ask(random) : strings.ask(random));
const answer = (question) =>
  ['license', 'import-name'].includes(question.kind) ? licences.answer(question) : strings.answer(question);

const oracle = spawn(python, ['scripts/oracle_packaging.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = createInterface({ input: oracle.stdout })[Symbol.asyncIterator]();
oracle.stdin.write(`${JSON.stringify(ENVIRONMENTS)}\n`);

console.log(`fuzz:standards seed ${seed}, ${cases} cases, ${version(python)}`);
const random = randomFrom(seed);
const counts = new Map();
const explained = new Map();
const failures = [];
let failed = 0;
let accepted = 0;
const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
const started = Date.now();

for (let done = 0; done < cases; done += BATCH) {
  const questions = Array.from({ length: Math.min(BATCH, cases - done) }, () => ask(random));
  oracle.stdin.write(`${JSON.stringify(questions)}\n`);
  const ours = questions.map(attempt);
  const { value, done: ended } = await lines.next();
  if (ended) throw new Error('The oracle ended before it answered.');
  const theirs = JSON.parse(value);
  questions.forEach((question, i) => {
    add(counts, question.kind);
    if (theirs[i] !== null) accepted++;
    if (isDeepStrictEqual(ours[i], theirs[i])) return;
    const reason = ours[i]?.thrown === undefined ? explain(question, ours[i], theirs[i]) : undefined;
    if (reason !== undefined) {
      add(explained, reason);
      return;
    }
    failed++;
    if (failures.length < KEPT) failures.push({ question, ours: ours[i], theirs: theirs[i] });
  });
}
oracle.stdin.end();

const list = (map) => [...map].map(([key, count]) => `${count} ${key}`).join(', ');
console.log(
  `${list(counts)}; the oracle accepts ${accepted}; ${((Date.now() - started) / 1000).toFixed(1)} s`,
);
if (explained.size > 0) console.log(`differences with a known cause: ${list(explained)}`);
if (failed > 0) {
  const file = `test/failures/standards-${seed}.json`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(failures, null, 2)}\n`);
  console.log(`${failed} differ without one, the first ${failures.length} in ${file}`);
  for (const { question, ours, theirs } of failures.slice(0, 5)) {
    console.log(
      `  ${question.kind} ${JSON.stringify(question.text)}\n    ours   ${JSON.stringify(ours)}\n    theirs ${JSON.stringify(theirs)}`,
    );
  }
}
console.log(failed === 0 ? 'no unexplained difference' : `${failed} unexplained differences`);
process.exitCode = failed === 0 ? 0 : 1;

function attempt(question) {
  try {
    // The oracle's answers come as JSON, so ours go the same way.
    return JSON.parse(JSON.stringify(answer(question) ?? null));
  } catch (error) {
    return {
      thrown: String(error?.stack ?? error)
        .split('\n')
        .slice(0, 3)
        .join(' '),
    };
  }
}

/** A Python with exactly the pinned `packaging`, made once below `.cache`. */
function oraclePython() {
  const folder = path.resolve('.cache/venvs/fuzz-standards');
  const own = path.join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const pinned = fs.readFileSync('scripts/fuzz-requirements.txt', 'utf8');
  const stamp = path.join(folder, 'pinned.txt');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === pinned) return own;

  const found = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (found === undefined)
    fail('Python 3 is missing: install it (Debian: apt-get install python3 python3-venv).');
  console.log('Installing the pinned packaging into .cache …');
  fs.rmSync(folder, { recursive: true, force: true });
  run(found, ['-m', 'venv', folder]);
  run(own, [
    '-m',
    'pip',
    'install',
    '-q',
    '--disable-pip-version-check',
    '--no-deps',
    '--require-hashes',
    '-r',
    'scripts/fuzz-requirements.txt',
  ]);
  fs.writeFileSync(stamp, pinned);
  return own;
}

function run(command, args) {
  if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0)
    fail(`Failed: ${command} ${args.join(' ')}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function version(command) {
  const code =
    'import sys, packaging; print("packaging", packaging.__version__, "on Python", sys.version.split()[0])';
  return spawnSync(command, ['-c', code], { encoding: 'utf8' }).stdout.trim();
}
