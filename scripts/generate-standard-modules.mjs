// Makes server/data/standard-modules.json: the modules of Python's standard library, and for those that not every release
// has, the releases that do. Taken from the pinned package `stdlibs`, which reads them from the releases themselves, and
// compared with what the Python at hand says of itself.
//   npm run generate:standard-modules
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, venvWith } from './lib/python.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const STDLIBS = 'stdlibs==2026.9.3';
const OUT = 'server/data/standard-modules.json';

const venv = venvWith('standard-modules', [STDLIBS]);
const pythons = JSON.parse(run(venv.python, ['-B', 'scripts/generate/standard_modules.py']));
// Older ones count as the oldest here: hardly a program of today asks what they lack.
const OLDEST = 6;
const minors = Object.keys(pythons)
  .filter((minor) => Number(minor.slice(2)) >= OLDEST)
  .sort((a, b) => Number(a.split('.')[1]) - Number(b.split('.')[1]));
const [here, ...own] = JSON.parse(
  run(venv.python, [
    '-c',
    'import json, sys; print(json.dumps(["%d.%d" % sys.version_info[:2], *sorted(sys.stdlib_module_names)]))',
  ]),
);
const missing = own.filter((name) => pythons[here]?.includes(name) === false);
if (missing.length > 0)
  throw new Error(`Python ${here} has modules that ${STDLIBS} lacks: ${missing.join(', ')}`);

const has = (minor, name) => pythons[minor].includes(name);
const all = [...new Set(Object.values(pythons).flat())].sort();
// `test` and the like are there for Python's own tests, and no Python counts them.
const counted = all.filter((name) => !/^(?:test|__.*hello.*__|_test.*|_xx.*|xx.*)$/.test(name));
const always = counted.filter((name) => minors.every((minor) => has(minor, name)));
const some = Object.fromEntries(
  counted
    .filter((name) => !always.includes(name))
    .map((name) => [name, minors.filter((minor) => has(minor, name)).map((minor) => Number(minor.slice(2)))]),
);
const file = {
  source: `${STDLIBS.replace('==', ' ')}, Python ${minors[0]} to ${minors.at(-1)}`,
  generated: new Date().toISOString().slice(0, 10),
  command: 'npm run generate:standard-modules',
  // Of the releases that have a module only the minor number: 11 is Python 3.11.
  oldest: OLDEST,
  newest: Number(minors.at(-1).slice(2)),
  always,
  some,
};
fs.writeFileSync(
  OUT,
  `${JSON.stringify(file, null, 1).replace(/\[\s+([\d,\s]*?)\s+\]/g, (_, list) => `[${list.replace(/\s+/g, '')}]`)}\n`,
);
console.log(
  `generate:standard-modules: ${always.length} modules, ${Object.keys(some).length} of some releases`,
);
