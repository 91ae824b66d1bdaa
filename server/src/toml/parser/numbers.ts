import type { Span } from '../../text/span.ts';
import type { FloatValue, IntegerValue } from '../tree.ts';
import * as ch from './chars.ts';

/** CPython refuses to read a decimal of more digits, and so do its TOML readers. */
const MAX_DIGITS = 4300;

/** Reads an integer or a float (TOML "Integer", "Float") from the whole of `word`; `undefined` where it is none. */
export function readNumber(word: string, span: Span): IntegerValue | FloatValue | undefined {
  const first = word.charCodeAt(0);
  const signed = first === ch.PLUS || first === ch.MINUS;
  const digits = signed ? 1 : 0;
  const second = word.charCodeAt(digits + 1);
  if (word.charCodeAt(digits) === ch.ZERO && (second === 120 || second === 111 || second === 98)) {
    return signed ? undefined : readRadix(word, span, second);
  }
  const special = word.slice(digits, digits + 4);
  if (special === 'inf') return { kind: 'float', span, value: first === ch.MINUS ? -Infinity : Infinity };
  if (special === 'nan') return { kind: 'float', span, value: Number.NaN };

  const whole = digitsEnd(word, digits, ch.isDigit);
  if (whole < 0 || (word.charCodeAt(digits) === ch.ZERO && whole > digits + 1)) return undefined;
  if (whole === word.length) return integer(word, span);
  let at = whole;
  if (word.charCodeAt(at) === ch.DOT) {
    at = digitsEnd(word, at + 1, ch.isDigit);
    if (at < 0) return undefined;
  }
  if (at < word.length) {
    if ((word.charCodeAt(at) | 32) !== 101) return undefined;
    at++;
    if (word.charCodeAt(at) === ch.PLUS || word.charCodeAt(at) === ch.MINUS) at++;
    if (digitsEnd(word, at, ch.isDigit) !== word.length) return undefined;
  }
  return { kind: 'float', span, value: Number(plain(word)) };
}

/** The end of digits with single underscores between them, or -1 where there are none or an underscore stands alone. */
function digitsEnd(word: string, at: number, isDigit: (c: number) => boolean): number {
  let i = at;
  for (; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c === ch.UNDERSCORE) {
      if (i === at || !isDigit(word.charCodeAt(i + 1))) return -1;
    } else if (!isDigit(c)) break;
  }
  return i === at ? -1 : i;
}

const plain = (word: string): string => (word.includes('_') ? word.replaceAll('_', '') : word);

function integer(word: string, span: Span): IntegerValue | undefined {
  const digits = plain(word);
  if (digits.length <= 15) return { kind: 'integer', span, value: Number(digits) + 0 };
  if (digits.length > MAX_DIGITS) return undefined;
  return { kind: 'integer', span, value: exact(BigInt(digits.startsWith('+') ? digits.slice(1) : digits)) };
}

const exact = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

function readRadix(word: string, span: Span, letter: number): IntegerValue | undefined {
  const isDigit =
    letter === 120
      ? ch.isHexDigit
      : letter === 111
        ? (c: number): boolean => c >= 48 && c <= 55
        : (c: number): boolean => c === 48 || c === 49;
  if (word.length > MAX_DIGITS || digitsEnd(word, 2, isDigit) !== word.length) return undefined;
  return { kind: 'integer', span, value: exact(BigInt(plain(word))) };
}
