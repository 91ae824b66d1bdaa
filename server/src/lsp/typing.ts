import type { ReportedFinding } from '../spec/finding.ts';
import type { Span } from '../text/span.ts';
import type { AppliedChange } from './convert.ts';

/** The person typed here a moment ago. */
export interface Typing {
  /** The offset after the last typed character. */
  readonly offset: number;
  /** When, in milliseconds. */
  readonly at: number;
}

/** How long the token under the cursor stays unjudged. */
export const QUIET = 600;

/** Typing is one change of a character or two (a closing quote comes with its opening one), never a line or a paste. */
export function typingIn(changes: readonly AppliedChange[], at: number): Typing | undefined {
  const only = changes[0];
  if (only === undefined || changes.length !== 1 || only.removed > 2) return undefined;
  if (only.inserted.length > 2 || /[\r\n]/.test(only.inserted)) return undefined;
  // With an automatically closed pair the cursor stands between the two.
  const cursor = only.inserted.length === 2 ? 1 : only.inserted.length;
  return { offset: only.start + cursor, at };
}

/**
 * The token at an offset, by its line alone so that broken text has one too: a string from quote to quote or to the
 * end of the line, else the word.
 */
export function tokenAt(text: string, offset: number): Span {
  let lineStart = offset;
  while (lineStart > 0 && offset - lineStart < LONGEST_LINE && !isBreak(text.charCodeAt(lineStart - 1)))
    lineStart--;
  let lineEnd = offset;
  while (lineEnd < text.length && lineEnd - offset < LONGEST_LINE && !isBreak(text.charCodeAt(lineEnd)))
    lineEnd++;

  let quote: number | undefined;
  for (let i = lineStart; i < offset; i++) {
    const c = text.charCodeAt(i);
    if (quote === undefined) {
      if (c === DOUBLE || c === SINGLE) quote = i;
    } else if (c === BACKSLASH && text.charCodeAt(quote) === DOUBLE) i++;
    else if (c === text.charCodeAt(quote)) quote = undefined;
  }
  if (quote !== undefined) {
    const close = text.indexOf(text.charAt(quote), offset);
    return { start: quote, end: close < 0 || close >= lineEnd ? lineEnd : close + 1 };
  }
  let start = offset;
  let end = offset;
  while (start > lineStart && isWord(text.charAt(start - 1))) start--;
  while (end < lineEnd && isWord(text.charAt(end))) end++;
  return { start, end };
}

/** Tells findings that are neither about the token that is being typed nor what a half-typed line makes of the syntax. */
export function isElsewhere(text: string, { offset }: Typing): (finding: ReportedFinding) => boolean {
  const token = tokenAt(text, offset);
  return ({ at: { start, end }, rule }) => {
    if (start <= token.end && end >= token.start && start >= token.start) return false;
    if (!rule.startsWith('toml/')) return true;
    return start > offset || end > token.end || /[\r\n]/.test(text.slice(start, offset));
  };
}

const DOUBLE = 34;
const SINGLE = 39;
const BACKSLASH = 92;
const LONGEST_LINE = 10_000;
const isBreak = (c: number): boolean => c === 10 || c === 13;
const isWord = (c: string): boolean => !/[\s=,[\]{}#"']/.test(c);
