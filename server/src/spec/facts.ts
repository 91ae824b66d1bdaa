import { noteReads, watchReads } from '../toml/reads.ts';

type Fact = ReturnType<typeof watchReads<unknown>>;

/**
 * What is computed once for a document and asked for by several rules: names, versions, numbers. It stays after an edit
 * that does not concern what it was computed from, so it must hold nothing that has a place in the text.
 */
export class Facts {
  readonly #known = new Map<string, Fact>();

  /** The fact of a name; computed when it is first asked for. */
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

  /** Takes the facts of an earlier state over which an edit does not concern. */
  takeOver(earlier: Facts, concerns: (read: string) => boolean): void {
    for (const [name, fact] of earlier.#known) {
      if (this.#known.has(name)) continue;
      let stays = true;
      for (const read of fact.reads) if (concerns(read)) stays = false;
      if (stays) this.#known.set(name, fact);
    }
  }
}
