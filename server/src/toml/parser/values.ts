import type { Value } from '../tree.ts';
import { brokenSpan, type Container } from './broken.ts';
import * as ch from './chars.ts';
import {
  type ArrayFrame,
  accept,
  acceptPair,
  closeFrame,
  type Frame,
  MAX_OPEN,
  MAX_OPEN_OVER_LINES,
  pushArray,
  pushInlineTable,
  setMark,
  type TableFrame,
} from './frames.ts';
import { blanksEnd, couldBeArray, looksLikeHeader, looksLikePair } from './lookahead.ts';
import { scanPairStart, valueFollows } from './pairs.ts';
import {
  MAX_NODES,
  mend,
  type Reader,
  report,
  rewind,
  skipBlanks,
  skipComment,
  skipLineBreak,
} from './reader.ts';
import { scanScalar } from './scalars.ts';
import { giveUp, reportOpen } from './unclosed.ts';

/**
 * Reads the value at the reader's place, whatever its depth: arrays and inline tables wait on a stack of their own.
 * The reader must stand at something (`valueFollows`).
 */
export function scanValue(r: Reader): Value {
  const stack: Frame[] = [];
  let value = open(r, stack, 'statement');
  for (;;) {
    const frame = stack[stack.length - 1];
    if (frame === undefined) return value as Value;
    if (value !== undefined) accept(r, frame, value);
    value = frame.kind === 'array' ? stepArray(r, stack, frame) : stepTable(r, stack, frame);
  }
}

/** Reads a scalar, or opens an array or inline table and gives nothing. */
function open(r: Reader, stack: Frame[], container: Container): Value | undefined {
  const c = r.text.charCodeAt(r.pos);
  r.nodes++;
  if (stack.length >= MAX_OPEN && (c === ch.OPEN_BRACKET || c === ch.OPEN_BRACE))
    return tooDeep(r, container);
  if (c === ch.OPEN_BRACKET) pushArray(stack, r.pos++);
  else if (c === ch.OPEN_BRACE) pushInlineTable(stack, r.pos++);
  else return scanScalar(r, container);
  return undefined;
}

function tooDeep(r: Reader, container: Container): Value {
  const span = brokenSpan(r, r.pos, container);
  report(
    r,
    'bad-value',
    span.start,
    span.start + 1,
    `More than ${MAX_OPEN} brackets are open here: this is not read.`,
  );
  r.pos = span.end;
  return { kind: 'broken', span };
}

function close(r: Reader, stack: Frame[], frame: Frame, closed: boolean): Value {
  if (closed) frame.end = ++r.pos;
  else rewind(r, frame.end);
  stack.pop();
  return closeFrame(frame, closed);
}

/** Moves over blanks, line breaks and comments; says whether a line was begun. */
function skipTrivia(r: Reader): boolean {
  let crossed = false;
  for (;;) {
    skipBlanks(r);
    if (r.text.charCodeAt(r.pos) === ch.HASH) skipComment(r);
    if (!skipLineBreak(r)) return crossed;
    crossed = true;
  }
}

/** Reads on in an array: gives an item, or the array itself when it ends. */
function stepArray(r: Reader, stack: Frame[], frame: ArrayFrame): Value | undefined {
  const { text } = r;
  const crossed = skipTrivia(r);
  const at = r.pos;
  if (at >= text.length || r.nodes > MAX_NODES) return giveUp(r, stack);
  const c = text.charCodeAt(at);
  if (c === ch.CLOSE_BRACKET) return close(r, stack, frame, true);
  if (c === ch.COMMA) {
    acceptComma(r, frame);
    return undefined;
  }
  if (crossed) {
    if (c === ch.OPEN_BRACKET) {
      if (looksLikeHeader(text, at) && !couldBeArray(text, at)) return giveUp(r, stack);
    } else if (ch.isBare(c) && looksLikePair(text, at)) return giveUp(r, stack);
  }
  if (c === ch.CLOSE_BRACE) {
    if (frame.tables > 0) return endEarly(r, stack, frame);
    report(r, 'junk', at, at + 1, 'This `}` closes nothing.', mend('Remove `}`', at, at + 1, ''));
    r.pos++;
    frame.end = r.pos;
    return undefined;
  }
  const before = frame.full ? frame.end : -1;
  const value = open(r, stack, 'array');
  if (crossed && (c === ch.QUOTE || c === ch.APOSTROPHE) && equalsFollow(text, r.pos)) {
    if (looksLikePair(text, at)) return giveUp(r, stack);
  }
  if (before >= 0) reportComma(r, before, 'item');
  return value;
}

/** Reports that a comma is missing after what ends at `end`; what is no value has its problem already. */
function reportComma(r: Reader, end: number, what: 'item' | 'value'): void {
  if (r.problems.slice(-3).some(({ code, span }) => code === 'bad-value' && span.end === end)) return;
  report(
    r,
    'missing-comma',
    end - 1,
    end,
    `A comma is missing after this ${what}.`,
    mend('Insert a comma', end, end, ','),
  );
}

/** Whether what follows a string makes it look like a key. */
function equalsFollow(text: string, at: number): boolean {
  const c = text.charCodeAt(blanksEnd(text, at));
  return c === ch.EQUALS || c === ch.DOT;
}

function acceptComma(r: Reader, frame: Frame): void {
  const at = r.pos++;
  if (frame.full) {
    frame.commas.push(at);
    frame.full = false;
  } else {
    const what = frame.kind === 'array' ? 'item' : 'key';
    const message = `One comma too many: no ${what} stands before it.`;
    report(r, 'extra-comma', at, at + 1, message, mend('Remove the comma', at, at + 1, ''));
  }
  frame.end = r.pos;
}

/** Ends a frame at what belongs to the one around it. */
function endEarly(r: Reader, stack: Frame[], frame: Frame): Value {
  const bracket = frame.kind === 'array' ? ']' : '}';
  const last = frame.commas[frame.commas.length - 1];
  // `{ a = 1, { b = 2 }`: with the table's brace missing, the comma is the array's.
  if (frame.kind === 'inline-table' && !frame.full && last !== undefined && last === frame.end - 1) {
    frame.commas.pop();
    frame.end = last;
    frame.full = true;
  }
  const value = close(r, stack, frame, false);
  reportOpen(r, frame, bracket);
  return value;
}

/** Reads on in an inline table: gives the value of a pair, or the table itself when it ends. */
function stepTable(r: Reader, stack: Frame[], frame: TableFrame): Value | undefined {
  const { text } = r;
  const gap = r.pos;
  const comments = r.comments.length;
  const problems = r.problems.length;
  const crossed = skipTrivia(r);
  if (crossed && (r.hopeless.has(frame.start) || r.rescanned > 4 * text.length))
    return endEarly(r, stack, frame);
  const at = r.pos;
  if (crossed) {
    if (frame.mark === undefined) setMark(frame, problems);
    frame.breaks.push({ start: gap, end: at });
    if (r.comments.length > comments) frame.commented = true;
  }
  const tooMany = r.nodes > MAX_NODES || (crossed && frame.tables > MAX_OPEN_OVER_LINES);
  if (at >= text.length || tooMany) return giveUp(r, stack);
  const c = text.charCodeAt(at);
  if (c === ch.CLOSE_BRACE) {
    reportNewer(r, frame);
    return close(r, stack, frame, true);
  }
  if (c === ch.COMMA) {
    acceptComma(r, frame);
    return undefined;
  }
  if (crossed && looksLikeHeader(text, at)) return giveUp(r, stack);
  const keyLike = !(
    c === ch.CLOSE_BRACKET ||
    c === ch.OPEN_BRACKET ||
    c === ch.OPEN_BRACE ||
    ch.isControl(c)
  );
  if (!keyLike) {
    if (c === ch.CLOSE_BRACKET ? frame.arrays > 0 : crossed || stack.length > 1)
      return endEarly(r, stack, frame);
    report(
      r,
      'junk',
      at,
      at + 1,
      `\`${ch.isControl(c) ? '\ufffd' : text[at]}\` does not belong here: an inline table holds \`key = value\`.`,
    );
    r.pos++;
    frame.end = r.pos;
    return undefined;
  }
  if (frame.full) reportComma(r, frame.end, 'value');
  const pair = scanPairStart(r, 'inline');
  // Whatever stands here, the reader moves on.
  if (r.pos === at) r.pos++;
  if (valueFollows(r)) {
    frame.open = pair;
    return open(r, stack, 'inline-table');
  }
  acceptPair(r, frame, pair, undefined);
  frame.full = true;
  frame.end = Math.max(pair.equals?.end ?? pair.key.span.end, at + 1);
  r.pos = frame.end;
  return undefined;
}

/** Reports what TOML 1.0 does not allow in an inline table that has its closing brace. */
function reportNewer(r: Reader, frame: TableFrame): void {
  const comma = frame.commas[frame.commas.length - 1];
  const trailing = !frame.full && comma !== undefined;
  if (!r.strict) return;
  if (frame.breaks.length > 0) {
    const edits = frame.breaks.map((span) => ({ span, text: ' ' }));
    const text = 'A line break in an inline table is TOML 1.1';
    const repair = frame.commented ? {} : { repair: { title: 'Write the table on one line', edits } };
    report(r, 'toml-1.1', frame.start, frame.start + 1, `${text}.`, repair);
  }
  if (trailing) {
    const message = 'A comma after the last key of an inline table is TOML 1.1.';
    report(r, 'toml-1.1', comma, comma + 1, message, mend('Remove the comma', comma, comma + 1, ''));
  }
}
