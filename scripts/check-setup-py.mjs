// Compares what is read from real setup.py files, without running them, with what they pass to setup() when they run.
//   node scripts/check-setup-py.mjs LIST.tsv [--only name,…] [--show]
// LIST has name, version and optionally sha256, one project a line. The source archives are downloaded by name with pip into
// `.cache/setup-py` and their setup.py files run there in a virtual environment that has nothing but setuptools: only list
// what you would build anyway. A known value that differs is a defect; what is unknown is counted with its reason.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { venvWith } from './lib/python.mjs';

const SETUPTOOLS = '80.9.0';
const args = process.argv.slice(2);
const option = (name) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const only = option('--only')?.split(',');
const archives = option('--archives') ?? path.resolve('.cache', 'setup-py');
const show = args.includes('--show');
const [list] = args.filter((one) => !one.startsWith('--'));
if (list === undefined) {
  console.error('Which list? One project a line: name, version, optionally sha256, between tabs.');
  process.exit(2);
}

const readData = (name) => fs.readFileSync(path.join('.cache/data', name), 'utf8');
const engine = await load();
const python = venvWith('setup-py', [`setuptools==${SETUPTOOLS}`]).python;
const version = spawnSync(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], {
  encoding: 'utf8',
});
const environment = {
  python: version.stdout.trim(),
  sysPlatform: 'linux',
  osName: 'posix',
  platformSystem: 'Linux',
  implementation: 'CPython',
  platformMachine: os.arch() === 'arm64' ? 'aarch64' : 'x86_64',
};

const total = {
  projects: 0,
  notRun: 0,
  noSetup: 0,
  keywords: 0,
  equal: 0,
  unknown: 0,
  different: 0,
  missed: 0,
  extra: 0,
  ms: [],
};
const reasons = new Map();
for (const line of fs.readFileSync(list, 'utf8').split('\n')) {
  const [name, release] = line.split(/\t|==/);
  if (name === '' || name === 'name' || release === undefined) continue;
  if (only !== undefined && !only.includes(name)) continue;
  const project = unpacked(name, release.trim());
  if (project === undefined) continue;
  compareProject(name, project);
}
total.ms.sort((a, b) => a - b);
const median = total.ms[Math.floor(total.ms.length / 2)];
const slowest = total.ms.at(-1);
console.log({
  ...total,
  ms: undefined,
  median: Number(median?.toFixed(1)),
  slowest: Number(slowest?.toFixed(1)),
});
for (const [reason, names] of [...reasons].sort((a, b) => b[1].length - a[1].length)) {
  console.log(`  ${names.length} ${reason}: ${names.slice(0, 6).join(', ')}`);
}
process.exit(total.different > 0 ? 1 : 0);

async function load() {
  const outfile = path.resolve('.build', `setup-py-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: `export { readSetupPy } from './server/src/migrate/setup-py/read.ts';
        export { buildEnvironment } from './server/src/migrate/setup-py/available.ts';
        export { loadData } from './server/src/spec/load-data.ts';
        export { viewOnDisk } from './server/src/node/project-view.ts';`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    fs.rmSync(outfile, { force: true });
  }
}

/** The sources of a release as a checkout would have them; `undefined` where there are none with a setup.py. */
function unpacked(name, release) {
  const folder = path.join(archives, `${name}-${release}`);
  const find = () =>
    fs.existsSync(folder)
      ? fs.readdirSync(folder).find((one) => /\.(?:tar\.gz|zip|tgz|tar\.bz2)$/.test(one))
      : undefined;
  if (find() === undefined) {
    const pip = [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--no-binary',
      ':all:',
      '--no-build-isolation',
    ];
    spawnSync(python, [...pip, '-d', folder, `${name}==${release}`], { encoding: 'utf8' });
  }
  const archive = find();
  if (archive === undefined) {
    console.log(`${name}: not downloaded`);
    return undefined;
  }
  const tree = path.join(folder, 'tree');
  if (!fs.existsSync(tree)) {
    const script =
      'import shutil,sys,pathlib as p; shutil.unpack_archive(sys.argv[1], sys.argv[2]); ' +
      't=p.Path(sys.argv[2]); [shutil.rmtree(d) for d in list(t.rglob("*.egg-info")) if d.is_dir()]; ' +
      '[f.unlink() for f in t.glob("*/PKG-INFO")]';
    spawnSync(python, ['-c', script, path.join(folder, archive), tree]);
  }
  const [top] = fs.readdirSync(tree);
  const project = path.join(tree, top ?? '');
  if (!fs.existsSync(path.join(project, 'setup.py'))) {
    total.noSetup++;
    return undefined;
  }
  return project;
}

function compareProject(name, project) {
  const view = engine.viewOnDisk(project);
  const started = process.cpuUsage();
  const reading = engine.readSetupPy(view, environment, engine.loadData({ readData }));
  const used = process.cpuUsage(started);
  const ms = (used.user + used.system) / 1000;
  total.ms.push(ms);
  if (ms > 500) console.log(`${name}: slow, ${ms.toFixed(0)} ms`);
  const own = engine.buildEnvironment(engine.viewOnDisk(project)).ownFolder ? 'own' : 'no';
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'setup-py-'));
  let truth;
  try {
    fs.cpSync(project, copy, { recursive: true });
    const run = spawnSync(python, [path.resolve('scripts/check-setup-py.py'), copy, own], {
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 1 << 28,
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: copy },
    });
    truth = run.stdout === '' ? { calls: [], failure: run.stderr.slice(-200) } : JSON.parse(run.stdout);
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
  if (truth.calls.length === 0) {
    total.notRun++;
    console.log(`${name}: does not run here (${truth.failure}); read as ${reading.status}`);
    return;
  }
  total.projects++;
  const real = truth.calls[0];
  if (reading.status !== 'read')
    console.log(`${name}: ${reading.status}, ${JSON.stringify(reading.problem)}`);
  for (const [key, value] of Object.entries(real)) {
    total.keywords++;
    const found = reading.keywords.get(key);
    if (found === undefined) {
      if (reading.open === undefined && reading.status === 'read') {
        total.missed++;
        console.log(`${name}: ${key} is MISSED`);
      } else total.unknown++;
      note(reading.open?.reason ?? reading.problem?.reason ?? 'missed', `${name}:${key}`);
    } else if (found.state === 'unknown') {
      total.unknown++;
      note(found.unknown.reason, `${name}:${key}:${found.unknown.file}:${found.unknown.line}`);
    } else if (same(found.value, value) || (key === 'cmdclass' && found.value.kind === 'object')) {
      // Commands of a library are known to be there, not which they are.
      total.equal++;
    } else {
      total.different++;
      console.log(`${name}: ${key} DIFFERS`);
      if (show)
        console.log(
          '   read',
          JSON.stringify(plain(found.value)).slice(0, 600),
          '\n   real',
          JSON.stringify(plain(value)).slice(0, 600),
        );
    }
  }
  if (reading.status !== 'read') return;
  for (const key of reading.keywords.keys()) {
    if (!(key in real)) {
      total.extra++;
      console.log(`${name}: ${key} is not passed`);
    }
  }
}

function note(reason, where) {
  const plainReason = reason.slice(0, 100);
  reasons.set(plainReason, [...(reasons.get(plainReason) ?? []), where]);
}

function plain(value) {
  if (value.kind === 'dict') return value.entries.map(([key, one]) => [plain(key), plain(one)]);
  if (value.items !== undefined) return value.items.map(plain);
  return value.kind === 'object' ? `<${value.type}>` : (value.value ?? null);
}

/** The order of folders is the file system's, so lists may differ in order. */
function same(a, b) {
  const text = (value) => {
    if (value.kind === 'object') return 'object';
    if (value.kind === 'dict') return `{${value.entries.map(([k, v]) => `${text(k)}:${text(v)}`).sort()}}`;
    if (value.items !== undefined) return `${value.kind}[${value.items.map(text).sort()}]`;
    return JSON.stringify([value.kind, value.value]);
  };
  return text(a) === text(b);
}
