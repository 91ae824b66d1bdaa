import { applyEdits, type Edit, insert, overlaps, replace, type Span } from '../../text/span.ts';
import type { Path } from '../key-path.ts';
import { lookup, memberAt } from '../paths.ts';
import { writePath } from '../strings.ts';
import { asTable, type InlineTable, type Pair, type TomlDocument } from '../tree.ts';
import { blockOf, eolOf, outside } from './layout.ts';
import { insertElements, removeElements } from './lists.ts';
import { removeLines, removePair } from './remove.ts';
import {
  dottedSection,
  lineAfter,
  linesAt,
  newSection,
  pairPath,
  type Section,
  samePath,
  sectionEnd,
  sectionOf,
  sectionsOf,
  startsWith,
} from './sections.ts';

/** A pair that moves: what stays of its key, and where it is written. */
interface Piece {
  readonly pair: Pair;
  /** The first key part that goes along. */
  readonly part: number;
}

/**
 * Moves the members `names` from one table to another, each with its comments, in whatever form they are written: pairs go
 * to the end of the target, headers of sub-tables change their names where they stand. A target that is missing is made;
 * where all of a table moves to one that is missing, its header is renamed. A source left empty goes too. Names that the
 * target has already stay; no edit where comments could not be kept or the form does not allow it.
 */
export function moveMembers(doc: TomlDocument, from: Path, names: readonly string[], to: Path): Edit[] {
  const edits = movesOf(doc, from, names, to);
  return applyEdits(doc.text, edits) === undefined ? [] : edits;
}

function movesOf(doc: TomlDocument, from: Path, names: readonly string[], to: Path): Edit[] {
  const source = lookup(doc.root, from);
  const table = asTable(source);
  const target = lookup(doc.root, to);
  if (source === undefined || table === undefined || samePath(from, to)) return [];
  if (target !== undefined && asTable(target) === undefined) return [];
  const moving = names.filter((name) => {
    const taken = asTable(target)?.members.has(name) ?? false;
    return table.members.has(name) && !taken && !startsWith(to, [...from, name]);
  });
  if (moving.length === 0) return [];
  const all = moving.length === table.members.size && !startsWith(to, from);

  const sections = sectionsOf(doc);
  if (source.kind === 'inline-table') return moveFromInline(doc, sections, source, from, moving, all, to);
  const headers = headerEdits(doc, sections, from, moving, to);
  if (headers === undefined) return [];
  const own = sectionOf(sections, doc, table);
  if (all && target === undefined && own?.header !== undefined && takesHeaders(doc, to)) {
    if (onlyNames(own.path) && onlyNames(to)) {
      return sections.flatMap((section) => renamePrefix(section, from, to));
    }
  }
  const pieces = piecesOf(sections, from, moving);
  // An element stays, lest the others change their places.
  const emptied = all && own?.header !== undefined && !own.header.array ? own : undefined;
  if (pieces.length === 0) {
    // With no line to go along with, the header's comments keep it.
    const head = emptied?.header;
    const block = head === undefined ? undefined : blockOf(doc, head);
    const bare = head !== undefined && block !== undefined && commentsOf(doc, block, head.span) === '';
    return bare ? [...headers, ...removeLines(doc, [block])] : headers;
  }
  const place = placeOf(doc, sections, to);
  if (place === undefined) return [];
  const spans: Span[] = pieces.map(({ pair }) => blockOf(doc, pair));
  let lead = '';
  if (emptied?.header !== undefined) {
    const head = blockOf(doc, emptied.header);
    spans.push(head);
    lead = commentsOf(doc, head, emptied.header.span);
  }
  const gone = removeLines(doc, spans);
  if (place.kind === 'inline') {
    if (lead !== '' || pieces.some((piece) => hasComment(doc, piece))) return [];
    const texts = pieces.map((piece) => pieceText(doc, piece, place.prefix));
    return [...headers, ...gone, ...insertElements(doc, place.node, place.node.pairs.length, texts)];
  }
  const lines = lead + pieces.map((piece) => pieceLines(doc, piece, place.prefix)).join('');
  return [...headers, ...gone, ...place.put(trimBreak(lines)).map((edit) => outside(doc, edit, gone))];
}

const onlyNames = (path: Path): boolean => path.every((step) => typeof step === 'string');

/** Whether headers can open or extend a table at `path`: all that is on the way is tables. */
function takesHeaders(doc: TomlDocument, path: Path): boolean {
  for (let length = path.length; length > 0; length--) {
    const node = lookup(doc.root, path.slice(0, length));
    if (node !== undefined && node.kind !== 'table') return false;
  }
  return true;
}

/** The new names of the headers that stand for `names` of `from`; `undefined` where one cannot go to `to`. */
function headerEdits(
  doc: TomlDocument,
  sections: readonly Section[],
  from: Path,
  names: readonly string[],
  to: Path,
): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const name of names) {
    for (const section of sections) {
      if (section.header === undefined || !startsWith(section.path, [...from, name])) continue;
      if (!onlyNames(from) || !onlyNames(to) || !takesHeaders(doc, to)) return undefined;
      edits.push(...renamePrefix(section, from, to));
    }
  }
  return edits;
}

/** Writes `to` in a header for the names of `from` at its beginning. */
function renamePrefix(section: Section, from: Path, to: Path): Edit[] {
  if (section.header === undefined || !startsWith(section.path, from)) return [];
  const { parts } = section.header.key;
  const first = parts[0];
  const last = parts[from.length - 1];
  const written = writePath(to.map(String));
  if (first === undefined) return [];
  if (from.length === 0) return [insert(first.span.start, written === '' ? '' : `${written}.`)];
  if (last === undefined) return [];
  const next = parts[from.length];
  if (to.length === 0)
    return next === undefined ? [] : [replace({ start: first.span.start, end: next.span.start }, '')];
  return [replace({ start: first.span.start, end: last.span.end }, written)];
}

function piecesOf(sections: readonly Section[], from: Path, names: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  for (const section of sections) {
    if (!startsWith(from, section.path)) continue;
    for (const pair of section.pairs) {
      const path = pairPath(section, pair);
      if (
        path.length > from.length &&
        startsWith(path, from) &&
        names.includes(path[from.length] as string)
      ) {
        pieces.push({ pair, part: from.length - section.path.length });
      }
    }
  }
  return pieces;
}

type Place =
  | { readonly kind: 'lines'; readonly prefix: readonly string[]; put(lines: string): Edit[] }
  | { readonly kind: 'inline'; readonly prefix: readonly string[]; readonly node: InlineTable };

/** Where pairs of the table at `path` can be added, and the names that must stand before theirs. */
function placeOf(doc: TomlDocument, sections: readonly Section[], path: Path): Place | undefined {
  for (let length = path.length; length >= 0; length--) {
    const at = path.slice(0, length);
    const node = lookup(doc.root, at);
    if (node === undefined) continue;
    const prefix = path.slice(length);
    if (!onlyNames(prefix)) return undefined;
    if (node.kind === 'inline-table') return { kind: 'inline', prefix: prefix.map(String), node };
    if (node.kind !== 'table') return undefined;
    const dotted = node.form === 'dotted' ? dottedSection(sections, at) : undefined;
    if (dotted !== undefined) {
      const names = path.slice(dotted.section.path.length).map(String);
      const line = lineAfter(doc, dotted.last);
      return { kind: 'lines', prefix: names, put: (lines) => [insert(line, linesAt(doc, line, lines))] };
    }
    // Dotted keys in braces: what holds them is an inline table further up.
    if (node.form === 'dotted') continue;
    if (prefix.length > 0 || node.form === 'implicit') break;
    const section = sectionOf(sections, doc, node);
    if (section === undefined) continue;
    const end = sectionEnd(doc, section);
    return { kind: 'lines', prefix: [], put: (lines) => [insert(end, linesAt(doc, end, lines))] };
  }
  return { kind: 'lines', prefix: [], put: (lines) => newSection(doc, sections, path, lines) };
}

function keyText(doc: TomlDocument, { pair, part }: Piece, prefix: readonly string[]): string {
  const first = pair.key.parts[part]?.span.start ?? pair.key.span.start;
  const own = doc.text.slice(first, pair.key.span.end);
  return prefix.length === 0 ? own : `${writePath(prefix)}.${own}`;
}

const pieceText = (doc: TomlDocument, piece: Piece, prefix: readonly string[]): string =>
  keyText(doc, piece, prefix) + doc.text.slice(piece.pair.key.span.end, piece.pair.span.end);

/** The lines of a piece, with its comments and a line break at their end. */
function pieceLines(doc: TomlDocument, piece: Piece, prefix: readonly string[]): string {
  const block = blockOf(doc, piece.pair);
  if (!block.whole) return pieceText(doc, piece, prefix) + eolOf(doc);
  const before = doc.text.slice(block.start, piece.pair.span.start);
  const after = doc.text.slice(piece.pair.span.end, block.end);
  return before + pieceText(doc, piece, prefix) + (after.endsWith('\n') ? after : after + eolOf(doc));
}

function hasComment(doc: TomlDocument, piece: Piece): boolean {
  const block = blockOf(doc, piece.pair);
  const { start, end } = piece.pair.span;
  return doc.comments.some(
    (comment) =>
      comment.start >= block.start &&
      comment.end <= block.end &&
      (comment.start < start || comment.start >= end),
  );
}

/** The comments of a block around `inner`, as lines. */
function commentsOf(doc: TomlDocument, block: Span, inner: Span): string {
  const own = doc.comments.filter(
    ({ start, end }) =>
      start >= block.start && end <= block.end && (start < inner.start || start >= inner.end),
  );
  return own.map(({ start, end }) => doc.text.slice(start, end) + eolOf(doc)).join('');
}

const trimBreak = (lines: string): string => lines.replace(/\r?\n$/, '');

function moveFromInline(
  doc: TomlDocument,
  sections: readonly Section[],
  source: InlineTable,
  from: Path,
  names: readonly string[],
  all: boolean,
  to: Path,
): Edit[] {
  const moving = source.pairs.flatMap((pair, index) =>
    names.includes(pair.key.parts[0]?.name ?? '') ? [index] : [],
  );
  const pieces: Piece[] = moving.map((index) => ({ pair: source.pairs[index] as Pair, part: 0 }));
  const place = placeOf(doc, sections, to);
  if (place?.kind === 'inline' && place.node === source) {
    return pieces.map(({ pair }) => insert(pair.key.span.start, `${writePath(place.prefix)}.`));
  }
  if (place?.kind === 'inline' && overlaps(place.node.span, source.span)) return [];
  const own = memberAt(doc.root, from)?.pair;
  const emptied = all && own !== undefined;
  if (
    place === undefined ||
    doc.comments.some(({ start }) => start >= source.span.start && start < source.span.end)
  )
    return [];
  const gone = emptied ? removePair(doc, own) : removeElements(doc, source, moving);
  // In braces a comment has no place to go to.
  const inBraces = emptied && own.table.form === 'inline';
  const within = (at: Span): boolean => gone.some(({ span }) => span.start <= at.start && at.end <= span.end);
  if (inBraces && doc.comments.some(within)) return [];
  const lead = emptied && !inBraces ? commentsOf(doc, blockOf(doc, own), own.span) : '';
  if (place.kind === 'inline') {
    const texts = pieces.map((piece) => pieceText(doc, piece, place.prefix));
    return lead === '' ? [...gone, ...insertElements(doc, place.node, place.node.pairs.length, texts)] : [];
  }
  const lines = lead + pieces.map((piece) => pieceText(doc, piece, place.prefix)).join(eolOf(doc));
  return [...gone, ...place.put(lines).map((edit) => outside(doc, edit, gone))];
}
