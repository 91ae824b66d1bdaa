// Random checks of the TOML layer; started by scripts/fuzz-toml.mjs.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { applyEdits, contains, type Edit } from '../../server/src/text/span.ts';
import { type Data, dataEqualExcept, toData } from '../../server/src/toml/data.ts';
import * as edit from '../../server/src/toml/edit.ts';
import { leaves } from '../../server/src/toml/leaves.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { locate, lookup, type Path, pathOf, walk } from '../../server/src/toml/paths.ts';
import { asTable, type Pair, type TomlDocument, type Value } from '../../server/src/toml/tree.ts';
import { below, generate, pick, type Random, random } from './toml-generate.ts';
import { comparable, judge, sortedJson, type Verdict } from './toml-oracle.ts';

const MAX_MS = 2000;

class Failure extends Error {}

function expect(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Failure(what);
}

/** What holds for any text. */
function checkTree(doc: TomlDocument): void {
  const { text } = doc;
  let at = 0;
  for (const { span } of leaves(doc)) {
    expect(span.start === at && span.end > span.start, `leaves leave a gap or overlap at ${at}`);
    at = span.end;
  }
  expect(at === text.length, `leaves end at ${at} of ${text.length}`);

  let end = 0;
  for (const statement of doc.statements) {
    expect(
      statement.span.start >= end && statement.span.end >= statement.span.start,
      `statements overlap at ${end}`,
    );
    end = statement.span.end;
    if (statement.kind === 'pair') checkPair(statement);
    if (statement.kind === 'header') {
      expect(contains(statement.span, statement.key.span), 'a header does not hold its key');
      for (const pair of statement.pairs)
        expect(pair.span.start >= statement.span.end, 'a pair stands before its header');
    }
  }
  expect(end <= text.length, 'a statement ends behind the text');
  for (const { span, repair } of doc.problems) {
    expect(
      span.start >= 0 && span.start <= span.end && span.end <= text.length,
      'a problem lies outside the text',
    );
    if (repair !== undefined)
      expect(applyEdits(text, repair.edits) !== undefined, `a repair does not apply: ${repair.title}`);
  }
  for (const visit of walk(doc.root)) {
    if (visit.depth < 30)
      expect(lookup(doc.root, pathOf(visit)) === visit.node, 'a path does not lead to its node');
  }
}

function checkPair(outer: Pair): void {
  const waiting: (Pair | Value)[] = [outer];
  for (;;) {
    const node = waiting.pop();
    if (node === undefined) return;
    if (node.kind === 'pair') {
      expect(contains(node.span, node.key.span), 'a pair does not hold its key');
      if (node.value === undefined) continue;
      expect(
        contains(node.span, node.value.span) && node.value.span.start >= node.key.span.end,
        'a pair does not hold its value',
      );
      waiting.push(node.value);
    } else if (node.kind === 'array' || node.kind === 'inline-table') {
      let end = node.span.start + 1;
      for (const child of node.kind === 'array' ? node.items : node.pairs) {
        expect(
          child.span.start >= end && child.span.end <= node.span.end,
          `children overlap or lie outside at ${end}`,
        );
        end = child.span.end;
        waiting.push(child);
      }
      for (const comma of node.commas)
        expect(comma > node.span.start && comma < node.span.end, 'a comma lies outside');
    } else if (node.kind === 'string')
      expect(contains(node.span, node.inner), 'a string does not hold its inside');
  }
}

function checkPlaces(doc: TomlDocument, rnd: Random): void {
  for (let i = 0; i < 5; i++) {
    const offset = below(rnd, doc.text.length + 1);
    const { span } = locate(doc, offset);
    expect(
      span.start >= 0 && span.end <= doc.text.length && span.start <= span.end,
      `place at ${offset} lies outside`,
    );
  }
}

/** Where two pieces of data differ first; `undefined` where they do not. */
function difference(a: Data, b: Data, at = ''): string | undefined {
  const here = (): string => `${at}: ${shown(a)}, not ${shown(b)}`;
  if (a instanceof Map && b instanceof Map) {
    if (a.size !== b.size) return here();
    for (const [name, value] of a) {
      const found = b.has(name) ? difference(value, b.get(name), `${at}/${name}`) : `${at}: no ${name}`;
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return here();
    for (let i = 0; i < a.length; i++) {
      const found = difference(a[i], b[i], `${at}/${i}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const same =
    typeof a === 'object' && typeof b === 'object' && 'form' in a && 'form' in b
      ? a.form === b.form && a.value === b.value
      : Object.is(a, b);
  return same ? undefined : here();
}

const shown = (data: Data): string =>
  data instanceof Map
    ? `table of ${[...data.keys()]}`
    : typeof data === 'bigint'
      ? `${data}n`
      : JSON.stringify(data);

interface Operation {
  readonly name: string;
  readonly edits: Edit[];
  /** What may change. */
  readonly paths: Path[];
  /** Whether no comment may be lost. */
  readonly keepsComments: boolean;
}

/** One editing primitive at a random place of a document. */
function operate(doc: TomlDocument, rnd: Random): Operation {
  const visits = [...walk(doc.root)];
  const tables = visits.filter((visit) => asTable(visit.node) !== undefined);
  const arrays = visits.filter((visit) => visit.node.kind === 'array');
  const tablePath = pathOf(pick(rnd, tables));
  const table = asTable(lookup(doc.root, tablePath));
  const names = [...(table?.members.keys() ?? [])];
  const name = names.length > 0 ? pick(rnd, names) : 'new';
  const array = arrays.length > 0 ? pick(rnd, arrays) : undefined;
  const node = array?.node;
  const kind = below(rnd, 12);
  if (kind <= 2 && array !== undefined && node?.kind === 'array') {
    const at = pathOf(array);
    const { length } = node.items;
    if (kind === 0) {
      return {
        name: 'insertItem',
        edits: edit.insertItem(doc, node, below(rnd, length + 1), '"new"'),
        paths: [at],
        keepsComments: true,
      };
    }
    if (kind === 1) {
      const indexes = node.items.map((_, index) => index).filter(() => rnd() < 0.4);
      return {
        name: `removeItems ${indexes}`,
        edits: edit.removeItems(doc, node, indexes),
        paths: [at],
        keepsComments: false,
      };
    }
    if (length === 0) return { name: 'nothing', edits: [], paths: [], keepsComments: true };
    const [from, to] = [below(rnd, length), below(rnd, length)];
    return { name: 'moveItem', edits: edit.moveItem(doc, node, from, to), paths: [at], keepsComments: true };
  }
  if (kind <= 4) {
    const key = pick(rnd, ['new', 'new key', name]);
    const placement = pick(rnd, [{}, { after: name }, { before: name }]);
    // The comments inside a value go with the value.
    return {
      name: `setKey ${key}`,
      edits: edit.setKey(doc, tablePath, key, '["set"]', placement),
      paths: [[...tablePath, key]],
      keepsComments: key !== name,
    };
  }
  if (kind === 5) {
    const fresh = pick(rnd, [['fresh'], ['fresh', 'deep'], ['more x']]);
    const target = [...tablePath, ...fresh];
    return {
      name: 'setKey in a new table',
      edits: edit.setKey(doc, target, 'new', '1'),
      paths: [target],
      keepsComments: true,
    };
  }
  if (kind === 6 || names.length === 0) {
    const at = [...tablePath, name];
    return {
      name: `removeMember ${at.join('/')}`,
      edits: edit.removeMember(doc, at),
      paths: [at],
      keepsComments: false,
    };
  }
  if (kind === 7) {
    const at = [...tablePath, name];
    return {
      name: 'renameMember',
      edits: edit.renameMember(doc, at, 'renamed to'),
      paths: [at, [...tablePath, 'renamed to']],
      keepsComments: true,
    };
  }
  if (kind <= 9) {
    const moving = names.filter(() => rnd() < 0.5);
    const to = rnd() < 0.5 ? pathOf(pick(rnd, tables)) : [...tablePath, 'fresh'];
    const paths = moving.flatMap((moved) => [
      [...tablePath, moved],
      [...to, moved],
    ]);
    return {
      name: `moveMembers ${tablePath.join('/')} ${moving} to ${to.join('/')}`,
      edits: edit.moveMembers(doc, tablePath, moving, to),
      paths: [...paths, tablePath],
      keepsComments: true,
    };
  }
  if (kind === 10) {
    const other = pick(rnd, names);
    return {
      name: 'moveKey',
      edits: edit.moveKey(doc, tablePath, name, rnd() < 0.5 ? { before: other } : { after: other }),
      paths: [],
      keepsComments: true,
    };
  }
  const other = pathOf(pick(rnd, tables));
  const element = [...tablePath, ...other].some((step) => typeof step === 'number');
  const placement = pick(rnd, [{}, { before: other }, { after: other }]);
  return {
    name: 'moveTable',
    edits: element ? [] : edit.moveTable(doc, tablePath, placement),
    paths: [],
    keepsComments: true,
  };
}

const commentsOf = (doc: TomlDocument): string =>
  doc.comments
    .map(({ start, end }) => doc.text.slice(start, end).trimEnd())
    .sort()
    .join('\n');

function checkEdit(doc: TomlDocument, rnd: Random): void {
  const operation = operate(doc, rnd);
  const text = applyEdits(doc.text, operation.edits);
  expect(text !== undefined, `${operation.name}: edits overlap`);
  if (doc.problems.length > 0) return;
  const after = parseToml(text, { version: '1.1' });
  const problem = after.problems[0];
  expect(
    problem === undefined,
    `${operation.name}: makes a problem: ${problem?.message}\n--- after\n${text}`,
  );
  // What moves to another table is compared by the move's own check below.
  expect(
    dataEqualExcept(doc, after, operation.paths),
    `${operation.name}: changes other data\n--- after\n${text}`,
  );
  if (operation.keepsComments) {
    expect(commentsOf(doc) === commentsOf(after), `${operation.name}: loses a comment\n--- after\n${text}`);
  }
  if (operation.name.startsWith('moveMembers') && operation.edits.length > 0)
    checkMoved(doc, after, operation);
}

/** Every value that moves arrives: as many scalars after as before. */
function checkMoved(before: TomlDocument, after: TomlDocument, operation: Operation): void {
  const scalars = (doc: TomlDocument): string =>
    [...walk(doc.root)]
      .filter(({ node }) => asTable(node) === undefined && node.kind !== 'table-array')
      .map(
        ({ node, step }) =>
          `${step}: ${node.kind === 'array' ? 'array' : doc.text.slice(node.span.start, node.span.end)}`,
      )
      .sort()
      .join('\n');
  expect(scalars(before) === scalars(after), `${operation.name}: loses a value\n--- after\n${after.text}`);
}

const PIECES = [
  '[',
  ']',
  '[[',
  ']]',
  '{',
  '}',
  '"',
  "'",
  '"""',
  "'''",
  '=',
  ',',
  '.',
  '#',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\\',
  '\\x',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\u00a0',
  'a',
  'key = ',
  '[tool.x]\n',
  '1',
  '-',
  ':',
  '2020-01-01',
  'inf',
  'True',
  '“',
  '//',
  '\\u00e9',
  '_',
];

/** Some slips of the hand. */
function mutate(source: string, rnd: Random): string {
  let text = source;
  for (let i = 1 + below(rnd, 4); i > 0; i--) {
    const at = below(rnd, text.length + 1);
    const size = rnd() < 0.7 ? 1 : below(rnd, 20);
    const kind = below(rnd, 6);
    if (kind <= 1) text = text.slice(0, at) + pick(rnd, PIECES) + text.slice(at);
    else if (kind <= 3) text = text.slice(0, at) + text.slice(at + size);
    else if (kind === 4) text = text.slice(0, at) + text.slice(at, at + size) + text.slice(at);
    else {
      const from = below(rnd, text.length + 1);
      text = text.slice(0, at) + text.slice(from, from + below(rnd, 40)) + text.slice(at);
    }
  }
  return text;
}

/** Our reading against the readers of Python; differences that are meant are left out. */
function compare(text: string, verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts) {
    const doc = parseToml(text, { version: verdict.version });
    const codes = new Set(doc.problems.map((problem) => problem.code));
    // Python's strings can hold half characters, files cannot; a byte-order mark is for the caller to take off.
    if (codes.has('bad-encoding') || text.startsWith('\ufeff')) continue;
    const ours = doc.problems.length === 0;
    expect(
      ours === verdict.ok,
      `${verdict.reader} ${verdict.ok ? 'accepts' : `refuses (${verdict.error})`}, we ${ours ? 'accept' : `refuse (${doc.problems[0]?.message})`}`,
    );
    if (!ours) continue;
    const [a, b] = [sortedJson(comparable(toData(doc.root))), sortedJson(verdict.data)];
    expect(a === b, `${verdict.reader} reads other data:\n${b}\nwe:\n${a}`);
  }
}

// ---------------------------------------------------------------- the run

interface Options {
  cases: number;
  seed: number;
  seconds: number;
  seeds: string | undefined;
  python: string | undefined;
}

function options(args: readonly string[]): Options {
  const value = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const number = (name: string, otherwise: number): number => Number(value(name) ?? otherwise);
  return {
    cases: number('--cases', 20_000),
    seed: number('--seed', Date.now() % 1_000_000_000),
    seconds: number('--seconds', Number.POSITIVE_INFINITY),
    seeds: value('--seeds'),
    python: args.includes('--no-python') ? undefined : (value('--python') ?? pythonWithToml()),
  };
}

function pythonWithToml(): string | undefined {
  return spawnSync('python3', ['-c', 'import tomllib'], { encoding: 'utf8' }).status === 0
    ? 'python3'
    : undefined;
}

function run({ cases, seed, seconds, seeds, python }: Options): number {
  const files = seeds === undefined ? [] : fs.readdirSync(seeds).filter((name) => name.endsWith('.toml'));
  const sources = files.map((name) => fs.readFileSync(path.join(seeds as string, name), 'utf8'));
  console.log(
    `seed ${seed}, ${cases} cases${sources.length > 0 ? `, ${sources.length} files` : ''}, oracle ${python ?? 'none (python3 with tomllib is not here)'}`,
  );
  const start = Date.now();
  let failed = 0;
  let done = 0;
  let slowest = 0;
  let texts: string[] = [];
  const fail = (text: string, why: string, n: number): void => {
    failed++;
    fs.mkdirSync('test/failures', { recursive: true });
    const name = `test/failures/toml-${seed}-${n}`;
    fs.writeFileSync(`${name}.toml`, text);
    fs.writeFileSync(`${name}.txt`, why);
    if (failed <= 20) console.log(`case ${n}: ${why.split('\n--- after')[0]}\n  kept as ${name}.toml`);
  };
  const settle = (n: number): void => {
    if (python !== undefined && texts.length > 0) {
      judge(python, texts).forEach((verdicts, index) => {
        const text = texts[index] as string;
        attempt(text, () => compare(text, verdicts), n);
      });
    }
    texts = [];
  };
  const attempt = (text: string, check: () => void, n: number): void => {
    const began = performance.now();
    const before = process.cpuUsage();
    try {
      check();
    } catch (error) {
      fail(text, error instanceof Failure ? error.message : `threw ${(error as Error).stack}`, n);
    }
    // Both are upper bounds of the work: the clock counts a machine that stood still, the processor other threads.
    const used = process.cpuUsage(before);
    const took = Math.min(performance.now() - began, (used.user + used.system) / 1000);
    slowest = Math.max(slowest, took);
    if (took > MAX_MS) fail(text, `took ${Math.round(took)} ms`, n);
  };
  for (; done < cases && (Date.now() - start) / 1000 < seconds; done++) {
    const rnd = random(seed + done * 7919);
    const newer = rnd() < 0.3;
    const made = generate(rnd, newer);
    const kind = below(rnd, 4);
    const source = sources.length > 0 && rnd() < 0.5 ? pick(rnd, sources) : made.text;
    const text = kind === 0 ? made.text : kind === 1 ? source : mutate(source, rnd);
    attempt(
      text,
      () => {
        const doc = parseToml(text, { version: newer ? '1.1' : '1.0' });
        checkTree(doc);
        checkPlaces(doc, rnd);
        if (kind === 0) {
          expect(
            doc.problems.length === 0,
            `refuses a valid document: ${doc.problems[0]?.message} at ${doc.problems[0]?.span.start}`,
          );
          const found = difference(toData(doc.root), made.data);
          expect(found === undefined, `reads other data than was written: ${found}`);
        }
        checkEdit(doc, rnd);
      },
      done,
    );
    texts.push(text);
    if (texts.length === 2000) settle(done);
  }
  settle(done);
  console.log(`slowest case ${Math.round(slowest)} ms, ${Math.round((Date.now() - start) / 1000)} s`);
  console.log(`${done - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = run(options(process.argv.slice(2)));
