/** A half-open range of UTF-16 offsets into a document: `start` is inside, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `span` by `text`; an empty span inserts, an empty text removes. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const replace = (at: Span, text: string): Edit => ({ span: at, text });

export const insert = (offset: number, text: string): Edit => ({
  span: { start: offset, end: offset },
  text,
});

export const remove = (at: Span): Edit => ({ span: at, text: '' });

/** Whether `offset` lies in the span; both ends count, as for a cursor. */
export const touches = (at: Span, offset: number): boolean => at.start <= offset && offset <= at.end;

/** Whether `inner` lies wholly inside `outer`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two spans share a character, or one is empty and lies in or at the other. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.start === a.end || b.start === b.end
    ? a.start <= b.end && b.start <= a.end
    : a.start < b.end && b.start < a.end;

/** Moves a span by `delta` UTF-16 units. */
export const shift = (at: Span, delta: number): Span => ({ start: at.start + delta, end: at.end + delta });

/**
 * Applies edits to `text`. Edits may come in any order; insertions at one place keep the order given.
 * Returns `undefined` when two edits overlap or one lies outside the text, so that nothing is half applied.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  const sorted = isAscending(edits) ? edits : sortEdits(edits);
  let out = '';
  let at = 0;
  for (const edit of sorted) {
    const { start, end } = edit.span;
    if (start < at || end < start || end > text.length) return undefined;
    out += text.slice(at, start) + edit.text;
    at = end;
  }
  return out + text.slice(at);
}

/** Whether edits stand in the order of the text, none at the place of another one. */
function isAscending(edits: readonly Edit[]): boolean {
  for (let i = 1; i < edits.length; i++)
    if ((edits[i] as Edit).span.start <= (edits[i - 1] as Edit).span.start) return false;
  return true;
}

/** Sorts edits by position; an insertion stands before a replacement that starts at the same place. */
export function sortEdits(edits: readonly Edit[]): Edit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort(
      (a, b) =>
        a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
    )
    .map(({ edit }) => edit);
}
