import type { Edit } from '../../text/span.ts';
import { insert, replace } from '../../text/span.ts';
import type { Path } from '../key-path.ts';
import { lookup } from '../paths.ts';
import { quote, writeKey, writePath } from '../strings.ts';
import {
  asTable,
  type InlineTable,
  type KeyPart,
  type Pair,
  type Table,
  type TomlDocument,
  type Value,
} from '../tree.ts';
import {
  blockOf,
  commentAt,
  eolOf,
  equalsLike,
  indentAt,
  isBlankLine,
  isFirstOnLine,
  withEol,
} from './layout.ts';
import { insertElements } from './lists.ts';
import {
  dottedSection,
  lineAfter,
  linesAt,
  newSection,
  pairPath,
  type Section,
  sectionEnd,
  sectionOf,
  sectionsOf,
  startsWith,
} from './sections.ts';

/** Where a new key goes among its siblings: after or before one of them, else at the end. */
export interface Placement {
  readonly after?: string;
  readonly before?: string;
}

export interface Entry {
  readonly key: string;
  /** The value as TOML. */
  readonly value: string;
}

/**
 * Sets `key` in the table at `tablePath` to the TOML text `value`. A key that is there keeps its place and gets the new
 * value; a table that is not there is made in the style of its surroundings. Gives no edit where the key is a table of
 * its own (remove it first) or where the path leads through something that is no table.
 */
export function setKey(
  doc: TomlDocument,
  tablePath: Path,
  key: string,
  value: string,
  placement: Placement = {},
): Edit[] {
  return setKeys(doc, tablePath, [{ key, value }], placement);
}

/** Sets several keys of one table, as `setKey`; new ones stay together, in the order given. */
export function setKeys(
  doc: TomlDocument,
  tablePath: Path,
  entries: readonly Entry[],
  placement: Placement = {},
): Edit[] {
  const node = lookup(doc.root, tablePath);
  const table = asTable(node);
  if (node !== undefined && table === undefined) return [];
  const edits: Edit[] = [];
  const fresh: Entry[] = [];
  for (const entry of entries) {
    const member = table?.members.get(entry.key);
    if (member === undefined) fresh.push(entry);
    else if (member.pair === undefined) return [];
    else edits.push(...setPair(doc, member.pair, entry.value));
  }
  if (fresh.length === 0) return edits;
  const added =
    node?.kind === 'inline-table'
      ? addToInline(doc, node, fresh, placement)
      : table !== undefined
        ? addToTable(doc, tablePath, table, fresh, placement)
        : addTable(doc, tablePath, fresh);
  return added === undefined ? [] : [...edits, ...added];
}

function setPair(doc: TomlDocument, pair: Pair, value: string): Edit[] {
  const text = withEol(doc, value);
  if (pair.value !== undefined) return [replace(pair.value.span, text)];
  const at = pair.equals?.end ?? pair.key.span.end;
  return [insert(at, pair.equals === undefined ? ` = ${text}` : doc.text[at] === ' ' ? text : ` ${text}`)];
}

/** Writes another value in the place of `value`. */
export function replaceValue(doc: TomlDocument, value: Value, text: string): Edit[] {
  return [replace(value.span, withEol(doc, text))];
}

/** Renames one key part, in its own style of quotes where that can hold the name. */
export function renameKey(part: KeyPart, name: string): Edit[] {
  const text = part.style === 'bare' ? writeKey(name) : quote(name, part.style);
  return [replace(part.span, text)];
}

/** Renames the member at `path` wherever its name is written: in pairs, dotted keys and headers. */
export function renameMember(doc: TomlDocument, path: Path, name: string): Edit[] {
  const parent = lookup(doc.root, path.slice(0, -1));
  if (parent?.kind === 'inline-table') {
    const last = path[path.length - 1];
    return parent.pairs.flatMap((pair) =>
      pair.key.parts[0]?.name === last ? renameKey(pair.key.parts[0] as KeyPart, name) : [],
    );
  }
  const edits: Edit[] = [];
  for (const section of sectionsOf(doc)) {
    const part =
      section.header === undefined ? undefined : partAt(section.path, section.header.key.parts, path);
    if (part !== undefined) edits.push(...renameKey(part, name));
    if (!startsWith(path, section.path) || section.path.length >= path.length) continue;
    for (const pair of section.pairs) {
      if (!startsWith(pairPath(section, pair), path)) continue;
      edits.push(...renameKey(pair.key.parts[path.length - section.path.length - 1] as KeyPart, name));
    }
  }
  return edits;
}

/** The key part of a header that writes the last name of `path`; indexes of elements are written nowhere. */
export function partAt(headerPath: Path, parts: readonly KeyPart[], path: Path): KeyPart | undefined {
  if (!startsWith(headerPath, path)) return undefined;
  const names = path.filter((step) => typeof step === 'string').length;
  return typeof path[path.length - 1] === 'string' ? parts[names - 1] : undefined;
}

/** Makes sure that the table at `path` exists; no edit where it does, in whatever form. */
export function ensureTable(doc: TomlDocument, path: Path): Edit[] {
  if (lookup(doc.root, path) !== undefined) return [];
  return addTable(doc, path, []) ?? [];
}

const pairText = (key: string, equals: string, value: string): string => `${key}${equals}${value}`;

function addToInline(
  doc: TomlDocument,
  inline: InlineTable,
  entries: readonly Entry[],
  placement: Placement,
  prefix: readonly string[] = [],
): Edit[] {
  const equals = equalsLike(doc, inline.pairs[0]);
  const named = (name: string | undefined): number =>
    name === undefined ? -1 : inline.pairs.findIndex((pair) => pair.key.parts[0]?.name === name);
  const before = named(placement.before);
  const after = named(placement.after);
  const index = before >= 0 ? before : after >= 0 ? after + 1 : inline.pairs.length;
  const texts = entries.map((entry) => pairText(writePath([...prefix, entry.key]), equals, entry.value));
  return insertElements(doc, inline, index, texts);
}

function addToTable(
  doc: TomlDocument,
  path: Path,
  table: Table,
  entries: readonly Entry[],
  placement: Placement,
): Edit[] | undefined {
  const sections = sectionsOf(doc);
  const section = sectionOf(sections, doc, table);
  if (section !== undefined) return addToSection(doc, section, [], entries, placement);
  const dotted = dottedSection(sections, path);
  if (dotted !== undefined) {
    const prefix = path.slice(dotted.section.path.length).map(String);
    return addAfterPair(doc, dotted.last, prefix, entries);
  }
  const inline = inlineAround(doc, path);
  if (inline !== undefined) return addToInline(doc, inline.node, entries, {}, inline.rest);
  return newSection(doc, sections, path, bodyLines(doc, entries));
}

/** The inline table through which a path leads, and the names after it. */
function inlineAround(doc: TomlDocument, path: Path): { node: InlineTable; rest: string[] } | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = lookup(doc.root, path.slice(0, length));
    if (node?.kind === 'inline-table') return { node, rest: path.slice(length).map(String) };
    if (node !== undefined && node.kind !== 'table') return undefined;
  }
  return undefined;
}

function addToSection(
  doc: TomlDocument,
  section: Section,
  prefix: readonly string[],
  entries: readonly Entry[],
  placement: Placement,
): Edit[] {
  const named = (name: string | undefined): Pair | undefined =>
    name === undefined ? undefined : section.pairs.find((pair) => pair.key.parts[0]?.name === name);
  const before = named(placement.before);
  if (before !== undefined) {
    const block = blockOf(doc, before);
    if (block.whole) {
      const lines = entryLines(doc, prefix, entries, before);
      return [insert(block.start, lines + eolOf(doc))];
    }
  }
  const after =
    placement.after === undefined
      ? undefined
      : section.pairs.findLast((pair) => pair.key.parts[0]?.name === placement.after);
  const last = after ?? section.pairs[section.pairs.length - 1];
  if (last !== undefined) return addAfterPair(doc, last, prefix, entries);

  const at = sectionEnd(doc, section);
  const lines = entryLines(doc, prefix, entries, undefined);
  const next =
    section.header === undefined && at < doc.text.length && !isBlankLine(doc.text, at) ? eolOf(doc) : '';
  const gap = section.header === undefined && at > 0 && commentAboveEnds(doc, at) ? eolOf(doc) : '';
  return [insert(at, gap + linesAt(doc, at, lines) + next)];
}

const commentAboveEnds = (doc: TomlDocument, at: number): boolean =>
  commentAt(doc, 0) !== undefined && doc.text[at - 1] === '\n';

/** Lines for `entries` in the indentation and with the `=` of a neighbour. */
function entryLines(
  doc: TomlDocument,
  prefix: readonly string[],
  entries: readonly Entry[],
  neighbour: Pair | undefined,
): string {
  const indent =
    neighbour !== undefined && isFirstOnLine(doc.text, neighbour.span.start)
      ? indentAt(doc.text, neighbour.span.start)
      : '';
  const equals = equalsLike(doc, neighbour);
  const lines = entries.map(
    (entry) => indent + pairText(writePath([...prefix, entry.key]), equals, withEol(doc, entry.value)),
  );
  return lines.join(eolOf(doc));
}

function addAfterPair(
  doc: TomlDocument,
  pair: Pair,
  prefix: readonly string[],
  entries: readonly Entry[],
): Edit[] {
  const at = lineAfter(doc, pair);
  return [insert(at, linesAt(doc, at, entryLines(doc, prefix, entries, pair)))];
}

/** Makes the table at `path` with `entries`: within what its parents are, else under a header of its own. */
function addTable(doc: TomlDocument, path: Path, entries: readonly Entry[]): Edit[] | undefined {
  if (
    path.length === 0 ||
    path.some((step, i) => typeof step === 'number' && lookup(doc.root, path.slice(0, i + 1)) === undefined)
  ) {
    return undefined;
  }
  for (let length = path.length - 1; length > 0; length--) {
    const parent = lookup(doc.root, path.slice(0, length));
    if (parent === undefined) continue;
    if (parent.kind !== 'table' && parent.kind !== 'inline-table' && parent.kind !== 'table-array')
      return undefined;
    if (parent.kind === 'inline-table' || (parent.kind === 'table' && parent.form === 'dotted')) {
      // What cannot be extended by a header gets an inline table.
      const names = path.slice(length).map(String);
      const inside = entries.map((entry) => pairText(writeKey(entry.key), ' = ', entry.value)).join(', ');
      const value = inside === '' ? '{}' : `{ ${inside} }`;
      const entry = { key: names[names.length - 1] as string, value };
      const target = path.slice(0, length);
      if (names.length === 1) return setKeys(doc, target, [entry]);
      if (parent.kind === 'inline-table') return addToInline(doc, parent, [entry], {}, names.slice(0, -1));
      const dotted = dottedSection(sectionsOf(doc), target);
      if (dotted === undefined) return undefined;
      return addAfterPair(doc, dotted.last, path.slice(dotted.section.path.length, -1).map(String), [entry]);
    }
    break;
  }
  return newSection(doc, sectionsOf(doc), path, bodyLines(doc, entries));
}

const bodyLines = (doc: TomlDocument, entries: readonly Entry[]): string =>
  entries.length === 0 ? '' : entryLines(doc, [], entries, undefined);
