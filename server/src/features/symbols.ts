import { readRequirement } from '../model/requirements.ts';
import type { DocumentContext } from '../spec/context.ts';
import type { Span } from '../text/span.ts';
import { writeKey, writePath } from '../toml/strings.ts';
import { asTable, type Header, type Pair, type Table, type Value } from '../toml/tree.ts';
import { meaningOf, type SymbolKind } from './symbols/meaning.ts';

export type { SymbolKind } from './symbols/meaning.ts';

/** One entry of the outline. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string | undefined;
  readonly kind: SymbolKind;
  /** All that belongs to it, its children too. */
  readonly span: Span;
  /** Its name in the text. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

interface Growing {
  readonly name: string;
  readonly detail: string | undefined;
  readonly kind: SymbolKind;
  span: Span;
  readonly selection: Span;
  readonly children: Growing[];
}

/** Values inside values are listed down to this depth. */
const DEEPEST = 6;
/** A symbol is shown in a line. */
const LONGEST = 120;

/**
 * The outline of a document by what it means: tables with the tables below them, dependencies by name, groups, extras,
 * scripts. Follows the text, so it is there for broken documents too.
 */
export function documentSymbols(context: DocumentContext): readonly DocumentSymbol[] {
  const found: Growing[] = [];
  const open: { readonly names: readonly string[]; readonly symbol: Growing }[] = [];
  /** Where the statement before ends. */
  let end = 0;
  const close = (): void => {
    const symbol = open.pop()?.symbol;
    if (symbol !== undefined) symbol.span = { start: symbol.span.start, end };
  };
  for (const statement of context.tree.statements) {
    if (statement.kind === 'pair') {
      const inside = open.at(-1);
      const made = pairSymbol(context, statement, inside?.names ?? [], 0);
      (inside?.symbol.children ?? found).push(made);
      end = made.span.end;
    } else if (statement.kind === 'header') {
      const names = statement.key.parts.map(({ name }) => name);
      while (open.length > 0 && !isBelow(open.at(-1)?.names ?? [], names)) close();
      const made = headerSymbol(context, statement, names, open.at(-1)?.names.length ?? 0);
      (open.at(-1)?.symbol.children ?? found).push(made);
      open.push({ names, symbol: made });
      end = made.span.end;
    }
  }
  while (open.length > 0) close();
  return found;
}

const isBelow = (above: readonly string[], names: readonly string[]): boolean =>
  above.length < names.length && above.every((name, i) => name === names[i]);

function headerSymbol(
  context: DocumentContext,
  header: Header,
  names: readonly string[],
  known: number,
): Growing {
  const parts = header.key.parts;
  const first = parts[known];
  const last = parts.at(-1);
  const selection =
    first === undefined || last === undefined ? header.span : { start: first.span.start, end: last.span.end };
  return {
    name: short(writePath(names.slice(known)) || '[]'),
    detail: tableDetail(context, names, header),
    kind: names.length === 1 && names[0] === 'project' ? 'project' : 'table',
    span: header.span,
    selection,
    children: [],
  };
}

/** What tells one table from others: the project, the back-end, the tool, the element of an array. */
function tableDetail(context: DocumentContext, names: readonly string[], header: Header): string | undefined {
  const [first, second] = names;
  if (header.array) return elementDetail(header.table);
  if (names.length === 1 && first === 'project') {
    const words = [context.project.name?.value, context.project.version?.value];
    return short(words.filter((word) => word !== undefined && word !== '').join(' ')) || undefined;
  }
  if (names.length === 1 && first === 'build-system') return context.buildSystem.backend?.value || undefined;
  if (names.length === 2 && first === 'tool') return context.registry.toolOf(second as string)?.title;
  return undefined;
}

/** An element of an array of tables by its `name`, else by its first string. */
function elementDetail(table: Table): string | undefined {
  const named = table.members.get('name')?.node;
  if (named?.kind === 'string') return short(named.value) || undefined;
  for (const { node } of table.members.values()) {
    const value = node?.kind === 'array' ? node.items[0] : node;
    if (value?.kind === 'string') return short(value.value) || undefined;
  }
  return undefined;
}

function pairSymbol(context: DocumentContext, pair: Pair, around: readonly string[], depth: number): Growing {
  const { key, value } = pair;
  const names = key.parts.map(({ name }) => name);
  const path = [...around, ...names];
  const meaning = meaningOf(path, value);
  return {
    name: short(names.length === 1 ? writeKey(names[0] as string) : writePath(names)) || '?',
    detail: meaning.detail ?? valueDetail(value),
    kind: meaning.kind,
    span: pair.span,
    selection: key.span,
    children:
      value === undefined || depth >= DEEPEST ? [] : below(context, value, path, meaning.items, depth),
  };
}

function below(
  context: DocumentContext,
  value: Value,
  path: readonly string[],
  items: 'requirements' | undefined,
  depth: number,
): Growing[] {
  if (value.kind === 'inline-table')
    return value.pairs.map((pair) => pairSymbol(context, pair, path, depth + 1));
  if (value.kind !== 'array') return [];
  const found: Growing[] = [];
  for (const item of value.items) {
    const made =
      items === 'requirements' ? requirementSymbol(item) : elementSymbol(context, item, path, depth);
    if (made !== undefined) found.push(made);
  }
  return found;
}

function elementSymbol(
  context: DocumentContext,
  item: Value,
  path: readonly string[],
  depth: number,
): Growing | undefined {
  if (item.kind !== 'inline-table') return undefined;
  const { span } = item;
  const children = item.pairs.map((pair) => pairSymbol(context, pair, path, depth + 1));
  const name = elementDetail(item.table) ?? '{ }';
  return { name, detail: undefined, kind: 'table', span, selection: span, children };
}

/** A requirement by its name, an include by its group. */
function requirementSymbol(item: Value): Growing | undefined {
  const { span } = item;
  const symbol = (name: string, detail: string | undefined, kind: SymbolKind): Growing => {
    return { name: short(name), detail, kind, span, selection: span, children: [] };
  };
  if (item.kind === 'string') {
    const { name } = readRequirement(item.value);
    if (name === undefined) return symbol(item.value.trim() || '""', undefined, 'dependency');
    return symbol(name.text, short(item.value.slice(name.span.end).trim()) || undefined, 'dependency');
  }
  const included = asTable(item)?.members.get('include-group')?.node;
  return included?.kind === 'string' ? symbol(included.value || '""', 'include-group', 'include') : undefined;
}

function valueDetail(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'string') return short(value.value) || undefined;
  if (value.kind === 'array') {
    const [only] = value.items;
    if (value.items.length === 1 && only?.kind === 'string') return short(only.value) || undefined;
    return value.items.length === 0 ? 'empty' : `${value.items.length} items`;
  }
  if (value.kind === 'inline-table' || value.kind === 'broken') return undefined;
  return String(value.value);
}

function short(text: string): string {
  const line = /[\r\n\t]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
