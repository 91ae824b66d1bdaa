import type { Span } from '../text/span.ts';

/** What a Python string literal stands for, or the part that Python refuses. */
export type PythonString = { readonly value: string } | { readonly bad: Span; readonly why: string };

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
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

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * Reads the quoted string at `start` to `end`, quotes included, as Python reads a string literal: marker values are
 * Python strings to the reference implementation. A named character `\N{…}` is kept as written.
 */
export function readPythonString(text: string, start: number, end: number): PythonString {
  const inner = text.slice(start + 1, end - 1);
  if (/^[^\\\r\n\0\ud800-\udfff]*$/.test(inner)) return { value: inner };

  const parts: string[] = [];
  let at = start + 1;
  const stop = end - 1;
  while (at < stop) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return bad(at, at + 1, 'a line break');
    if (code === 0) return bad(at, at + 1, 'a NUL character');
    if (code >= 0xd800 && code <= 0xdfff) {
      if ((text.codePointAt(at) ?? 0) <= 0xffff) return bad(at, at + 1, 'half of a surrogate pair');
      parts.push(text.slice(at, at + 2));
      at += 2;
    } else if (code === 92) {
      const read = readEscape(text, at, stop);
      if ('bad' in read) return read;
      parts.push(read.value);
      at = read.end;
    } else {
      parts.push(text[at] as string);
      at++;
    }
  }
  return { value: parts.join('') };
}

/** One escape of Python's: what it stands for and where it ends. */
export type PythonEscape =
  | { readonly value: string; readonly end: number }
  | { readonly bad: Span; readonly why: string };

/** Reads the escape whose backslash stands at `at`; in bytes there are fewer. A named character is kept as written. */
export function readEscape(text: string, at: number, stop: number, { bytes = false } = {}): PythonEscape {
  const letter = text[at + 1] as string;
  if (at + 1 >= stop) return bad(at, at + 1, 'a backslash that takes the closing quote with it');
  if (letter === '\r') return { value: '', end: at + (text[at + 2] === '\n' ? 3 : 2) };
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { value: simple, end: at + 2 };

  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, Math.min(at + 4, stop)))?.[0];
  if (octal !== undefined) {
    const code = Number.parseInt(octal, 8);
    return { value: String.fromCharCode(bytes ? code & 255 : code), end: at + 1 + octal.length };
  }
  const digits = bytes && letter !== 'x' ? undefined : HEX_DIGITS[letter];
  if (digits !== undefined) {
    const hex = text.slice(at + 2, Math.min(at + 2 + digits, stop));
    const value = Number.parseInt(hex, 16);
    if (hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex) || value > 0x10ffff) {
      return bad(at, Math.min(at + 2 + digits, stop), `an incomplete \\${letter} escape`);
    }
    return { value: String.fromCodePoint(value), end: at + 2 + digits };
  }
  if (letter === 'N' && !bytes) {
    const close = text.indexOf('}', at);
    if (text[at + 2] !== '{' || close < 0 || close >= stop || close === at + 3) {
      return bad(at, at + 2, 'an incomplete \\N escape');
    }
    return { value: text.slice(at, close + 1), end: close + 1 };
  }
  return { value: '\\', end: at + 1 };
}

const bad = (start: number, end: number, why: string): { bad: Span; why: string } => ({
  bad: { start, end },
  why,
});
