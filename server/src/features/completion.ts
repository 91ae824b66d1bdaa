import type { DocumentContext } from '../spec/context.ts';
import { locate } from '../toml/paths.ts';
import { headerItems, tableItems } from './completion/headers.ts';
import { ignoreItems } from './completion/ignore.ts';
import { type CompletionItem, type CompletionList, CURSOR } from './completion/item.ts';
import { type KeyPlace, keyItems, mayHoldHeader } from './completion/keys.ts';
import { fitting } from './completion/match.ts';
import { afterKeyItems, valueItems } from './completion/values.ts';

export type { CompletionItem, CompletionKind, CompletionList } from './completion/item.ts';
export { CURSOR };

const NOTHING: CompletionList = { items: [], incomplete: false };

/** What can be written at the cursor, the likeliest first; an empty list where nothing can. */
export function completion(context: DocumentContext, offset: number): CompletionList {
  // Between the two halves of a line end nothing can be typed.
  if (context.document.text.startsWith('\r\n', offset - 1)) return NOTHING;
  const place = locate(context.tree, offset);
  switch (place.kind) {
    case 'header':
      return list(context, place.offset, headerItems(context, place.header.span, place.header));
    case 'key':
      return keysAndTables(context, place);
    case 'after-key':
      return list(context, place.offset, afterKeyItems(context, place));
    case 'value':
    case 'missing-value':
    case 'item':
      return valueItems(context, place);
    case 'comment':
      return list(context, place.offset, ignoreItems(context, place.offset));
    default:
      return NOTHING;
  }
}

/** Keys of the table; on a line of their own headers too, where they would not capture the pairs that follow. */
function keysAndTables(context: DocumentContext, place: KeyPlace): CompletionList {
  const keys = place.parent.length === 0 ? [] : list(context, place.offset, keyItems(context, place)).items;
  if (!mayHoldHeader(context, place)) return { items: keys, incomplete: false };
  const offered = new Set(keys.map(({ label }) => label));
  const tables = list(context, place.offset, tableItems(context, place.pair?.key.span ?? place.span)).items;
  return { items: [...keys, ...tables.filter(({ label }) => !offered.has(label))], incomplete: false };
}

function list(context: DocumentContext, offset: number, items: Iterable<CompletionItem>): CompletionList {
  const fits = fitting(items, ({ span, filter, label }) => ({
    typed: context.document.text.slice(span.start, offset),
    filter: filter ?? label,
  }));
  return { items: fits, incomplete: false };
}
