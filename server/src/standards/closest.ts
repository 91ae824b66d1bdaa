const LONGEST = 100;

/**
 * The number of insertions, removals, replacements and swaps of neighbours that turn `a` into `b`, or `undefined`
 * when it is above `limit` or a word is longer than 100 units, which is no word.
 */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit || a.length > LONGEST || b.length > LONGEST) return undefined;
  if (a === b) return 0;

  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    const row: number[] = new Array(b.length + 1).fill(limit + 1);
    if (i <= limit) row[0] = i;
    let best = row[0] ?? limit + 1;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (last[j] ?? limit + 1) + 1,
        (row[j - 1] ?? limit + 1) + 1,
        (last[j - 1] ?? limit + 1) + (same ? 0 : 1),
      );
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? limit + 1) + 1);
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return undefined;
    before = last;
    last = row;
  }
  const distance = last[b.length] ?? limit + 1;
  return distance <= limit ? distance : undefined;
}

/**
 * The candidate that a person most likely meant by `word`, for "Did you mean": equal but for letter case and
 * separators, else a slip of the hand away, else the only one that says more behind the same words (`exclude` of
 * `exclude_dirs`), else a few slips away, one for each three letters. `undefined` when none is near, when `word` is itself
 * a candidate, or when it is too long to be a slip.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word === '' || word.length > LONGEST) return undefined;
  const folded = fold(word);
  const limit = Math.min(3, Math.max(1, Math.floor(folded.length / 3)));
  let found: string | undefined;
  let best = limit + 1;
  const longer: string[] = [];
  for (const candidate of candidates) {
    if (candidate === word) return undefined;
    if (candidate.length > LONGEST) continue;
    const other = fold(candidate);
    if (folded.length >= SHORTEST && other.startsWith(`${folded}-`)) longer.push(candidate);
    const distance = other === folded ? 0 : editDistance(folded, other, Math.min(limit, best));
    if (distance === undefined || distance >= best) continue;
    // A short word that shares not even a letter with the candidate is no slip of it.
    if (distance >= Math.max(folded.length, other.length)) continue;
    found = candidate;
    best = distance;
  }
  return best > 1 && longer.length === 1 ? longer[0] : found;
}

/** Shorter words begin too many names. */
const SHORTEST = 4;

const fold = (word: string): string => word.toLowerCase().replace(/[-_. ]+/g, '-');
