// Takes the facts that ship with the product out of pinned packages: classifiers, licences, schemas of tools.
//   npm run data
// Writes `.cache/data/` and copies it to `dist/data/`. Does nothing while its inputs are as they were.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => path.join(root, ...parts);
const CACHE = at('.cache', 'data');
const DIST = at('dist', 'data');
const WHEELS = at('.cache', 'wheels');
const REQUIREMENTS = at('scripts', 'data-requirements.txt');
const READER = at('scripts', 'data', 'read-wheels.py');
const COMMITTED = [
  ...['python-releases.json', 'backends.json', 'toml-readers.json', 'license-classifiers.json'],
  ...['tool-packages.json', 'discovery.json', 'standard-modules.json', 'standard-names.json'],
];
const TOOLS = at('server', 'data', 'tools');
const CODES = at('server', 'data', 'codes');
const NPM_FACTS = ['spdx-license-list', 'spdx-exceptions'];

/**
 * Makes `.cache/data/` and `dist/data/` current. Gives the folder of the data.
 * Throws an error whose message says what the machine lacks.
 */
export function prepareData({ log = () => {} } = {}) {
  const stamp = inputsHash();
  const stampFile = path.join(CACHE, 'inputs.sha256');
  if (read(stampFile) !== stamp) {
    log('data: reading classifiers, licences and schemas');
    build(stamp);
  }
  if (read(path.join(DIST, 'inputs.sha256')) !== stamp) {
    const staging = `${DIST}.${process.pid}`;
    fs.cpSync(CACHE, staging, { recursive: true });
    publish(staging, DIST);
  }
  return CACHE;
}

function inputsHash() {
  const hash = createHash('sha256');
  const files = [
    fileURLToPath(import.meta.url),
    REQUIREMENTS,
    READER,
    at('package-lock.json'),
    ...COMMITTED.map((name) => at('server', 'data', name)),
    ...jsonFiles(TOOLS),
    ...jsonFiles(CODES),
    ...jsonFiles(path.join(TOOLS, 'verified')),
    ...jsonFiles(path.join(TOOLS, 'releases')),
    ...NPM_FACTS.map((name) => at('node_modules', name, 'package.json')),
  ];
  for (const file of files)
    hash
      .update(path.basename(file))
      .update(read(file) ?? '(none)')
      .update('\0');
  return hash.digest('hex');
}

function build(stamp) {
  const facts = readWheels(downloadWheels());
  const staging = `${CACHE}.${process.pid}`;
  fs.rmSync(staging, { recursive: true, force: true });
  for (const folder of ['schemas', 'tools', 'codes'])
    fs.mkdirSync(path.join(staging, folder), { recursive: true });
  const write = (name, value) =>
    fs.writeFileSync(path.join(staging, name), typeof value === 'string' ? value : JSON.stringify(value));

  const sources = Object.fromEntries(facts.packages.map(({ name, version }) => [name, version]));
  write('classifiers.json', {
    source: `trove-classifiers ${sources['trove-classifiers']}`,
    ...facts.classifiers,
  });
  write('licenses.json', licences(facts.licences, sources.packaging));
  writeSchemas(facts.schemas, sources['validate-pyproject-schema-store'], write);
  for (const name of COMMITTED) {
    const text = read(at('server', 'data', name));
    if (text !== undefined) write(name, JSON.parse(text));
  }
  writeTools(write);
  write('THIRD-PARTY.txt', thirdParty(facts.packages));

  fs.writeFileSync(path.join(staging, 'inputs.sha256'), stamp);
  publish(staging, CACHE);
}

/** Puts a finished folder in its place; where another process was quicker, its folder stays. */
function publish(staging, target) {
  fs.rmSync(target, { recursive: true, force: true });
  try {
    fs.renameSync(staging, target);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

/** The files named by the requirements; the network is asked only when one is not there yet. */
function downloadWheels() {
  const wanted = new Set(
    [...fs.readFileSync(REQUIREMENTS, 'utf8').matchAll(/--hash=sha256:([0-9a-f]{64})/g)].map(
      (match) => match[1],
    ),
  );
  const present = () => {
    const found = new Map();
    for (const name of fs.existsSync(WHEELS) ? fs.readdirSync(WHEELS) : []) {
      const file = path.join(WHEELS, name);
      const digest = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
      if (name.endsWith('.whl') && wanted.has(digest)) found.set(digest, file);
    }
    return found;
  };

  let files = present();
  if (files.size < wanted.size) {
    fs.mkdirSync(WHEELS, { recursive: true });
    python([
      '-m',
      'pip',
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--require-hashes',
      '--no-deps',
      '--ignore-requires-python',
      '--only-binary',
      ':all:',
      '--dest',
      WHEELS,
      '--requirement',
      REQUIREMENTS,
    ]);
    files = present();
  }
  if (files.size < wanted.size) throw new Error(`data: pip did not bring every file of ${REQUIREMENTS}.`);
  return [...files.values()].sort();
}

const readWheels = (wheels) => JSON.parse(python(['-B', READER, ...wheels]));

function python(args) {
  const command = process.env.PYTHON ?? 'python3';
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8' };
  const run = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, env });
  if (run.error !== undefined || /No module named pip/.test(run.stderr ?? ''))
    throw new Error(
      `data: building needs Python 3 with pip, and \`${command} -m pip\` does not run. ` +
        'Install it (Debian: apt-get install python3-pip) or name another interpreter in PYTHON.',
    );
  if (run.status !== 0)
    throw new Error(`data: \`${command} ${args.slice(0, 3).join(' ')}\` failed:\n${run.stderr}`);
  return run.stdout;
}

/** Names and OSI status from the SPDX list, joined with what the reference implementation knows. */
function licences(reference, packaging) {
  const list = JSON.parse(read(at('node_modules', 'spdx-license-list', 'spdx.json')));
  const packageOf = (name) => JSON.parse(read(at('node_modules', name, 'package.json')));
  const known = new Map(reference.licenses);
  const ids = [...new Set([...Object.keys(list), ...known.keys()])].sort(byName);
  const exceptions = new Map(reference.exceptions);
  for (const name of ['index.json', 'deprecated.json'])
    for (const id of JSON.parse(read(at('node_modules', 'spdx-exceptions', name))))
      if (!exceptions.has(id)) exceptions.set(id, undefined);

  return {
    source: [...NPM_FACTS.map((name) => `${name} ${packageOf(name).version}`), `packaging ${packaging}`].join(
      ', ',
    ),
    reference: { packaging, spdx: reference.version },
    licenses: ids.map((id) => ({
      id,
      name: list[id]?.name ?? id,
      ...(list[id]?.url ? { url: list[id].url } : {}),
      ...(list[id]?.osiApproved ? { osi: true } : {}),
      ...(known.get(id) ? { deprecated: true } : {}),
      ...(known.has(id) ? {} : { newer: true }),
    })),
    exceptions: [...exceptions.keys()].sort(byName).map((id) => ({
      id,
      ...(exceptions.get(id) ? { deprecated: true } : {}),
      ...(exceptions.get(id) === undefined ? { newer: true } : {}),
    })),
  };
}

const byName = (a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

/** One file a schema, and an index from table to file and pointer. */
function writeSchemas({ tools, extra, files }, version, write) {
  const fileOf = new Map(Object.entries(files).map(([file, schema]) => [schema.$id, file]));
  const entries = (tables) =>
    Object.entries(tables)
      .sort()
      .map(([table, url]) => {
        const [id, pointer] = url.split('#');
        return { table, file: fileOf.get(id), ...(pointer ? { pointer } : {}) };
      });
  write('schemas/index.json', {
    source: `validate-pyproject-schema-store ${version}`,
    tables: entries(tools),
    partial: entries(extra),
    files: Object.fromEntries([...fileOf].map(([id, file]) => [file, id])),
  });
  for (const [file, schema] of Object.entries(files)) write(`schemas/${file}`, slim(schema));
}

const UNREAD = new Set([
  '$comment',
  'title',
  'x-intellij-html-description',
  'x-tombi-table-keys-order',
  'x-tombi-array-values-order',
]);
/** A hover shows the beginning of a description only (`shortDocs` in spec/schema-text.ts). */
const LONGEST_DESCRIPTION = 600;

/** A schema without what nothing reads; `markdownDescription` stays only where it is the sole description. */
function slim(node, isNames = false) {
  if (Array.isArray(node)) return node.map((item) => slim(item));
  if (typeof node === 'string' || typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => {
      // Below `properties` and the like stand names of keys, whatever they are called.
      if (isNames) return [[name, slim(value)]];
      if (UNREAD.has(name) || (name === 'markdownDescription' && typeof node.description === 'string'))
        return [];
      if (['description', 'markdownDescription'].includes(name) && typeof value === 'string')
        return [[name, value.length > LONGEST_DESCRIPTION ? value.slice(0, LONGEST_DESCRIPTION) : value]];
      if (['enum', 'const', 'default', 'examples'].includes(name)) return [[name, value]];
      return [
        [name, slim(value, ['properties', 'patternProperties', 'definitions', '$defs'].includes(name))],
      ];
    }),
  );
}

/** Our own data on tools, one file a tool, and what running them showed in one file for all. */
/** The data of a tool with the release that each key came with, where they do not tell one themselves. */
function withReleases(tool, { table, since }) {
  tool.tables[table] ??= {};
  for (const [place, release] of Object.entries(since)) {
    let key = tool.tables[table];
    for (const name of place.split('.')) {
      key.keys ??= {};
      key.keys[name] ??= {};
      key = key.keys[name];
    }
    key.since ??= release;
  }
  return tool;
}

function writeTools(write) {
  for (const file of jsonFiles(TOOLS)) {
    const releases = read(path.join(TOOLS, 'releases', path.basename(file)));
    const tool = JSON.parse(read(file));
    write(
      `tools/${path.basename(file)}`,
      releases === undefined ? tool : withReleases(tool, JSON.parse(releases)),
    );
  }
  for (const file of jsonFiles(CODES)) write(`codes/${path.basename(file)}`, JSON.parse(read(file)));
  const verified = jsonFiles(path.join(TOOLS, 'verified')).map((file) => {
    const { version, versions, date, cases, does, except } = JSON.parse(read(file));
    return { name: path.basename(file, '.json'), version, versions, date, cases, does, except };
  });
  write('tools/verified.json', { tools: verified });
}

const jsonFiles = (folder) =>
  (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => path.join(folder, name));

/** Every source of data, with version and licence text; the bundles list the code they contain themselves. */
function thirdParty(packages) {
  const parts = [
    ...packages.map(({ name, version, license, texts }) =>
      notice(
        name,
        version,
        license,
        texts.map(({ text }) => text),
      ),
    ),
    ...NPM_FACTS.map((name) => {
      const folder = at('node_modules', name);
      const { version, license } = JSON.parse(read(path.join(folder, 'package.json')));
      const texts = fs
        .readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && /^(licen[cs]e|thirdpartynotices)/i.test(entry.name))
        .map((entry) => read(path.join(folder, entry.name)));
      return notice(name, version, license, texts);
    }),
  ];
  for (const file of COMMITTED) {
    const { source, license } = JSON.parse(read(at('server', 'data', file)) ?? '{}');
    if (license !== undefined) parts.push(notice(file, '', license, [source]));
  }
  return `Pyproject Toolkit contains data of these projects.\n\n${parts.join('\n')}`;
}

const notice = (name, version, license, texts) =>
  [
    `${'='.repeat(80)}`,
    `${name} ${version}`.trim(),
    `Licence: ${license}`,
    '',
    ...texts.map((t) => t.trim()),
    '',
  ].join('\n');

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(`data: ${path.relative(process.cwd(), prepareData({ log: console.log }))} is current`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
