import type { Span } from '../../text/span.ts';
import type { ArrayValue, InlineTable, Pair, Table, Value } from '../tree.ts';
import { closePair, type OpenPair } from './pairs.ts';
import type { Reader } from './reader.ts';
import { createTable, type TableDraft } from './tables.ts';

/**
 * How many arrays and inline tables may be open at once: no limit of ours but one of memory, far above what anybody
 * writes. Inline tables that go over lines cost a second reading when they have no end, so theirs is lower.
 */
export const MAX_OPEN = 200_000;
export const MAX_OPEN_OVER_LINES = 20_000;

/** An array that is being read. */
export interface ArrayFrame {
  readonly kind: 'array';
  readonly start: number;
  readonly items: Value[];
  readonly commas: number[];
  /** Whether an item stands since the last comma. */
  full: boolean;
  /** The end of what was read of it. */
  end: number;
  /** How many arrays and inline tables are open below it. */
  readonly arrays: number;
  readonly tables: number;
}

/** An inline table that is being read. */
export interface TableFrame {
  readonly kind: 'inline-table';
  readonly start: number;
  readonly pairs: Pair[];
  /** What `pairs` were read from, in step with it. */
  readonly opened: OpenPair[];
  readonly commas: number[];
  readonly table: TableDraft;
  full: boolean;
  end: number;
  readonly arrays: number;
  readonly tables: number;
  /** The pair whose value is being read. */
  open: OpenPair | undefined;
  /** The white space with line breaks between its parts. */
  readonly breaks: Span[];
  /** Whether a comment stands in one of these. */
  commented: boolean;
  /** The state before the first of these: where the table ends if it has no closing brace. */
  mark: Mark | undefined;
}

interface Mark {
  readonly pairs: number;
  readonly commas: number;
  readonly problems: number;
  readonly full: boolean;
  readonly end: number;
}

export type Frame = ArrayFrame | TableFrame;

/** Begins an array at the bracket at `start`. */
export function pushArray(stack: Frame[], start: number): void {
  const below = stack[stack.length - 1];
  stack.push({
    kind: 'array',
    start,
    items: [],
    commas: [],
    full: false,
    end: start + 1,
    arrays: arraysUpTo(below),
    tables: tablesUpTo(below),
  });
}

/** Begins an inline table at the brace at `start`. */
export function pushInlineTable(stack: Frame[], start: number): void {
  const below = stack[stack.length - 1];
  stack.push({
    kind: 'inline-table',
    start,
    pairs: [],
    opened: [],
    commas: [],
    table: createTable('inline', { start, end: start + 1 }),
    full: false,
    end: start + 1,
    arrays: arraysUpTo(below),
    tables: tablesUpTo(below),
    open: undefined,
    breaks: [],
    commented: false,
    mark: undefined,
  });
}

const arraysUpTo = (frame: Frame | undefined): number =>
  frame === undefined ? 0 : frame.arrays + (frame.kind === 'array' ? 1 : 0);

const tablesUpTo = (frame: Frame | undefined): number =>
  frame === undefined ? 0 : frame.tables + (frame.kind === 'inline-table' ? 1 : 0);

/** Remembers the state before the first line break in an inline table. */
export function setMark(frame: TableFrame, problems: number): void {
  const { pairs, commas, full, end } = frame;
  frame.mark = { pairs: pairs.length, commas: commas.length, problems, full, end };
}

/** Takes a value that was read into the array or inline table around it. */
export function accept(r: Reader, frame: Frame, value: Value): void {
  frame.full = true;
  frame.end = value.span.end;
  if (frame.kind === 'array') frame.items.push(value);
  else if (frame.open !== undefined) {
    acceptPair(r, frame, frame.open, value);
    frame.open = undefined;
  }
}

/** Takes a pair, with its value where it has one, into the inline table around it. */
export function acceptPair(r: Reader, frame: TableFrame, open: OpenPair, value: Value | undefined): void {
  frame.pairs.push(closePair(r, open, value, frame.table));
  frame.opened.push(open);
}

/** Makes the value of a frame that ends at `frame.end`. */
export function closeFrame(frame: Frame, closed: boolean): ArrayValue | InlineTable {
  const span = { start: frame.start, end: frame.end };
  if (frame.kind === 'array') {
    return { kind: 'array', span, items: frame.items, commas: frame.commas, closed };
  }
  frame.table.span = span;
  const table = frame.table as Table;
  return { kind: 'inline-table', span, pairs: frame.pairs, commas: frame.commas, closed, table };
}
