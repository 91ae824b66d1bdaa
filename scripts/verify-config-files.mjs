// Proves which of a tool's own files count beside its table in pyproject.toml, by running the tool on both.
//   npm run verify:config-files [-- NAME …]
// Writes server/data/config-files.json and docs/config-files.md; exits with 1 where `configFiles` of a tool says otherwise.
//
// Each file is tried three times: it and the table set the same thing differently; the file has its section, but not that
// setting; the table has none. From what the tool then works with follows: `instead` (only the file is read), `over` and
// `under` (both are read, the file or the table wins), `both` (both are read and count together), `shadowed` (only the
// table is read).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadEngine } from './lib/engine.mjs';
import { venvWith } from './lib/python.mjs';
import { PROBES } from './verify/config-files.mjs';
import { configFilesPage } from './verify/page.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const RESULTS = 'server/data/config-files.json';
const { service } = await loadEngine();
const before = fs.existsSync(RESULTS) ? JSON.parse(fs.readFileSync(RESULTS, 'utf8')).tools : [];
const asked = process.argv.slice(2);
const results = new Map(before.map((one) => [one.name, one]));
let bad = 0;
for (const name of asked.length > 0 ? asked : Object.keys(PROBES)) results.set(name, await proved(name));
const tools = [...results.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
fs.writeFileSync(
  RESULTS,
  `${JSON.stringify({ command: 'npm run verify:config-files', tools }, undefined, 2)}\n`,
);
fs.writeFileSync('docs/config-files.md', configFilesPage(tools));
process.exitCode = bad > 0 ? 1 : 0;

async function proved(name) {
  const tool = service.registry.tools.find((one) => one.name === name);
  const probe = PROBES[name];
  const requirements = probe.requirements ?? (await requirementsOf(name));
  const venv = venvWith(`tools/${name}`, requirements);
  const version = versionOf(venv, /^[\w.-]+/.exec(requirements[0])[0]);
  const files = (tool.configFiles ?? []).map(({ file, section, precedence }) => {
    const seen = precedenceOf(probe, venv, file);
    if (seen !== precedence) {
      bad++;
      console.log(`  ! ${name} ${file}: we say "${precedence}", ${tool.title} ${version} does "${seen}"`);
    }
    return { file, ...(section === undefined ? {} : { section }), precedence: seen };
  });
  console.log(`${name} ${version}: ${files.length} files`);
  return { name, title: tool.title, version, date: new Date().toISOString().slice(0, 10), files };
}

/** What the proof of the tool itself works with. */
async function requirementsOf(name) {
  const at = pathToFileURL(path.resolve(`scripts/verify/tools/${name}.mjs`)).href;
  return (await import(at)).default.requirements;
}

function precedenceOf(probe, venv, file) {
  const text = probe.file(file);
  const both = read({ 'pyproject.toml': probe.table, [file]: text.full });
  const withoutIt = read({ 'pyproject.toml': probe.table, [file]: text.other });
  const only = read({ 'pyproject.toml': probe.other, [file]: text.full });
  if (both === 'both') return withoutIt === 'table' && only === 'file' ? 'both' : 'neither (both)';
  if (both === 'file') return withoutIt === 'table' ? 'over' : 'instead';
  if (both === 'table') return only === 'file' ? 'under' : 'shadowed';
  return `neither (${both})`;

  function read(files) {
    const folder = path.resolve('.cache', 'verify', 'config-files');
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    for (const [place, content] of Object.entries({ ...probe.files, ...files })) {
      fs.mkdirSync(path.dirname(path.join(folder, place)), { recursive: true });
      fs.writeFileSync(path.join(folder, place), content);
    }
    const { stdout, stderr } = spawnSync(venv.bin(probe.run[0]), probe.run.slice(1), {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '200', NO_COLOR: '1', HOME: folder, XDG_CONFIG_HOME: folder },
    });
    const said = stdout + stderr;
    if (probe.isBoth?.test(said)) return 'both';
    return probe.isTable.test(said) ? 'table' : probe.isFile.test(said) ? 'file' : 'nothing';
  }
}

function versionOf(venv, distribution) {
  const code = 'import sys, importlib.metadata as m; print(m.version(sys.argv[1]))';
  return spawnSync(venv.python, ['-c', code, distribution], { encoding: 'utf8' }).stdout.trim();
}
