import type { DocumentContext } from '../spec/context.ts';
import { type Span, touches } from '../text/span.ts';
import { locate } from '../toml/paths.ts';
import { render } from './docs/markdown.ts';
import { keyHover } from './hover/key.ts';
import { valueHover } from './hover/value.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
  /** What it says of files is not known in full yet: a moment later it may say more. */
  readonly pending?: true;
}

/** Explains the key, or the part of a string, under the cursor; `undefined` where nothing is known about it. */
export function hover(context: DocumentContext, offset: number): Hover | undefined {
  const place = locate(context.tree, offset);
  const found =
    place.kind === 'header' || place.kind === 'key'
      ? keyHover(context, place)
      : place.kind === 'value'
        ? valueHover(context, place)
        : undefined;
  // In broken text a part may end before the cursor, as where blanks follow a string that was never closed.
  if (found === undefined || !touches(found.span, offset)) return undefined;
  return {
    span: found.span,
    markdown: render(found.page),
    ...(found.pending === true ? { pending: true } : {}),
  };
}
