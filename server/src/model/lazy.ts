/** A value computed when it is first asked for. */
export function lazy<T>(compute: () => T): () => T {
  let state: { readonly value: T } | undefined;
  return () => {
    state ??= { value: compute() };
    return state.value;
  };
}

/** As many results are kept at first; a document with more strings makes it more. */
const FIRST_LIMIT = 256;

/**
 * Remembers the results of a pure function of a string: while typing, all strings but one are the same as before.
 * Results that were not asked for lately are dropped; `limit` is how many are kept for the largest documents, and only
 * strings that come back after they were dropped make it so many.
 */
export function memo<T>(limit: number, compute: (text: string) => T): (text: string) => T {
  let newer = new Map<string, Entry<T>>();
  let older = new Map<string, Entry<T>>();
  let now = Math.min(limit, FIRST_LIMIT);
  const dropped = new Set<string>();

  const turn = (): void => {
    for (const key of older.keys()) dropped.add(key);
    for (const key of dropped) {
      if (dropped.size <= limit) break;
      dropped.delete(key);
    }
    older = newer;
    newer = new Map();
  };
  return (text) => {
    const recent = newer.get(text);
    if (recent !== undefined) return recent.result;
    let entry = older.get(text);
    if (entry === undefined) {
      // A slice would keep the whole document that it comes from.
      const key = copied(text);
      // Room for the strings of a document, and as much again before they have to move.
      if (dropped.delete(key)) now = Math.min(limit, now + 2);
      entry = { key, result: compute(key) };
    }
    if (newer.size >= now) turn();
    newer.set(entry.key, entry);
    return entry.result;
  };
}

interface Entry<T> {
  readonly key: string;
  readonly result: T;
}

/** The same text as a string of its own: engines let a short slice hold on to the long text that it was cut from. */
const copied = (text: string): string => ` ${text}`.slice(1);
