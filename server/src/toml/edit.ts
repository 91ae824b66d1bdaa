import type { Edit } from '../text/span.ts';
import { insertElements, removeElements } from './edit/lists.ts';
import type { ArrayValue, TomlDocument } from './tree.ts';

export { joinArray, splitArray } from './edit/array-form.ts';
export { changeForm, formOf } from './edit/forms.ts';
export {
  type Entry,
  ensureTable,
  type Placement,
  renameKey,
  renameMember,
  replaceValue,
  setKey,
  setKeys,
} from './edit/keys.ts';
/*
 * Edits of a TOML document, as replacements in its text: all bytes outside stay, comments go with what they belong to, and
 * new text takes over the document's habits (line breaks, indentation, commas, `=`). What belongs to what: see
 * `edit/layout.ts`. Each function gives no edit where its purpose cannot be reached without loss.
 */
export { eolOf } from './edit/layout.ts';
export { moveMembers } from './edit/move.ts';
export { moveItem, moveKey, moveTable, reorderItems } from './edit/order.ts';
export { bareKey, otherQuotes } from './edit/quotes.ts';
export { removeMember, removePair, removeTable } from './edit/remove.ts';
export { type Compare, canSortItems, sortInlinePairs, sortItems, sortPairs } from './edit/sort.ts';
export { sortTables } from './edit/table-order.ts';

/** Inserts an item, written as TOML, before the one at `index`, or at the end. */
export const insertItem = (doc: TomlDocument, array: ArrayValue, index: number, text: string): Edit[] =>
  insertElements(doc, array, index, [text]);

/** Inserts several items at one place, in the order given. */
export const insertItems = (
  doc: TomlDocument,
  array: ArrayValue,
  index: number,
  texts: readonly string[],
): Edit[] => insertElements(doc, array, index, texts);

/** Removes the item at `index` with its comma and the comments that belong to it. */
export const removeItem = (doc: TomlDocument, array: ArrayValue, index: number): Edit[] =>
  removeElements(doc, array, [index]);

/** Removes items with their commas and the comments that belong to them. */
export const removeItems = (doc: TomlDocument, array: ArrayValue, indexes: readonly number[]): Edit[] =>
  removeElements(doc, array, indexes);
