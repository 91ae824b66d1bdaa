import type { Header } from '../tree.ts';
import * as ch from './chars.ts';
import { scanKey } from './keys.ts';
import { clip, lineEndAt, mend, type Reader, report, skipBlanks } from './reader.ts';

export interface ScannedHeader {
  readonly header: Pick<Header, 'kind' | 'span' | 'array' | 'key'>;
  readonly incomplete: boolean;
}

/** Reads `[a.b]` or `[[a.b]]` (TOML "Table", "Array of Tables"); brackets that are missing are reported. */
export function scanHeader(r: Reader): ScannedHeader {
  const { text } = r;
  const start = r.pos++;
  const array = text.charCodeAt(r.pos) === ch.OPEN_BRACKET;
  if (array) r.pos++;
  const opened = r.pos;
  skipBlanks(r);
  const scanned = scanKey(r, 'header');
  const empty = scanned.key.span.start === scanned.key.span.end;
  // An empty name has its place right after the bracket.
  const key = empty ? { span: { start: opened, end: opened }, parts: [] } : scanned.key;
  if (empty) report(r, 'missing-key', start, closeOf(text, opened), 'The header names no table.');
  const end = scanClosing(r, array, key.span.end, start);
  const { incomplete } = scanned;
  return { header: { kind: 'header', span: { start, end }, array, key }, incomplete };
}

/** The place after the brackets that follow blanks at `at`; `at` where there are none. */
function closeOf(text: string, at: number): number {
  let i = at;
  while (ch.isBlank(text.charCodeAt(i))) i++;
  if (text.charCodeAt(i) !== ch.CLOSE_BRACKET) return at;
  return text.charCodeAt(i + 1) === ch.CLOSE_BRACKET ? i + 2 : i + 1;
}

/** Reads the closing brackets and gives the end of the header. */
function scanClosing(r: Reader, array: boolean, keyEnd: number, start: number): number {
  const { text } = r;
  skipBlanks(r);
  if (text.charCodeAt(r.pos) !== ch.CLOSE_BRACKET && !skipUnexpected(r)) {
    const brackets = array ? ']]' : ']';
    const message = `The header has no end. Close it with \`${brackets}\`.`;
    report(
      r,
      'unclosed-header',
      start,
      keyEnd,
      message,
      mend(`Close with \`${brackets}\``, keyEnd, keyEnd, brackets),
    );
    r.pos = keyEnd;
    return keyEnd;
  }
  r.pos++;
  if (!array) return r.pos;
  if (text.charCodeAt(r.pos) === ch.CLOSE_BRACKET) return ++r.pos;
  const { pos } = r;
  const message = 'A header that begins with `[[` ends with `]]`.';
  report(r, 'unclosed-header', start, pos, message, mend('Insert `]`', pos, pos, ']'));
  return pos;
}

/** Passes over what stands between the name and a `]` further on in the line; false where there is no such bracket. */
function skipUnexpected(r: Reader): boolean {
  const { text } = r;
  const end = lineEndAt(text, r.pos);
  let i = r.pos;
  while (i < end && text.charCodeAt(i) !== ch.CLOSE_BRACKET && text.charCodeAt(i) !== ch.HASH) i++;
  if (i >= end || text.charCodeAt(i) === ch.HASH || text.charCodeAt(r.pos) === ch.EQUALS) return false;
  const written = text.slice(r.pos, Math.min(i, r.pos + 80));
  report(
    r,
    'bad-key',
    r.pos,
    i,
    `\`${clip(written)}\` does not belong into a header: names in it are joined by dots, other names stand in quotes.`,
  );
  r.pos = i;
  return true;
}
