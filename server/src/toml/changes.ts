import { EVERYTHING } from './reads.ts';
import type { Header, Pair, TomlDocument, TomlProblem } from './tree.ts';

/** One changed stretch between two states of a document, which lies inside one table. */
export interface Change {
  /** The changed stretch of the earlier text. */
  readonly start: number;
  readonly end: number;
  /** How much longer the text became. */
  readonly delta: number;
  /** Whether what was read (`reads.ts`) may be another now. */
  concerns(read: string): boolean;
}

/** With more problems than this a document is looked at anew. */
const MOST_PROBLEMS = 200;

/**
 * What changed between two trees, where it can be told: one stretch below a header that is the same as before, between
 * headers that are the same as before. All else is read as it was, only further up or down. `undefined` where it
 * cannot be told so simply.
 */
export function changeBetween(before: TomlDocument, after: TomlDocument): Change | undefined {
  const start = commonStart(before.text, after.text);
  const tail = commonEnd(before.text, after.text, start);
  const end = before.text.length - tail;
  const delta = after.text.length - before.text.length;
  if (start === before.text.length && delta === 0) return { start, end: start, delta, concerns: () => false };

  const headers = headersOf(before);
  const now = headersOf(after);
  if (headers.length !== now.length) return undefined;
  const at = lastBefore(headers, start);
  const header = headers[at];
  if (header === undefined || header.span.end >= start) return undefined;
  const next = headers[at + 1];
  if (next !== undefined && next.span.start <= end) return undefined;
  for (let i = 0; i < headers.length; i++) {
    const by = i <= at ? 0 : delta;
    if (!isMoved((headers[i] as Header).span, (now[i] as Header).span, by)) return undefined;
  }
  const limit = next?.span.start ?? before.text.length;
  if (!sameOutside(before, after, header.span.start, limit, delta)) return undefined;
  const concerned = concernedBy(before, after, header, now[at] as Header, start, end, delta);
  return concerned && { start, end, delta, concerns: (read) => read === EVERYTHING || concerned(read) };
}

/** Where an offset that was before or behind the stretch is now; `undefined` for one inside it. */
export function movedOffset({ start, end, delta }: Change, offset: number): number | undefined {
  if (offset <= start) return offset;
  return offset >= end ? offset + delta : undefined;
}

function concernedBy(
  before: TomlDocument,
  after: TomlDocument,
  header: Header,
  now: Header,
  start: number,
  end: number,
  delta: number,
): ((read: string) => boolean) | undefined {
  const [table, below] = header.key.parts;
  if (table === undefined) return undefined;
  const all = (read: string): boolean => read === table.name || read.startsWith(`${table.name}/`);
  if (!isWatched(before, table.name) || !isWatched(after, table.name)) return all;
  const key = below ?? changedValue(header.pairs, now.pairs, start, end, delta)?.key.parts[0];
  if (key === undefined) return all;
  const one = `${table.name}/${key.name}`;
  const every = `${table.name}/*`;
  return (read) => read === one || read === every;
}

/** Whether the keys of a table at the top note that they are read. */
const isWatched = (tree: TomlDocument, name: string): boolean =>
  tree.root.members.get(name)?.node?.kind === 'table';

/** The pair in whose value the change lies, where all keys are the same as before. */
function changedValue(
  before: readonly Pair[],
  after: readonly Pair[],
  start: number,
  end: number,
  delta: number,
): Pair | undefined {
  if (before.length !== after.length) return undefined;
  const index = before.findIndex(({ span }) => span.end >= start);
  for (let i = 0; i < before.length; i++) {
    if (i !== index && !isMoved((before[i] as Pair).span, (after[i] as Pair).span, i < index ? 0 : delta))
      return undefined;
  }
  const pair = before[index];
  const now = after[index];
  if (pair?.equals === undefined || now?.equals === undefined) return undefined;
  if (pair.equals.end > start || end > pair.span.end || pair.value === undefined) return undefined;
  const same = isMoved(pair.equals, now.equals, 0) && isMoved(pair.key.span, now.key.span, 0);
  return same && now.value !== undefined && now.span.end >= end + delta ? now : undefined;
}

/** Whether what is wrong outside a stretch is the same as before, and cannot reach across it. */
function sameOutside(
  before: TomlDocument,
  after: TomlDocument,
  start: number,
  end: number,
  delta: number,
): boolean {
  if (before.problems.length === 0 && after.problems.length === 0) return true;
  if (before.problems.length > MOST_PROBLEMS || after.problems.length > MOST_PROBLEMS) return false;
  const outside = (problems: readonly TomlProblem[], to: number): TomlProblem[] =>
    problems.filter(({ span }) => span.start < start || span.start >= to);
  const was = outside(before.problems, end);
  const is = outside(after.problems, end + delta);
  if (was.length !== is.length) return false;
  const same = was.every((problem, i) => {
    const other = is[i] as TomlProblem;
    const by = problem.span.start < start ? 0 : delta;
    return problem.code === other.code && isMoved(problem.span, other.span, by);
  });
  // A string of many lines without an end looks for one in the whole text.
  const reaches = [...before.problems, ...after.problems].some(({ code }) => code === 'unclosed-string');
  return same && !was.some(({ code }) => code.startsWith('unclosed-')) && !(reaches && hasLong(after.text));
}

const hasLong = (text: string): boolean => text.includes('"""') || text.includes("'''");

const isMoved = (was: Header['span'], is: Header['span'], by: number): boolean =>
  was.start + by === is.start && was.end + by === is.end;

function headersOf(tree: TomlDocument): Header[] {
  const headers: Header[] = [];
  for (const statement of tree.statements) if (statement.kind === 'header') headers.push(statement);
  return headers;
}

/** The index of the last header that begins at or before an offset. */
function lastBefore(headers: readonly Header[], offset: number): number {
  let low = 0;
  let high = headers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headers[middle] as Header).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How many characters two texts have in common at their start. */
function commonStart(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many they have in common at their end, behind `from`. */
function commonEnd(a: string, b: string, from: number): number {
  let low = 0;
  let high = Math.min(a.length, b.length) - from;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low))
      low = middle;
    else high = middle - 1;
  }
  return low;
}
