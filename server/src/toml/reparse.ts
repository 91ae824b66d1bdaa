import { changedStretch, type Stretch } from '../text/stretch.ts';
import { concernedByValue } from './changes.ts';
import { ParsedDocument } from './parsed.ts';
import * as ch from './parser/chars.ts';
import { scanPairStart, valueFollows } from './parser/pairs.ts';
import { createReader, MAX_NODES } from './parser/reader.ts';
import type { Draft } from './parser/tables.ts';
import { scanValue } from './parser/values.ts';
import { type Reparsed, reparseLines } from './reparse-lines.ts';
import { firstFrom, headerOf, lastAtOrBefore } from './search.ts';
import { shiftSpan, shiftStatement, shiftValue } from './shift.ts';
import type { ArrayValue, Member, Pair, Statement, StringValue, Table, TomlDocument, Value } from './tree.ts';

/**
 * The tree of `text`, made from the tree of an earlier text by reading anew only the value in which they differ, or else
 * the lines: what stands behind it is moved, in steps that are far cheaper than reading. The earlier tree is used up and
 * must not be looked at any more. `undefined`, with the earlier tree as it was, where headers are concerned, keys that lead
 * into other tables, or a problem that is not on these lines: then nothing can be told without reading the whole.
 *
 * The result equals `parseToml(text)`. A value object that is the same as before has the same content; tables, members and
 * pairs are changed in place.
 */
export function reparseToml(before: TomlDocument, text: string): Reparsed | undefined {
  if (!(before instanceof ParsedDocument)) return undefined;
  const stretch = changedStretch(before.text, text);
  return reparseValue(before, text, stretch) ?? reparseLines(before, text, stretch);
}

function reparseValue(before: ParsedDocument, text: string, stretch: Stretch): Reparsed | undefined {
  if (before.parts.problems.length > 0) return undefined;
  const { statements } = before.parts;
  const index = lastAtOrBefore(statements, stretch.start);
  const pair = statements[index];
  if (pair?.kind !== 'pair' || !isInValue(pair, stretch)) return undefined;
  const member = memberOf(pair);
  if (member === undefined) return undefined;
  const string = editedString(pair.value as Value, text, stretch);
  const value = string ?? editedValue(before, pair, text, stretch);
  const nodes = before.nodes + (value?.nodes ?? 0);
  if (value === undefined || nodes > MAX_NODES) return undefined;

  const header = headerOf(statements, index);
  const change = header && {
    ...stretch,
    concerns: concernedByValue(before, header, pair, string !== undefined),
  };
  (pair as Draft<Pair>).value = value.node;
  (member as Draft<Member>).node = value.node;
  (pair.span as Draft<Pair['span']>).end += stretch.delta;
  moveBehind(before, index, stretch, value.comments);
  return { tree: before.moved(text, nodes, before.parts.problems), change };
}

/** What stands in the place of a value, with the comments in it where they may be others than before. */
interface Edited {
  readonly node: Value;
  readonly comments?: readonly Comment[];
  /** How many values and pairs were read for it. */
  readonly nodes: number;
}
type Comment = TomlDocument['comments'][number];

function isInValue({ equals, value }: Pair, { start, end }: Stretch): boolean {
  if (equals === undefined || value === undefined) return false;
  return equals.end <= value.span.start && value.span.start <= start && end <= value.span.end;
}

/** The member that a pair defines. */
function memberOf(pair: Pair): Member | undefined {
  const { key } = pair;
  let at: Table = pair.table;
  for (const part of key.parts.slice(0, -1)) {
    const { node } = at.members.get(part.name) ?? {};
    if (node?.kind !== 'table') return undefined;
    at = node;
  }
  const member = at.members.get(key.parts.at(-1)?.name ?? '');
  return member?.pair === pair ? member : undefined;
}

/** The usual case: some plain characters more or less between the quotes of a string, which may be an item of an array. */
function editedString(value: Value, text: string, stretch: Stretch): Edited | undefined {
  const arrays: { readonly array: ArrayValue; readonly index: number }[] = [];
  let at = value;
  while (at.kind === 'array') {
    const index = lastAtOrBefore(at.items, stretch.start);
    const item = at.items[index];
    if (item === undefined) return undefined;
    arrays.push({ array: at, index });
    at = item;
  }
  if (at.kind !== 'string' || (at.style !== 'basic' && at.style !== 'literal') || at.map !== undefined)
    return undefined;
  const { start, end } = at.inner;
  const isInside = start <= stretch.start && stretch.end <= end;
  if (!isInside || !isPlain(text, stretch.start, stretch.end + stretch.delta)) return undefined;

  const made: StringValue = {
    kind: 'string',
    span: { start: at.span.start, end: at.span.end + stretch.delta },
    inner: { start, end: end + stretch.delta },
    style: at.style,
    value: text.slice(start, end + stretch.delta),
    map: undefined,
  };
  let node: Value = made;
  for (const { array, index } of arrays.reverse()) node = withItem(array, index, node, stretch.delta);
  return { node, nodes: 0 };
}

/** Whether every character stands for itself in a string of one line, none ends it, and no other lost its half. */
function isPlain(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c < 32 || c === ch.QUOTE || c === ch.APOSTROPHE || c === ch.BACKSLASH || c === 127) return false;
    if (ch.isSurrogate(c)) return false;
  }
  return !ch.isSurrogate(text.charCodeAt(from - 1)) && !ch.isSurrogate(text.charCodeAt(to));
}

/** An array with another item in the place of one; what stands behind it is moved. */
function withItem(array: ArrayValue, index: number, item: Value, delta: number): ArrayValue {
  const items = array.items.slice();
  const at = (items[index] as Value).span.start;
  items[index] = item;
  if (delta !== 0) {
    for (let i = index + 1; i < items.length; i++) shiftValue(items[i] as Value, delta);
    const commas = array.commas as number[];
    for (let i = commas.length - 1; i >= 0 && (commas[i] as number) > at; i--)
      commas[i] = (commas[i] as number) + delta;
  }
  const span = { start: array.span.start, end: array.span.end + delta };
  return { kind: 'array', span, items, commas: array.commas, closed: array.closed };
}

/** The value read anew, if it is one without a problem and ends where it ended before. */
function editedValue(before: ParsedDocument, pair: Pair, text: string, stretch: Stretch): Edited | undefined {
  const reader = createReader(text, before.version !== '1.1', false);
  reader.pos = pair.span.start;
  scanPairStart(reader, 'pair');
  if (reader.pos !== pair.value?.span.start || !valueFollows(reader)) return undefined;
  const node = scanValue(reader);
  const isWhole = reader.pos === pair.span.end + stretch.delta && !reader.unpaired;
  return isWhole && reader.problems.length === 0
    ? { node, comments: reader.comments, nodes: reader.nodes }
    : undefined;
}

function moveBehind(
  { parts }: ParsedDocument,
  index: number,
  { start, delta }: Stretch,
  inside: readonly Comment[] | undefined,
): void {
  const { statements, comments } = parts;
  const pair = statements[index] as Pair;
  let behind = firstFrom(comments, start);
  if (inside !== undefined) {
    const from = firstFrom(comments, pair.span.start);
    comments.splice(from, firstFrom(comments, pair.span.end - delta) - from, ...inside);
    behind = from + inside.length;
  }
  if (delta === 0) return;
  for (let i = behind; i < comments.length; i++) shiftSpan(comments[i] as Comment, delta);
  for (let i = index + 1; i < statements.length; i++) shiftStatement(statements[i] as Statement, delta);
}
