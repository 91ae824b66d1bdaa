import type { Text } from '../../model/text.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Described, Path } from '../../spec/registry.ts';
import type { StringShape } from '../../spec/shape.ts';
import type { Span } from '../../text/span.ts';
import { keyPage } from '../docs/keys.ts';
import type { Page } from '../docs/markdown.ts';

/** A string under the cursor, and what is known about its place. */
export interface Spot {
  readonly ctx: DocumentContext;
  /** The path of its key; for an item of an array that of the array. */
  readonly path: Path;
  /** What the tables say about that key. */
  readonly described: Described;
  /** What the string may be. */
  readonly shape: StringShape;
  readonly text: Text;
  /** The cursor inside the decoded string, in UTF-16 units. */
  readonly at: number;
}

/** What a hover shows, and the text that it speaks of. */
export interface Found {
  readonly span: Span;
  readonly page: Page;
  /** What it says of files is not known in full yet: a moment later it may say more. */
  readonly pending?: true;
}

/** The part of a requirement under the cursor: its place in the string and the first words about it. */
export interface Focus {
  readonly span: Span;
  readonly title: string;
  readonly body?: readonly (string | undefined)[];
}

/** The page about a value: the heading and links of its key, with words about this very value. */
export function valuePage(
  { described, path }: Spot,
  body: Page['body'],
  details: Page['details'] = [],
): Page {
  const about = keyPage(described, path);
  return { title: about.title, body: body ?? [], details, footer: about.footer ?? [] };
}
