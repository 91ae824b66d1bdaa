import type { Path } from './key-path.ts';
import { asItems, asTable, type TomlDocument, type TomlNode, type Value } from './tree.ts';

/** A document as data. Tables are maps, so that no name is special; dates and integers keep what JSON has no word for. */
export type Data = string | number | bigint | boolean | Moment | readonly Data[] | DataTable | undefined;
export type DataTable = ReadonlyMap<string, Data>;

/** A date, a time or both. */
export interface Moment {
  readonly form: 'offset-datetime' | 'local-datetime' | 'local-date' | 'local-time';
  readonly value: string;
}

type Draft = { set(data: Data): void };

/**
 * The data that a document stands for, at any depth. Keys without a value and text that is no value are left out, as
 * `undefined` in arrays.
 */
export function toData(root: TomlNode): Data {
  let result: Data;
  const waiting: { node: TomlNode; into: Draft }[] = [
    { node: root, into: { set: (data) => (result = data) } },
  ];
  for (;;) {
    const next = waiting.pop();
    if (next === undefined) return result;
    const { node, into } = next;
    const table = asTable(node);
    const items = asItems(node);
    if (table !== undefined) {
      const data = new Map<string, Data>();
      into.set(data);
      // The order of the members is kept although the stack works from the end.
      for (const [name, member] of table.members) {
        if (member.node === undefined || member.node.kind === 'broken') continue;
        data.set(name, undefined);
        waiting.push({ node: member.node, into: { set: (value) => data.set(name, value) } });
      }
    } else if (items !== undefined) {
      const data: Data[] = new Array(items.length).fill(undefined);
      into.set(data);
      items.forEach((item, index) => {
        waiting.push({ node: item, into: { set: (value) => (data[index] = value) } });
      });
    } else into.set(scalar(node));
  }
}

function scalar(node: TomlNode): Data {
  switch (node.kind) {
    case 'string':
    case 'integer':
    case 'float':
    case 'boolean':
      return node.value;
    case 'datetime':
      return { form: node.form, value: node.value };
    default:
      return undefined;
  }
}

const MOMENTS = {
  'offset-datetime': 'datetime',
  'local-datetime': 'datetime-local',
  'local-date': 'date-local',
  'local-time': 'time-local',
} as const;

/** The document as the tagged JSON that the test suite toml-test compares; for documents without problems. */
export function toTaggedJson(root: TomlNode): string {
  const out: string[] = [];
  const waiting: (TomlNode | string)[] = [root];
  for (;;) {
    const next = waiting.pop();
    if (next === undefined) return out.join('');
    if (typeof next === 'string') out.push(next);
    else pushTagged(next, out, waiting);
  }
}

function pushTagged(node: TomlNode, out: string[], waiting: (TomlNode | string)[]): void {
  const table = asTable(node);
  const items = asItems(node);
  if (table === undefined && items === undefined) {
    out.push(taggedScalar(node));
    return;
  }
  const parts: (TomlNode | string)[] = [table === undefined ? '[' : '{'];
  if (table !== undefined) {
    for (const member of table.members.values()) {
      if (member.node === undefined) continue;
      if (parts.length > 1) parts.push(',');
      parts.push(`${JSON.stringify(member.name)}:`, member.node);
    }
  }
  for (const item of items ?? []) {
    if (parts.length > 1) parts.push(',');
    parts.push(item);
  }
  parts.push(table === undefined ? ']' : '}');
  for (let i = parts.length - 1; i >= 0; i--) waiting.push(parts[i] as TomlNode | string);
}

function taggedScalar(node: TomlNode): string {
  const tag = (type: string, value: string): string => JSON.stringify({ type, value });
  switch (node.kind) {
    case 'string':
      return tag('string', node.value);
    case 'integer':
      return tag('integer', String(node.value));
    case 'float':
      return tag('float', floatText(node.value));
    case 'boolean':
      return tag('bool', String(node.value));
    case 'datetime':
      return tag(MOMENTS[node.form], node.value);
    default:
      return 'null';
  }
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Names and indexes that are left out of a comparison; `all` where everything below is. */
interface Except {
  all: boolean;
  readonly below: Map<string | number, Except>;
}

function exceptOf(paths: readonly Path[]): Except {
  const root: Except = { all: false, below: new Map() };
  for (const path of paths) {
    let at = root;
    for (const step of path) {
      let next = at.below.get(step);
      if (next === undefined) {
        next = { all: false, below: new Map() };
        at.below.set(step, next);
      }
      at = next;
    }
    at.all = true;
  }
  return root;
}

/**
 * Whether two documents hold the same data but for what lies at or below `paths`. How data is written (inline, dotted,
 * header; order of keys; style of strings) does not matter. A table that is missing on one side counts as empty where
 * one of the paths leads through it. Text that is no value is compared as it is written.
 */
export function dataEqualExcept(
  before: TomlDocument,
  after: TomlDocument,
  paths: readonly Path[] = [],
): boolean {
  return equal({ a: before.root, b: after.root, except: exceptOf(paths) }, before.text, after.text);
}

/** The same for two values without faults. */
export const sameData = (a: Value, b: Value): boolean => equal({ a, b, except: undefined }, '', '');

/** Two nodes that have to be equal. */
interface Twins {
  readonly a: TomlNode | undefined;
  readonly b: TomlNode | undefined;
  readonly except: Except | undefined;
}

function equal(first: Twins, textA: string, textB: string): boolean {
  const waiting = [first];
  for (;;) {
    const next = waiting.pop();
    if (next === undefined) return true;
    const { a, b, except } = next;
    if (except?.all) continue;
    const through = except !== undefined && except.below.size > 0;
    const tables = [asTable(a), asTable(b)] as const;
    if (tables[0] !== undefined || tables[1] !== undefined) {
      const empty = (node: TomlNode | undefined): boolean => node === undefined && through;
      if (!(tables[0] || empty(a)) || !(tables[1] || empty(b))) return false;
      for (const [name, member] of tables[0]?.members ?? []) {
        const other = tables[1]?.members.get(name);
        if (other === undefined && !except?.below.has(name)) return false;
        waiting.push({ a: member.node, b: other?.node, except: except?.below.get(name) });
      }
      for (const [name, member] of tables[1]?.members ?? []) {
        if (tables[0]?.members.has(name)) continue;
        if (!except?.below.has(name)) return false;
        waiting.push({ a: undefined, b: member.node, except: except.below.get(name) });
      }
      continue;
    }
    const items = [asItems(a), asItems(b)] as const;
    if (items[0] !== undefined || items[1] !== undefined) {
      const missing =
        (items[0] === undefined && a !== undefined) || (items[1] === undefined && b !== undefined);
      if (missing || ((a === undefined || b === undefined) && !through)) return false;
      const length = Math.max(items[0]?.length ?? 0, items[1]?.length ?? 0);
      for (let i = 0; i < length; i++) {
        const [x, y] = [items[0]?.[i], items[1]?.[i]];
        if ((x === undefined || y === undefined) && !except?.below.has(i)) return false;
        waiting.push({ a: x, b: y, except: except?.below.get(i) });
      }
      continue;
    }
    if (!sameScalar(a, textA, b, textB)) return false;
  }
}

function sameScalar(a: TomlNode | undefined, textA: string, b: TomlNode | undefined, textB: string): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'datetime' && b.kind === 'datetime') return a.form === b.form && a.value === b.value;
  if (a.kind === 'broken')
    return textA.slice(a.span.start, a.span.end) === textB.slice(b.span.start, b.span.end);
  return Object.is(scalar(a), scalar(b));
}
