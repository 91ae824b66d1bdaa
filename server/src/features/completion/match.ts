/** How well a word fits what is typed: 0 begins with it, 1 a word in it does, 2 has its letters in order. */
export type Fit = 0 | 1 | 2;

/**
 * Compares what is typed with a candidate, without regard to letter case; `undefined` when it does not fit. The first
 * letter must begin a word, as in the editor's own matching.
 */
export function fit(typed: string, candidate: string): Fit | undefined {
  if (typed === '') return 0;
  const wanted = typed.toLowerCase();
  const text = candidate.toLowerCase();
  if (text.startsWith(wanted)) return 0;
  for (let at = text.indexOf(wanted, 1); at > 0; at = text.indexOf(wanted, at + 1)) {
    if (beginsWord(text, at)) return 1;
  }
  const first = wanted[0] as string;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (beginsWord(text, at)) return hasInOrder(text, wanted, at) ? 2 : undefined;
  }
  return undefined;
}

const beginsWord = (text: string, at: number): boolean =>
  at === 0 || !isWord(text.charCodeAt(at - 1)) || !isWord(text.charCodeAt(at));

const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;

function hasInOrder(text: string, wanted: string, start: number): boolean {
  let at = start;
  for (let i = 0; i < wanted.length; i++) {
    at = text.indexOf(wanted[i] as string, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/**
 * Those that fit what is typed for them, best fit first, the given order kept among equals. The client filters again
 * while typing goes on, so this is never stricter than clients are.
 */
export function fitting<T>(
  candidates: Iterable<T>,
  texts: (candidate: T) => { typed: string; filter: string },
): T[] {
  const byFit: [T[], T[], T[]] = [[], [], []];
  for (const candidate of candidates) {
    const { typed, filter } = texts(candidate);
    const found = fit(typed, filter);
    if (found !== undefined) byFit[found].push(candidate);
  }
  return byFit.flat();
}
