/** A value computed when it is first asked for. */
export function lazy<T>(compute: () => T): () => T {
  let state: { readonly value: T } | undefined;
  return () => {
    state ??= { value: compute() };
    return state.value;
  };
}

/**
 * Remembers the results of a pure function of a string: while typing, all strings but one are the same as before.
 * Holds at most `2 * limit` results: the older half is dropped when the newer one is full.
 */
export function memo<T>(limit: number, compute: (text: string) => T): (text: string) => T {
  let newer = new Map<string, T>();
  let older = new Map<string, T>();
  return (text) => {
    const known = newer.get(text) ?? older.get(text);
    if (known !== undefined) {
      if (!newer.has(text)) newer.set(text, known);
      return known;
    }
    const made = compute(text);
    if (newer.size >= limit) {
      older = newer;
      newer = new Map();
    }
    newer.set(text, made);
    return made;
  };
}
