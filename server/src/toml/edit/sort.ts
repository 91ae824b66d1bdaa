import { type Edit, replace, type Span } from '../../text/span.ts';
import type { ArrayValue, InlineTable, Pair, TomlDocument, Value } from '../tree.ts';
import { afterBlanks, commentAt, isFirstOnLine, isLineBreakAt } from './layout.ts';

/*
 * Sorting that respects blocks: a blank line or a comment on a line of its own separates what is sorted, and stays where it
 * is. The comment behind an element goes with it.
 */

/** Compares two elements: an array's items or pairs. */
export type Compare<T> = (a: T, b: T) => number;

/** Sorts the items of an array within its blocks; a block in which `compare` cannot judge (`undefined`) stays. */
export const sortItems = (
  doc: TomlDocument,
  array: ArrayValue,
  compare: Compare<Value>,
  sortable: (item: Value) => boolean,
): Edit[] =>
  blocksOf(doc, array.items).flatMap((block) =>
    block.every(sortable) ? permute(doc, block, inOrder(block, compare), array.commas) : [],
  );

/** Whether sorting the items would change anything, for far less than it takes to sort them. */
export const canSortItems = (
  doc: TomlDocument,
  array: ArrayValue,
  compare: Compare<Value>,
  sortable: (item: Value) => boolean,
): boolean =>
  blocksOf(doc, array.items).some(
    (block) =>
      block.some((item, i) => i > 0 && compare(block[i - 1] as Value, item) > 0) &&
      block.every(sortable) &&
      restsOf(doc, block, array.commas) !== undefined,
  );

/** Sorts the pairs of an inline table. */
export const sortInlinePairs = (doc: TomlDocument, table: InlineTable, compare: Compare<Pair>): Edit[] =>
  blocksOf(doc, table.pairs).flatMap((block) => permute(doc, block, inOrder(block, compare), table.commas));

/** Sorts pairs on lines of their own, as they stand under one header. */
export const sortPairs = (doc: TomlDocument, pairs: readonly Pair[], compare: Compare<Pair>): Edit[] =>
  blocksOf(doc, pairs).flatMap((block) => permute(doc, block, inOrder(block, compare), undefined));

function inOrder<T>(block: readonly T[], compare: Compare<T>): readonly T[] {
  return [...block].sort(compare);
}

/** Elements that follow each other without a blank line or a comment line between them. */
function blocksOf<T extends { readonly span: Span }>(doc: TomlDocument, elements: readonly T[]): T[][] {
  const blocks: T[][] = [];
  let last: T[] = [];
  for (const element of elements) {
    const before = last[last.length - 1];
    if (before === undefined || parts(doc, before.span.end, element.span.start)) {
      last = [];
      blocks.push(last);
    }
    last.push(element);
  }
  return blocks;
}

function parts(doc: TomlDocument, start: number, end: number): boolean {
  const gap = doc.text.slice(start, end);
  if (gap.indexOf('\n') === gap.lastIndexOf('\n') && !gap.includes('#')) return false;
  const lines = gap.split('\n');
  return lines.some(
    (line, i) =>
      (i > 0 && (i < lines.length - 1 ? line.trim() === '' : false)) || (i > 0 && /^\s*#/.test(line)),
  );
}

/** Puts `sorted` in the places of `block`; no edit where a comment or comma would come to stand wrongly. */
function permute<T extends { readonly span: Span }>(
  doc: TomlDocument,
  block: readonly T[],
  sorted: readonly T[],
  commas: readonly number[] | undefined,
): Edit[] {
  if (sorted.every((element, i) => element === block[i])) return [];
  const rests = restsOf(doc, block, commas);
  if (rests === undefined) return [];
  const commented = rests.some((rest) => rest?.comment !== undefined);
  const edits: Edit[] = [];
  const index = new Map(commented ? block.map((element, i) => [element, i]) : []);
  sorted.forEach((element, i) => {
    const here = block[i] as T;
    if (element === here) return;
    edits.push(replace(here.span, textOf(doc, element.span)));
    if (!commented) return;
    const [mine, theirs] = [rests[i] as Rest, rests[index.get(element) as number] as Rest];
    edits.push(replace({ start: mine.from, end: mine.end }, theirs.comment ?? ''));
  });
  return edits;
}

/** What follows each element; `undefined` where a comment would come to stand wrongly. */
function restsOf<T extends { readonly span: Span }>(
  doc: TomlDocument,
  block: readonly T[],
  commas: readonly number[] | undefined,
): readonly (Rest | undefined)[] | undefined {
  const rests = block.map(({ span }) => restOf(doc, span.end, commas));
  if (!rests.some((rest) => rest?.comment !== undefined)) return rests;
  const alone =
    rests.every((rest) => rest !== undefined) &&
    block.every(({ span }) => isFirstOnLine(doc.text, span.start));
  return alone ? rests : undefined;
}

const textOf = (doc: TomlDocument, { start, end }: Span): string => doc.text.slice(start, end);

interface Rest {
  /** Behind the element and its comma. */
  readonly from: number;
  readonly end: number;
  /** The comment with the blanks before it. */
  readonly comment: string | undefined;
}

/** What follows an element on its line, where that is its comma and a comment at most. */
function restOf(doc: TomlDocument, end: number, commas: readonly number[] | undefined): Rest | undefined {
  const { text } = doc;
  const at = afterBlanks(text, end);
  const from = commas !== undefined && text[at] === ',' ? at + 1 : end;
  const blank = afterBlanks(text, from);
  const comment = commentAt(doc, blank);
  const stop = comment?.end ?? from;
  if (!isLineBreakAt(text, afterBlanks(text, stop))) return undefined;
  return { from, end: stop, comment: comment === undefined ? undefined : text.slice(from, comment.end) };
}
