import * as ch from './chars.ts';

/*
 * What a line looks like, without reading it for good. A line that looks like a header or like `key =` ends whatever
 * was left open above it. All of these look at one line only.
 */

/** Over blanks. */
export function blanksEnd(text: string, at: number): number {
  let i = at;
  while (ch.isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** The end of the quoted, single-line key part at `at`, or -1. */
function quotedEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === quote) return i + 1;
    if (c === ch.LF || c === ch.CR) return -1;
    if (c === ch.BACKSLASH && quote === ch.QUOTE && !ch.isLineBreak(text.charCodeAt(i + 1))) i++;
  }
  return -1;
}

/** The end of the dotted key at `at` (without blanks after it), or -1 where none stands. */
export function keyPathEnd(text: string, at: number): number {
  let i = at;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c === ch.QUOTE || c === ch.APOSTROPHE) {
      i = quotedEnd(text, i);
      if (i < 0) return -1;
    } else if (ch.isBare(c)) {
      while (ch.isBare(text.charCodeAt(i))) i++;
    } else return -1;
    const dot = blanksEnd(text, i);
    if (text.charCodeAt(dot) !== ch.DOT) return i;
    i = blanksEnd(text, dot + 1);
  }
}

/** Whether `key =` stands at `at`. */
export function looksLikePair(text: string, at: number): boolean {
  const end = keyPathEnd(text, at);
  if (end < 0) return false;
  return text.charCodeAt(blanksEnd(text, end)) === ch.EQUALS;
}

/** Whether the line at `at` (its first character that is no blank) is a header and nothing else, its `]` at most missing. */
export function looksLikeHeader(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== ch.OPEN_BRACKET) return false;
  let i = at + 1;
  if (text.charCodeAt(i) === ch.OPEN_BRACKET) i++;
  const end = keyPathEnd(text, blanksEnd(text, i));
  if (end < 0) return false;
  i = blanksEnd(text, end);
  for (let n = 0; n < 2 && text.charCodeAt(i) === ch.CLOSE_BRACKET; n++) i++;
  i = blanksEnd(text, i);
  return i >= text.length || ch.isLineBreak(text.charCodeAt(i)) || text.charCodeAt(i) === ch.HASH;
}

/** Whether what looks like a header at `at` can be an array in an array just as well: `[1]`, `["a"]`, `[true]`. */
export function couldBeArray(text: string, at: number): boolean {
  let i = at + 1;
  while (text.charCodeAt(i) === ch.OPEN_BRACKET || ch.isBlank(text.charCodeAt(i))) i++;
  const c = text.charCodeAt(i);
  if (c === ch.QUOTE || c === ch.APOSTROPHE) {
    const next = text.charCodeAt(blanksEnd(text, quotedEnd(text, i)));
    return next !== ch.DOT;
  }
  if (ch.isDigit(c) || c === ch.MINUS || c === ch.PLUS) return true;
  let end = i;
  while (end < i + 6 && ch.isBare(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) === ch.DOT) return false;
  return /^(?:true|false|inf|nan)$/.test(text.slice(i, end));
}

/** Whether the line at `at` looks like the beginning of a statement: a header or `key =`. */
export function looksLikeStatement(text: string, at: number): boolean {
  return text.charCodeAt(at) === ch.OPEN_BRACKET ? looksLikeHeader(text, at) : looksLikePair(text, at);
}

/** The start (after blanks) of the first line after `from` and before `to` that looks like a statement, or -1. */
export function statementLine(text: string, from: number, to: number): number {
  let i = from;
  for (;;) {
    while (i < to && !ch.isLineBreak(text.charCodeAt(i))) i++;
    if (i >= to) return -1;
    i = blanksEnd(text, i + 1);
    if (i < to && looksLikeStatement(text, i)) return i;
  }
}
