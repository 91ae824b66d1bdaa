// Random TOML documents together with the data that they stand for.
import type { Data } from '../../server/src/toml/data.ts';
import { quote } from '../../server/src/toml/strings.ts';

export type Random = () => number;

/** A small generator of pseudo-random numbers (mulberry32), so that a seed gives the same cases everywhere. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const below = (rnd: Random, n: number): number => Math.floor(rnd() * n);
export const pick = <T>(rnd: Random, list: readonly T[]): T => list[below(rnd, list.length)] as T;
const chance = (rnd: Random, p: number): boolean => rnd() < p;

export interface Generated {
  readonly text: string;
  readonly data: Map<string, Data>;
}

interface State {
  readonly rnd: Random;
  readonly eol: string;
  readonly newer: boolean;
}

/** A table before it is written: scalars and arrays as TOML text with their data, and tables in it. */
interface TableNode {
  readonly form: 'header' | 'dotted' | 'inline' | 'array' | 'implicit';
  readonly name: string;
  readonly entries: { readonly name: string; readonly text: string; readonly data: Data }[];
  readonly tables: TableNode[];
  /** The elements of an array of tables. */
  readonly elements: TableNode[];
}

/** Makes a document; `newer` allows what only TOML 1.1 has. */
export function generate(rnd: Random, newer = false): Generated {
  const state: State = { rnd, eol: chance(rnd, 0.2) ? '\r\n' : '\n', newer };
  const root = makeTable(state, '', 'header', 0);
  const out: string[] = [];
  if (chance(rnd, 0.3)) out.push(comment(state), state.eol, chance(rnd, 0.5) ? state.eol : '');
  writeBody(state, root, out);
  for (const table of shuffled(state, root.tables)) writeSection(state, table, [], out);
  let text = out.join('');
  if (chance(rnd, 0.2)) text = text.replace(/\r?\n$/, '');
  return { text, data: dataOf(root) };
}

const NAMES = [
  'a',
  'b',
  'name',
  'version',
  'x-y',
  'tool',
  '1',
  '1e3',
  'true',
  'a b',
  '',
  'ü',
  '"',
  "'",
  'a.b',
  '__proto__',
  '\\',
  '🐍',
];

function freshName(state: State, used: Set<string>): string {
  for (let n = 0; ; n++) {
    const name = chance(state.rnd, 0.6)
      ? `${pick(state.rnd, ['k', 'key', 'dep'])}${below(state.rnd, 50 + n)}`
      : pick(state.rnd, NAMES);
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
}

function makeTable(
  state: State,
  name: string,
  form: TableNode['form'],
  depth: number,
  inline = form === 'inline',
): TableNode {
  const { rnd } = state;
  const used = new Set<string>();
  const node: TableNode = { form, name, entries: [], tables: [], elements: [] };
  if (form !== 'implicit') {
    const least = form === 'dotted' ? 1 : 0;
    for (let i = least + below(rnd, 5); i > 0; i--)
      node.entries.push({ name: freshName(state, used), ...makeValue(state, depth) });
  }
  if (depth >= 4) return node;
  const least = form === 'implicit' ? 1 : 0;
  for (let i = least + below(rnd, depth === 0 ? 5 : 2); i > 0; i--) {
    const forms: TableNode['form'][] = inline
      ? ['dotted']
      : form === 'dotted'
        ? ['dotted', 'header']
        : form === 'implicit'
          ? ['header', 'array']
          : ['header', 'header', 'dotted', 'array', depth < 3 ? 'implicit' : 'header'];
    node.tables.push(makeSub(state, freshName(state, used), pick(rnd, forms), depth + 1, inline));
  }
  return node;
}

function makeSub(
  state: State,
  name: string,
  form: TableNode['form'],
  depth: number,
  inline: boolean,
): TableNode {
  if (form !== 'array') return makeTable(state, name, form, depth, inline);
  const elements: TableNode[] = [];
  for (let i = 1 + below(state.rnd, 3); i > 0; i--)
    elements.push(makeTable(state, name, 'header', depth + 1));
  return { form, name, entries: [], tables: [], elements };
}

function dataOf(table: TableNode): Map<string, Data> {
  const data = new Map<string, Data>();
  for (const entry of table.entries) data.set(entry.name, entry.data);
  for (const sub of table.tables)
    data.set(sub.name, sub.form === 'array' ? sub.elements.map(dataOf) : dataOf(sub));
  return data;
}

function shuffled<T>(state: State, list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = below(state.rnd, i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** The pairs of a table: its own, and those of the tables that are written with dotted keys. */
function pairsOf(table: TableNode, prefix: readonly string[]): { path: string[]; text: string }[] {
  const pairs = table.entries.map(({ name, text }) => ({ path: [...prefix, name], text }));
  for (const sub of table.tables)
    if (sub.form === 'dotted') pairs.push(...pairsOf(sub, [...prefix, sub.name]));
  return pairs;
}

function writeBody(state: State, table: TableNode, out: string[]): void {
  const { rnd, eol } = state;
  for (const { path, text } of shuffled(state, pairsOf(table, []))) {
    if (chance(rnd, 0.1)) out.push(eol);
    if (chance(rnd, 0.15)) out.push(blanks(state), comment(state), eol);
    out.push(chance(rnd, 0.1) ? '  ' : '', writeKey(state, path), equals(state), text, tail(state), eol);
  }
  if (chance(rnd, 0.1)) out.push(eol, comment(state), eol);
}

function writeSection(state: State, table: TableNode, parents: readonly string[], out: string[]): void {
  const { rnd, eol } = state;
  const path = [...parents, table.name];
  const head = (open: string, close: string): void => {
    if (chance(rnd, 0.7)) out.push(eol);
    if (chance(rnd, 0.2)) out.push(comment(state), eol);
    out.push(open, blanks(state), writeKey(state, path), blanks(state), close, tail(state), eol);
  };
  if (table.form === 'array') {
    for (const element of table.elements) {
      head('[[', ']]');
      writeBody(state, element, out);
      for (const sub of subsections(element)) writeSection(state, sub.table, [...path, ...sub.prefix], out);
    }
    return;
  }
  const subs = shuffled(state, subsections(table));
  // A table may come after its own sub-tables, but for those under dotted keys.
  const early =
    table.form === 'header' && table.tables.every((sub) => sub.form !== 'dotted') && chance(rnd, 0.2);
  if (early) for (const sub of subs) writeSection(state, sub.table, [...path, ...sub.prefix], out);
  if (table.form === 'header') {
    head('[', ']');
    writeBody(state, table, out);
  }
  if (!early) for (const sub of subs) writeSection(state, sub.table, [...path, ...sub.prefix], out);
}

/** The tables with headers below a table, through its dotted ones. */
function subsections(table: TableNode): { table: TableNode; prefix: string[] }[] {
  return table.tables.flatMap((sub) =>
    sub.form === 'dotted'
      ? subsections(sub).map((deeper) => ({ table: deeper.table, prefix: [sub.name, ...deeper.prefix] }))
      : [{ table: sub, prefix: [] }],
  );
}

const blanks = (state: State): string => pick(state.rnd, ['', '', '', ' ', '\t', '  ']);
const equals = (state: State): string => pick(state.rnd, [' = ', ' = ', ' = ', '=', '= ', ' =', '\t=  ']);
const tail = (state: State): string =>
  chance(state.rnd, 0.15) ? `${blanks(state)}${comment(state)}` : blanks(state);
const comment = (state: State): string =>
  `#${pick(state.rnd, ['', ' c', ' [x]', ' a = 1', '"', ' ü 🐍', '#'])}${below(state.rnd, 1000)}`;

function writeKey(state: State, path: readonly string[]): string {
  const dot = (): string => (chance(state.rnd, 0.1) ? `${blanks(state)}.${blanks(state)}` : '.');
  return path.map((name, index) => (index === 0 ? '' : dot()) + writeName(state, name)).join('');
}

function writeName(state: State, name: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(name) && chance(state.rnd, 0.85)) return name;
  return quote(name, chance(state.rnd, 0.5) ? 'literal' : 'basic');
}

function makeValue(state: State, depth: number): { text: string; data: Data } {
  const { rnd } = state;
  const kind = below(rnd, depth > 5 ? 5 : 8);
  if (kind <= 1) return makeString(state);
  if (kind === 2) return makeInteger(rnd);
  if (kind === 3) return makeFloat(rnd);
  if (kind === 4)
    return chance(rnd, 0.5)
      ? makeMoment(state)
      : pick(rnd, [
          { text: 'true', data: true },
          { text: 'false', data: false },
        ]);
  return kind === 5 ? makeInline(state, depth) : makeArray(state, depth);
}

const WORDS = [
  'foo',
  'a>=1',
  '[x]',
  'k = 1',
  '#',
  '"',
  "'",
  '\\',
  ' ',
  '\t',
  '\n',
  'ü',
  '🐍',
  '\u0001',
  '\u007f',
  "'''",
  '"""',
  '\\n',
  ',',
  ']',
  '}',
  'a[b]',
  '\u00a0',
  '\r\n',
];

function makeString(state: State): { text: string; data: Data } {
  const { rnd } = state;
  let text = '';
  for (let i = below(rnd, 5); i > 0; i--) text += pick(rnd, WORDS);
  const style = pick(rnd, ['basic', 'basic', 'literal', 'multiline-basic', 'multiline-literal'] as const);
  let written = quote(text, style);
  if (written.startsWith('"""') && chance(rnd, 0.3))
    written = `"""\\${state.eol}  ${state.eol} \t${written.slice(4).replace(/^[ \t\n\r]+/, escapeBlanks)}`;
  if (written.startsWith('"') && !written.startsWith('""') && chance(rnd, 0.2))
    written = written.replace(/^"([a-z])/, (_, c: string) => `"\\u00${c.charCodeAt(0).toString(16)}`);
  // Inside a string a line break of the file is the file's, and reads as a line feed.
  return {
    text: written.replace(/\r?\n/g, state.eol),
    data: text.replace(/\r\n/g, written.includes('\\r') ? '\r\n' : '\n'),
  };
}

const escapeBlanks = (blank: string): string =>
  [...blank].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

function makeInteger(rnd: Random): { text: string; data: Data } {
  if (chance(rnd, 0.1)) return { text: '9_223_372_036_854_775_807', data: 9223372036854775807n };
  const value = below(rnd, chance(rnd, 0.5) ? 100 : 1e9);
  const form = below(rnd, 7);
  if (form === 0) return { text: `0x${value.toString(16)}`, data: value };
  if (form === 1) return { text: `0o${value.toString(8)}`, data: value };
  if (form === 2) return { text: `0b${value.toString(2)}`, data: value };
  if (form === 3) return { text: `-${value}`, data: value === 0 ? 0 : -value };
  if (form === 4) return { text: `+${value}`, data: value };
  if (form === 5) return { text: [...String(value)].join('_'), data: value };
  return { text: String(value), data: value };
}

function makeFloat(rnd: Random): { text: string; data: Data } {
  const special = pick(rnd, [
    ['inf', Infinity],
    ['-inf', -Infinity],
    ['+inf', Infinity],
    ['nan', Number.NaN],
    ['-nan', Number.NaN],
  ] as const);
  if (chance(rnd, 0.15)) return { text: special[0], data: special[1] };
  const text = `${pick(rnd, ['', '-', '+'])}${below(rnd, 1000)}${pick(rnd, [`.${below(rnd, 1000)}`, `e${below(rnd, 20)}`, `.5E-${below(rnd, 9)}`, '.1_0'])}`;
  return { text, data: Number(text.replaceAll('_', '')) };
}

function makeMoment(state: State): { text: string; data: Data } {
  const { rnd } = state;
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${1900 + below(rnd, 200)}-${two(1 + below(rnd, 12))}-${two(1 + below(rnd, 28))}`;
  const short = state.newer && chance(rnd, 0.3);
  const minutes = `${two(below(rnd, 24))}:${two(below(rnd, 60))}`;
  const seconds = `:${two(below(rnd, 60))}${chance(rnd, 0.3) ? `.${below(rnd, 1000)}` : ''}`;
  const time = short ? minutes : minutes + seconds;
  const value = short ? `${minutes}:00` : minutes + seconds;
  const form = below(rnd, 4);
  if (form === 0) return { text: date, data: { form: 'local-date', value: date } };
  if (form === 1) return { text: time, data: { form: 'local-time', value } };
  const joined = `${date}${pick(rnd, ['T', 't', ' '])}${time}`;
  if (form === 2) return { text: joined, data: { form: 'local-datetime', value: `${date}T${value}` } };
  const offset = pick(rnd, ['Z', 'z', '+02:00', '-11:59']);
  return {
    text: joined + offset,
    data: { form: 'offset-datetime', value: `${date}T${value}${offset.toUpperCase()}` },
  };
}

function makeArray(state: State, depth: number): { text: string; data: Data } {
  const { rnd, eol } = state;
  const items: { text: string; data: Data }[] = [];
  for (let i = below(rnd, 5); i > 0; i--) items.push(makeValue(state, depth + 2));
  const lines = chance(rnd, 0.5);
  const gap = (): string =>
    lines
      ? `${tail(state)}${eol}${chance(rnd, 0.15) ? `  ${comment(state)}${eol}` : ''}  `
      : pick(rnd, ['', ' ', ' ']);
  const trailing = items.length > 0 && chance(rnd, 0.5) ? ',' : '';
  const text = items.map((item, i) => (i === 0 ? '' : `,${gap()}`) + item.text).join('');
  return {
    text: `[${lines ? gap() : ''}${text}${trailing}${lines ? gap() : ''}]`,
    data: items.map((item) => item.data),
  };
}

function makeInline(state: State, depth: number): { text: string; data: Data } {
  const { rnd, eol } = state;
  const table = makeTable(state, '', 'inline', depth + 2);
  const pairs = pairsOf(table, []);
  const newer = state.newer && chance(rnd, 0.4);
  const gap = (): string => (newer ? `${tail(state)}${eol}  ` : pick(rnd, ['', ' ', ' ']));
  const text = pairs.map(
    ({ path, text: value }, i) =>
      (i === 0 ? '' : `,${gap()}`) + writeKey(state, path) + equals(state) + value,
  );
  const trailing = newer && pairs.length > 0 && chance(rnd, 0.5) ? ',' : '';
  return { text: `{${gap()}${text.join('')}${trailing}${gap()}}`, data: dataOf(table) };
}
