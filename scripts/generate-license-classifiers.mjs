// Makes server/data/license-classifiers.json: which SPDX licence a `License ::` classifier names.
//   npm run generate:license-classifiers -- FOLDER
// FOLDER is a clone of the repository of the PEPs (python/peps on GitHub): PEP 639 lists the classifiers that no tool may
// translate by itself. Of the others those are certain whose words are an SPDX identifier or full name; the list of the
// pinned package `poetry-core` must not contradict. What is left gets candidates for a person to choose from.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { prepareData } from './data.mjs';
import { run, venvWith } from './lib/python.mjs';

const OUT = 'server/data/license-classifiers.json';
const APPENDIX = 'peps/pep-0639/appendix-mapping-classifiers.rst';
const POETRY = 'poetry-core==2.5.0';

const folder = process.argv[2];
if (folder === undefined || !fs.existsSync(folder)) {
  console.error(
    'generate:license-classifiers: name the folder of a clone of python/peps, the repository of the PEPs.',
  );
  process.exit(2);
}

const data = prepareData();
const read = (name) => JSON.parse(fs.readFileSync(path.join(data, name), 'utf8'));
const { licencesFrom } = await bundled('server/src/standards/licences.ts');
const licences = licencesFrom(read('licenses.json'));
const classifiers = read('classifiers.json').classifiers.filter((text) => text.startsWith('License :: '));
const [commit, date] = git('log', '-1', '--format=%H %cs').trim().split(' ');
const { ambiguous, references } = appendix(git('show', `HEAD:${APPENDIX}`));
const poetry = poetryMapping();

const mapping = {};
for (const text of classifiers) {
  const name = text.split(' :: ').at(-1);
  const guess = licences.guess(name);
  const others = poetry[text] ?? [];
  const contradicted = others.length > 0 && !others.includes(guess.certain);
  if (references.has(text)) mapping[text] = { reference: references.get(text) };
  else if (!ambiguous.has(text) && guess.certain !== undefined && !contradicted)
    mapping[text] = { certain: guess.certain };
  else {
    const parts = name.split('/').flatMap((part) => licences.guess(part).certain ?? []);
    const ids = [...parts, ...guess.candidates.flatMap(sameFamily), ...others];
    const candidates = [...new Set(ids)].filter((id) => {
      const licence = licences.find(id);
      return licence !== undefined && !licence.deprecated && !licence.newer;
    });
    mapping[text] = { candidates };
  }
}
fs.writeFileSync(
  OUT,
  `${JSON.stringify(
    {
      source: `python/peps, ${APPENDIX} at ${commit.slice(0, 12)} (${date}); ${read('classifiers.json').source}; ${read('licenses.json').source}; ${POETRY.replace('==', ' ')}`,
      license: 'CC0-1.0',
      generated: new Date().toISOString().slice(0, 10),
      command: 'npm run generate:license-classifiers',
      classifiers: mapping,
    },
    null,
    1,
  )}\n`,
);
const count = (key) => Object.values(mapping).filter((entry) => entry[key] !== undefined).length;
console.log(
  `generate:license-classifiers: ${count('certain')} certain, ${count('reference')} to a reference, ${count('candidates')} to choose`,
);

/** "Version 2" may be any 2.x: `LGPL-2.0-only` stands for `LGPL-2.1-only` too. */
function sameFamily(id) {
  const [, name, major, ending] = /^(\D+-)(\d+)\.\d+(-only|-or-later)$/.exec(id) ?? [];
  if (name === undefined) return [id];
  const family = licences.all
    .map((licence) => licence.id)
    .filter((other) => other.startsWith(`${name}${major}.`));
  return [id, ...family.filter((other) => other.endsWith(ending))];
}

/** The classifiers that PEP 639 calls ambiguous, and those that it maps to a `LicenseRef-`. */
function appendix(rst) {
  const named = (part) =>
    [...part.matchAll(/``(License :: [^`]+)``/g)].map((match) => match[1].replace(/\s+/g, ' '));
  const [lists, special] = rst.split('In addition, for the various special cases');
  const references = new Map();
  for (const part of special.split(/\n- /)) {
    const reference = /License-Expression: (LicenseRef-[A-Za-z-]+)/.exec(part)?.[1];
    if (reference !== undefined) for (const text of named(part)) references.set(text, reference);
  }
  return { ambiguous: new Set([...named(lists), ...named(special)]), references };
}

function poetryMapping() {
  const program = `
import json, sys
from poetry.core.spdx.helpers import _load_licenses
found = {}
for license in _load_licenses().values():
    if license.classifier_name is not None:
        found.setdefault(license.classifier, []).append(license.id)
print(json.dumps(found))`;
  return JSON.parse(run(venvWith('poetry-core', [POETRY]).python, ['-B', '-c', program]));
}

function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

async function bundled(entry) {
  const outfile = path.resolve('.cache', `${path.basename(entry, '.ts')}.${process.pid}.mjs`);
  await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  try {
    return await import(pathToFileURL(outfile));
  } finally {
    fs.rmSync(outfile);
  }
}
