import { type Edit, insert, type Span } from '../../text/span.ts';
import { firstFrom } from '../search.ts';
import type { Header, Pair, TomlDocument } from '../tree.ts';

/*
 * How a document is laid out: lines, the comments that belong to a line, habits. The comment lines directly above a
 * statement or item belong to it, and so does the comment after it on its line; a blank line separates. A comment at the
 * very top of the document belongs to the document.
 */

/** The line break that the document uses. */
export function eolOf(doc: TomlDocument): string {
  const at = doc.text.indexOf('\n');
  return at > 0 && doc.text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** `text` with the document's line breaks. */
export function withEol(doc: TomlDocument, text: string): string {
  return text.includes('\n') ? text.replace(/\r?\n/g, eolOf(doc)) : text;
}

export const lineStart = (text: string, at: number): number =>
  at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;

/** The start of the next line, or the end of the text. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

/** The end of the line at `at`, before its line break. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return found > at && text[found - 1] === '\r' ? found - 1 : found;
}

/** Over blanks. */
export function afterBlanks(text: string, at: number): number {
  let i = at;
  while (text[i] === ' ' || text[i] === '\t') i++;
  return i;
}

/** Back over blanks. */
export function beforeBlanks(text: string, at: number): number {
  let i = at;
  while (i > 0 && (text[i - 1] === ' ' || text[i - 1] === '\t')) i--;
  return i;
}

export const isLineBreakAt = (text: string, at: number): boolean =>
  at >= text.length || text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');

/** Whether only blanks stand before `at` on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  const i = beforeBlanks(text, at);
  return i === 0 || text[i - 1] === '\n' || (i === 1 && text.charCodeAt(0) === 0xfeff);
}

/** The blanks at the beginning of the line of `at`. */
export function indentAt(text: string, at: number): string {
  const start = lineStart(text, at);
  return text.slice(start, afterBlanks(text, start));
}

/** The comment that begins at `offset`. */
export function commentAt(doc: TomlDocument, offset: number): Span | undefined {
  const found = doc.comments[firstFrom(doc.comments, offset)];
  return found?.start === offset ? found : undefined;
}

/** Where the line ends if nothing but a comment follows `at` on it; else `undefined`. */
export function restOfLine(doc: TomlDocument, at: number): number | undefined {
  const i = afterBlanks(doc.text, at);
  const end = commentAt(doc, i)?.end ?? i;
  return isLineBreakAt(doc.text, end) ? end : undefined;
}

/** The start of the first of the comment lines directly above the line at `start`, not above `limit`. */
export function leadStart(doc: TomlDocument, start: number, limit: number): number {
  let lead = start;
  while (lead > limit) {
    const above = lineStart(doc.text, lead - 1);
    if (above < limit || commentAt(doc, afterBlanks(doc.text, above)) === undefined) break;
    lead = above;
  }
  return lead;
}

/** A statement with its comments: whole lines where it has its lines for itself. */
export interface Block extends Span {
  /** Whether the block is whole lines; else it is the bare statement. */
  readonly whole: boolean;
}

/** The lines of a statement with the comments that belong to it. */
export function blockOf(doc: TomlDocument, statement: Pair | Header): Block {
  const { text } = doc;
  const { start, end } = statement.span;
  const rest = restOfLine(doc, end);
  if (!isFirstOnLine(text, start) || rest === undefined) return { start, end, whole: false };
  const line = Math.max(lineStart(text, start), text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const lead = leadStart(doc, line, 0);
  // What stands at the top of the document is about the document.
  return { start: lead === 0 ? line : lead, end: nextLine(text, rest), whole: true };
}

/** Whether the line that starts at `at` is blank; the end of the text is. */
export const isBlankLine = (text: string, at: number): boolean => isLineBreakAt(text, afterBlanks(text, at));

/**
 * The span to remove so that whole lines `start`..`end` go without leaving two gaps: with the blank lines after them where
 * a gap stands before them too, with those before at the end of the text.
 */
export function withGap(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  const gapBefore = from === 0 || isBlankLine(text, lineStart(text, from - 1));
  if (gapBefore) while (to < text.length && isBlankLine(text, to)) to = nextLine(text, to);
  if (to < text.length || from === 0) return { start: from, end: to };
  if (gapBefore)
    while (from > 0 && isBlankLine(text, lineStart(text, from - 1))) from = lineStart(text, from - 1);
  // A text without a line break at its end stays so.
  if (!text.endsWith('\n') && text[from - 1] === '\n') from -= text[from - 2] === '\r' ? 2 : 1;
  return { start: from, end: to };
}

/** How the document writes `=`: as the pair given does, else with a space on each side. */
export function equalsLike(doc: TomlDocument, pair: Pair | undefined): string {
  if (pair?.equals === undefined || pair.value === undefined) return ' = ';
  const between = doc.text.slice(pair.key.span.end, pair.value.span.start);
  return between === '=' || between === '= ' || between === ' =' ? between : ' = ';
}

/** An insertion of lines that would lie within a removal goes to its beginning: between is nothing any more. */
export function outside(doc: TomlDocument, edit: Edit, gone: readonly Edit[]): Edit {
  const at = edit.span.start;
  const around = gone.find(({ span }) => span.start < at && at < span.end);
  if (around === undefined) return edit;
  const { start } = around.span;
  const open = start > 0 && doc.text[start - 1] !== '\n';
  return insert(start, open ? eolOf(doc) + edit.text.replace(/\r?\n$/, '') : edit.text);
}
