import { closest } from './closest.ts';
import type { Licence } from './licences.ts';

/** What free text may mean. */
export interface LicenceGuess {
  /** The one identifier whose words, or whose full name's words, are exactly those of the text. */
  readonly certain?: string;
  /** The one identifier that is near, good enough to be offered to a person; `certain` where there is one. */
  readonly likely?: string;
  /** The identifiers it may mean, the likeliest first. */
  readonly candidates: readonly string[];
}

const LONGEST = 120;
const MOST_CANDIDATES = 4;

/** Words that say nothing about which licence is meant. */
const NOISE = new Set(['the', 'license', 'licence', 'licensed', 'software', 'version', 'under']);

interface Name {
  readonly licence: Licence;
  readonly words: readonly string[];
  readonly isId: boolean;
}

/**
 * Finds licences by free text: by its words, whatever their order, case and punctuation: all of them, else as the beginning
 * or a part of a longer name, else as a misspelt identifier.
 */
export function licenceNames(licences: readonly Licence[]): { guess(text: string): LicenceGuess } {
  const current = licences
    .filter((licence) => !licence.deprecated && !licence.newer)
    .map((licence) => ({ licence, text: `${licence.id} ${licence.name}`.toLowerCase() }));
  const ids = licences.filter((licence) => !licence.newer).map((licence) => licence.id);
  /** The names that may have these words: taking all names apart takes longer than all else here. */
  const namesFor = (words: readonly string[]): Names => {
    const [longest] = words
      .filter((word) => /^\p{L}/u.test(word) && !LATER.has(word))
      .sort((a, b) => b.length - a.length);
    return namesOf(
      current
        .filter(({ text }) => longest === undefined || text.includes(longest))
        .map(({ licence }) => licence),
    );
  };

  return {
    guess(text) {
      if (text.length > LONGEST) return { candidates: [] };
      const forms = [text, withoutParentheses(text), insideParentheses(text)]
        .map(wordsOf)
        .filter((form) => form.length > 0)
        .map((words) => ({ words, ...namesFor(words) }));
      for (const { words, exact } of forms) {
        const found = [...(exact.get(keyOf(words)) ?? [])];
        const [only] = found;
        if (only === undefined) continue;
        return { ...(found.length === 1 ? { certain: only, likely: only } : {}), candidates: found };
      }
      for (const { words, names } of forms) {
        const found = longerNames(words, names);
        const [only] = found;
        if (only === undefined) continue;
        const isLikely = found.length === 1 && only.osiApproved;
        const candidates = found.map((licence) => licence.id).slice(0, MOST_CANDIDATES);
        return { ...(isLikely ? { likely: only.id } : {}), candidates };
      }
      const near = misspelt(text, ids);
      return near === undefined ? { candidates: [] } : { likely: near, candidates: [near] };
    },
  };
}

/** Words that `+` stands for. */
const LATER = new Set(['or', 'later']);

interface Names {
  readonly names: readonly Name[];
  /** Identifiers by all the words of one of their names. */
  readonly exact: ReadonlyMap<string, ReadonlySet<string>>;
}

function namesOf(licences: readonly Licence[]): Names {
  const names: Name[] = [];
  const exact = new Map<string, Set<string>>();
  const add = (licence: Licence, text: string, isId: boolean): void => {
    const words = wordsOf(text);
    if (words.length === 0) return;
    names.push({ licence, words, isId });
    const key = keyOf(words);
    exact.set(key, (exact.get(key) ?? new Set<string>()).add(licence.id));
  };
  for (const licence of licences) {
    add(licence, licence.id, true);
    add(licence, licence.name, false);
  }
  for (const licence of licences) {
    const plain = withoutParentheses(licence.name);
    if (plain !== licence.name && !exact.has(keyOf(wordsOf(plain)))) add(licence, plain, false);
  }
  return { names, exact };
}

/** The licences whose identifier or name goes on after `words`, or has all of them. */
function longerNames(words: readonly string[], names: readonly Name[]): Licence[] {
  const goesOn = names.filter((name) => words.every((word, i) => name.words[i] === word));
  const has = (name: Name): boolean => words.every((word) => name.words.includes(word));
  const found =
    goesOn.length > 0 ? goesOn : names.filter((name) => (name.isId || name.licence.osiApproved) && has(name));
  found.sort(
    (a, b) =>
      Number(b.licence.osiApproved) - Number(a.licence.osiApproved) ||
      a.words.length - b.words.length ||
      Number(b.isId) - Number(a.isId) ||
      (a.licence.id < b.licence.id ? -1 : 1),
  );
  return [...new Set(found.map((name) => name.licence))];
}

/** In a short word a wrong letter makes another word; only swapped letters are a slip there. */
function misspelt(text: string, ids: readonly string[]): string | undefined {
  const word = text.trim().replace(/\s+/g, '-');
  const near = closest(word, ids);
  if (near === undefined) return undefined;
  const [letters, others] = [word, near].map((id) => /^\p{L}*/u.exec(id.toLowerCase())?.[0] ?? '') as [
    string,
    string,
  ];
  const sorted = (id: string): string => [...id].sort().join('');
  return letters.length <= 4 && sorted(letters) !== sorted(others) ? undefined : near;
}

const keyOf = (words: readonly string[]): string => [...new Set(words)].sort().join(' ');

const withoutParentheses = (text: string): string => text.replace(/\([^()]*\)/g, ' ');

const insideParentheses = (text: string): string => /\(([^()]*)\)\s*$/.exec(text)?.[1] ?? '';

/** Lower-case words and numbers in order, without noise; `v3.0` is `3`, a `+` after a number is `or later`. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  const plain = text
    .toLowerCase()
    .replace(/(\d)\s*\+/g, '$1 or later ')
    .replace(/v(?:er(?:sion)?)?\.?\s*(?=\d)/g, ' ');
  for (const [word] of plain.matchAll(/\d+(?:\.\d+)*|\p{L}+/gu)) {
    if (!NOISE.has(word)) words.push(/^\d/.test(word) ? word.replace(/(\.0)+$/, '') : word);
  }
  return words;
}
