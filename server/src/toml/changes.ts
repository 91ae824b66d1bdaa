import { changedStretch, type Stretch } from '../text/stretch.ts';
import { EVERYTHING } from './reads.ts';
import { lastAtOrBefore } from './search.ts';
import type { Header, KeyPart, Pair, TomlDocument, TomlProblem } from './tree.ts';

/** One changed stretch between two states of a document, which lies inside one table. */
export interface Change extends Stretch {
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
  const { start, end, delta } = changedStretch(before.text, after.text);
  if (start === before.text.length && delta === 0) return { start, end: start, delta, concerns: () => false };

  const headers = headersOf(before);
  const now = headersOf(after);
  if (headers.length !== now.length) return undefined;
  const at = lastAtOrBefore(headers, start);
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
  return concerned && { start, end, delta, concerns: concerned };
}

/** What an edit concerns that changed, added or removed keys below a header. */
export function concernedByKeys(
  tree: TomlDocument,
  header: Header,
  keys: ReadonlySet<string>,
): Change['concerns'] {
  const [table, below] = header.key.parts;
  const top = table?.name ?? '';
  if (below !== undefined || !isWatched(tree, top))
    return concernedByKey(header, below, isWatched(tree, top));
  const read = ['*', '', '~', ...keys].map((key) => `${top}/${key}`);
  const concerned = new Set([EVERYTHING, ...read]);
  return (read) => concerned.has(read);
}

/**
 * What an edit in a value concerns, where the header above it and its key are as before; `inString` where all but the text of
 * one string is.
 */
export function concernedByValue(
  tree: TomlDocument,
  header: Header,
  pair: Pair,
  inString: boolean,
): Change['concerns'] {
  const known = isWatched(tree, header.key.parts[0]?.name ?? '');
  return concernedByKey(header, pair.key.parts[0], known, inString);
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
): Change['concerns'] | undefined {
  const [table, below] = header.key.parts;
  if (table === undefined) return undefined;
  if (!isWatched(before, table.name) || !isWatched(after, table.name))
    return concernedByKey(header, undefined, false);
  const key = below ?? changedValue(header.pairs, now.pairs, start, end, delta)?.key.parts[0];
  return concernedByKey(header, key, key !== undefined);
}

/** What an edit of a key below a header concerns: what reads that key, or all that reads its table. */
function concernedByKey(
  header: Header,
  key: KeyPart | undefined,
  known: boolean,
  inString = false,
): Change['concerns'] {
  const [table, below] = header.key.parts;
  const top = table?.name ?? '';
  const name = (below ?? key)?.name;
  if (!known || name === undefined)
    return (read) => read === EVERYTHING || read === top || read.startsWith(`${top}/`);
  const one = `${top}/${name}`;
  const every = `${top}/*`;
  const shape = inString ? every : `${top}/~`;
  return (read) => read === EVERYTHING || read === one || read === every || read === shape;
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
