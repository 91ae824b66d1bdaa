import type { Header, Junk, Pair, Statement, Table } from '../tree.ts';
import { brokenSpan } from './broken.ts';
import * as ch from './chars.ts';
import { scanHeader } from './headers.ts';
import { looksLikeHeader, looksLikePair } from './lookahead.ts';
import { closePair, scanPairStart, valueFollows } from './pairs.ts';
import {
  clip,
  isFull,
  lineEndAt,
  MAX_BROKEN_NODES,
  MAX_NODES,
  mend,
  type Reader,
  report,
  reportControls,
  skipBlanks,
  skipComment,
  skipLineBreak,
} from './reader.ts';
import { type Draft, openTable, type TableDraft } from './tables.ts';
import { scanValue } from './values.ts';

/** Reads all statements of the text and puts what they define under `root`. */
export function scanStatements(r: Reader, root: TableDraft): Statement[] {
  const statements: Statement[] = [];
  let table = root;
  let pairs: Pair[] = [];
  for (;;) {
    skipBlanks(r);
    if (skipLineBreak(r)) continue;
    if (r.pos >= r.text.length) return statements;
    const c = r.text.charCodeAt(r.pos);
    if (c === ch.HASH) {
      skipComment(r);
      continue;
    }
    if (r.nodes > (isFull(r) ? MAX_BROKEN_NODES : MAX_NODES)) {
      statements.push(scanTooMany(r));
      return statements;
    }
    if (c === ch.OPEN_BRACKET) {
      r.nodes++;
      const scanned = scanHeader(r);
      pairs = [];
      const header: Draft<Header> = { ...scanned.header, pairs, table: root as Table };
      table = openTable(r, root, header, scanned.incomplete);
      header.table = table as Table;
      statements.push(header);
    } else if (beginsPair(r)) {
      const pair = scanPair(r, table);
      statements.push(pair);
      pairs.push(pair);
    } else {
      r.nodes++;
      statements.push(scanJunk(r));
      continue;
    }
    const rest = scanRest(r);
    if (rest !== undefined) statements.push(rest);
  }
}

const NO_STATEMENT = 'This line is no `key = value` and no `[table]`.';

function scanPair(r: Reader, table: TableDraft): Pair {
  const before = r.problems.length;
  const start = scanPairStart(r, 'pair');
  const value = valueFollows(r) ? scanValue(r) : undefined;
  // Without an equals sign and without a value it is no pair at all, such as a line for a shell.
  if (value?.kind === 'broken' && start.equals === undefined) {
    r.problems.length = before;
    report(r, 'junk', start.key.span.start, value.span.end, NO_STATEMENT);
  }
  const pair = closePair(r, start, value, table);
  if (value === undefined) r.pos = pair.span.end;
  return pair;
}

/** Whether a key, or an equals sign that lacks one, stands at the reader's place. */
function beginsPair(r: Reader): boolean {
  const { text, pos } = r;
  const c = text.charCodeAt(pos);
  if (ch.isBare(c) || c === ch.EQUALS) return true;
  // Dots alone stand for what somebody left out.
  if (c === ch.DOT) return text.charCodeAt(pos + 1) !== ch.DOT || looksLikePair(text, pos);
  if (c === ch.QUOTE || c === ch.APOSTROPHE) return looksLikePair(text, pos) || !isLeftItem(text, pos);
  if (c === ch.COMMA || c === ch.CLOSE_BRACKET || c === ch.CLOSE_BRACE || c === ch.OPEN_BRACE) return false;
  if (c === ch.SLASH && text.charCodeAt(pos + 1) === ch.SLASH) return false;
  return !ch.isControl(c);
}

/** `"a",` on a line of its own: what is left of an array that ended above. */
function isLeftItem(text: string, at: number): boolean {
  const quote = text.charCodeAt(at);
  const end = lineEndAt(text, at);
  const close = text.indexOf(text[at] as string, at + 1);
  if (close < 0 || close >= end) return false;
  let i = close + 1;
  while (text.charCodeAt(i) === quote || ch.isBlank(text.charCodeAt(i))) i++;
  const c = text.charCodeAt(i);
  return c === ch.COMMA || c === ch.CLOSE_BRACKET || c === ch.CLOSE_BRACE;
}

function scanTooMany(r: Reader): Junk {
  const span = { start: r.pos, end: r.text.length };
  r.pos = span.end;
  const message = `The document holds more than ${MAX_NODES} keys and values: from here on it is not read.`;
  report(r, 'junk', span.start, Math.min(span.start + 1, span.end), message);
  return { kind: 'junk', span };
}

function scanJunk(r: Reader): Junk {
  const start = r.pos;
  const c = r.text.charCodeAt(start);
  if (ch.isControl(c) && !ch.isLineBreak(c)) {
    r.pos = reportControls(r, start, 'literal');
    return { kind: 'junk', span: { start, end: r.pos } };
  }
  return junkToLineEnd(r, NO_STATEMENT);
}

/** Takes the rest of the line, up to a comment, as junk. */
function junkToLineEnd(r: Reader, otherwise: string): Junk {
  const span = brokenSpan(r, r.pos, 'statement');
  r.pos = span.end;
  if (isFull(r)) return { kind: 'junk', span };
  const { start, end } = span;
  const written = r.text.slice(start, Math.min(end, start + 200));
  if (/^[\]}]+$/.test(written) && end - start < 200) {
    const message = `This \`${clip(written)}\` closes nothing.`;
    report(r, 'junk', start, end, message, mend(`Remove \`${clip(written)}\``, start, end, ''));
  } else if (written === ',') {
    report(
      r,
      'extra-comma',
      start,
      end,
      'No comma stands after a value outside brackets.',
      mend('Remove the comma', start, end, ''),
    );
  } else if (written.startsWith('//')) {
    const message = 'A comment begins with `#` in TOML, not with `//`.';
    report(r, 'junk', start, end, message, mend('Change `//` to `#`', start, start + 2, '#'));
  } else report(r, 'junk', start, end, otherwise);
  return { kind: 'junk', span };
}

/** What follows a statement on its line: a comment, nothing, or too much. */
function scanRest(r: Reader): Junk | undefined {
  skipBlanks(r);
  const { text, pos } = r;
  const c = text.charCodeAt(pos);
  if (pos >= text.length || c === ch.HASH || ch.isLineBreak(c)) return undefined;
  if (looksLikePair(text, pos) || looksLikeHeader(text, pos)) {
    report(
      r,
      'line-break',
      pos,
      pos + 1,
      'A new line must begin here: each statement stands on its own line.',
      mend('Insert a line break', pos, pos, '\n'),
    );
    return undefined;
  }
  return junkToLineEnd(r, 'Nothing but a comment may follow on this line.');
}
