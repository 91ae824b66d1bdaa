// Makes server/data/backends.json: what the releases of the build back-ends do with one-module projects, by running them.
//   npm run generate:backends                 measures, and searches the first release of every change (about half an hour)
//   npm run generate:backends -- NAME …       only these packages, keeps the others
//   npm run generate:backends -- --only=SITUATION  measures a new or changed situation with the releases tried before,
//                                             and searches between those that differ
//   npm run verify:backends [-- NAME …]       builds again with the releases at every change and compares
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { run, venvWith } from './lib/python.mjs';

const OUT = 'server/data/backends.json';
const CACHE = path.resolve('.cache', 'backends');
const RUNNER = 'scripts/generate/run_backend.py';
const AT_ONCE = 2;

/** Releases to start from; what lies between two that differ is searched. The package index says which releases exist. */
const BACKENDS = [
  {
    package: 'setuptools',
    modules: ['setuptools.build_meta', 'setuptools.build_meta:__legacy__'],
    tables: ['setuptools'],
    start: [
      '45.3.0',
      '60.10.0',
      '61.0.0',
      '64.0.0',
      '68.2.2',
      '69.5.1',
      '72.2.0',
      '75.8.2',
      '76.1.0',
      '77.0.3',
      '80.9.0',
      '82.0.1',
    ],
    // What the older ones need to build a wheel at all.
    extras: (release) => (Number(release.split('.')[0]) < 71 ? ['wheel==0.43.0'] : []),
    // The guide to pyproject.toml at packaging.python.org asks for this one, two patches above the first that works.
    recommended: '77.0.3',
    requires: (first) => `setuptools>=${first}`,
  },
  {
    package: 'hatchling',
    modules: ['hatchling.build'],
    tables: ['hatch'],
    start: ['0.25.1', '1.4.1', '1.9.0', '1.13.0', '1.18.0', '1.22.5', '1.25.0', '1.26.3', '1.27.0', '1.30.1'],
    requires: (first) => `hatchling>=${first}`,
  },
  {
    package: 'flit-core',
    modules: ['flit_core.buildapi'],
    tables: ['flit'],
    start: ['3.1.0', '3.2.0', '3.5.1', '3.8.0', '3.10.1', '3.11.0', '3.12.0', '4.0.1', '4.1.0'],
    requires: (first, newest) => `flit_core>=${first},<${major(newest) + 1}`,
  },
  {
    package: 'pdm-backend',
    modules: ['pdm.backend'],
    tables: ['pdm'],
    start: ['2.0.0', '2.0.1', '2.1.8', '2.3.3', '2.4.1', '2.4.6', '2.4.10'],
    requires: (first) => `pdm-backend>=${first}`,
  },
  {
    package: 'poetry-core',
    modules: ['poetry.core.masonry.api'],
    tables: ['poetry'],
    start: ['1.0.8', '1.9.1', '2.0.0', '2.1.3', '2.2.0', '2.3.2', '2.4.1'],
    requires: (first, newest) => `poetry-core>=${first},<${major(newest) + 1}`,
  },
  {
    package: 'uv-build',
    modules: ['uv_build'],
    tables: ['uv'],
    start: ['0.7.0', '0.8.0', '0.9.0', '0.10.0', '0.11.0', '0.12.0', '0.13.0'],
    // uv itself asks for an upper bound at the next minor, and warns without one.
    requires: (_, newest) => `uv_build>=${newest},<0.${Number(newest.split('.')[1]) + 1}`,
  },
];

/**
 * Known by name only: they need compilers, or are of the past, so nothing is claimed about what they do with a project.
 * Each module is imported from the newest release to see that it is a back-end.
 */
const NAMED_ONLY = [
  {
    package: 'scikit-build-core',
    modules: ['scikit_build_core.build', 'scikit_build_core.setuptools.build_meta'],
    tables: ['scikit-build'],
    extras: () => ['setuptools'],
  },
  { package: 'meson-python', modules: ['mesonpy'], tables: ['meson-python'] },
  { package: 'maturin', modules: ['maturin'], tables: ['maturin'] },
  { package: 'pdm-pep517', modules: ['pdm.pep517.api'], tables: ['pdm'] },
  { package: 'flit', modules: ['flit.buildapi'], tables: ['flit'] },
  { package: 'sip', modules: ['sipbuild.api'], tables: ['sip'] },
  { package: 'jupyter-packaging', modules: ['jupyter_packaging.build_api'], tables: ['jupyter-packaging'] },
];

const major = (release) => Number(release.split('.')[0]);
const verify = process.argv.includes('--verify');
const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const isWanted = (entry) => wanted.length === 0 || wanted.includes(entry.package);
const uv = venvWith('uv', ['uv==0.13.8']).bin('uv');
const interpreter = run('python3', ['-c', 'import sys; print(sys.version.split()[0])']).trim();
const committed = fs.existsSync(OUT) ? JSON.parse(fs.readFileSync(OUT, 'utf8')) : { backends: [] };

async function generateAll() {
  const measured = new Map();
  for (const entry of BACKENDS.filter(isWanted)) measured.set(entry.package, await measure(entry));
  const backends = [...BACKENDS, ...NAMED_ONLY].map(
    (entry) =>
      measured.get(entry.package) ??
      committed.backends.find((old) => old.package === entry.package && old.facts !== undefined) ??
      namedOnly(entry),
  );
  const data = {
    source: `builds of small projects with each release named, on Python ${interpreter}`,
    generated: new Date().toISOString().slice(0, 10),
    command: 'npm run generate:backends',
    backends,
  };
  fs.writeFileSync(OUT, `${pretty(data)}\n`);
  console.log(`generate:backends: wrote ${OUT}`);
}

async function generateOnly(situation) {
  for (const old of committed.backends.filter((entry) => entry.releases !== undefined && isWanted(entry))) {
    const entry = BACKENDS.find((candidate) => candidate.package === old.package);
    const all = releasesOf(entry.package);
    const results = new Map();
    for (let wanted = old.releases; wanted.length > 0; wanted = middles(all, results)) {
      await inParallel(
        wanted.map((release) => async () => {
          results.set(release, (await resultsOf(entry, release, situation)).facts?.[situation]);
        }),
      );
    }
    old.releases = [...results.keys()].filter((release) => results.get(release)).sort(compare);
    old.facts[situation] = stepsOf(old.releases, (release) => results.get(release));
    for (const { from } of old.facts[situation])
      if (from !== undefined) old.pythonOfRelease[from] ??= pythonOf(entry, from);
    console.log(`generate:backends: ${old.package}, ${JSON.stringify(old.facts[situation])}`);
  }
  fs.writeFileSync(OUT, `${pretty({ ...committed, generated: new Date().toISOString().slice(0, 10) })}\n`);
}

/** The releases in the middle between neighbours that differ, until there is none between them. */
function middles(all, results) {
  const tried = [...results.keys()].filter((release) => results.get(release)).sort(compare);
  return tried.slice(1).flatMap((release, i) => {
    if (results.get(release).does === results.get(tried[i]).does) return [];
    const between = all
      .slice(all.indexOf(tried[i]) + 1, all.indexOf(release))
      .filter((one) => !results.has(one));
    return between.slice(between.length >> 1, (between.length >> 1) + 1);
  });
}

/** One line for each fact keeps differences readable. */
const pretty = (data) =>
  JSON.stringify(data, null, 1).replace(/\[\s+\{([^[\]]*?)\}\s+\]/g, (text) =>
    text.replace(/\s*\n\s*/g, ' '),
  );

async function verifyAll() {
  let differences = 0;
  for (const old of committed.backends.filter((entry) => entry.releases !== undefined && isWanted(entry))) {
    const entry = BACKENDS.find((candidate) => candidate.package === old.package);
    const releases = telling(old);
    const results = await inParallel(releases.map((release) => () => resultsOf(entry, release)));
    for (const [situation, steps] of Object.entries(old.facts)) {
      for (const [i, release] of releases.entries()) {
        const does = results[i].facts[situation]?.does;
        const said = stepAt(steps, release).does;
        if (does === said) continue;
        differences++;
        console.error(
          `${old.package} ${release}, ${situation}: the table says "${said}", the build "${does}"`,
        );
      }
    }
    console.log(`verify:backends: ${old.package} built with ${releases.join(', ')}`);
  }
  console.log(`verify:backends: ${differences} differences`);
  process.exitCode = differences === 0 ? 0 : 1;
}

/** The releases at every change, those just before, the oldest and the newest. */
function telling(old) {
  const firsts = Object.values(old.facts).flatMap((steps) => steps.flatMap(({ from }) => from ?? []));
  return old.releases.filter(
    (release, i) =>
      i === 0 ||
      i === old.releases.length - 1 ||
      firsts.includes(release) ||
      firsts.includes(old.releases[i + 1]),
  );
}

function stepAt(steps, release) {
  return steps.findLast(({ from }) => from === undefined || compare(from, release) <= 0) ?? steps[0];
}

async function measure(entry) {
  const all = releasesOf(entry.package);
  const newest = all.at(-1);
  const results = new Map();
  const tryRelease = async (release) => {
    if (!results.has(release)) results.set(release, await resultsOf(entry, release));
  };
  const start = [...entry.start.filter((release) => all.includes(release)), newest];
  await inParallel(start.map((release) => () => tryRelease(release)));

  const usable = () =>
    [...results.keys()].filter((release) => results.get(release).facts !== undefined).sort(compare);
  for (;;) {
    const middles = new Set();
    const tried = usable();
    for (let i = 1; i < tried.length; i++) {
      const [low, high] = [all.indexOf(tried[i - 1]), all.indexOf(tried[i])];
      if (high - low < 2 || !differ(results.get(all[low]), results.get(all[high]))) continue;
      const between = all.slice(low + 1, high).filter((release) => !results.has(release));
      if (between.length > 0) middles.add(between[between.length >> 1]);
    }
    if (middles.size === 0) break;
    await inParallel([...middles].map((release) => () => tryRelease(release)));
  }

  const releases = usable();
  const facts = {};
  for (const situation of Object.keys(results.get(newest).facts)) {
    facts[situation] = stepsOf(releases, (release) => results.get(release).facts[situation]);
  }
  const named = new Set(Object.values(facts).flatMap((steps) => steps.flatMap(({ from }) => from ?? [])));
  const first = entry.recommended ?? requirementRelease(entry, facts, releases);
  console.log(
    `generate:backends: ${entry.package}, ${releases.length} releases from ${releases[0]} to ${newest}`,
  );
  return {
    package: entry.package,
    modules: entry.modules,
    tables: entry.tables,
    newest,
    requirement: entry.requires(first, newest),
    releases,
    pythonOfRelease: Object.fromEntries(
      releases
        .filter((release) => named.has(release) || release === newest || release === first)
        .map((release) => [release, pythonOf(entry, release)]),
    ),
    suppliers: suppliersOf(results.get(newest).suppliers),
    facts,
  };
}

/** The first release from which `[project]` and the licence expression are read, for good. */
function requirementRelease(_entry, facts, releases) {
  const needed = ['project-table', 'license-expression', 'license-files'];
  const froms = needed.flatMap((situation) => facts[situation].at(-1).from ?? []);
  return froms.sort(compare).at(-1) ?? releases[0];
}

function stepsOf(releases, factOf) {
  const steps = [];
  for (const release of releases) {
    const fact = factOf(release);
    const last = steps.at(-1);
    if (last?.does === fact.does) {
      // The newest wording is the one people meet.
      if (fact.says) last.says = fact.says;
      continue;
    }
    steps.push({
      ...(steps.length === 0 ? {} : { from: release }),
      does: fact.does,
      ...(fact.says ? { says: fact.says } : {}),
    });
  }
  return steps;
}

const differ = (a, b) =>
  Object.keys(b.facts).some((situation) => a.facts[situation].does !== b.facts[situation].does);

/** What really supplies a dynamic field, in the newest release. */
function suppliersOf(measured) {
  return Object.fromEntries(
    Object.entries(measured).flatMap(([field, ways]) => {
      const working = Object.keys(ways).filter((way) => ways[way] === 'accepts' || ways[way] === 'warns');
      return working.length === 0 ? [] : [[field, working]];
    }),
  );
}

function namedOnly(entry) {
  const newest = releasesOf(entry.package).at(-1);
  const folder = install(entry, newest);
  for (const module of entry.modules) {
    const program =
      'import importlib, sys; sys.path.insert(0, sys.argv[1]); importlib.import_module(sys.argv[2]).build_wheel';
    run('python3', ['-I', '-S', '-B', '-c', program, folder, module]);
  }
  return { package: entry.package, modules: entry.modules, tables: entry.tables, requirement: entry.package };
}

function install(entry, release) {
  const folder = path.join(CACHE, `${entry.package}-${release}`);
  if (!fs.existsSync(path.join(folder, '.complete'))) {
    fs.rmSync(folder, { recursive: true, force: true });
    const extras = entry.extras?.(release) ?? [];
    run(uv, [
      'pip',
      'install',
      '--quiet',
      '--python',
      'python3',
      '--target',
      folder,
      `${entry.package}==${release}`,
      ...extras,
    ]);
    fs.writeFileSync(path.join(folder, '.complete'), '');
  }
  return folder;
}

function pythonOf(entry, release) {
  const folder = install(entry, release);
  const info = fs
    .readdirSync(folder)
    .find((name) => name.replaceAll('_', '-') === `${entry.package}-${release}.dist-info`);
  return (
    /^Requires-Python: *(.+)$/m.exec(fs.readFileSync(path.join(folder, info, 'METADATA'), 'utf8'))?.[1] ?? ''
  );
}

async function resultsOf(entry, release, ...cases) {
  let folder;
  try {
    folder = install(entry, release);
  } catch (error) {
    return { unusable: error.message };
  }
  const args = [
    '-I',
    '-S',
    '-B',
    RUNNER,
    folder,
    entry.package,
    entry.modules[0],
    `${entry.package}==${release}`,
    ...cases,
  ];
  const output = await outputOf('python3', args);
  return JSON.parse(
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .at(-1) ?? '{"unusable":"no output"}',
  );
}

function outputOf(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

/** Final releases of a package that an installer would take, oldest first. */
function releasesOf(name) {
  const output = run('python3', ['-m', 'pip', 'index', 'versions', name]);
  const versions = /Available versions: (.+)/.exec(output)?.[1].split(', ') ?? [];
  return versions.filter((version) => /^\d+(\.\d+)*$/.test(version)).sort(compare);
}

function compare(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = (left[i] ?? 0) - (right[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

async function inParallel(jobs) {
  const results = new Array(jobs.length);
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const i = next++;
      results[i] = await jobs[i]();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

if (verify) await verifyAll();
else if (only !== undefined) await generateOnly(only);
else await generateAll();
