import type { StringValue } from '../tree.ts';
import * as ch from './chars.ts';
import { type Decoded, decode, type StringForm } from './escapes.ts';
import { blanksEnd, keyPathEnd, looksLikePair, statementLine } from './lookahead.ts';
import { mend, type Reader, report, trimEnd } from './reader.ts';

/** What surrounds a string: in an array or inline table the rest of the line may belong to that, not to the string. */
export type Surrounding = 'statement' | 'container';

/** Reads the string that begins at the reader's place with a quote. An unclosed one ends where its item does. */
export function scanString(r: Reader, surrounding: Surrounding): StringValue {
  const { text } = r;
  const start = r.pos;
  const quote = text.charCodeAt(start);
  const basic = quote === ch.QUOTE;
  if (text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote)
    return scanMultiline(r, basic);

  const from = start + 1;
  const scan = scanLine(text, from, quote);
  const cut = scan.closed
    ? slippedClose(text, from, scan.end, surrounding)
    : unclosedEnd(text, from, scan.end, surrounding);
  const end = cut ?? scan.end;
  const closed = scan.closed && cut === undefined;
  const form = basic ? 'basic' : 'literal';
  const { value, map } = scan.plain ? plainText(text, from, end) : decode(r, from, end, form);
  if (!closed) reportUnclosed(r, start, end, basic ? '"' : "'");
  r.pos = closed ? end + 1 : end;
  return {
    kind: 'string',
    span: { start, end: r.pos },
    inner: { start: from, end },
    style: form,
    value,
    map,
  };
}

const plainText = (text: string, from: number, to: number): Decoded => ({
  value: text.slice(from, to),
  map: undefined,
});

/** The closing quote or the line's end, and whether all before it is plain text that stands for itself. */
function scanLine(
  text: string,
  from: number,
  quote: number,
): { end: number; closed: boolean; plain: boolean } {
  let plain = true;
  let i = from;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === quote) return { end: i, closed: true, plain };
    if (c === ch.BACKSLASH && quote === ch.QUOTE) {
      plain = false;
      if (i + 1 < text.length && !ch.isLineBreak(text.charCodeAt(i + 1))) i++;
    } else if (c === ch.LF || c === ch.CR) break;
    else if (c < 32 || c === 127 || (c >= 0xd800 && c <= 0xdfff)) plain = false;
  }
  return { end: i, closed: false, plain };
}

function reportUnclosed(r: Reader, start: number, end: number, quotes: string): void {
  const message =
    end - start === quotes.length
      ? `A string begins here and has no end. Close it with \`${quotes}\`.`
      : `This string has no end. Close it with \`${quotes}\`.`;
  report(r, 'unclosed-string', start, end, message, mend(`Close with \`${quotes}\``, end, end, quotes));
}

/**
 * `["a, "b"]`: the quote that seems to close the first string opens the second. So it is when the text ends in a comma
 * and goes on right after the quote; the string then ends before the comma.
 */
function slippedClose(
  text: string,
  from: number,
  close: number,
  surrounding: Surrounding,
): number | undefined {
  if (surrounding === 'statement') return undefined;
  const after = text.charCodeAt(close + 1);
  if (
    !(after > 32) ||
    after === ch.COMMA ||
    after === ch.CLOSE_BRACKET ||
    after === ch.CLOSE_BRACE ||
    after === ch.HASH
  ) {
    return undefined;
  }
  let i = close;
  while (i > from && ch.isBlank(text.charCodeAt(i - 1))) i--;
  return i > from && text.charCodeAt(i - 1) === ch.COMMA ? i - 1 : undefined;
}

/** Where an unclosed string of one line ends: before a comment, and in a container before the comma or bracket after it. */
function unclosedEnd(text: string, from: number, lineEnd: number, surrounding: Surrounding): number {
  let end = lineEnd;
  for (let i = from; i + 1 < lineEnd; i++) {
    if (text.charCodeAt(i + 1) === ch.HASH && ch.isBlank(text.charCodeAt(i))) {
      end = i;
      break;
    }
  }
  end = trimEnd(text, from, end);
  if (surrounding === 'statement') return end;

  // What stands last may be the container's brackets; those that the text itself opens (an extra, a glob) are its own.
  let tail = end;
  while (tail > from && isCloser(text.charCodeAt(tail - 1))) tail--;
  let open = 0;
  for (let i = from; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === ch.OPEN_BRACKET || c === ch.OPEN_BRACE) open++;
    else if ((c === ch.CLOSE_BRACKET || c === ch.CLOSE_BRACE) && open > 0) open--;
    else if ((c === ch.CLOSE_BRACKET || c === ch.CLOSE_BRACE) && i >= tail) {
      end = i;
      break;
    }
  }
  return trimEnd(text, from, beforeComma(text, from, end));
}

function beforeComma(text: string, from: number, to: number): number {
  const end = trimEnd(text, from, to);
  return end > from && text.charCodeAt(end - 1) === ch.COMMA ? end - 1 : end;
}

const isCloser = (c: number): boolean =>
  c === ch.CLOSE_BRACKET || c === ch.CLOSE_BRACE || c === ch.COMMA || ch.isBlank(c);

function scanMultiline(r: Reader, basic: boolean): StringValue {
  const { text } = r;
  const start = r.pos;
  const quotes = basic ? '"""' : "'''";
  const form: StringForm = basic ? 'multiline-basic' : 'multiline-literal';
  let close = findClose(r, start + 3, quotes);
  if (close >= 0 && opensAnother(r, start + 3, close)) close = -1;

  if (close < 0) {
    r.unpaired = true;
    const line = statementLine(text, start + 3, text.length);
    const end = trimEnd(text, start + 3, line < 0 ? text.length : line);
    const from = Math.min(afterBreak(text, start + 3), end);
    const { value, map } = decode(r, from, end, form);
    reportUnclosed(r, start, end, quotes);
    r.pos = end;
    return { kind: 'string', span: { start, end }, inner: { start: from, end }, style: form, value, map };
  }
  r.multilines++;
  // Up to two more quotes may stand before the closing three.
  const quote = quotes.charCodeAt(0);
  let end = close;
  while (end < close + 2 && text.charCodeAt(end + 3) === quote) end++;
  const from = afterBreak(text, start + 3);
  const { value, map } = decode(r, from, end, form);
  r.pos = end + 3;
  return {
    kind: 'string',
    span: { start, end: r.pos },
    inner: { start: from, end },
    style: form,
    value,
    map,
  };
}

/** Over the one line break that may follow the opening quotes. */
function afterBreak(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c === ch.LF) return at + 1;
  return c === ch.CR && text.charCodeAt(at + 1) === ch.LF ? at + 2 : at;
}

/** The first closing quotes from `from` on, or -1. What was found is kept, so that all searches together stay linear. */
function findClose(r: Reader, from: number, quotes: string): number {
  const basic = quotes === '"""';
  const known = r.closings;
  const knownFrom = basic ? known.basicFrom : known.literalFrom;
  const knownAt = basic ? known.basicAt : known.literalAt;
  if (knownFrom >= 0 && from >= knownFrom && (knownAt < 0 || from <= knownAt)) return knownAt;

  let at = r.text.indexOf(quotes, from);
  while (basic && at >= 0 && isEscaped(r.text, from, at)) at = r.text.indexOf(quotes, at + 1);
  if (basic) {
    known.basicFrom = from;
    known.basicAt = at;
  } else {
    known.literalFrom = from;
    known.literalAt = at;
  }
  return at;
}

function isEscaped(text: string, from: number, at: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes >= from && text.charCodeAt(at - 1 - slashes) === ch.BACKSLASH) slashes++;
  return slashes % 2 === 1;
}

/**
 * Whether the quotes at `close` open another string instead of closing this one. They look so when `key =` stands
 * before them and another statement lies between; that alone is allowed inside a string, so it counts only when the
 * document is broken for sure: text follows the quotes, or a `"""` further on has no end.
 */
function opensAnother(r: Reader, from: number, close: number): boolean {
  const { text } = r;
  const broken = goesOn(text, close + 3, text.charCodeAt(close));
  if (!r.suspicious && !broken) return false;
  let before = close - 1;
  while (before > from && ch.isBlank(text.charCodeAt(before))) before--;
  if (text.charCodeAt(before) !== ch.EQUALS) {
    // An item of an array: at the beginning of a line or after a bracket or comma, with its text right behind.
    const item = broken && !ch.isBlank(text.charCodeAt(close + 3)) && opensItem(text.charCodeAt(before));
    return item && statementLine(text, from, close) >= 0;
  }
  // A key is short: the look back has a bound, so that a long line costs no more than a short one.
  let line = before;
  while (line > from && line > before - 1000 && !ch.isLineBreak(text.charCodeAt(line - 1))) line--;
  if (line === from) return false;
  const key = blanksEnd(text, line);
  return looksLikePair(text, key) && blanksEnd(text, keyPathEnd(text, key)) === before;
}

const opensItem = (c: number): boolean => ch.isLineBreak(c) || c === ch.OPEN_BRACKET || c === ch.COMMA;

function goesOn(text: string, at: number, quote: number): boolean {
  let i = at;
  while (i < at + 2 && text.charCodeAt(i) === quote) i++;
  i = blanksEnd(text, i);
  const c = text.charCodeAt(i);
  return (
    i < text.length &&
    !ch.isLineBreak(c) &&
    c !== ch.HASH &&
    c !== ch.COMMA &&
    c !== ch.CLOSE_BRACKET &&
    c !== ch.CLOSE_BRACE
  );
}
