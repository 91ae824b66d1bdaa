import { closest } from '../../standards/closest.ts';

/** Comparisons that one rule may spend on "did you mean" in one document, so that its work stays linear. */
const BUDGET = 20_000;

/** Finds the candidate that was meant by a word; gives up on further words when many were asked for. */
export function suggester(candidates: Iterable<string>): (word: string) => string | undefined {
  const known = [...candidates];
  let left = BUDGET;
  return (word) => {
    if (left < known.length) return undefined;
    left -= known.length;
    return closest(word, known);
  };
}
