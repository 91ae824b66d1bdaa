// Writes what is derived from the rules, the commands, the settings and the proofs: the pages in docs/, the tables in README.md
// and the schema of the setting `pyproject.rules` in package.json.
//   node scripts/generate.mjs [--check]      --check changes nothing and exits with 1 where something is stale
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { globSync } from './lib/files.mjs';
import { configFilesPage, toolsPage } from './verify/page.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const checkOnly = process.argv.includes('--check');
const PAGES = 'docs/rules';
const LEVELS = ['off', 'hint', 'warning', 'error'];

const { service, rulePage, fixKind, formatOptionSpecs } = await loadService();
const rules = service.registry.rules;
const wanted = new Map();

for (const rule of rules) wanted.set(`${PAGES}/${rule.id}.md`, rulePage(service, rule));
const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
describeRules(manifest);
describeFormat(manifest);
wanted.set('docs/tools.md', toolsPage(service.registry.tools, verified));
wanted.set(
  'docs/config-files.md',
  configFilesPage(JSON.parse(fs.readFileSync('server/data/config-files.json', 'utf8')).tools),
);
wanted.set('package.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
wanted.set('README.md', readme(fs.readFileSync('README.md', 'utf8'), manifest));

const stale = [...wanted].filter(([file, text]) => read(file) !== text).map(([file]) => file);
const left = globSync(PAGES, /\.md$/).filter((file) => !wanted.has(file));
if (checkOnly) {
  for (const file of stale) console.error(`${file} is not what the rules, commands and settings say.`);
  for (const file of left) console.error(`${file} belongs to no rule.`);
  if (stale.length + left.length > 0) {
    console.error('Run "npm run generate" and commit what it writes.');
    process.exit(1);
  }
} else {
  for (const file of stale) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, wanted.get(file));
  }
  for (const file of left) fs.rmSync(file);
}
console.log(
  `generated files: ${rules.length} rules, ${stale.length} ${checkOnly ? 'stale' : 'written'}, ${left.length} ${checkOnly ? 'left over' : 'removed'}`,
);

async function loadService() {
  const outfile = path.resolve('.build', `generate-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: [
        "export { createService } from './server/src/service.ts';",
        "export { fixKind, rulePage } from './server/src/cli/rule-page.ts';",
        "export { formatOptionSpecs } from './server/src/spec/format-options.ts';",
      ].join('\n'),
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
  try {
    const engine = await import(pathToFileURL(outfile).href);
    const host = {
      readData: (name) => fs.readFileSync(`.cache/data/${name}`, 'utf8'),
      // Pages must not differ from day to day.
      today: () => '2026-11-21',
      log: (level, message) => {
        if (level === 'error') throw new Error(message);
      },
      rulePage: () => undefined,
    };
    return { ...engine, service: engine.createService(host) };
  } finally {
    fs.rmSync(outfile, { force: true });
  }
}

/** Each rule is a property of the setting, so that the settings editor completes and explains it. */
function describeRules({ contributes }) {
  const setting = contributes.configuration.properties['pyproject.rules'];
  setting.properties = Object.fromEntries(
    rules.map(({ id, severity, summary }) => [
      id,
      { type: 'string', enum: LEVELS, default: severity, markdownDescription: summary },
    ]),
  );
}

/** Each option of the layout is a setting; `null` is for what the editor or the file decides. */
function describeFormat({ contributes }) {
  const { properties } = contributes.configuration;
  for (const [index, spec] of formatOptionSpecs.entries()) {
    const open = spec.default === undefined;
    properties[`pyproject.format.${spec.name}`] = {
      order: 20 + index,
      type: open ? [spec.type, 'null'] : spec.type,
      scope: 'resource',
      default: spec.default ?? null,
      markdownDescription: spec.docs,
    };
  }
}

/** What a run of `npm run verify:tools` saw of a tool. */
function verified(name) {
  const file = `server/data/tools/verified/${name}.json`;
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

function readme(text, { contributes }) {
  const levels = (rule) => rule.severity;
  const fixes = { safe: 'safe', ask: 'offered' };
  let out = between(text, 'rules', [
    '| rule | level | fix | what it reports |',
    '| --- | --- | --- | --- |',
    ...rules.map((rule) => {
      const fix = fixes[fixKind(service, rule)] ?? '';
      return `| [${rule.id}](${PAGES}/${rule.id}.md) | ${levels(rule)} | ${fix} | ${cell(rule.summary)} |`;
    }),
  ]);
  out = between(out, 'commands', [
    '| in the palette | its name for key bindings |',
    '| --- | --- |',
    ...contributes.commands.map(
      ({ command, title, category }) => `| ${category}: ${title} | \`${command}\` |`,
    ),
  ]);
  out = between(out, 'tools', toolRows());
  return between(out, 'settings', [
    '| setting | default | what it does |',
    '| --- | --- | --- |',
    ...Object.entries(contributes.configuration.properties).map(
      ([name, { default: value, markdownDescription, description }]) =>
        `| \`${name}\` | \`${JSON.stringify(value)}\` | ${cell(markdownDescription ?? description ?? '')} |`,
    ),
  ]);
}

/** A line a tool: its tables, and how what is known of them was proved. */
function toolRows() {
  const { data, registry } = service.context(service.open('pyproject.toml', ''));
  const knowledge = (tool) => {
    const verified = tool.tier === 'verified' ? data.verified(tool.name) : undefined;
    const how =
      verified === undefined
        ? `from its ${tool.tier === 'schema' ? 'schema' : 'documentation'}`
        : `proved by running ${verified.version}`;
    return tool.archived === undefined ? how : `${how}; not maintained any more`;
  };
  const tools = [...registry.tools].sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
  return [
    '| tool | tables | keys and values |',
    '| --- | --- | --- |',
    ...tools.map((tool) => {
      const tables = tool.tables.map(({ path }) => `\`[${path.join('.')}]\``).join(', ');
      return `| [${tool.title}](${tool.link}) | ${tables} | ${knowledge(tool)} |`;
    }),
  ];
}

function between(text, name, lines) {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks ${start} and ${end}.`);
  return `${text.slice(0, from + start.length)}\n${lines.join('\n')}\n${text.slice(to)}`;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}
