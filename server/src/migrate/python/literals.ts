import type { Constant } from './syntax.ts';

/** The letters before the quotes, and where the text within them lies. */
export interface Quoted {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly start: number;
  readonly end: number;
}

/** Splits a string literal as it is written; `undefined` where the closing quotes are missing. */
export function quotedAt(text: string, start: number, end: number): Quoted | undefined {
  const open = /^([A-Za-z]*)('''|"""|'|")/.exec(text.slice(start, Math.min(start + 6, end)));
  if (open === null) return undefined;
  const [all, prefix = '', quote = ''] = open;
  const first = start + all.length;
  const last = end - quote.length;
  if (last < first || text.slice(last, end) !== quote) return undefined;
  const letters = prefix.toLowerCase();
  return { raw: letters.includes('r'), bytes: letters.includes('b'), start: first, end: last };
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const HEX: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The text within quotes with its escapes read; `undefined` for an escape that Python refuses or that we cannot know. */
export function readEscapes(
  text: string,
  { raw, bytes }: { raw: boolean; bytes: boolean },
): string | undefined {
  // Source text has one kind of line end to Python.
  const source = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (bytes && /[^\0-\x7f]/.test(source)) return undefined;
  if (raw || !source.includes('\\')) return source;
  const parts: string[] = [];
  for (let i = 0; i < source.length; ) {
    const next = source.indexOf('\\', i);
    if (next < 0) {
      parts.push(source.slice(i));
      break;
    }
    parts.push(source.slice(i, next));
    const read = readEscape(source, next, bytes);
    if (read === undefined) return undefined;
    parts.push(read.value);
    i = read.end;
  }
  return parts.join('');
}

function readEscape(text: string, at: number, bytes: boolean): { value: string; end: number } | undefined {
  const letter = text[at + 1];
  if (letter === undefined) return undefined;
  if (letter === '\n') return { value: '', end: at + 2 };
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { value: simple, end: at + 2 };
  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined) {
    const code = Number.parseInt(octal, 8);
    return { value: String.fromCharCode(bytes ? code & 255 : code), end: at + 1 + octal.length };
  }
  const digits = bytes && letter !== 'x' ? undefined : HEX[letter];
  if (digits !== undefined) {
    const hex = text.slice(at + 2, at + 2 + digits);
    const code = Number.parseInt(hex, 16);
    if (hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex) || code > 0x10ffff) return undefined;
    return { value: String.fromCodePoint(code), end: at + 2 + digits };
  }
  // A character by its name: nothing here knows the names.
  if (letter === 'N' && !bytes) return undefined;
  return { value: `\\${letter}`, end: at + 2 };
}

/** A number as Python reads it; `undefined` for one that is too large to be held exactly, and for complex ones. */
export function readNumber(text: string): Constant | undefined {
  const plain = text.replaceAll('_', '');
  if (/[jJ]$/.test(plain) && !/^0[xX]/.test(plain)) return undefined;
  if (/^(?:\d+|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(plain)) {
    const value = Number(plain);
    return Number.isSafeInteger(value) ? { type: 'int', value } : undefined;
  }
  const value = Number(plain);
  return Number.isFinite(value) ? { type: 'float', value } : undefined;
}

/** `010` and `10L` are Python 2's. */
export const isOldOctal = (text: string): boolean => /^0\d*[1-9]\d*$/.test(text.replaceAll('_', ''));
