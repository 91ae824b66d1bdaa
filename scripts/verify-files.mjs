// Proves the rules that look at files: builds projects with six back-ends, installs the wheels into a virtual environment
// and runs their scripts. What the rules call broken must fail, what they pass over must work. Writes docs/files.md.
//   npm run verify:files [-- substring of a case]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { run, venvWith } from './lib/python.mjs';
import { backends, own, situations } from './verify/file-cases.mjs';
import { markers } from './verify/marker-cases.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const RELEASES = [
  ...['setuptools==84.2.1', 'hatchling==1.33.0', 'flit_core==4.2.0', 'pdm-backend==2.5.0'],
  ...['poetry-core==2.5.0', 'uv-build==0.13.6', 'uv==0.13.8'],
];
const PAGE = 'docs/files.md';
/** The rules that look at files; findings of others do not count here. */
const RULES = new Set([
  ...['readme-missing', 'license-file-missing', 'license-files-no-match', 'typed-marker'].map(
    (id) => `project/${id}`,
  ),
  ...[
    'readme-content-type',
    'installed-version',
    'script-target',
    'version-source',
    'setup-files-differ',
    'import-names-differ',
  ].map((id) => `project/${id}`),
  ...[
    'build-system/package-discovery',
    'build-system/sub-package-left-out',
    'build-system/typed-marker-left-out',
    'setuptools/packages-incomplete',
  ],
  ...['hatch/version-not-read', 'pdm/version-not-read', 'setuptools/version-not-read'],
]);

const only = process.argv[2];
const builder = venvWith('file-rules', RELEASES);
const installed = venvWith('file-rules-installed', []);
const { service, filesOnDisk } = await engine();
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-files-'));
process.on('exit', () => fs.rmSync(root, { recursive: true, force: true }));

const cases = [
  ...situations.flatMap((situation) =>
    backends.map((backend) => ({
      ...situation,
      backend,
      rule: typeof situation.rule === 'object' ? situation.rule[backend.name] : situation.rule,
    })),
  ),
  ...[...own, ...markers].map((one) => ({
    ...one,
    backend: backends.find(({ name }) => name === one.backend),
  })),
].filter(({ what, backend }) => only === undefined || `${backend.name} ${what}`.includes(only));

const rows = [];
let wrong = 0;
for (const [index, one] of cases.entries()) {
  const folder = path.join(root, String(index));
  const text = write(folder, one);
  for (const [name, version] of Object.entries(one.environment ?? {})) installAlone(folder, name, version);
  const findings = service
    .diagnostics(service.open('pyproject.toml', text), { files: filesOnDisk(folder) })
    .filter(({ rule }) => RULES.has(rule));
  const found = [...new Set(findings.map(({ rule }) => rule))];
  const problem = tryOut(folder, one);
  const expected = one.rule === undefined ? [] : [one.rule];
  const agrees = (problem !== undefined) === found.length > 0 && String(found) === String(expected);
  if (!agrees) wrong += 1;
  rows.push({ ...one, found, problem, agrees });
  console.log(
    `${agrees ? 'ok    ' : 'WRONG '} ${one.backend.name}: ${one.what}: ${found.join(', ') || 'no finding'}; ${problem ?? 'works'}`,
  );
  fs.rmSync(folder, { recursive: true });
}
console.log(`\n${cases.length - wrong} of ${cases.length} agree`);
if (only === undefined && wrong === 0) writePage();
process.exit(wrong === 0 ? 0 : 1);

function write(folder, { backend, files, project = '', tables = '', dynamic = false }) {
  const text = `[build-system]
requires = ["${backend.requires}"]
build-backend = "${backend.module}"

[project]
name = "tide"
description = "A pool"
${dynamic ? 'dynamic = ["version"]' : 'version = "1.0"'}
${project}
${tables}`;
  for (const [name, content] of Object.entries({ ...files, 'pyproject.toml': text })) {
    if (content === undefined) continue;
    fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return text;
}

/** A virtual environment in a project with one distribution, of which there is the metadata alone. */
function installAlone(folder, name, version) {
  const venv = path.join(folder, '.venv');
  run(builder.bin('uv'), [
    'venv',
    venv,
    '--python',
    builder.python,
    '--offline',
    '--quiet',
    '--allow-existing',
  ]);
  const [library] = fs.readdirSync(path.join(venv, 'lib'));
  const info = path.join(venv, 'lib', library, 'site-packages', `${name}-${version}.dist-info`);
  fs.mkdirSync(info);
  fs.writeFileSync(
    path.join(info, 'METADATA'),
    `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
  );
  fs.writeFileSync(path.join(info, 'RECORD'), '');
  fs.writeFileSync(
    path.join(info, 'WHEEL'),
    'Wheel-Version: 1.0\nGenerator: none\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  );
}

/** Builds, installs and runs a project; what is wrong with it in a few words, `undefined` where all is as it should be. */
function tryOut(folder, one) {
  // Beside the project: a folder in it would be taken for a package.
  const out = `${folder}-out`;
  const script = path.resolve('scripts/verify/build_wheel.py');
  const built = spawnSync(
    builder.python,
    ['-B', script, one.backend.module, out, ...(one.viaSdist ? ['sdist'] : [])],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${path.dirname(builder.bin('x'))}${path.delimiter}${process.env.PATH}` },
    },
  );
  if (built.status !== 0) return 'the build fails';
  const wheel = path.join(out, built.stdout.trim().split('\n').at(-1));
  const names = run('python3', ['-m', 'zipfile', '-l', wheel])
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}/)[0]);
  const metadata = run('python3', [
    '-c',
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.read([n for n in z.namelist() if n.endswith(".dist-info/METADATA")][0]).decode())',
    wheel,
  ]);
  for (const name of one.needs ?? []) if (!names.includes(name)) return `the wheel has no ${name}`;
  if (one.says !== undefined && !metadata.includes(one.says)) return 'the description is empty';
  if (one.licence !== undefined && !names.some((name) => name.includes(one.licence)))
    return 'the wheel has no such licence';
  if (one.licenceText === true && !/^License:|^License-File: COPYING/m.test(metadata))
    return 'the licence is empty';
  if (one.version !== undefined && !metadata.includes(`\nVersion: ${one.version}\n`))
    return `the version is not ${one.version}`;
  if (one.requires !== undefined && !metadata.includes(`Requires-Dist: ${one.requires}`))
    return `${one.requires} is not required`;
  const uv = (...args) =>
    run(builder.bin('uv'), ['pip', ...args, '--python', installed.python, '--offline', '--quiet']);
  if (one.contentType !== undefined && !metadata.includes(`\nDescription-Content-Type: ${one.contentType}`))
    return `the readme is not called ${one.contentType}`;
  if (one.environment !== undefined) {
    const python = ['--python', path.join(folder, '.venv'), '--offline', '--quiet'];
    run(builder.bin('uv'), ['pip', 'install', '--no-deps', '--no-index', wheel, ...python]);
    const checked = spawnSync(builder.bin('uv'), ['pip', 'check', ...python]);
    if (checked.status !== 0) return 'the environment does not fit';
  }
  if (one.lists !== undefined) {
    const stated = [...metadata.matchAll(/^Import-Name: ([\w.]+)/gm)].map(([, name]) => name);
    const lacking = one.lists.find((name) => !stated.includes(name));
    if (lacking !== undefined) return `the metadata does not name ${lacking}`;
    uv('install', '--no-deps', '--no-index', wheel);
    const gone = stated.find(
      (name) => spawnSync(installed.python, ['-c', `import ${name}`], { cwd: os.tmpdir() }).status !== 0,
    );
    uv('uninstall', 'tide');
    if (gone !== undefined) return `${gone} cannot be imported`;
  }
  if (one.run === undefined) return undefined;
  uv('install', '--no-deps', '--no-index', wheel);
  const ran = spawnSync(installed.bin(one.run), [], { cwd: os.tmpdir(), encoding: 'utf8' });
  uv('uninstall', 'tide');
  if (ran.status === 0 && ran.stdout.trim() === 'ran') return undefined;
  return `the script ends with ${/\w+Error/.exec(ran.stderr)?.[0] ?? 'nothing'}`;
}

function writePage() {
  const lines = rows.map(
    ({ backend, what, problem, found }) =>
      `| ${backend.name} | ${what} | ${problem ?? 'works'} | ${found.map((id) => `[${id}](rules/${id}.md)`).join(', ')} |`,
  );
  fs.writeFileSync(
    PAGE,
    `# Rules that look at files, and the truth
Each line is a project that was built with the named back-end, installed and, where it has a script, run. What a rule reports
failed; what no rule reports worked. Made by \`npm run verify:files\` on ${new Date().toISOString().slice(0, 10)} with
${RELEASES.slice(0, -1)
  .map((one) => one.replace('==', ' '))
  .join(', ')}.

| back-end | the project | what came of it | reported by |
| --- | --- | --- | --- |
${lines.join('\n')}
`,
  );
  console.log(`${PAGE} written`);
}

/** The engine with the command line's view of files, built from the sources. */
async function engine() {
  const outfile = path.resolve('.build', `verify-files-${process.pid}.mjs`);
  await build({
    stdin: {
      contents:
        "export { createService } from './server/src/service.ts'; export { filesOnDisk } from './server/src/node/files.ts';",
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
  const made = await import(pathToFileURL(outfile).href);
  fs.rmSync(outfile);
  const host = {
    readData: (name) => fs.readFileSync(`.cache/data/${name}`, 'utf8'),
    today: () => new Date().toISOString().slice(0, 10),
    log: (level, message) => {
      if (level === 'error') throw new Error(message);
    },
    rulePage: () => undefined,
  };
  return { service: made.createService(host), filesOnDisk: made.filesOnDisk };
}
