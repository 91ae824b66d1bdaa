import type { PyprojectDocument } from '../model/document.ts';
import type { Value } from '../toml/tree.ts';

/** Lines that can be folded away: all after `start` up to `end`, both from 0. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'table' | 'value' | 'comment';
  /** What is shown in its place. */
  readonly label: string | undefined;
}

/** The tables, the values over several lines and the blocks of comments of a document, by their first line. */
export function foldingRanges(document: PyprojectDocument): readonly Fold[] {
  const { tree, lines, text } = document;
  const byLine = new Map<number, Fold>();
  const add = (fold: Fold): void => {
    const known = byLine.get(fold.start);
    // One line can hold one handle: the outermost.
    if (fold.end > fold.start && (known === undefined || known.end < fold.end)) byLine.set(fold.start, fold);
  };
  const lineOf = (offset: number): number => lines.at(offset).line;

  const waiting: Value[] = [];
  for (const statement of tree.statements) {
    if (statement.kind === 'junk') continue;
    if (statement.kind === 'pair') {
      if (statement.value !== undefined) waiting.push(statement.value);
      continue;
    }
    const last = statement.pairs.at(-1);
    if (last === undefined) continue;
    const count = statement.pairs.length;
    const label = `${count} ${count === 1 ? 'key' : 'keys'}`;
    add({ start: lineOf(statement.span.start), end: lineOf(last.span.end), kind: 'table', label });
  }
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value.kind === 'array') for (const item of value.items) waiting.push(item);
    else if (value.kind === 'inline-table') {
      for (const { value: inside } of value.pairs) if (inside !== undefined) waiting.push(inside);
    } else if (value.kind !== 'string') continue;
    const start = lineOf(value.span.start);
    const last = lineOf(value.span.end);
    if (last === start) continue;
    // A closing bracket on a line of its own stays in sight.
    const closes = value.kind !== 'string' && value.closed;
    const alone = closes && text.slice(lines.lineStart(last), value.span.end - 1).trim() === '';
    add({ start, end: alone ? last - 1 : last, kind: 'value', label: labelOf(value) });
  }
  for (const fold of commentBlocks(document)) add(fold);
  return [...byLine.values()].sort((a, b) => a.start - b.start);
}

function labelOf(value: Value): string | undefined {
  const count =
    value.kind === 'array' ? value.items.length : value.kind === 'inline-table' ? value.pairs.length : 0;
  const word = value.kind === 'array' ? 'item' : 'key';
  return count === 0 ? undefined : `${count} ${count === 1 ? word : `${word}s`}`;
}

/** Comments on lines of their own, one below the other. */
function* commentBlocks({ tree, lines, text }: PyprojectDocument): Generator<Fold> {
  let start = -1;
  let end = -1;
  for (const { start: at } of tree.comments) {
    const { line, column } = lines.at(at);
    if (text.slice(at - column, at).trim() !== '') continue;
    if (line !== end + 1 || start < 0) {
      if (end > start && start >= 0) yield { start, end, kind: 'comment', label: undefined };
      start = line;
    }
    end = line;
  }
  if (end > start && start >= 0) yield { start, end, kind: 'comment', label: undefined };
}
