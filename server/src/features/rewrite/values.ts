import { bareKey, joinArray, otherQuotes, splitArray } from '../../toml/edit.ts';
import type { ArrayValue } from '../../toml/tree.ts';
import type { FindRewrites, Rewrite, Spot } from './rewrite.ts';

/** The innermost array at a place: around it, or the value of the key on which it is. */
export function arrayAt({ place }: Spot): ArrayValue | undefined {
  if (place.kind === 'item') return place.array;
  if (place.kind === 'value') return place.node.kind === 'array' ? place.node : place.array;
  if (place.kind === 'key' && place.pair?.value?.kind === 'array') return place.pair.value;
  return undefined;
}

const still = (spot: Spot): Pick<Rewrite, 'kind' | 'changes' | 'within'> => ({
  kind: 'rewrite',
  changes: [],
  ...(spot.statement === undefined ? {} : { within: spot.statement.span }),
});

/** An array on one line, or an item a line. */
export const arrayForms: FindRewrites = function* (spot) {
  const array = arrayAt(spot);
  if (array === undefined) return;
  yield {
    ...still(spot),
    id: 'array-join',
    title: 'Write the list on one line',
    edits: joinArray(spot.tree, array),
  };
  yield {
    ...still(spot),
    id: 'array-split',
    title: 'Write one item a line',
    edits: splitArray(spot.tree, array),
  };
};

/** The other quotes of a string, and none around a key that needs none. */
export const quotes: FindRewrites = function* (spot) {
  const { place, tree } = spot;
  if (place.kind === 'value' && place.node.kind === 'string') {
    const title = `Write with ${place.node.style === 'basic' ? 'single' : 'double'} quotes`;
    yield { ...still(spot), id: 'quotes', title, edits: otherQuotes(tree, place.node) };
  }
  if (place.kind === 'key' && place.part !== undefined)
    yield {
      ...still(spot),
      id: 'key-bare',
      title: 'Write the key without quotes',
      edits: bareKey(tree, place.part),
    };
};
