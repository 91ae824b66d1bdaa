// Proves what we know of tools by running them on configurations made from our own shapes.
//   npm run verify:tools [-- NAME …] [--check] [--list]
// --check   compares with the committed results and writes nothing
// --list    prints every difference, also those that have a reason
// Writes server/data/tools/verified/<name>.json and docs/tools.md; exits with 1 where a difference has no reason.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadEngine } from './lib/engine.mjs';
import { venvWith } from './lib/python.mjs';
import { casesOf } from './verify/cases.mjs';
import { environmentOf } from './verify/environment.mjs';
import { toolsPage } from './verify/page.mjs';
import { summaryOf } from './verify/summary.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const RESULTS = 'server/data/tools/verified';
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const has = (option) => args.includes(`--${option}`);

const { service, schemaTableShape } = await loadEngine();
const { registry } = service;
const names = wanted.length > 0 ? wanted : adapters();
let bad = 0;
for (const name of names) bad += await verify(name);
if (!has('check')) {
  fs.mkdirSync('docs', { recursive: true });
  fs.writeFileSync('docs/tools.md', toolsPage(registry.tools, resultsOf));
}
process.exitCode = bad > 0 ? 1 : 0;

function adapters() {
  return registry.tools
    .map(({ name }) => name)
    .filter((name) => fs.existsSync(`scripts/verify/tools/${name}.mjs`));
}

function resultsOf(name) {
  const file = `${RESULTS}/${name}.json`;
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

async function verify(name) {
  const started = performance.now();
  const tool = registry.tools.find((one) => one.name === name);
  if (tool === undefined) throw new Error(`No tool is named "${name}".`);
  const { default: adapter } = await import(
    pathToFileURL(path.resolve(`scripts/verify/tools/${name}.mjs`)).href
  );
  const venv = venvWith(`tools/${name}`, adapter.requirements);
  const all = casesOf(registry, tool, adapter.samples, adapter.deepest);
  const cases = all.filter((one) => !(adapter.skip ?? []).some(({ match }) => match.test(one.id)));
  const environment = environmentOf(name, venv);
  const version = await (adapter.version ?? environment.version)(
    environment,
    /^[\w.-]+/.exec(adapter.requirements[0])[0],
  );
  const verdicts = await adapter.judge(cases, environment);
  if (verdicts.length !== cases.length)
    throw new Error(`${name}: ${cases.length} cases, ${verdicts.length} verdicts.`);

  const summary = summaryOf(cases, verdicts, adapter);
  const theirs = await known(tool, adapter, environment);
  summary.unexplained.push(...theirs.differences);
  const result = {
    source: adapter.requirements.join(', '),
    version,
    ...(await versionsOf(tool, environment)),
    date: new Date().toISOString().slice(0, 10),
    command: `npm run verify:tools -- ${name}`,
    cases: cases.length,
    skipped: all.length - cases.length,
    ...(theirs.cases === 0 ? {} : { theirs: theirs.cases }),
    ...summary.result,
  };
  if (summary.unexplained.length > 0 || has('list')) {
    for (const line of summary.unexplained) console.log(`  ! ${line}`);
    if (has('list')) for (const line of summary.explained) console.log(`    ${line}`);
  }
  console.log(
    `${name} ${version}: ${cases.length} cases in ${Math.round((performance.now() - started) / 1000)} s, ` +
      `${summary.unexplained.length} differences without a reason, ${summary.explained.length} with one; ` +
      Object.entries(result.does)
        .map(([fault, does]) => `${fault} ${does}`)
        .join(', '),
  );
  if (has('check')) {
    const { date: _, ...before } = resultsOf(name) ?? {};
    const { date: __, ...now } = result;
    if (JSON.stringify(before) !== JSON.stringify(now)) {
      console.log(`  ! ${RESULTS}/${name}.json says something else: run npm run verify:tools -- ${name}`);
      return summary.unexplained.length + 1;
    }
  } else if (summary.unexplained.length === 0 || has('write')) {
    fs.mkdirSync(RESULTS, { recursive: true });
    fs.writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify(result, undefined, 2)}\n`);
  }
  return summary.unexplained.length;
}

/** The releases of the distributions of a tool that has several. */
async function versionsOf({ packages }, environment) {
  const entries = await Promise.all(
    packages.map(async (name) => [name, await environment.version(undefined, name)]),
  );
  const versions = Object.fromEntries(entries.filter(([, version]) => version !== ''));
  return Object.keys(versions).length > 1 ? { versions } : {};
}

/** What the schema that the tool ships admits and the tool itself accepts must be right for us too. */
async function known(tool, adapter, environment) {
  let cases = 0;
  const differences = [];
  for (const { table, file, pointer } of adapter.ownSchemas ?? []) {
    const shape = schemaTableShape(JSON.parse(environment.packaged(file)), pointer);
    const path = table.split('.');
    const own = casesOf({ tableAt: () => shape }, { tables: [{ path }] }, adapter.samples).filter(
      (one) => one.kind === 'right' && !(adapter.skip ?? []).some(({ match }) => match.test(one.id)),
    );
    const verdicts = await adapter.judge(own, environment);
    cases += own.length;
    own.forEach((one, i) => {
      if (verdicts[i].verdict !== 'accepted') return;
      const wrong = service
        .diagnostics(service.open('pyproject.toml', one.text))
        .find(
          ({ rule, severity }) =>
            /^tool\/(unknown-key|type|value|missing-key|removed-key)$/.test(rule) && severity !== 'hint',
        );
      if (wrong === undefined) return;
      const line = `theirs ${one.id}: ${tool.title} accepts it, we say: ${wrong.message}`;
      if (!(adapter.explain ?? []).some(({ match }) => match?.test(`theirs ${one.id}`)))
        differences.push(line);
    });
  }
  return { cases, differences };
}
