/** Character tests that the grammars of the standards share. Code units come from `charCodeAt`; `NaN` is never a member. */

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

export const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);

/** `.`, `_` or `-`, which separate the parts of names and versions. */
export const isSeparator = (code: number): boolean => code === 46 || code === 95 || code === 45;

/** Space or tab: all that a dependency specifier accepts between its parts. */
export const isBlank = (code: number): boolean => code === 32 || code === 9;

/** White space as Python's `str.isspace` and `\s` have it, which differs from JavaScript's by U+001C–U+001F, U+0085 and U+FEFF. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

const WORD = /^[\p{L}\p{N}_]$/u;

/** Whether the character at `offset` is a word character, as Python's `\w` has it. */
export function isWordAt(text: string, offset: number): boolean {
  const code = text.codePointAt(offset);
  if (code === undefined) return false;
  if (code < 128) return isAlphanumeric(code) || code === 95;
  return WORD.test(String.fromCodePoint(code));
}

/** Whether the character that ends before `offset` is a word character. */
export function isWordBefore(text: string, offset: number): boolean {
  if (offset <= 0) return false;
  const low = text.charCodeAt(offset - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff && offset > 1;
  return isWordAt(text, pair ? offset - 2 : offset - 1);
}

/** Whether a word begins or ends at `offset`: Python's `\b`. */
export const isWordBoundary = (text: string, offset: number): boolean =>
  isWordBefore(text, offset) !== isWordAt(text, offset);

/** The first offset from `at` up to `end` whose character fails `test`. */
export function skip(text: string, at: number, end: number, test: (code: number) => boolean): number {
  let offset = at;
  while (offset < end && test(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The last offset down to `start` before which a character fails `test`. */
export function skipBack(text: string, start: number, at: number, test: (code: number) => boolean): number {
  let offset = at;
  while (offset > start && test(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

/** A span that is never empty where the text has a character to show: grows over the next character, or the one before. */
export function visible(text: string, start: number, end: number): { start: number; end: number } {
  if (end > start) return { start, end };
  if (start < text.length) return { start, end: start + (isPair(text, start) ? 2 : 1) };
  if (start > 0) return { start: start - (start > 1 && isPair(text, start - 2) ? 2 : 1), end: start };
  return { start, end: start };
}

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;

/** Shortens text from a file so that a message stays readable, and writes control characters as escapes. */
export function shown(text: string, limit = 60): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Orders strings by code point, as Python does; JavaScript's own order differs above U+FFFF. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return lift(left) - lift(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for characters above all others of one unit. */
const lift = (code: number): number => (code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code);
