import type { Mutable, Unknown, Value } from './values.ts';
import { same } from './values.ts';

/** What a changeable object holds, as a copy. */
export type Content = unknown;

export function contentOf(object: Mutable): Content {
  switch (object.type) {
    case 'list':
      return { items: [...object.items], lost: object.lost, origin: object.origin };
    case 'dict':
    case 'set':
    case 'instance':
    case 'scope':
      return { map: new Map(object.map as Map<string, unknown>), lost: object.lost };
    case 'native':
      return { state: object.state, lost: object.lost };
  }
}

export function restore(object: Mutable, content: Content): void {
  Object.assign(object, content);
}

/** Remembers what objects held before they changed. */
export interface Journal {
  /** Objects made since it was opened need not be remembered. */
  readonly from: number;
  readonly before: Map<Mutable, Content>;
}

/** What several ways through the program leave of one object. */
export function mergeContents(object: Mutable, contents: readonly Content[], unknown: Unknown): Content {
  if (object.type === 'list') {
    const lists = contents as { items: Value[]; lost: Unknown | undefined; origin: unknown }[];
    const [first] = lists;
    const equal = lists.every(
      (one) =>
        one.lost === undefined &&
        first?.lost === undefined &&
        one.items.length === first?.items.length &&
        one.items.every((item, i) => same(item, first.items[i] as Value)),
    );
    return equal ? first : { items: [], lost: unknown, origin: undefined };
  }
  if (object.type === 'native') {
    const [first] = contents as { state: unknown; lost: Unknown | undefined }[];
    const equal = (contents as { state: unknown; lost: Unknown | undefined }[]).every(
      (one) => one.state === first?.state && one.lost === first?.lost,
    );
    return equal ? first : { state: undefined, lost: unknown };
  }
  const maps = contents as { map: Map<string, Value | readonly [Value, Value]>; lost: Unknown | undefined }[];
  const lost = maps.find((one) => one.lost !== undefined)?.lost;
  if (lost !== undefined && object.type !== 'scope') return { map: new Map(), lost };
  const merged = new Map<string, Value | readonly [Value, Value]>();
  for (const key of new Set(maps.flatMap((one) => [...one.map.keys()]))) {
    const values = maps.map((one) => one.map.get(key));
    const [first] = values;
    if (first !== undefined && values.every((one) => one !== undefined && equalEntries(first, one))) {
      merged.set(key, first);
      continue;
    }
    if (object.type === 'set') return { map: new Map(), lost: unknown };
    // A key that one way sets and another does not: what it holds is not known, nor whether it is there.
    const some = values.find((one) => one !== undefined) as Value | readonly [Value, Value];
    merged.set(key, Array.isArray(some) ? [(some as readonly [Value, Value])[0], unknown] : unknown);
  }
  return { map: merged, lost };
}

function equalEntries(a: Value | readonly [Value, Value], b: Value | readonly [Value, Value]): boolean {
  return Array.isArray(a) && Array.isArray(b)
    ? same(a[1] as Value, b[1] as Value)
    : same(a as Value, b as Value);
}
