import type { DocumentContext } from '../spec/context.ts';
import type { Span } from '../text/span.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** Explains what is under the cursor; `undefined` where nothing is known about it. */
export function hover(_context: DocumentContext, _offset: number): Hover | undefined {
  return undefined;
}
