import type { Span } from '../text/span.ts';
import { isForeignSpace } from './parser/chars.ts';
import type { Key, Pair, TomlDocument, Value } from './tree.ts';

export type LeafKind =
  | 'whitespace'
  | 'line-break'
  | 'comment'
  | 'punctuation'
  | 'key'
  | 'string'
  | 'number'
  | 'boolean'
  | 'datetime'
  | 'junk';

/** A token: the leaves of a document follow each other without gap or overlap from 0 to the end of the text. */
export interface Leaf {
  readonly kind: LeafKind;
  readonly span: Span;
}

/** The tokens of a document, in order. */
export function leaves(doc: TomlDocument): Leaf[] {
  const out: Leaf[] = [];
  let at = 0;
  let comment = 0;
  const gap = (to: number): void => {
    fillGap(doc.text, at, to, out);
    at = Math.max(at, to);
  };
  const put = (kind: LeafKind, span: Span): void => {
    gap(span.start);
    if (span.end > at) out.push({ kind, span: { start: at, end: span.end } });
    at = Math.max(at, span.end);
  };
  const commentsBefore = (offset: number): void => {
    for (; comment < doc.comments.length; comment++) {
      const span = doc.comments[comment] as Span;
      if (span.start >= offset) return;
      put('comment', span);
    }
  };
  for (const { kind, span } of solids(doc)) {
    commentsBefore(span.start);
    put(kind, span);
  }
  commentsBefore(doc.text.length + 1);
  gap(doc.text.length);
  return out;
}

/** Key parts, plain values and junk, in the order of the text; depth is held by a stack. */
function* solids(doc: TomlDocument): Generator<Leaf> {
  for (const statement of doc.statements) {
    if (statement.kind === 'junk') yield { kind: 'junk', span: statement.span };
    else if (statement.kind === 'header') yield* keyLeaves(statement.key);
    else yield* pairLeaves(statement);
  }
}

function* keyLeaves(key: Key): Generator<Leaf> {
  for (const part of key.parts) yield { kind: 'key', span: part.span };
}

function* pairLeaves(statement: Pair): Generator<Leaf> {
  const waiting: (Pair | Value)[] = [statement];
  for (;;) {
    const node = waiting.pop();
    if (node === undefined) return;
    if (node.kind === 'pair') {
      yield* keyLeaves(node.key);
      if (node.value !== undefined) waiting.push(node.value);
    } else if (node.kind === 'array') {
      for (let i = node.items.length - 1; i >= 0; i--) waiting.push(node.items[i] as Value);
    } else if (node.kind === 'inline-table') {
      for (let i = node.pairs.length - 1; i >= 0; i--) waiting.push(node.pairs[i] as Pair);
    } else yield { kind: leafKind(node), span: node.span };
  }
}

function leafKind(value: Exclude<Value, { kind: 'array' | 'inline-table' }>): LeafKind {
  if (value.kind === 'integer' || value.kind === 'float') return 'number';
  return value.kind === 'broken' ? 'junk' : value.kind;
}

const PUNCTUATION = '[]{}=,.:';

/** Blanks, line breaks and punctuation between two tokens; what is none of them is junk. */
function fillGap(text: string, from: number, to: number, out: Leaf[]): void {
  let start = from;
  while (start < to) {
    const kind = gapKind(text, start);
    let end = start + 1;
    if (kind === 'line-break') {
      if (text.charCodeAt(start) === 13 && text.charCodeAt(end) === 10 && end < to) end++;
    } else if (kind !== 'punctuation') while (end < to && gapKind(text, end) === kind) end++;
    out.push({ kind, span: { start, end } });
    start = end;
  }
}

function gapKind(text: string, at: number): LeafKind {
  const c = text.charCodeAt(at);
  if (c === 10 || c === 13) return 'line-break';
  if (c === 32 || c === 9 || isForeignSpace(c)) return 'whitespace';
  return PUNCTUATION.includes(text[at] as string) ? 'punctuation' : 'junk';
}
