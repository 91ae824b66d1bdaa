import type { Span } from '../text/span.ts';
import type { Header, Statement } from './tree.ts';

/** The last header at or before the statement of an index. */
export function headerOf(statements: readonly Statement[], index: number): Header | undefined {
  for (let i = index; i >= 0; i--) {
    const statement = statements[i] as Statement;
    if (statement.kind === 'header') return statement;
  }
  return undefined;
}

/** The index of the last of some places that begins at or before an offset; -1 where none does. */
export function lastAtOrBefore(
  places: readonly { readonly span: { readonly start: number } }[],
  offset: number,
): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Statement).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The index of the first comment that begins at or behind an offset. */
export function firstFrom(comments: readonly Span[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Span).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
