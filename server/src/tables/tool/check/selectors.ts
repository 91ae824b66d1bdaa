import { type ItemText, type Text, textOf, textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Path } from '../../../spec/registry.ts';
import { lookup, memberAt } from '../../../toml/paths.ts';
import { asTable } from '../../../toml/tree.ts';

/** A word that selects rules, in an array or alone. */
export interface Selector {
  readonly text: Text;
  /** The item, where it is one of an array. */
  readonly item?: ItemText;
  /** The path of the array or of the string. */
  readonly path: Path;
  /** The name of the setting: `select`, `per-file-ignores`. */
  readonly key: string;
}

/** The words in the settings `keys` of a table, each a string or an array of strings. */
export function* selectorsIn(
  { tree }: DocumentContext,
  table: Path,
  keys: readonly string[],
): Generator<Selector> {
  for (const key of keys) {
    const path = [...table, key];
    const node = memberAt(tree.root, path)?.node;
    const text = textOf(node);
    if (text !== undefined) yield { text, path, key };
    for (const item of textsOf(node)) yield { text: item, item, path, key };
  }
}

/** The words in a table of arrays whose keys the project chooses: `per-file-ignores`. */
export function* selectorsBelow(
  context: DocumentContext,
  table: Path,
  keys: readonly string[],
): Generator<Selector> {
  for (const key of keys) {
    const node = asTable(lookup(context.tree.root, [...table, key]));
    for (const name of node?.members.keys() ?? [])
      for (const found of selectorsIn(context, [...table, key], [name])) yield { ...found, key };
  }
}
