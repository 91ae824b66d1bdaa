// The files of `dist/` and how each is bundled. Nothing here runs by itself: `build.mjs` is the command.
import fs from 'node:fs';
import path from 'node:path';

const common = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
/** The client library is most of the client's code and is not needed to activate: a bundle of its own, loaded by path. */
const clientApart = {
  name: 'client-apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/client\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './client.js', external: true } : undefined,
    );
  },
};
/** Loads what a file exports from a bundle of its own, at the first call. */
const apart = (entry, bundle) => ({
  name: `${bundle}-apart`,
  setup(build) {
    const source = path.resolve(entry);
    build.onResolve({ filter: new RegExp(`/${path.basename(entry).replace('.', '\\.')}$`) }, (one) =>
      one.kind === 'import-statement' && path.resolve(one.resolveDir, one.path) === source
        ? { path: bundle, namespace: bundle }
        : undefined,
    );
    build.onResolve({ filter: /^\.\/.*/, namespace: bundle }, (one) => ({ path: one.path, external: true }));
    build.onLoad({ filter: /./, namespace: bundle }, () => {
      const text = fs.readFileSync(source, 'utf8');
      const names = [...text.matchAll(/^export (?:\{ (\w+) \}|function (\w+))/gm)].map(([, a, b]) => a ?? b);
      const calls = names.map(
        (name) => `exports.${name} = (...given) => require('./${bundle}.js').${name}(...given);`,
      );
      return { contents: calls.join('\n'), loader: 'js' };
    });
  },
});
const MIGRATE = 'server/src/migrate/entry.ts';
const SERVICE = 'server/src/service.ts';
/** Projects are migrated once or never. */
const migrateApart = apart(MIGRATE, 'migrate');
/** A migration hardly ever needs the other features, and the server says what it offers before it loads them. */
const serviceApart = apart(SERVICE, 'service');
const worker = { ...common, platform: 'browser', target: 'es2022' };

/** One entry a bundle: esbuild's options, with one entry point and one output file. */
export const bundles = [
  // VS Code 1.91 runs extensions on Node 20.9.
  {
    ...node,
    external: ['vscode'],
    entry: 'client/src/node/extension.ts',
    outfile: 'dist/extension.js',
    plugins: [clientApart],
    supported: { 'dynamic-import': false },
  },
  { ...node, external: ['vscode'], entry: 'client/src/node/client.ts', outfile: 'dist/client.js' },
  {
    ...node,
    entry: 'server/src/node/server.ts',
    outfile: 'dist/server.js',
    plugins: [migrateApart, serviceApart],
  },
  { ...node, entry: MIGRATE, outfile: 'dist/migrate.js' },
  { ...node, entry: SERVICE, outfile: 'dist/service.js', plugins: [migrateApart] },
  {
    ...node,
    entry: 'server/src/node/commands.ts',
    outfile: 'dist/commands.js',
    plugins: [migrateApart, serviceApart],
  },
  { ...node, entry: 'server/src/node/cli.ts', outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  {
    ...worker,
    format: 'cjs',
    external: ['vscode'],
    entry: 'client/src/browser/extension.ts',
    outfile: 'dist/browser/extension.js',
  },
  { ...worker, format: 'iife', entry: 'server/src/browser/worker.ts', outfile: 'dist/browser/server.js' },
];

/** A line a bundle: its size and the packages that weigh most in it. */
export function sizeReport(metafile) {
  return Object.entries(metafile.outputs)
    .filter(([file]) => file.endsWith('.js'))
    .map(([file, output]) => {
      const owners = new Map();
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        const owner = packageOf(input) ?? input.split('/').slice(0, 3).join('/');
        owners.set(owner, (owners.get(owner) ?? 0) + bytesInOutput);
      }
      const heaviest = [...owners].sort((a, b) => b[1] - a[1]).slice(0, 4);
      return `${file}  ${kb(output.bytes)}  (${heaviest.map(([name, bytes]) => `${name} ${kb(bytes)}`).join(', ')})`;
    })
    .join('\n');
}

/** The licence texts of every package that went into the bundles, as those licences ask for. */
export function thirdPartyNotices(metafiles) {
  const packages = new Set();
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const name = packageOf(input);
        if (bytesInOutput > 0 && name !== undefined) packages.add(name);
      }
  const notices = [...packages].sort().map((name) => {
    const folder = path.join('node_modules', name);
    const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : `\n\n${fs.readFileSync(path.join(folder, file), 'utf8').trim()}`;
    return `${name} ${version}: ${license}${text}`;
  });
  return `This product contains the following packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function packageOf(input) {
  const match = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match?.[1];
}

function kb(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
