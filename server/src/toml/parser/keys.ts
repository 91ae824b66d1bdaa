import type { Key, KeyPart } from '../tree.ts';
import * as ch from './chars.ts';
import { decode } from './escapes.ts';
import { blanksEnd } from './lookahead.ts';
import { clip, mend, type Reader, report, skipBlanks, trimEnd } from './reader.ts';

export interface ScannedKey {
  readonly key: Key;
  /** Whether a part is missing (`a.`, `.b`, nothing at all): such a key leads nowhere for sure. */
  readonly incomplete: boolean;
}

export type KeyPlace = 'header' | 'pair' | 'inline';

/** Reads a dotted key (TOML "Keys") at the reader's place. Gives what parts there are. */
export function scanKey(r: Reader, place: KeyPlace): ScannedKey {
  const { text } = r;
  const start = r.pos;
  const parts: KeyPart[] = [];
  let incomplete = false;
  let end = start;
  for (;;) {
    const part = scanPart(r, place);
    if (part === undefined) incomplete = true;
    else {
      parts.push(part);
      end = part.span.end;
    }
    const after = r.pos;
    skipBlanks(r);
    if (text.charCodeAt(r.pos) !== ch.DOT) {
      if (part === undefined && end > start) {
        report(
          r,
          'missing-key',
          end - 1,
          end,
          'A name is missing after the dot.',
          mend('Remove the dot', end - 1, end, ''),
        );
      }
      r.pos = after;
      break;
    }
    if (part === undefined) {
      const extra = mend('Remove the dot', r.pos, r.pos + 1, '');
      report(r, 'missing-key', r.pos, r.pos + 1, 'A name is missing before the dot.', extra);
    }
    r.pos++;
    end = r.pos;
    skipBlanks(r);
  }
  r.pos = end;
  const only = parts[0];
  // Most keys are one part: they share its span.
  const span =
    only !== undefined && only.span.start === start && only.span.end === end ? only.span : { start, end };
  return { key: { span, parts }, incomplete };
}

function scanPart(r: Reader, place: KeyPlace): KeyPart | undefined {
  const { text } = r;
  const start = r.pos;
  const c = text.charCodeAt(start);
  if (c === ch.QUOTE || c === ch.APOSTROPHE) return scanQuoted(r, place);
  let i = start;
  while (ch.isBare(text.charCodeAt(i))) i++;
  let end = foreignEnd(text, i, place);
  if (end > i) i = end;
  else end = i;
  if (end === start) return undefined;

  r.pos = end;
  const spaced = place === 'header' ? end : wordsEnd(text, end);
  if (spaced > end) {
    r.pos = spaced;
    const name = text.slice(start, spaced);
    report(
      r,
      'bad-key',
      start,
      spaced,
      `A key with spaces stands in quotes: \`"${clip(name)}"\`.`,
      mend('Put it in quotes', start, spaced, `"${name}"`),
    );
    return { kind: 'key', span: { start, end: spaced }, name, style: 'bare' };
  }
  const name = text.slice(start, end);
  if (!isBareName(name)) reportForeign(r, name, start, end);
  return { kind: 'key', span: { start, end }, name, style: 'bare' };
}

function isBareName(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (!ch.isBare(name.charCodeAt(i))) return false;
  return true;
}

function reportForeign(r: Reader, name: string, start: number, end: number): void {
  const quotable = !/["\\]|[^\P{C}\t]/u.test(name);
  report(
    r,
    'bad-key',
    start,
    end,
    `A bare key holds letters A to Z, digits, \`-\` and \`_\` only: put \`${clip(name)}\` in quotes.`,
    quotable ? mend('Put it in quotes', start, end, `"${name}"`) : undefined,
  );
}

/** The end of characters that are meant as part of a key and may not stand in a bare one. */
function foreignEnd(text: string, at: number, place: KeyPlace): number {
  let i = at;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (ch.isBare(c)) continue;
    if (c <= 32 || c === 127 || ch.isForeignSpace(c)) break;
    if (c < 127 && '"\'#,.=[]{}'.includes(text[i] as string)) break;
    // A colon within a name is part of it; one that stands before a value is meant for `=`.
    if (c === ch.COLON && place !== 'header' && !isNameColon(text, i)) break;
  }
  return i;
}

function isNameColon(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return ch.isBare(next) && !ch.isDigit(next);
}

/** `foo bar = 1`: the end of further words when an equals sign follows them. */
function wordsEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const word = blanksEnd(text, end);
    let i = word;
    while (ch.isBare(text.charCodeAt(i))) i++;
    if (i === word) {
      return text.charCodeAt(word) === ch.EQUALS ? end : at;
    }
    end = i;
  }
}

function scanQuoted(r: Reader, place: KeyPlace): KeyPart {
  const { text } = r;
  const start = r.pos;
  const quote = text.charCodeAt(start);
  const basic = quote === ch.QUOTE;
  const style = basic ? 'basic' : 'literal';
  const triple = text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote;
  const from = triple ? start + 3 : start + 1;

  let end = from;
  let closed = false;
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end);
    if (c === ch.LF || c === ch.CR) break;
    if (
      c === quote &&
      (!triple || (text.charCodeAt(end + 1) === quote && text.charCodeAt(end + 2) === quote))
    ) {
      closed = true;
      break;
    }
    if (c === ch.BACKSLASH && basic && !ch.isLineBreak(text.charCodeAt(end + 1))) end++;
  }
  end = Math.min(end, text.length);
  if (!closed) end = unclosedKeyEnd(text, from, end, place);
  const { value } = decode(r, from, end, style);
  const close = closed ? end + (triple ? 3 : 1) : end;
  const mark = basic ? '"' : "'";
  if (triple) {
    // Most likely these quotes were to close a string, and those before them opened one.
    r.unpaired = true;
    report(r, 'bad-key', start, close, 'A key is no multi-line string: use one quote on each side.');
  } else if (!closed) {
    const extra = mend(`Close with \`${mark}\``, end, end, mark);
    report(r, 'unclosed-string', start, end, `The quoted key has no end. Close it with \`${mark}\`.`, extra);
  }
  r.pos = close;
  return { kind: 'key', span: { start, end: close }, name: value, style };
}

/** Where a quoted key without a closing quote ends: before the `=`, in a header before the brackets. */
function unclosedKeyEnd(text: string, from: number, lineEnd: number, place: KeyPlace): number {
  let end = from;
  const stop = place === 'header' ? ch.CLOSE_BRACKET : ch.EQUALS;
  while (end < lineEnd && text.charCodeAt(end) !== stop) end++;
  return trimEnd(text, from, end);
}
