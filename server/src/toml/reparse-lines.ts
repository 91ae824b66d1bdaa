import type { Span } from '../text/span.ts';
import type { Stretch } from '../text/stretch.ts';
import { type Change, concernedByKeys } from './changes.ts';
import type { ParsedDocument } from './parsed.ts';
import { createReader, MAX_NODES, type Reader } from './parser/reader.ts';
import { scanStatements } from './parser/statements.ts';
import { createTable, type Draft } from './parser/tables.ts';
import { membersOf } from './reads.ts';
import { firstFrom, headerOf, lastAtOrBefore } from './search.ts';
import { shiftSpan, shiftStatement } from './shift.ts';
import type { Header, Junk, Member, Pair, Statement, TomlDocument, TomlProblem } from './tree.ts';

/** A tree that was made from the one before an edit. */
export interface Reparsed {
  readonly tree: TomlDocument;
  /** What changed; `undefined` for a value above the first header. */
  readonly change: Change | undefined;
}

/** Whole lines of the earlier text, with the statements that stand on them. */
interface Lines extends Span {
  /** The index of the first statement, and how many there are. */
  readonly first: number;
  readonly count: number;
}

/** With more problems than this the whole is read. */
const MOST_PROBLEMS = 50;

/**
 * Reads the lines anew on which an edit was made, below a header: a key that is being typed, a comment, a line that goes. The
 * lines must be all that has problems, and their keys must be names alone that nothing else is about.
 */
export function reparseLines(before: ParsedDocument, text: string, stretch: Stretch): Reparsed | undefined {
  const { statements, problems, comments } = before.parts;
  const lines = linesAround(before, stretch);
  const header = lines && headerOf(statements, lines.first - 1);
  if (lines === undefined || header === undefined || problems.length > MOST_PROBLEMS) return undefined;
  // Strings of many lines were read in the light of one without an end.
  if (before.parts.unpaired || !problems.every((problem) => liesIn(problem, lines))) return undefined;
  const old = statements.slice(lines.first, lines.first + lines.count);
  if (!areLoose(old)) return undefined;

  const end = lines.end + stretch.delta;
  const root = createTable('root', { start: 0, end: 0 });
  const reader = createReader(text.slice(0, end), before.version !== '1.1', false);
  reader.pos = Math.max(reader.pos, lines.start);
  const made = scanStatements(reader, root);
  const nodes = before.nodes + reader.nodes;
  if (!areLoose(made) || !isWithin(reader, { start: lines.start, end }) || nodes > MAX_NODES)
    return undefined;
  const members = membersOf(header.table);
  const gone = definedBy(old, members);
  const come = definedBy(made, root.members as ReadonlyMap<string, Member>);
  if (gone === undefined || come === undefined) return undefined;
  if (come.some(({ name }) => members.has(name) && !gone.some((one) => one.name === name))) return undefined;

  const keys = new Set([...gone, ...come].map(({ name }) => name));
  const change = { ...stretch, concerns: concernedByKeys(before, header, keys) };
  const from = firstFrom(comments, lines.start);
  const behind = moveBehind(before, lines, stretch.delta);
  comments.splice(from, behind - from, ...reader.comments);
  for (const pair of made) if (pair.kind === 'pair') (pair as Draft<Pair>).table = header.table;
  statements.splice(lines.first, lines.count, ...made);
  replacePairs(header, old, made, lines.start);
  replaceMembers(members, gone, come);
  return { tree: before.moved(text, nodes, inOrder(reader.problems)), change };
}

/** The lines of an edit, whole statements; `undefined` where they end in the middle of one. */
function linesAround({ text, parts }: ParsedDocument, stretch: Stretch): Lines | undefined {
  const { statements } = parts;
  let start = text.lastIndexOf('\n', stretch.start - 1) + 1;
  let first = lastAtOrBefore(statements, stretch.start) + 1;
  for (
    let one = statements[first - 1];
    one !== undefined && one.span.end >= start;
    one = statements[first - 1]
  ) {
    first--;
    if (one.span.start < start) start = text.lastIndexOf('\n', one.span.start - 1) + 1;
  }
  let end = lineEndFrom(text, stretch.end);
  let count = 0;
  for (
    let one = statements[first];
    one !== undefined && one.span.start < end;
    one = statements[first + count]
  ) {
    count++;
    if (one.span.end > end) end = lineEndFrom(text, one.span.end);
  }
  return { start, end, first, count };
}

/** Where the line after that of an offset starts. */
function lineEndFrom(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

function liesIn({ span, related }: TomlProblem, lines: Span): boolean {
  const inside = (one: Span): boolean => lines.start <= one.start && one.end <= lines.end;
  return inside(span) && (related === undefined || inside(related.span));
}

/** Whether no header is among statements, and no key that leads into another table. */
const areLoose = (statements: readonly Statement[]): statements is (Pair | Junk)[] =>
  statements.every(
    (one) => one.kind === 'junk' || (one.kind === 'pair' && (one.key.parts.length === 1 || !mayDefine(one))),
  );

const mayDefine = ({ equals, value }: Pair): boolean => equals !== undefined || value !== undefined;

/** Whether what was read ends on its lines for sure: what has no end may go on below. */
function isWithin({ problems, unpaired }: Reader, lines: Span): boolean {
  const open = ({ code }: TomlProblem): boolean =>
    code === 'unclosed-array' || code === 'unclosed-inline-table';
  return (
    !unpaired && problems.length <= MOST_PROBLEMS && problems.every((one) => liesIn(one, lines) && !open(one))
  );
}

/** The members that statements define; `undefined` where one of them takes part in something else. */
function definedBy(
  statements: readonly (Pair | Junk)[],
  members: ReadonlyMap<string, Member>,
): Member[] | undefined {
  const found: Member[] = [];
  for (const pair of statements) {
    if (pair.kind !== 'pair' || !mayDefine(pair)) continue;
    const member = members.get(pair.key.parts[0]?.name ?? '');
    // An incomplete key defines nothing, but which one is not told by the tree.
    if (member?.pair !== pair || member.duplicates.length > 0) return undefined;
    found.push(member);
  }
  return found;
}

/** Gives the index of the first comment behind the lines. */
function moveBehind({ parts }: ParsedDocument, lines: Lines, delta: number): number {
  const { statements, comments } = parts;
  const behind = firstFrom(comments, lines.end);
  if (delta === 0) return behind;
  for (let i = lines.first + lines.count; i < statements.length; i++)
    shiftStatement(statements[i] as Statement, delta);
  for (let i = behind; i < comments.length; i++) shiftSpan(comments[i] as Span, delta);
  return behind;
}

function replacePairs(
  { pairs }: Header,
  old: readonly Statement[],
  made: readonly Statement[],
  start: number,
) {
  const isPair = (one: Statement): one is Pair => one.kind === 'pair';
  const at = lastAtOrBefore(pairs, start - 1) + 1;
  (pairs as Pair[]).splice(at, old.filter(isPair).length, ...made.filter(isPair));
}

/** Members stand in the order in which the text defines them. */
function replaceMembers(
  members: Map<string, Member>,
  gone: readonly Member[],
  come: readonly Member[],
): void {
  const same = gone.length === come.length && gone.every(({ name }, i) => name === come[i]?.name);
  if (!same) for (const { name } of gone) members.delete(name);
  for (const member of come) members.set(member.name, member);
  if (same) return;
  const ordered = [...members].sort(([, a], [, b]) => a.key.span.start - b.key.span.start);
  members.clear();
  for (const [name, member] of ordered) members.set(name, member);
}

const inOrder = (problems: readonly TomlProblem[]): readonly TomlProblem[] =>
  [...problems].sort((a, b) => a.span.start - b.span.start);
