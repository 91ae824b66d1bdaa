import type { KeySpec } from '../../spec/shape.ts';
import type { Place } from '../../toml/paths.ts';

type KeyPlace = Extract<Place, { readonly kind: 'key' }>;

/**
 * Keys in the order in which to offer them: required ones, those of most projects, those of some, the rest, deprecated
 * ones; among equals as they are listed, which is the order in which people write them. Where nothing is required any
 * more, what people write after the key above the cursor comes first.
 */
export function inOrder(
  keys: readonly KeySpec[],
  isPresent: (name: string) => boolean,
  place: KeyPlace,
): readonly KeySpec[] {
  const isProject = place.parent.length === 1 && place.parent[0] === 'project';
  const missing = keys.filter(({ name }) => !isPresent(name));
  const sorted = [...missing].sort((a, b) => rank(a, isProject) - rank(b, isProject));
  const [first] = sorted;
  if (first === undefined || rank(first, isProject) <= Rank.version) return sorted;

  const above = keys.findIndex(({ name }) => name === keyAbove(place));
  const next = sorted.find((key) => rank(key, isProject) === Rank.most && keys.indexOf(key) > above);
  return above < 0 || next === undefined ? sorted : [next, ...sorted.filter((key) => key !== next)];
}

const Rank = { required: 0, version: 1, most: 2, some: 3, few: 4, deprecated: 5 } as const;

function rank({ name, required, common = 0, deprecated }: KeySpec, isProject: boolean): number {
  if (deprecated !== undefined) return Rank.deprecated;
  if (required === true) return Rank.required;
  // The version must stand here where no build supplies it. (pyproject-toml#version)
  if (isProject && name === 'version') return Rank.version;
  return common >= 0.45 ? Rank.most : common >= 0.1 ? Rank.some : Rank.few;
}

/** The name of the key above the cursor, under the same header. */
function keyAbove({ header, offset, pair, inline }: KeyPlace): string | undefined {
  if (inline !== undefined) return undefined;
  const pairs = header?.pairs ?? [];
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const above = pairs[low - 1] === pair ? pairs[low - 2] : pairs[low - 1];
  return above?.key.parts[0]?.name;
}
