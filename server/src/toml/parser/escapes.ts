import * as ch from './chars.ts';
import { mend, type Reader, report, reportControls, reportSurrogates } from './reader.ts';

export interface Decoded {
  readonly value: string;
  /** Triples `index, left, right`; see `sourceOffset` in `strings.ts`. */
  readonly map: readonly number[] | undefined;
}

export type StringForm = 'basic' | 'literal' | 'multiline-basic' | 'multiline-literal';

const SHORT: Record<string, string | undefined> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

/**
 * The text that a string's inside stands for (TOML 1.0 and 1.1, "String"), reporting bad escapes, control characters
 * and lone surrogates. What is wrong stays in the text as it is written. CRLF becomes LF, as Python's readers do it.
 */
export function decode(r: Reader, from: number, to: number, form: StringForm): Decoded {
  const { text } = r;
  const basic = form === 'basic' || form === 'multiline-basic';
  const multiline = form === 'multiline-basic' || form === 'multiline-literal';
  const parts: string[] = [];
  const map: number[] = [];
  let length = 0;
  let copied = from;

  /** Takes what was plain up to `left`, then `piece`, which stands for the source up to `right`. */
  const put = (left: number, piece: string, right: number): void => {
    if (left > copied) parts.push(text.slice(copied, left));
    length += left - copied;
    if (piece === '') map.push(length, left, right);
    else {
      if (piece.length === 2) map.push(length + 1, left, left);
      parts.push(piece);
      length += piece.length;
      map.push(length, right, right);
    }
    copied = right;
  };

  let i = from;
  while (i < to) {
    const c = text.charCodeAt(i);
    if (c === ch.BACKSLASH && basic) i = readEscape(r, i, to, multiline, put);
    else if (c > 31 && c < 127) i++;
    else if (c === ch.CR && multiline && text.charCodeAt(i + 1) === ch.LF && i + 1 < to) {
      put(i, '\n', i + 2);
      i += 2;
    } else if (c === ch.TAB || (c === ch.LF && multiline)) i++;
    else if (c === ch.CR) {
      report(r, 'control-character', i, i + 1, 'A carriage return alone must not stand in a string.', {
        ...(multiline ? mend('Write a line feed', i, i + 1, '\n') : {}),
      });
      i++;
    } else if (ch.isControl(c)) i = reportControls(r, i, basic ? 'basic' : 'literal');
    else if (ch.isSurrogate(c) && ch.isLoneSurrogate(text, i)) i = reportSurrogates(r, i);
    else i++;
  }
  if (map.length === 0) return { value: text.slice(from, to), map: undefined };
  if (copied < to) parts.push(text.slice(copied, to));
  return { value: parts.join(''), map };
}

type Put = (left: number, piece: string, right: number) => void;

/** Reads the escape at `at` and gives its end. */
function readEscape(r: Reader, at: number, to: number, multiline: boolean, put: Put): number {
  const { text } = r;
  const letter = at + 1 < to ? (text[at + 1] as string) : '';
  const plain = SHORT[letter];
  if (plain !== undefined) {
    put(at, plain, at + 2);
    return at + 2;
  }
  if (letter === 'u') return numeric(r, at, to, 4, put);
  if (letter === 'U') return numeric(r, at, to, 8, put);
  if (letter === 'x') return numeric(r, at, to, 2, put);
  if (letter === 'e') {
    newer(r, at, at + 2, '\\e', '\\u001B');
    put(at, '\x1b', at + 2);
    return at + 2;
  }
  if (multiline && (letter === '' || ' \t\r\n'.includes(letter))) {
    const end = continuation(text, at + 1, to);
    if (end > 0) {
      put(at, '', end);
      return end;
    }
  }
  bad(r, at, Math.min(at + 2, to));
  return at + 1;
}

/** The end of the white space after a backslash that ends a line; -1 where there is no line break in it. */
function continuation(text: string, at: number, to: number): number {
  let i = at;
  let breaks = 0;
  for (; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === ch.LF) breaks++;
    else if (c === ch.CR && text.charCodeAt(i + 1) === ch.LF) continue;
    else if (!ch.isBlank(c)) break;
  }
  return breaks > 0 ? i : -1;
}

function numeric(r: Reader, at: number, to: number, digits: number, put: Put): number {
  const { text } = r;
  let end = at + 2;
  while (end < to && end < at + 2 + digits && ch.isHexDigit(text.charCodeAt(end))) end++;
  if (end < at + 2 + digits) {
    bad(r, at, end, `\`${text.slice(at, at + 2)}\` needs ${digits} hexadecimal digits after it.`);
    return at + 1;
  }
  const point = Number.parseInt(text.slice(at + 2, end), 16);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    const why =
      point > 0x10ffff ? 'lies beyond the last character of Unicode' : 'is half a character (a surrogate)';
    report(r, 'bad-escape', at, end, `\`${text.slice(at, end)}\` ${why}.`);
    return end;
  }
  if (digits === 2) newer(r, at, end, text.slice(at, end), `\\u00${text.slice(at + 2, end)}`);
  put(at, String.fromCodePoint(point), end);
  return end;
}

function newer(r: Reader, start: number, end: number, written: string, instead: string): void {
  if (!r.strict) return;
  const message = `The escape \`${written}\` is TOML 1.1. Write \`${instead}\`.`;
  report(r, 'toml-1.1', start, end, message, mend(`Write \`${instead}\``, start, end, instead));
}

function bad(r: Reader, start: number, end: number, why?: string): void {
  const written = r.text.slice(start, end);
  const reason =
    why ??
    (end - start < 2
      ? 'A backslash stands alone at the end.'
      : `\`${ch.isControl(written.charCodeAt(1)) || written.charCodeAt(1) > 126 ? '\\' : written}\` is no escape that TOML knows.`);
  report(
    r,
    'bad-escape',
    start,
    end,
    `${reason} Double the backslash, or use single quotes, in which it is plain text.`,
    mend('Double the backslash', start, start + 1, '\\\\'),
  );
}
