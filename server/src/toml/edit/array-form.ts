import { type Edit, replace } from '../../text/span.ts';
import type { ArrayValue, TomlDocument, Value } from '../tree.ts';
import { eolOf, indentAt } from './layout.ts';
import { indentUnit } from './lists.ts';

/*
 * An array on one line or with a line for each item. Comments have a place only beside lines, so an array with comments
 * between its items keeps its lines.
 */

/** Writes an array, with the arrays in it, on one line. No edit where a comment or a string over lines is in it. */
export function joinArray(doc: TomlDocument, array: ArrayValue): Edit[] {
  if (!array.closed || !isComplete(array) || hasComment(doc, array)) return [];
  const { text } = doc;
  if (!text.slice(array.span.start, array.span.end).includes('\n')) return [];
  const parts: string[] = [];
  const waiting: (Value | string)[] = [array];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (next.kind === 'array') {
      if (!isComplete(next)) return [];
      waiting.push(']');
      for (let i = next.items.length - 1; i >= 0; i--)
        waiting.push(next.items[i] as Value, ...(i > 0 ? [', '] : []));
      parts.push('[');
    } else parts.push(text.slice(next.span.start, next.span.end));
  }
  const written = ordered(parts);
  return written.includes('\n') ? [] : [replace(array.span, written)];
}

const ordered = (parts: readonly string[]): string => parts.join('');

/** Writes each item of an array on a line of its own. No edit where they have one, or a comment is in the way. */
export function splitArray(doc: TomlDocument, array: ArrayValue): Edit[] {
  if (!array.closed || !isComplete(array) || array.items.length === 0) return [];
  if (array.items.some((item) => item.kind === 'broken')) return [];
  const { text } = doc;
  const eol = eolOf(doc);
  const base = indentAt(text, array.span.start);
  const indent = base + indentUnit(doc);
  const edits: Edit[] = [];
  let at = array.span.start + 1;
  for (const [index, item] of array.items.entries()) {
    const gap = { start: at, end: item.span.start };
    if (doc.comments.some(({ start }) => start >= gap.start && start < gap.end)) return [];
    const wanted = `${index === 0 ? '' : ','}${eol}${indent}`;
    const own = text.slice(gap.start, gap.end);
    if (!isOwnLine(own)) edits.push(replace(gap, wanted));
    at = item.span.end;
  }
  const rest = { start: at, end: array.span.end - 1 };
  if (doc.comments.some(({ start }) => start >= rest.start && start < rest.end)) return [];
  if (!isOwnLine(text.slice(rest.start, rest.end))) edits.push(replace(rest, `,${eol}${base}`));
  return edits;
}

/** One line break in a gap between items. */
const isOwnLine = (gap: string): boolean => /^[ \t]*,?[ \t]*\r?\n[ \t]*$/.test(gap);

/** Every gap between items has its comma. */
const isComplete = ({ items, commas, closed }: ArrayValue): boolean =>
  closed && commas.length >= items.length - 1 && commas.length <= items.length;

function hasComment(doc: TomlDocument, { span }: ArrayValue): boolean {
  return doc.comments.some(({ start }) => start > span.start && start < span.end);
}
