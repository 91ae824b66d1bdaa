// Makes server/data/standard-names.json: which public names modules of Python's standard library have, and for those that
// not every release or platform has, where. Taken from the stubs in the pinned package `typeshed-client`, and from what the
// Python at hand says of itself.
//   npm run generate:standard-names
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, venvWith } from './lib/python.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const STUBS = 'typeshed-client==2.15.0';
const OUT = 'server/data/standard-names.json';
// Modules that setup.py files ask for names. `sys` is not among them: environments put names of their own into it.
const MODULES = [
  ...[
    'ast',
    'asyncio',
    'codecs',
    'collections',
    'collections.abc',
    'contextlib',
    'copy',
    'datetime',
    'email.utils',
    'errno',
    'fnmatch',
  ],
  ...[
    'functools',
    'glob',
    'importlib',
    'importlib.machinery',
    'importlib.util',
    'inspect',
    'io',
    'itertools',
    'locale',
  ],
  ...[
    'logging',
    'math',
    'multiprocessing',
    'operator',
    'os',
    'os.path',
    'pkgutil',
    'platform',
    'shutil',
    'signal',
  ],
  ...[
    'socket',
    'ssl',
    'string',
    'struct',
    'subprocess',
    'tempfile',
    'textwrap',
    'threading',
    'time',
    'tokenize',
    'types',
  ],
  ...['typing', 'unittest', 'urllib.parse', 'urllib.request', 'zipimport'],
];

const releases = JSON.parse(fs.readFileSync('server/data/standard-modules.json', 'utf8'));
// The stubs do not tell what older releases had.
const OLDEST = 10;
const minors = [];
for (let minor = OLDEST; minor <= releases.newest; minor++) minors.push(minor);
const venv = venvWith('standard-names', [STUBS]);
const found = JSON.parse(
  run(venv.python, [
    ...['-B', 'scripts/generate/standard_names.py', JSON.stringify(MODULES), JSON.stringify(minors)],
  ]),
);

const PLATFORMS = ['linux', 'darwin', 'win32'];
const modules = {};
for (const [module, { by, here }] of Object.entries(found)) {
  const has = (platform, minor, name) => by[platform][minor].includes(name);
  const names = [...new Set(PLATFORMS.flatMap((one) => minors.flatMap((minor) => by[one][minor])))].sort();
  const isAlways = (name) => PLATFORMS.every((one) => minors.every((minor) => has(one, minor, name)));
  // For each platform the first and the last release; a name that comes back is left out, and so not known.
  const ranges = (name) =>
    PLATFORMS.map((one) => {
      const those = minors.filter((minor) => has(one, minor, name));
      return those.length === 0 ? [] : [those[0], those.at(-1)];
    });
  const isWhole = (name) =>
    PLATFORMS.every((one, at) => {
      const [from, to] = ranges(name)[at];
      return minors.every((minor) => has(one, minor, name) === (from <= minor && minor <= to));
    });
  const some = names.filter((name) => !isAlways(name));
  const where = grouped(some.filter(isWhole), (name) => JSON.stringify(ranges(name)));
  modules[module] = {
    always: names.filter(isAlways).join(' '),
    some: [...where].map(([range, list]) => ({ in: JSON.parse(range), names: list.join(' ') })),
    also: [...some.filter((name) => !isWhole(name)), ...here.filter((name) => !names.includes(name))]
      .sort()
      .join(' '),
  };
}
const file = {
  source: `${STUBS.replace('==', ' ')} (stubs of typeshed), Python 3.${minors[0]} to 3.${minors.at(-1)}`,
  generated: new Date().toISOString().slice(0, 10),
  command: 'npm run generate:standard-names',
  platforms: PLATFORMS,
  oldest: minors[0],
  newest: minors.at(-1),
  modules,
};
// One line for each fact.
const text = JSON.stringify(file, null, 1).replace(/\[[\d,\s[\]]*\]/g, (list) => list.replace(/\s+/g, ''));
fs.writeFileSync(OUT, `${text}\n`);
console.log(`generate:standard-names: ${Object.keys(modules).length} modules`);

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
