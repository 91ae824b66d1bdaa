import type { Member, Table, TomlNode } from './tree.ts';

/*
 * Which parts of a document a computation looks at. While one is watched, the tables at the top and their keys note when
 * they are read, so that its result can stay where an edit touched none of them (`changes.ts` compares). A read is named
 * `table`, `table/key`, `table/*` for all keys, `table/` for their names alone, `table/~` for keys and kinds of values at all
 * depths but not what strings say, or `*` for the whole document.
 */

/** The name of a read that every edit concerns. */
export const EVERYTHING = '*';

let watched: Set<string> | undefined;

/** Notes a read for the computation that is watched, if there is one. */
export function noteRead(name: string): void {
  watched?.add(name);
}

/** Runs a computation and notes what it reads; what it reads counts for a computation around it as well. */
export function watchReads<T>(compute: () => T): { readonly value: T; readonly reads: ReadonlySet<string> } {
  const outer = watched;
  const reads = new Set<string>();
  watched = reads;
  try {
    return { value: compute(), reads };
  } finally {
    watched = outer;
    noteReads(reads);
  }
}

/** The same, where a computation around it does not depend on what is read but on the value alone. */
export function watchApart<T>(compute: () => T): { readonly value: T; readonly reads: ReadonlySet<string> } {
  const outer = watched;
  watched = undefined;
  try {
    return watchReads(compute);
  } finally {
    watched = outer;
  }
}

/** Runs a computation that reads of the table of this name at the top, and of nothing else, only keys and kinds of values. */
export function watchShape<T>(table: string, compute: () => T): T {
  const outer = watched;
  watched = undefined;
  try {
    return compute();
  } finally {
    watched = outer;
    watched?.add(`${table}/~`);
  }
}

/** Notes once more what a remembered result was computed from. */
export function noteReads(reads: ReadonlySet<string>): void {
  if (watched !== undefined) for (const name of reads) watched.add(name);
}

/** Notes that all keys of a node at the top are read. */
export function noteContent(node: TomlNode | undefined): void {
  if (watched !== undefined && node?.kind === 'table' && node.members instanceof WatchedMembers)
    node.members.values();
}

/** Whether two sets hold the same. */
export function haveSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const one of a) if (!b.has(one)) return false;
  return true;
}

/** Makes the members of the root and of the tables in it note what is read of them. */
export function watchMembers(root: { members: ReadonlyMap<string, Member> }): void {
  for (const { name, node } of root.members.values()) {
    if (node?.kind === 'table')
      (node as { members: Table['members'] }).members = new WatchedMembers(node.members, `${name}/`);
  }
  root.members = new WatchedMembers(root.members, '');
}

/** The members of a table, to be changed. */
export function membersOf(table: { members: ReadonlyMap<string, Member> }): Map<string, Member> {
  const { members } = table;
  return (members instanceof WatchedMembers ? members.unwatched() : members) as Map<string, Member>;
}

/** A map of members that notes what is read of it; `prefix` is empty for the root. */
class WatchedMembers implements ReadonlyMap<string, Member> {
  readonly #members: ReadonlyMap<string, Member>;
  readonly #prefix: string;

  constructor(members: ReadonlyMap<string, Member>, prefix: string) {
    this.#members = members;
    this.#prefix = prefix;
  }

  unwatched(): ReadonlyMap<string, Member> {
    return this.#members;
  }

  get(name: string): Member | undefined {
    watched?.add(this.#prefix + name);
    return this.#members.get(name);
  }
  has(name: string): boolean {
    watched?.add(this.#prefix + name);
    return this.#members.has(name);
  }
  get size(): number {
    this.#noteNames();
    return this.#members.size;
  }
  keys(): MapIterator<string> {
    this.#noteNames();
    return this.#members.keys();
  }
  values(): MapIterator<Member> {
    this.#noteAll();
    return this.#members.values();
  }
  entries(): MapIterator<[string, Member]> {
    this.#noteAll();
    return this.#members.entries();
  }
  [Symbol.iterator](): MapIterator<[string, Member]> {
    return this.entries();
  }
  forEach(
    take: (value: Member, key: string, map: ReadonlyMap<string, Member>) => void,
    self?: unknown,
  ): void {
    this.#noteAll();
    for (const [name, member] of this.#members) take.call(self, member, name, this);
  }

  /** An edit that adds or removes a table at the top concerns everything, so the names there need no note. */
  #noteNames(): void {
    if (this.#prefix !== '') watched?.add(this.#prefix);
  }
  #noteAll(): void {
    if (watched === undefined) return;
    if (this.#prefix !== '') watched.add(`${this.#prefix}*`);
    // Tables among them note for themselves what is read below.
    else for (const name of this.#members.keys()) watched.add(name);
  }
}
