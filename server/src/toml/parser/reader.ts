import type { Span } from '../../text/span.ts';
import type { TomlProblem, TomlProblemCode } from '../tree.ts';
import * as ch from './chars.ts';

/** The state of one reading: where it stands, and what it has found. */
export interface Reader {
  readonly text: string;
  /** Whether constructs of TOML 1.1 are reported. */
  readonly strict: boolean;
  /**
   * Whether a `"""` without end has been met in a first reading, so that one of the strings before it may have been
   * closed by the quotes that open the next.
   */
  readonly suspicious: boolean;
  pos: number;
  readonly comments: Span[];
  readonly problems: TomlProblem[];
  /** Set when a multi-line string has no end. */
  unpaired: boolean;
  /** How many multi-line strings were read. */
  multilines: number;
  /** For `"""` and `'''`: from where the last search began and what it found (-1: none). */
  readonly closings: { basicFrom: number; basicAt: number; literalFrom: number; literalAt: number };
  /** Starts of inline tables that are known to have no end. */
  readonly hopeless: Set<number>;
  /** How many characters were read more than once; past a bound no inline table may cross a line. */
  rescanned: number;
  /** How many values and pairs were read. */
  nodes: number;
}

/** With more values and pairs than this the tree would fill the memory: the rest of the text is not read, and said so. */
export const MAX_NODES = 2_000_000;

/** The same where the document is no TOML by the number of its problems. */
export const MAX_BROKEN_NODES = 200_000;

/** A document with more problems than this is no TOML; further ones would say nothing. */
const MAX_PROBLEMS = 10_000;

export function createReader(text: string, strict: boolean, suspicious: boolean): Reader {
  return {
    text,
    strict,
    suspicious,
    pos: text.charCodeAt(0) === 0xfeff ? 1 : 0,
    comments: [],
    problems: [],
    unpaired: false,
    multilines: 0,
    closings: { basicFrom: -1, basicAt: -1, literalFrom: -1, literalAt: -1 },
    hopeless: new Set(),
    rescanned: 0,
    nodes: 0,
  };
}

export interface Extra {
  readonly repair?: TomlProblem['repair'];
  readonly related?: TomlProblem['related'];
}

/** Whether no further problem is taken: what it would say need not be worked out. */
export const isFull = (r: Reader): boolean => r.problems.length >= MAX_PROBLEMS;

/** Adds a problem over `start`..`end`. */
export function report(
  r: Reader,
  code: TomlProblemCode,
  start: number,
  end: number,
  message: string,
  extra?: Extra,
): void {
  if (isFull(r)) return;
  const problem: { -readonly [K in keyof TomlProblem]: TomlProblem[K] } = {
    code,
    span: { start, end },
    message,
  };
  if (extra?.repair !== undefined) problem.repair = extra.repair;
  if (extra?.related !== undefined) problem.related = extra.related;
  r.problems.push(problem);
}

/** A repair of one edit. */
export const mend = (title: string, start: number, end: number, text: string): Extra => ({
  repair: { title, edits: [{ span: { start, end }, text }] },
});

/** A piece of the document for a message: one line, not too long. */
export function clip(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return short.replace(/[\u0000-\u001f\u007f\ud800-\udfff]/gu, '\ufffd');
}

/** Moves over blanks; a foreign space is reported and passed over. */
export function skipBlanks(r: Reader): void {
  const { text } = r;
  for (;;) {
    const c = text.charCodeAt(r.pos);
    if (c === ch.SPACE || c === ch.TAB) r.pos++;
    else if (c > 127 && ch.isForeignSpace(c)) foreignSpace(r);
    else return;
  }
}

function foreignSpace(r: Reader): void {
  const start = r.pos;
  while (ch.isForeignSpace(r.text.charCodeAt(r.pos))) r.pos++;
  const code = r.text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  report(
    r,
    'junk',
    start,
    r.pos,
    `This is no plain space but U+${code}, which TOML allows only in strings and comments.`,
    mend('Write a plain space', start, r.pos, ' '),
  );
}

/** Moves over a line break and says whether one was there. A lone carriage return counts, and is reported. */
export function skipLineBreak(r: Reader): boolean {
  const c = r.text.charCodeAt(r.pos);
  if (c === ch.LF) {
    r.pos++;
    return true;
  }
  if (c !== ch.CR) return false;
  if (r.text.charCodeAt(r.pos + 1) === ch.LF) {
    r.pos += 2;
    return true;
  }
  report(
    r,
    'control-character',
    r.pos,
    r.pos + 1,
    'A carriage return alone is no line break in TOML. End lines with a line feed, or with both.',
    mend('Write a line feed', r.pos, r.pos + 1, '\n'),
  );
  r.pos++;
  return true;
}

/** Moves over a comment up to its line break, keeps it, and reports what a comment must not hold. */
export function skipComment(r: Reader): void {
  const { text } = r;
  const start = r.pos;
  let i = start + 1;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 31 && c < 127) continue;
    if (c === ch.LF || c === ch.CR) break;
    if (c === ch.TAB) continue;
    if (ch.isControl(c)) i = reportControls(r, i, 'comment') - 1;
    else if (ch.isSurrogate(c) && ch.isLoneSurrogate(text, i)) i = reportSurrogates(r, i) - 1;
  }
  r.pos = i;
  r.comments.push({ start, end: i });
}

/** Reports the run of control characters at `at` (line breaks end it) and gives its end. */
export function reportControls(r: Reader, at: number, where: 'comment' | 'basic' | 'literal'): number {
  const { text } = r;
  let end = at + 1;
  while (end < text.length) {
    const c = text.charCodeAt(end);
    if (!ch.isControl(c) || ch.isLineBreak(c)) break;
    end++;
  }
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  const message = `The control character U+${code} must not stand in a ${where === 'comment' ? 'comment' : 'string'}.`;
  if (where === 'comment') report(r, 'control-character', at, end, message, mend('Remove it', at, end, ''));
  else if (where === 'literal') {
    report(
      r,
      'control-character',
      at,
      end,
      `${message} Only a string in double quotes can hold it, as \`\\u${code}\`.`,
    );
  } else {
    let escaped = '';
    for (let i = at; i < Math.min(end, at + 1000); i++)
      escaped += `\\u${text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}`;
    const extra = end - at > 1000 ? undefined : mend(`Write \`${clip(escaped)}\``, at, end, escaped);
    report(r, 'control-character', at, end, `${message} Write it as \`\\u${code}\`.`, extra);
  }
  return end;
}

/** Reports the run of lone surrogates at `at` and gives its end. */
export function reportSurrogates(r: Reader, at: number): number {
  let end = at + 1;
  while (end < r.text.length && ch.isLoneSurrogate(r.text, end)) end++;
  report(
    r,
    'bad-encoding',
    at,
    end,
    'Half a character stands here (a lone surrogate), which UTF-8 cannot hold. Remove it or write the whole character.',
    mend('Remove it', at, end, ''),
  );
  return end;
}

/** The end of the line at `at`, before its line break. */
export function lineEndAt(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c === ch.LF || c === ch.CR) break;
    i++;
  }
  return i;
}

/** `to` moved left over blanks and line breaks, not past `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let i = to;
  while (i > from) {
    const c = text.charCodeAt(i - 1);
    if (c !== ch.SPACE && c !== ch.TAB && c !== ch.LF && c !== ch.CR) break;
    i--;
  }
  return i;
}

/** Goes back to `pos` and forgets the comments and problems found from there on. */
export function rewind(r: Reader, pos: number): void {
  r.pos = pos;
  while (r.comments.length > 0 && (r.comments[r.comments.length - 1] as Span).start >= pos) r.comments.pop();
  while (r.problems.length > 0 && (r.problems[r.problems.length - 1] as TomlProblem).span.start >= pos)
    r.problems.pop();
}
