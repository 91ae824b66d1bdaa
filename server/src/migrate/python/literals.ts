import { readEscape } from '../../standards/python-string.ts';
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
    const read = readEscape(source, next, source.length, { bytes });
    // A character by its name: nothing here knows the names.
    if ('bad' in read || (!bytes && source[next + 1] === 'N')) return undefined;
    parts.push(read.value);
    i = read.end;
  }
  return parts.join('');
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
