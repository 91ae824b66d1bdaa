import type { FormatOptions } from '../../spec/format-options.ts';
import { applyEdits, type Edit } from '../../text/span.ts';
import { sortInlinePairs, sortItems, sortPairs } from '../../toml/edit.ts';
import type { Pair, TomlDocument, Value } from '../../toml/tree.ts';
import { type Container, elementsOf, innerOf, isContainer } from './measure.ts';

/** No document is sorted more often: lists in lists are sorted from the outside in. */
const MOST_PASSES = 32;

/** The document with what the options ask for sorted; the same one where nothing is to be done. */
export function reorder(
  doc: TomlDocument,
  options: FormatOptions,
  reparse: (text: string) => TomlDocument,
): TomlDocument {
  if (!options.reorder_keys && !options.reorder_arrays && !options.reorder_inline_tables) return doc;
  let here = doc;
  if (options.reorder_keys) here = applied(here, keyEdits(here), reparse) ?? here;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = applied(here, listEdits(here, options), reparse);
    if (next === undefined) break;
    here = next;
  }
  return here;
}

function applied(
  doc: TomlDocument,
  edits: readonly Edit[],
  reparse: (text: string) => TomlDocument,
): TomlDocument | undefined {
  const text = edits.length === 0 ? undefined : applyEdits(doc.text, edits);
  return text === undefined || text === doc.text ? undefined : reparse(text);
}

function keyEdits(doc: TomlDocument): Edit[] {
  const sections: Pair[][] = [[]];
  for (const statement of doc.statements) {
    if (statement.kind === 'header') sections.push([]);
    else if (statement.kind === 'pair') sections[sections.length - 1]?.push(statement);
  }
  return sections.flatMap((pairs) => sortPairs(doc, pairs, byKey));
}

/** By the parts of the key, one after the other. */
export function byKey(a: Pair, b: Pair): number {
  for (let i = 0; ; i++) {
    const [x, y] = [a.key.parts[i]?.name, b.key.parts[i]?.name];
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
    if (x !== y) return x < y ? -1 : 1;
  }
}

export const byText = (a: Value, b: Value): number => {
  const [x, y] = [a.kind === 'string' ? a.value : '', b.kind === 'string' ? b.value : ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The outermost lists that are not in order yet. */
function listEdits(doc: TomlDocument, options: FormatOptions): Edit[] {
  const edits: Edit[] = [];
  for (const statement of doc.statements) {
    if (statement.kind !== 'pair' || !isContainer(statement.value)) continue;
    const waiting: Container[] = [statement.value];
    for (let list = waiting.pop(); list !== undefined; list = waiting.pop()) {
      const mine =
        list.kind === 'array'
          ? options.reorder_arrays
            ? sortItems(doc, list, byText, (item) => item.kind === 'string')
            : []
          : options.reorder_inline_tables
            ? sortInlinePairs(doc, list, byKey)
            : [];
      if (mine.length > 0) edits.push(...mine);
      else
        for (const element of elementsOf(list)) {
          const value = innerOf(element);
          if (isContainer(value)) waiting.push(value);
        }
    }
  }
  return edits;
}
