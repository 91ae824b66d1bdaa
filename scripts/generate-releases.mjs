// Finds the release of a tool that each of its settings came with, by asking the releases themselves.
//   npm run generate:releases [-- NAME …]
// Writes server/data/tools/releases/<name>.json, which the build puts into the data of the tool as `since`.
//
// The names of the settings are taken from the oldest and the newest release that is looked at, and from those between as
// far as they differ; so a setting is given the very release in which it appears. Those of the oldest have no `since`.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEngine } from './lib/engine.mjs';
import { run } from './lib/python.mjs';
import { TOOLS } from './verify/releases.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const RESULTS = 'server/data/tools/releases';
const PYTHON = process.env.PYTHON ?? 'python3';
const QUIET = ['--quiet', '--disable-pip-version-check', '--no-input'];
const { service } = await loadEngine();
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(TOOLS)) generate(name, TOOLS[name]);

function generate(name, tool) {
  const releases = releasesOf(tool);
  const since = {};
  const removed = {};
  const looked = new Set();
  const open = [[0, releases.length - 1]];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [low, high] = range;
    const before = keysOf(name, tool, releases[low]);
    const after = keysOf(name, tool, releases[high]);
    looked.add(releases[low]).add(releases[high]);
    const added = after.filter((key) => !before.includes(key));
    const gone = before.filter((key) => !after.includes(key));
    if (added.length + gone.length === 0) continue;
    if (high - low > 1) {
      const middle = (low + high) >> 1;
      open.push([low, middle], [middle, high]);
      continue;
    }
    for (const key of added) since[key] = releases[high];
    for (const key of gone) removed[key] = releases[high];
  }
  const newest = keysOf(name, tool, releases.at(-1));
  const known = (key) => isKnown([...tool.table, ...key.split('.')]);
  // A setting that was away for a while is as old as the release that had it first.
  const isNew = (key, release) =>
    releases
      .slice(0, releases.indexOf(release))
      .every((one) => !looked.has(one) || !keysOf(name, tool, one).includes(key));
  const kept = Object.entries(since).filter(
    ([key, release]) => newest.includes(key) && known(key) && isNew(key, release),
  );
  const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  const result = {
    source: `${tool.distribution} ${releases[0]} to ${releases.at(-1)}`,
    date: new Date().toISOString().slice(0, 10),
    command: `npm run generate:releases -- ${name}`,
    releases: releases.filter((release) => looked.has(release)),
    table: tool.table.slice(1).join('.'),
    since: sorted(kept),
    removed: sorted(Object.entries(removed).filter(([key]) => !newest.includes(key))),
  };
  fs.mkdirSync(RESULTS, { recursive: true });
  fs.writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify(result, undefined, 1)}\n`);
  console.log(
    `${name}: ${result.releases.length} releases, ${kept.length} settings with the release that brought them`,
  );
}

/** The final releases from the oldest that is looked at to the one that our data speak of, in order. */
function releasesOf({ distribution, from, to }) {
  const said = run(PYTHON, ['-m', 'pip', 'index', 'versions', distribution, '--disable-pip-version-check']);
  const all = /Available versions: (.*)/.exec(said)[1].split(', ').reverse();
  const [first, last] = [all.indexOf(from), all.indexOf(to)];
  if (first < 0 || last < 0) throw new Error(`${distribution}: there is no ${first < 0 ? from : to}.`);
  return all.slice(first, last + 1);
}

function keysOf(name, tool, release) {
  const file = path.resolve('.cache', 'releases', name, `${release}.json`);
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  const folder = path.resolve('.cache', 'releases', name, release);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const wheel = ['--no-deps', '--only-binary', ':all:', '--dest', folder];
  const plain = tool.pure
    ? ['--platform', 'any', '--abi', 'none', '--implementation', 'py', '--python-version', '3.12']
    : [];
  run(PYTHON, ['-m', 'pip', 'download', ...QUIET, ...wheel, ...plain, `${tool.distribution}==${release}`]);
  for (const one of fs.readdirSync(folder))
    run(PYTHON, ['-m', 'zipfile', '-e', path.join(folder, one), folder]);
  const keys = [...new Set(tool.keys(folder))].sort();
  if (keys.length === 0) throw new Error(`${name} ${release}: no setting was found.`);
  fs.writeFileSync(file, JSON.stringify(keys));
  fs.rmSync(folder, { recursive: true, force: true });
  return keys;
}

/** Whether our shapes have a key at this path. */
function isKnown(at) {
  let table = service.registry.tableAt(at.slice(0, 2));
  for (const [i, name] of at.slice(2).entries()) {
    const key = table?.keys.find((one) => one.name === name);
    if (key === undefined) return false;
    if (i === at.length - 3) return true;
    const shapes = key.shape.type === 'one-of' ? key.shape.of : [key.shape];
    table = shapes.find(({ type }) => type === 'table');
  }
  return false;
}
