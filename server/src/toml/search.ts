import type { Span } from '../text/span.ts';
import type { Header, Statement } from './tree.ts';

/** The last index for which `holds`, true up to some index and false after it; -1 where none. A binary search. */
export function lastIndex<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The index of the last of some places that begins at or before an offset; -1 where none does. */
export const lastAtOrBefore = (places: readonly { readonly span: Span }[], offset: number): number =>
  lastIndex(places, ({ span }) => span.start <= offset);

/** The index of the first of some spans that begins at or behind an offset; their number where none does. */
export const firstFrom = (spans: readonly Span[], offset: number): number =>
  lastIndex(spans, ({ start }) => start < offset) + 1;

/** The last header at or before the statement of an index. */
export function headerOf(statements: readonly Statement[], index: number): Header | undefined {
  for (let i = index; i >= 0; i--) {
    const statement = statements[i] as Statement;
    if (statement.kind === 'header') return statement;
  }
  return undefined;
}
