import type { DocumentContext } from '../../spec/context.ts';
import type { Edit } from '../../text/span.ts';
import type { Path } from '../../toml/key-path.ts';
import type { Place } from '../../toml/paths.ts';
import type { Pair, TomlDocument } from '../../toml/tree.ts';

/** Another way to write what stands at a place: data stays but for `changes`, comments all stay. */
export interface Rewrite {
  /** A name that stays the same while the document does, for an editor that asks for the edits later. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'rewrite' | 'move' | 'add';
  /** None where it does not apply; a function where that is known already and finding them takes long. */
  readonly edits: readonly Edit[] | (() => readonly Edit[]);
  /** The data it means to change; everything else must stay equal. */
  readonly changes: readonly Path[];
  /** The part of the text outside which nothing is read anew: the check is made in it alone. Absent: in all of it. */
  readonly within?: { readonly start: number; readonly end: number };
}

/** Where a rewriting is looked for. */
export interface Spot {
  readonly context: DocumentContext;
  readonly tree: TomlDocument;
  readonly place: Place;
  /** The pair at the place that has a line for itself. */
  readonly statement: Pair | undefined;
  readonly parse: (text: string) => TomlDocument;
}

/** One kind of rewriting. */
export type FindRewrites = (spot: Spot) => Iterable<Rewrite>;
