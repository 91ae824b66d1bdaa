import type { Edit, Span } from '../../text/span.ts';
import { insert, remove } from '../../text/span.ts';
import type { ArrayValue, InlineTable, TomlDocument } from '../tree.ts';
import {
  afterBlanks,
  beforeBlanks,
  eolOf,
  indentAt,
  isFirstOnLine,
  isLineBreakAt,
  leadStart,
  lineStart,
  nextLine,
  restOfLine,
  withEol,
} from './layout.ts';

/*
 * Edits of what stands between brackets: items of an array, pairs of an inline table. An item that begins its line and is
 * followed by nothing but its comma and a comment has the line for itself: its comments go with it.
 */

export type List = ArrayValue | InlineTable;

const elementsOf = (list: List): readonly { readonly span: Span }[] =>
  list.kind === 'array' ? list.items : list.pairs;

/** The offset of the comma after each element; `undefined` where there is none. */
function commasOf(list: List): (number | undefined)[] {
  const elements = elementsOf(list);
  let at = 0;
  return elements.map((element, index) => {
    const end = elements[index + 1]?.span.start ?? list.span.end;
    while (at < list.commas.length && (list.commas[at] as number) < element.span.end) at++;
    const comma = list.commas[at];
    return comma !== undefined && comma < end ? comma : undefined;
  });
}

const closeAt = (list: List): number => (list.closed ? list.span.end - 1 : list.span.end);

/** Inserts elements before the one at `index`, or after the last. */
export function insertElements(
  doc: TomlDocument,
  list: List,
  index: number,
  contents: readonly string[],
): Edit[] {
  const elements = elementsOf(list);
  const texts = contents.map((content) => withEol(doc, content));
  if (texts.length === 0) return [];
  if (elements.length === 0) return insertFirst(doc, list, texts);
  const next = elements[Math.max(0, index)];
  if (next === undefined) return insertLast(doc, list, texts);

  const { start } = next.span;
  if (!isFirstOnLine(doc.text, start) || lineStart(doc.text, start) <= list.span.start) {
    return [insert(start, `${texts.join(', ')}, `)];
  }
  const lead = leadStart(doc, lineStart(doc.text, start), nextLine(doc.text, list.span.start));
  const indent = indentAt(doc.text, start);
  return [insert(lead, texts.map((text) => `${indent}${text},${eolOf(doc)}`).join(''))];
}

function insertFirst(doc: TomlDocument, list: List, texts: readonly string[]): Edit[] {
  const open = list.span.start + 1;
  const close = closeAt(list);
  const inside = doc.text.slice(open, close);
  if (!inside.includes('\n')) {
    const text = texts.join(', ');
    if (inside.trim() !== '') return [insert(beforeBlanks(doc.text, close), ` ${text}`)];
    const pad = list.kind === 'inline-table' && inside === '' ? ' ' : inside.slice(0, 1);
    return [{ span: { start: open, end: close }, text: pad + text + pad }];
  }
  // Comments may stand in it: the item goes to its end, on a line of its own.
  const indent = indentAt(doc.text, list.span.start) + indentUnit(doc);
  const own = isFirstOnLine(doc.text, close);
  const at = own ? lineStart(doc.text, close) : close;
  const before = own ? '' : eolOf(doc);
  return [insert(at, before + texts.map((text) => `${indent}${text},${eolOf(doc)}`).join(''))];
}

function insertLast(doc: TomlDocument, list: List, texts: readonly string[]): Edit[] {
  const elements = elementsOf(list);
  const last = elements[elements.length - 1] as { span: Span };
  const comma = commasOf(list)[elements.length - 1];
  const end = comma === undefined ? last.span.end : comma + 1;
  const own =
    isFirstOnLine(doc.text, last.span.start) && lineStart(doc.text, last.span.start) > list.span.start;
  const rest = own ? restOfLine(doc, end) : undefined;
  if (!own || (rest === undefined && comma !== undefined)) {
    const text = texts.join(', ');
    return [insert(end, comma === undefined ? `, ${text}` : ` ${text},`)];
  }
  const lines = texts.map((text) => `${eolOf(doc)}${indentAt(doc.text, last.span.start)}${text}`);
  if (comma !== undefined) return [insert(rest as number, lines.map((line) => `${line},`).join(''))];
  // `"last"]` on one line: the new item takes the place before the bracket.
  if (rest === undefined || rest === end || rest >= closeAt(list))
    return [insert(end, `,${lines.join(',')}`)];
  return [insert(end, ','), insert(rest, lines.join(','))];
}

/** The indentation that the document gives to items on lines of their own; four spaces where it has none. */
export function indentUnit(doc: TomlDocument): string {
  let seen = 0;
  for (const statement of doc.statements) {
    if (statement.kind !== 'pair' || statement.value?.kind !== 'array') continue;
    const first = statement.value.items[0];
    if (first === undefined || !isFirstOnLine(doc.text, first.span.start)) continue;
    const own = indentAt(doc.text, first.span.start);
    const base = indentAt(doc.text, statement.span.start);
    if (own.length > base.length && own.startsWith(base)) return own.slice(base.length);
    if (++seen > 20) break;
  }
  return '    ';
}

/** Removes elements with their commas, and with the comments of those that have lines for themselves. */
export function removeElements(doc: TomlDocument, list: List, indexes: readonly number[]): Edit[] {
  const elements = elementsOf(list);
  const gone = new Set(indexes.filter((index) => elements[index] !== undefined));
  if (gone.size === 0) return [];
  const { text } = doc;
  const commas = commasOf(list);
  const open = list.span.start + 1;
  if (gone.size === elements.length && list.closed && !hasComment(doc, open, list.span.end)) {
    return [remove({ start: open, end: list.span.end - 1 })];
  }

  const edits: Edit[] = [];
  let kept = -1;
  let chained = false;
  elements.forEach((element, index) => {
    if (!gone.has(index)) {
      kept = index;
      chained = false;
      return;
    }
    const previous = index === 0 ? open : commas[index - 1];
    const span =
      ownLines(doc, list, element.span, commas[index]) ??
      inLine(
        text,
        element.span,
        commas[index],
        elements[index + 1]?.span.start,
        previous,
        chained || index === 0,
      );
    chained = span.end === elements[index + 1]?.span.start;
    edits.push(remove(span));
  });
  // Without a trailing comma before, none stays behind.
  const trailing = commas[elements.length - 1] !== undefined;
  const comma = commas[kept];
  if (!trailing && kept >= 0 && kept < elements.length - 1 && comma !== undefined) {
    edits.push(remove({ start: comma, end: comma + 1 }));
  }
  return edits;
}

function hasComment(doc: TomlDocument, from: number, to: number): boolean {
  return doc.comments.some((comment) => comment.start >= from && comment.start < to);
}

/** The lines of an element that has them for itself, with its comments; else `undefined`. */
function ownLines(doc: TomlDocument, list: List, element: Span, comma: number | undefined): Span | undefined {
  const { text } = doc;
  const line = lineStart(text, element.start);
  const rest = restOfLine(doc, comma === undefined ? element.end : comma + 1);
  if (!isFirstOnLine(text, element.start) || line <= list.span.start) return undefined;
  if (rest === undefined || rest >= text.length) return undefined;
  return { start: leadStart(doc, line, nextLine(text, list.span.start)), end: nextLine(text, rest) };
}

/**
 * What goes with an element that shares its line: up to the next one where it is the first of the line or list, or follows
 * a removed one (`forward`); else from the comma before it.
 */
function inLine(
  text: string,
  element: Span,
  comma: number | undefined,
  next: number | undefined,
  previous: number | undefined,
  forward: boolean,
): Span {
  const end = comma === undefined ? element.end : comma + 1;
  if (forward || isFirstOnLine(text, element.start)) {
    const after = afterBlanks(text, end);
    return {
      start: element.start,
      end: next === undefined || isLineBreakAt(text, after) ? end : Math.min(after, next),
    };
  }
  const blanks = beforeBlanks(text, element.start);
  return { start: previous !== undefined && blanks <= previous + 1 ? previous + 1 : element.start, end };
}
