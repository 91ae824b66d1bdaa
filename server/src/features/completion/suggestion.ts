import type { DocumentContext } from '../../spec/context.ts';
import type { Path } from '../../spec/registry.ts';
import type { StringShape } from '../../spec/shape.ts';
import type { Edit } from '../../text/span.ts';
import type { CompletionKind } from './item.ts';

/** A string under the cursor, typed in part or not at all. Offsets are into its decoded text. */
export interface StringPlace {
  readonly context: DocumentContext;
  /** The key path of the string, with the index of its array item. */
  readonly path: Path;
  readonly shape: StringShape;
  readonly text: string;
  /** The cursor. */
  readonly at: number;
  /** The quote of the string in TOML: strings inside the string take the other one. */
  readonly quote: '"' | "'";
  /** The other strings of the same array. */
  readonly siblings: readonly string[];
}

/** What a language offers at the cursor of a string. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: () => string | undefined;
  /** The part of the decoded text that is replaced; touches the cursor. */
  readonly from: number;
  readonly to: number;
  /** What stands there instead, decoded, with `‸` where the cursor goes if not behind it. */
  readonly text: string;
  /** Further strings that follow as array items of their own. */
  readonly more?: readonly string[];
  /** What is compared with the typed part, where it is not the text. */
  readonly filter?: string;
  readonly additional?: readonly Edit[];
  readonly deprecated?: true;
  readonly preselect?: true;
  readonly again?: true;
}

/** What one language of strings offers, the best first; more than fits what is typed is allowed. */
export type SuggestLanguage = (place: StringPlace) => Iterable<Suggestion>;

/** The whole string as the part to replace. */
export const whole = (place: StringPlace): { from: number; to: number } => ({
  from: 0,
  to: place.text.length,
});

/** The run of characters around the cursor that pass `test`, bounded by `start` and `end`. */
export function wordAround(
  text: string,
  at: number,
  test: RegExp,
  start = 0,
  end: number = text.length,
): { from: number; to: number } {
  let from = at;
  while (from > start && test.test(text[from - 1] as string)) from--;
  let to = at;
  while (to < end && test.test(text[to] as string)) to++;
  return { from, to };
}

/** The quote for a string that stands inside the string. */
export const innerQuote = (place: StringPlace): '"' | "'" => (place.quote === '"' ? "'" : '"');
