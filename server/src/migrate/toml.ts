import { insert } from '../text/span.ts';
import type { Draft } from '../toml/draft.ts';
import { blockOf } from '../toml/edit/layout.ts';
import { insertItems, replaceValue, setKeys } from '../toml/edit.ts';
import { lookup } from '../toml/paths.ts';
import { quote, writeKey, writePath } from '../toml/strings.ts';
import { type Style, writeList } from '../toml/style.ts';
import { asItems, asTable } from '../toml/tree.ts';
import type { ConfigValue, Origin } from './model.ts';

/** One table of the new file. */
export interface NewTable {
  readonly path: readonly string[];
  readonly entries: readonly NewEntry[];
  /** It is written without entries too, as its being there says something. */
  readonly bare?: boolean;
}

export interface NewEntry {
  readonly key: string;
  readonly value: ConfigValue;
  readonly from?: Origin;
}

/** Lists that get a line for each item as soon as there are two. */
const TALL = new Set(['dependencies', 'classifiers']);

/** A value as TOML. */
export function writeToml(value: ConfigValue, style: Style, key: string, width = key.length + 3): string {
  if (typeof value === 'string')
    return value.includes('\n') ? quote(value, 'multiline-basic') : quote(value, style.quotes);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'nan';
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const items = (value as readonly ConfigValue[]).map((item) => writeToml(item, style, '', 0));
    const { indent, eol } = style;
    if (items.length > 1 && TALL.has(key))
      return `[${eol}${items.map((item) => `${indent}${item},${eol}`).join('')}]`;
    return writeList(items, style, width);
  }
  const pairs = Object.entries(value).map(
    ([name, item]) => `${writeKey(name)} = ${writeToml(item, style, '', 0)}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** Where tables stand in a file, the first first. */
function rankOf(path: readonly (string | number)[]): number {
  const [first, second] = path;
  if (first === 'build-system') return 0;
  if (first === 'project') return path.length === 1 ? 1 : 2;
  if (first === 'dependency-groups') return 3;
  return first === 'tool' && second !== undefined ? 4 : 5;
}

/** Writes tables into a draft: keys that are there get the new value, tables that are not come where they belong. */
export function writeTables(draft: Draft, tables: readonly NewTable[]): boolean {
  return tables.every((table) => writeTable(draft, table));
}

function writeTable(draft: Draft, { path, entries, bare }: NewTable): boolean {
  if (entries.length === 0 && (bare !== true || lookup(draft.doc.root, path) !== undefined)) return true;
  const { style } = draft;
  const texts = entries.map(({ key, value }) => ({ key, value: writeToml(value, style, key) }));
  const node = lookup(draft.doc.root, path);
  if (node !== undefined && asTable(node) === undefined) return false;
  if (node !== undefined && asTable(node)?.headers.length !== 0)
    return draft.apply(setKeys(draft.doc, path, texts));
  const place = placeFor(draft, path);
  if (place === undefined && entries.length === 0) {
    const { text } = draft.doc;
    const gap = text === '' ? '' : text.endsWith(style.eol) ? style.eol : style.eol + style.eol;
    return draft.apply([insert(text.length, `${gap}[${writePath(path)}]${style.eol}`)]);
  }
  if (place === undefined) return draft.apply(setKeys(draft.doc, path, texts));
  const { eol } = style;
  const lines = texts.map(({ key, value }) => `${writeKey(key)} = ${value}`).join(eol);
  const block = lines === '' ? '' : `${lines}${eol}`;
  return draft.apply([insert(place, `[${writePath(path)}]${eol}${block}${eol}`)]);
}

/** Before the first table that comes later in the order, where all after it do too. */
function placeFor({ doc }: Draft, path: readonly string[]): number | undefined {
  const headers = doc.statements.flatMap((statement) => (statement.kind === 'header' ? [statement] : []));
  const rank = rankOf(path);
  const ranks = headers.map(({ key }) => rankOf(key.parts.map(({ name }) => name)));
  const first = ranks.findIndex((one) => one > rank);
  const header = headers[first];
  // Many files end with `[build-system]`, which is no reason to do so too.
  if (header === undefined || ranks.slice(first).some((one) => one <= rank && one > 0)) return undefined;
  const block = blockOf(doc, header);
  return block.whole ? block.start : undefined;
}

/** Sets the items of a list that is there: those missing come at its end, those in `replaced` change where they stand. */
export function extendList(
  draft: Draft,
  path: readonly string[],
  missing: readonly string[],
  replaced: ReadonlyMap<number, string>,
): boolean {
  const list = lookup(draft.doc.root, path);
  if (list?.kind !== 'array') return false;
  const edits = [...replaced].flatMap(([index, text]) => {
    const item = asItems(list)?.[index];
    return item?.kind === 'string' ? replaceValue(draft.doc, item, quote(text, item.style)) : [];
  });
  if (edits.length > 0 && !draft.apply(edits)) return false;
  const after = lookup(draft.doc.root, path);
  if (missing.length === 0 || after?.kind !== 'array') return true;
  const texts = missing.map((text) => quote(text, draft.style.quotes));
  return draft.apply(insertItems(draft.doc, after, after.items.length, texts));
}
