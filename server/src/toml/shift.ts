import type { Span } from '../text/span.ts';
import type { Draft } from './parser/tables.ts';
import type { KeyPart, Statement, StringValue, Value } from './tree.ts';

/*
 * Moves what was read to where it stands now. Places are objects that nodes share (a table has the place of its header, a
 * key of one part that of the part), so each is moved once, by the node that made it; `reparse.ts` is the only user.
 */

export function shiftSpan(span: Span, delta: number): void {
  const draft = span as Draft<Span>;
  draft.start += delta;
  draft.end += delta;
}

/** Moves a statement with all that it holds; a header without the pairs below it, which are statements themselves. */
export function shiftStatement(statement: Statement, delta: number): void {
  shiftSpan(statement.span, delta);
  if (statement.kind === 'junk') return;
  const { span, parts } = statement.key;
  if (parts.length !== 1 || (parts[0] as KeyPart).span !== span) shiftSpan(span, delta);
  for (const part of parts) shiftSpan(part.span, delta);
  if (statement.kind === 'header') return;
  if (statement.equals !== undefined) shiftSpan(statement.equals, delta);
  if (statement.value !== undefined) shiftValue(statement.value, delta);
}

/** Moves a value with all that it holds, at any depth. */
export function shiftValue(value: Value, delta: number): void {
  if (value.kind === 'string') {
    shiftString(value, delta);
    return;
  }
  shiftSpan(value.span, delta);
  if (value.kind !== 'array' && value.kind !== 'inline-table') return;
  const open: Value[] = [value];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.kind === 'array') {
      shiftOffsets(at.commas, delta);
      for (const item of at.items) enter(item, delta, open);
    } else if (at.kind === 'inline-table') {
      shiftOffsets(at.commas, delta);
      for (const pair of at.pairs) {
        const { value: inner, ...rest } = pair;
        shiftStatement({ ...rest, value: undefined }, delta);
        if (inner !== undefined) enter(inner, delta, open);
      }
    }
  }
}

function enter(value: Value, delta: number, open: Value[]): void {
  if (value.kind === 'string') {
    shiftString(value, delta);
    return;
  }
  shiftSpan(value.span, delta);
  if (value.kind === 'array' || value.kind === 'inline-table') open.push(value);
}

function shiftString({ span, inner, map }: StringValue, delta: number): void {
  shiftSpan(span, delta);
  shiftSpan(inner, delta);
  if (map === undefined) return;
  const draft = map as number[];
  // Triples of an index and two offsets: see `strings.ts`.
  for (let i = 0; i < draft.length; i += 3) {
    draft[i + 1] = (draft[i + 1] as number) + delta;
    draft[i + 2] = (draft[i + 2] as number) + delta;
  }
}

function shiftOffsets(offsets: readonly number[], delta: number): void {
  const draft = offsets as number[];
  for (let i = 0; i < draft.length; i++) draft[i] = (draft[i] as number) + delta;
}
