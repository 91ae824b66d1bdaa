import type { Classifiers } from '../../standards/classifiers.ts';

/** Finds classifiers by the beginning of any word in them. */
export interface ClassifierIndex {
  /** At most `LIMIT` classifiers, in the order of the list. */
  find(typed: string): readonly string[];
}

const LIMIT = 50;
const indexes = new WeakMap<Classifiers, ClassifierIndex>();

/** The index of a list of classifiers, built when it is first asked for. */
export function classifierIndex(classifiers: Classifiers): ClassifierIndex {
  const known = indexes.get(classifiers);
  if (known !== undefined) return known;
  const made = build(classifiers.all);
  indexes.set(classifiers, made);
  return made;
}

function build(all: readonly string[]): ClassifierIndex {
  const entries: { readonly rest: string; readonly classifier: number }[] = [];
  all.forEach((text, classifier) => {
    for (const match of text.toLowerCase().matchAll(/[\p{L}\p{N}][^\s]*/gu)) {
      entries.push({ rest: text.toLowerCase().slice(match.index), classifier });
    }
  });
  entries.sort((a, b) => (a.rest < b.rest ? -1 : a.rest > b.rest ? 1 : 0));

  return {
    find(typed) {
      const wanted = typed.toLowerCase();
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((entries[middle] as { rest: string }).rest < wanted) low = middle + 1;
        else high = middle;
      }
      const found = new Set<number>();
      for (let i = low; i < entries.length && found.size < LIMIT; i++) {
        const { rest, classifier } = entries[i] as { rest: string; classifier: number };
        if (!rest.startsWith(wanted)) break;
        found.add(classifier);
      }
      return [...found].sort((a, b) => a - b).map((index) => all[index] as string);
    },
  };
}
