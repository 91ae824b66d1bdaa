// Makes server/data/discovery.json: the names that setuptools passes over when it looks for packages and modules by itself,
// taken from the pinned release, and the modules of Python's standard library.
//   npm run generate:discovery
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, venvWith } from './lib/python.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const SETUPTOOLS = 'setuptools==84.2.1';
const OUT = 'server/data/discovery.json';

const venv = venvWith('discovery', [SETUPTOOLS]);
const found = JSON.parse(run(venv.python, ['-B', 'scripts/generate/discovery.py']));
const { setuptools, python, ...facts } = found;
const file = {
  source: `setuptools ${setuptools} and the standard library of Python ${python}, asked`,
  generated: new Date().toISOString().slice(0, 10),
  command: 'npm run generate:discovery',
  ...facts,
};
fs.writeFileSync(OUT, `${JSON.stringify(file, null, 1)}\n`);
console.log(`generate:discovery: ${facts.packages.length + facts.modules.length} names that are passed over`);
