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
  let newer = new Map<string, T>();
  let older = new Map<string, T>();
  let dropped = new Set<string>();
  let now = Math.min(limit, FIRST_LIMIT);
  let missed = 0;

  const turn = (): void => {
    if (missed > now / 4) now = Math.min(limit, now * 2);
    missed = 0;
    dropped = new Set(older.keys());
    older = newer;
    newer = new Map();
  };
  return (text) => {
    const recent = newer.get(text);
    if (recent !== undefined) return recent;
    const before = older.get(text);
    if (before === undefined && dropped.has(text)) missed++;
    // A slice would keep the whole document that it comes from.
    const key = before === undefined ? copied(text) : text;
    const result = before ?? compute(key);
    if (newer.size >= now) turn();
    newer.set(before === undefined ? key : copied(text), result);
    return result;
  };
}

/** The same text as a string of its own: engines let a short slice hold on to the long text that it was cut from. */
const copied = (text: string): string => ` ${text}`.slice(1);
