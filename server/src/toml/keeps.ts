import type { Edit, Span } from '../text/span.ts';
import { sameData } from './data.ts';
import { ParsedDocument } from './parsed.ts';
import * as ch from './parser/chars.ts';
import { scanHeader } from './parser/headers.ts';
import { scanPairStart, valueFollows } from './parser/pairs.ts';
import { createReader, type Reader, skipBlanks, skipComment, skipLineBreak } from './parser/reader.ts';
import { scanValue } from './parser/values.ts';
import { firstFrom } from './search.ts';
import type { Key, KeyPart, Statement, TomlDocument } from './tree.ts';

/**
 * Whether `text`, made by edits of a document without faults, has the same statements in the same order with the same data,
 * every comment, and no problem that was not there. Only what the edits touch is read anew, a statement or what stands between
 * two of them: the rest is the same text in the same surroundings. The edits stand in the order of the text.
 */
export function keepsAll(doc: TomlDocument, edits: readonly Edit[], text: string): boolean {
  if (!(doc instanceof ParsedDocument)) return false;
  const reader = createReader(text, doc.version !== '1.1', false);
  const { statements } = doc.parts;
  const walk: Walk = { doc, reader, edits, index: 0, delta: 0 };
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let at = begin;
  for (const statement of statements) {
    if (walk.index === edits.length) return true;
    const { span } = statement;
    if (!keepsGap(walk, { start: at, end: span.start }, at === begin ? 'begin' : 'between')) return false;
    if (!keepsStatement(walk, statement)) return false;
    at = span.end;
  }
  return keepsGap(walk, { start: at, end: doc.text.length }, 'end') && walk.index === edits.length;
}

/** How far the comparison has come. */
interface Walk {
  readonly doc: ParsedDocument;
  /** Reads the new text. */
  readonly reader: Reader;
  readonly edits: readonly Edit[];
  /** The edit that comes next. */
  index: number;
  /** How much longer the new text is than the old one, up to here. */
  delta: number;
}

/** Passes the edits that lie in a stretch and says how many they are; one that lies there in part is left. */
function pass(walk: Walk, { start, end }: Span): number {
  const first = walk.index;
  for (let edit = walk.edits[first]; edit !== undefined; edit = walk.edits[walk.index]) {
    if (edit.span.start < start || edit.span.end > end) break;
    walk.delta += edit.text.length - (edit.span.end - edit.span.start);
    walk.index++;
  }
  return walk.index - first;
}

/** What stands between two statements: blanks, line breaks and the same comments; at least one line ends. */
function keepsGap(walk: Walk, gap: Span, place: 'begin' | 'between' | 'end'): boolean {
  const { reader } = walk;
  const from = gap.start + walk.delta;
  if (pass(walk, gap) === 0) return true;
  const end = gap.end + walk.delta;
  reader.pos = from;
  let ends = place !== 'between';
  for (;;) {
    skipBlanks(reader);
    if (reader.text.charCodeAt(reader.pos) === ch.HASH) skipComment(reader);
    if (reader.pos >= end) break;
    if (!skipLineBreak(reader)) return false;
    ends = true;
  }
  return ends && reader.pos === end && keepsRest(walk, gap);
}

function keepsStatement(walk: Walk, statement: Statement): boolean {
  if (statement.kind === 'junk') return false;
  const { reader } = walk;
  const { span } = statement;
  const from = span.start + walk.delta;
  const value = statement.kind === 'pair' ? statement.value : undefined;
  // What stands at the end is no blank, so an edit there belongs to what follows.
  const inside = { start: span.start + 1, end: span.end - 1 };
  const before = value === undefined ? 0 : pass(walk, { start: inside.start, end: value.span.start });
  const begin = value === undefined ? 0 : value.span.start + walk.delta;
  const within = pass(walk, inside);
  if (before + within === 0) return true;

  reader.pos = from;
  if (statement.kind === 'header') {
    const { key, array } = scanHeader(reader).header;
    if (!sameNames(key, statement.key) || array !== statement.array) return false;
  } else {
    if (!sameNames(scanPairStart(reader, 'pair').key, statement.key)) return false;
    if (value === undefined || reader.pos !== begin || !valueFollows(reader)) return false;
    if (within === 0) return keepsRest(walk, { start: span.start, end: value.span.start });
    if (!sameData(value, scanValue(reader))) return false;
  }
  return reader.pos === span.end + walk.delta && keepsRest(walk, span);
}

/** Whether what was read of a stretch had the comments of the old one, and no more problems; they are forgotten then. */
function keepsRest({ doc, reader }: Walk, { start, end }: Span): boolean {
  const { comments, problems } = reader;
  if (problems.length > 0) {
    const known = doc.parts.problems.filter(({ span }) => start <= span.start && span.start < end);
    if (known.length < problems.length) return false;
    problems.length = 0;
  }
  let index = firstFrom(doc.parts.comments, start);
  for (const { start, end } of comments) {
    const before = doc.parts.comments[index++];
    if (before === undefined) return false;
    const text = doc.text.slice(before.start, before.end);
    if (text.trimEnd() !== reader.text.slice(start, end).trimEnd()) return false;
  }
  comments.length = 0;
  return (doc.parts.comments[index]?.start ?? end) >= end;
}

function sameNames(a: Key, b: Key): boolean {
  if (a.parts.length !== b.parts.length) return false;
  return a.parts.every(({ name }, i) => name === (b.parts[i] as KeyPart).name);
}
