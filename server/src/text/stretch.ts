/** The one stretch in which two texts differ. */
export interface Stretch {
  /** From here to there in the earlier text. */
  readonly start: number;
  readonly end: number;
  /** How many UTF-16 units longer the text became. */
  readonly delta: number;
}

/** What lies between the longest common start and the longest common end of two texts; empty where they are equal. */
export function changedStretch(before: string, after: string): Stretch {
  const start = commonStart(before, after);
  const end = before.length - commonEnd(before, after, start);
  return { start, end, delta: after.length - before.length };
}

/** How many characters two texts have in common at their start. */
function commonStart(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many they have in common at their end, behind `from`. */
function commonEnd(a: string, b: string, from: number): number {
  let low = 0;
  let high = Math.min(a.length, b.length) - from;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low))
      low = middle;
    else high = middle - 1;
  }
  return low;
}
