import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

/** Lower layers know nothing of higher ones; those of one rank do not know each other. */
const ranks: readonly (readonly string[])[] = [
  ['text'],
  ['toml'],
  ['standards'],
  ['model'],
  ['spec'],
  ['tables', 'features', 'migrate', 'build'],
  ['migration'],
  ['service'],
  ['lsp', 'cli'],
  ['node', 'browser'],
];
const SERVER = 'server/src';
/** The packages that the engine uses, each behind one file. */
const BEHIND: ReadonlyMap<string, string> = new Map([
  [`${SERVER}/migrate/python/tree.ts`, '@lezer/python'],
  [`${SERVER}/build/archive.ts`, 'fflate'],
]);
const PURE = 7;

interface Source {
  readonly file: string;
  readonly layer: string;
  readonly imports: readonly { readonly from: string; readonly names: string; readonly typeOnly: boolean }[];
  readonly text: string;
}

function sources(folder: string): Source[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      const text = fs.readFileSync(file, 'utf8');
      return { file, layer: layerOf(file), imports: importsOf(text), text };
    });
}

const layerOf = (file: string): string => {
  const [first = ''] = file.slice(SERVER.length + 1).split('/');
  return first.replace(/\.ts$/, '');
};

function importsOf(text: string): Source['imports'] {
  const found = [];
  const statements = /^(?:import|export)\s+(type\s+)?([\w\s{},*$]*?)\s*\bfrom\s+['"]([^'"]+)['"]/gm;
  for (const [, type, names = '', from = ''] of text.matchAll(statements)) {
    found.push({ from, names, typeOnly: type !== undefined });
  }
  for (const [, from = ''] of text.matchAll(/^import\s+['"]([^'"]+)['"]/gm)) {
    found.push({ from, names: '', typeOnly: false });
  }
  for (const [, from = ''] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push({ from, names: '', typeOnly: false });
  }
  return found;
}

const rankOf = (layer: string): number => ranks.findIndex((rank) => rank.includes(layer));
const target = (source: Source, from: string): string =>
  path.posix.join(path.posix.dirname(source.file), from);

const server = sources(SERVER);
const client = sources('client/src');

describe('layers', () => {
  test('every file of the server lies in a layer', () => {
    assert.deepEqual(
      server.filter(({ layer }) => rankOf(layer) < 0).map(({ file }) => file),
      [],
    );
    assert.ok(server.length > 50, 'the server was not found');
  });

  test('imports point left only, and not between layers of one rank', () => {
    const wrong: string[] = [];
    for (const source of server) {
      for (const { from } of source.imports) {
        if (!from.startsWith('.')) continue;
        const file = target(source, from);
        if (file === 'package.json') continue;
        const layer = layerOf(file);
        if (layer === source.layer) continue;
        // The composition of all tables: the registry's lists stand beside the tables.
        if (rankOf(layer) >= rankOf(source.layer)) wrong.push(`${source.file} imports ${file}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('relative imports name an existing file', () => {
    const wrong = [...server, ...client].flatMap((source) =>
      source.imports
        .filter(({ from }) => from.startsWith('.') && !fs.existsSync(target(source, from)))
        .map(({ from }) => `${source.file} imports ${from}`),
    );
    assert.deepEqual(wrong, []);
  });

  test('the engine imports nothing from Node, and each package in one file', () => {
    const wrong = server
      .filter(({ layer }) => rankOf(layer) <= PURE)
      .flatMap(({ file, imports }) =>
        imports
          .filter(({ from }) => !from.startsWith('.') && BEHIND.get(file) !== from)
          .map(({ from }) => `${file} imports ${from}`),
      );
    assert.deepEqual(wrong, []);
  });

  test('the engine has no clock, no chance and no console', () => {
    const forbidden =
      /\b(Date\.now|new Date\(\)|performance\.now|Math\.random|console\.(log|error|warn|info)|setTimeout|setInterval|process\.(env|argv|cwd|hrtime))/;
    const wrong = server
      .filter(({ layer }) => rankOf(layer) <= PURE)
      .filter(({ text }) => forbidden.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
      .map(({ file }) => file);
    assert.deepEqual(wrong, []);
  });

  test('what browser and Node share imports nothing from Node', () => {
    const wrong = server
      .filter(({ layer }) => layer === 'lsp' || layer === 'browser')
      .filter(({ imports }) => imports.some(({ from }) => from.startsWith('node:') || from.endsWith('/node')))
      .map(({ file }) => file);
    assert.deepEqual(wrong, []);
  });

  test('positions of the protocol appear in lsp/convert.ts only', () => {
    const positions =
      /\b(Position|Range|Location|LocationLink|TextEdit|InsertReplaceEdit|TextDocumentEdit)\b/;
    const wrong = server
      .filter(({ file }) => file !== `${SERVER}/lsp/convert.ts`)
      .filter(({ imports }) =>
        imports.some(({ from, names }) => from.startsWith('vscode-languageserver') && positions.test(names)),
      )
      .map(({ file }) => file);
    assert.deepEqual(wrong, []);
  });

  test('only the client imports vscode, and client and server do not import each other', () => {
    const wrong = [
      ...server.filter(({ imports }) =>
        imports.some(({ from }) => from === 'vscode' || from.includes('client/')),
      ),
      ...client.filter(({ imports }) => imports.some(({ from }) => from.includes('server/src'))),
    ].map(({ file }) => file);
    assert.deepEqual(wrong, []);
  });
});

describe('import cycles', () => {
  test('there is none, types apart', () => {
    const graph = new Map<string, string[]>();
    for (const source of [...server, ...client]) {
      const next = source.imports
        .filter(({ from, typeOnly, names }) => from.startsWith('.') && !typeOnly && !onlyTypes(names))
        .map(({ from }) => target(source, from));
      graph.set(source.file, next);
    }
    assert.deepEqual(cycleIn(graph), []);
  });
});

/** `{ type A, type B }` leaves nothing at run time. */
const onlyTypes = (names: string): boolean =>
  names.startsWith('{') &&
  names
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));

/** The files of the first cycle that a walk in depth meets. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  for (const root of graph.keys()) {
    const way: { file: string; next: number }[] = [{ file: root, next: 0 }];
    const onWay = new Set([root]);
    while (way.length > 0) {
      const here = way.at(-1) as { file: string; next: number };
      const file = graph.get(here.file)?.[here.next++];
      if (file === undefined || done.has(here.file)) {
        way.pop();
        onWay.delete(here.file);
        done.add(here.file);
      } else if (onWay.has(file)) return [...way.map((step) => step.file), file];
      else if (!done.has(file)) {
        way.push({ file, next: 0 });
        onWay.add(file);
      }
    }
  }
  return [];
}
