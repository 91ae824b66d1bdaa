import { noteRead, noteReads, watchApart, watchReads } from '../toml/reads.ts';
import type { DocumentContext } from './context.ts';

interface Fact {
  readonly value: unknown;
  readonly reads: ReadonlySet<string>;
  /** Only of a fact that counts as a whole. */
  readonly whole?: Whole;
}

interface Whole {
  readonly compute: (context: DocumentContext) => unknown;
  readonly isSame: (a: unknown, b: unknown) => boolean;
}

/**
 * What is computed once for a document and asked for by several rules: names, versions, numbers. It stays after an edit
 * that does not concern what it was computed from, so it must hold nothing that has a place in the text.
 */
export class Facts {
  readonly #known = new Map<string, Fact>();
  /** Those that count as a whole and are others than in the earlier state. */
  readonly #changed = new Set<string>();

  /** The fact of a name; computed when it is first asked for. Who asks depends on what it was computed from. */
  of<T>(name: string, compute: () => T): T {
    const known = this.#known.get(name);
    if (known !== undefined) {
      noteReads(known.reads);
      return known.value as T;
    }
    const made = watchReads(compute);
    this.#known.set(name, made);
    return made.value;
  }

  /** The same, where who asks depends on the fact alone: an edit after which it is the same does not concern them. */
  whole<T>(
    name: string,
    context: DocumentContext,
    compute: (context: DocumentContext) => T,
    isSame: (a: T, b: T) => boolean,
  ): T {
    noteRead(`${WHOLE}${name}`);
    const known = this.#known.get(name);
    if (known !== undefined) return known.value as T;
    const made = watchApart(() => compute(context));
    this.#known.set(name, { ...made, whole: { compute, isSame } as Whole });
    return made.value;
  }

  /** Takes the facts of an earlier state over which an edit does not concern. */
  takeOver(earlier: Facts, context: DocumentContext, concerns: (read: string) => boolean): void {
    for (const [name, fact] of earlier.#known) {
      if (fact.whole === undefined) continue;
      if (!some(fact.reads, concerns)) this.#keep(name, fact);
      else this.#compare(name, fact, fact.whole, context);
    }
    const isConcerned = this.concernedBy(concerns);
    for (const [name, fact] of earlier.#known)
      if (fact.whole === undefined && !some(fact.reads, isConcerned)) this.#keep(name, fact);
  }

  /** Tells whether an edit concerns what was read, facts as a whole among it. */
  concernedBy(concerns: (read: string) => boolean): (read: string) => boolean {
    return (read) => (read.startsWith(WHOLE) ? this.#changed.has(read.slice(WHOLE.length)) : concerns(read));
  }

  #keep(name: string, fact: Fact): void {
    if (!this.#known.has(name)) this.#known.set(name, fact);
  }

  #compare(name: string, before: Fact, whole: Whole, context: DocumentContext): void {
    const now = this.#known.get(name) ?? watchApart(() => whole.compute(context));
    const same = whole.isSame(before.value, now.value);
    this.#known.set(name, { value: same ? before.value : now.value, reads: now.reads, whole });
    if (!same) this.#changed.add(name);
  }
}

/** Told from the reads of tables, of which none has an empty name. */
const WHOLE = '/=';

function some(reads: ReadonlySet<string>, concerned: (read: string) => boolean): boolean {
  for (const read of reads) if (concerned(read)) return true;
  return false;
}
