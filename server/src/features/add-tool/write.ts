import type { ToolSection } from '../../spec/add-tool.ts';
import type { Target } from '../../spec/tool-target.ts';
import { type Edit, insert } from '../../text/span.ts';
import type { Draft } from '../../toml/draft.ts';
import { blockOf } from '../../toml/edit/layout.ts';
import { ensureTable, insertItems, replaceValue, setKey, setKeys } from '../../toml/edit.ts';
import { lookup } from '../../toml/paths.ts';
import { quote } from '../../toml/strings.ts';
import { type ArrayValue, asTable, type TomlDocument } from '../../toml/tree.ts';
import { indexFor } from './requirement.ts';
import { WIDEST, writeList, writeValue } from './style.ts';

/** Writes one table, or what a shared one lacks. Gives whether something was written. */
export function writeSection(draft: Draft, { path, values, shared }: ToolSection): boolean {
  const { style } = draft;
  const node = lookup(draft.doc.root, path);
  if (node !== undefined && (shared !== true || asTable(node) === undefined)) return false;
  const entries = values
    .filter(([key]) => asTable(node)?.members.has(key) !== true)
    .map(([key, value]) => ({ key, value: writeValue(value, style, key.length + 3) }));
  let written = false;
  if (entries.length > 0) written = draft.apply(setKeys(draft.doc, path, entries));
  else if (node === undefined) written = draft.apply(ensureTable(draft.doc, path));
  for (const [key, value] of values) {
    if (node === undefined || typeof value !== 'object') continue;
    const list = lookup(draft.doc.root, [...path, key]);
    if (list?.kind !== 'array') continue;
    const there = list.items.map((item) => (item.kind === 'string' ? firstWord(item.value) : ''));
    const missing = value.filter((item) => !there.includes(firstWord(item)));
    const texts = missing.map((item) => quote(item, style.quotes));
    if (texts.length > 0 && draft.apply(insertItems(draft.doc, list, list.items.length, texts)))
      written = true;
  }
  return written;
}

/** Whether a document has all that a table would bring. */
export function hasSection(doc: TomlDocument, { path, values, shared }: ToolSection): boolean {
  const node = lookup(doc.root, path);
  if (node === undefined) return false;
  if (shared !== true) return true;
  return values.every(([key, value]) => {
    const there = asTable(node)?.members.get(key)?.node;
    if (there?.kind !== 'array' || typeof value !== 'object') return there !== undefined;
    const words = there.items.map((item) => (item.kind === 'string' ? firstWord(item.value) : ''));
    return value.every((item) => words.includes(firstWord(item)));
  });
}

/** The name of a marker: `slow` of `slow: takes more than a second`. */
const firstWord = (text: string): string => /^[\w-]*/.exec(text)?.[0] ?? '';

/** Adds requirements to a list, which is made where there is none. */
export function writeRequirements(
  draft: Draft,
  target: Target,
  requirements: readonly { readonly name: string; readonly text: string }[],
): boolean {
  const { style } = draft;
  const { path } = target;
  if (target.kind === 'poetry') {
    const entries = requirements.map(({ name, text }) => ({
      key: name,
      value: quote(text.slice(name.length).trim() || '*', style.quotes),
    }));
    return draft.apply(setKeys(draft.doc, path, entries));
  }
  const there = lookup(draft.doc.root, path);
  if (there === undefined) {
    const key = String(path.at(-1));
    const items = requirements.map(({ text }) => quote(text, style.quotes));
    const value = writeList(items, style, key.length + 3);
    const table = path.slice(0, -1);
    if (lookup(draft.doc.root, table) === undefined) {
      const first = beforeTools(
        draft,
        `[${table.join('.')}]${style.eol}${key} = ${value}${style.eol}${style.eol}`,
      );
      if (first !== undefined) return draft.apply(first);
    }
    return draft.apply(setKey(draft.doc, table, key, value));
  }
  let written = false;
  for (const { name, text } of requirements) {
    const list = lookup(draft.doc.root, path);
    if (list?.kind !== 'array') return written;
    const like = list.items.find((item) => item.kind === 'string');
    const quotes = like?.kind === 'string' && like.style === 'literal' ? 'literal' : 'basic';
    const item = quote(text, like === undefined ? style.quotes : quotes);
    const index = indexFor(name, list.items);
    const wrapped = wrap(draft, list, index, item);
    if (wrapped !== undefined) {
      if (draft.apply(wrapped)) written = true;
      continue;
    }
    if (draft.apply(insertItems(draft.doc, list, index, [item]))) written = true;
  }
  return written;
}

/** A list of one line that another item would make too long gets a line for each item. */
function wrap({ doc, style }: Draft, list: ArrayValue, index: number, item: string): Edit[] | undefined {
  const { start, end } = list.span;
  const text = doc.text.slice(start, end);
  const column = start - (doc.text.lastIndexOf('\n', start) + 1);
  if (text.includes('\n') || column + text.length + item.length + 2 <= WIDEST) return undefined;
  const items = list.items.map(({ span }) => doc.text.slice(span.start, span.end));
  items.splice(index, 0, item);
  return replaceValue(doc, list, writeList(items, style, WIDEST));
}

/** A standard table stands before those of tools. */
function beforeTools({ doc }: Draft, text: string): Edit[] | undefined {
  const first = doc.statements.find(
    (statement) => statement.kind === 'header' && statement.key.parts[0]?.name === 'tool',
  );
  if (first === undefined || first.kind !== 'header') return undefined;
  // Where tools come before the project, or at the top, the end is as good a place.
  const after = doc.statements.some(
    (one) =>
      one.kind === 'header' && one.key.parts[0]?.name === 'project' && one.span.start > first.span.start,
  );
  const { start, whole } = blockOf(doc, first);
  return after || !whole || start === 0 ? undefined : [insert(start, text)];
}
