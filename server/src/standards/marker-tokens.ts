import type { Span } from '../text/span.ts';
import { isBlank, isSpace, isWordAt, skip } from './chars.ts';

export type MarkerTokenKind =
  | 'open'
  | 'close'
  | 'word'
  | 'string'
  | 'unclosed'
  | 'operator'
  | 'comment'
  | 'other';

export interface MarkerToken {
  readonly kind: MarkerTokenKind;
  readonly span: Span;
  readonly text: string;
}

/** Cuts a marker into tokens; every character but blanks belongs to one. Linear in the length. */
export function markerTokens(text: string, from: number, to: number): MarkerToken[] {
  const tokens: MarkerToken[] = [];
  let at = skip(text, from, to, isBlank);
  while (at < to) {
    const { kind, end } = tokenAt(text, at, to);
    tokens.push({ kind, span: { start: at, end }, text: text.slice(at, end) });
    at = skip(text, end, to, isBlank);
  }
  return tokens;
}

function tokenAt(text: string, at: number, to: number): { kind: MarkerTokenKind; end: number } {
  const code = text.charCodeAt(at);
  if (code === 40) return { kind: 'open', end: at + 1 };
  if (code === 41) return { kind: 'close', end: at + 1 };
  if (code === 34 || code === 39) {
    const close = text.indexOf(text[at] as string, at + 1);
    return close < 0 || close >= to ? { kind: 'unclosed', end: to } : { kind: 'string', end: close + 1 };
  }
  if (code === 35) return { kind: 'comment', end: to };
  if (isOperatorCharacter(code)) return { kind: 'operator', end: skip(text, at, to, isOperatorCharacter) };
  const word = wordEnd(text, at, to);
  if (word > at) return { kind: 'word', end: word };
  return { kind: 'other', end: Math.max(at + 1, skip(text, at, to, isOther)) };
}

/** `<`, `=`, `>`, `!`, `~` and, for other languages' "and" and "or", `&` and `|`. */
const isOperatorCharacter = (code: number): boolean =>
  (code >= 60 && code <= 62) || code === 33 || code === 126 || code === 38 || code === 124;

const isOther = (code: number): boolean =>
  !isBlank(code) &&
  !isSpace(code) &&
  code !== 40 &&
  code !== 41 &&
  code !== 34 &&
  code !== 39 &&
  code !== 35 &&
  !isOperatorCharacter(code) &&
  code < 128 &&
  !isAsciiWord(code);

const isAsciiWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

/** Words hold dots too, for `os.name` and for unquoted versions. */
function wordEnd(text: string, at: number, to: number): number {
  let offset = at;
  while (offset < to) {
    const code = text.charCodeAt(offset);
    if (isAsciiWord(code) || (code === 46 && offset > at)) offset++;
    else if (code >= 128 && isWordAt(text, offset))
      offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    else break;
  }
  return Math.min(offset, to);
}
