import { reachOf } from './havoc.ts';
import type { Machine } from './machine.ts';
import { Break, Continue, Raised, Return, Undecided } from './signals.ts';
import { type Content, contentOf, type Journal, mergeContents, restore } from './state.ts';
import type { Expression, Statement } from './syntax.ts';
import { type Mutable, type Scope, same, type Unknown, type Value } from './values.ts';

type Outcome = { kind: 'next' } | { kind: 'signal'; signal: unknown };

/** What a way led to, and what it changed, which is taken back. */
export interface Attempt {
  readonly outcome: Outcome;
  readonly after: ReadonlyMap<Mutable, Content>;
}

/** How ways part and meet. */
export interface Ways {
  attempt(way: () => void): Attempt;
  install(after: Attempt['after']): void;
  /** Follows each way from the same state; afterwards what they agree in is known. */
  fork(ways: readonly (() => void)[], unknown: Unknown): void;
  /** Nothing is known any more of what this piece of program may change. */
  havoc(nodes: readonly (Statement | Expression)[], scope: Scope, unknown: Unknown): void;
  /** Runs a block whose end may not be known; then what it touches is lost. */
  contained(
    kind: 'return' | 'loop' | 'raise',
    nodes: readonly (Statement | Expression)[],
    scope: Scope,
    way: () => void,
  ): Unknown | undefined;
  /** What a block changed may be changed or not. */
  spoil(after: Attempt['after'], unknown: Unknown): void;
  /** Runs a block whose exceptions are caught. */
  trying<T>(way: () => T): T;
}

/** Ways that part and meet: each is followed from the same state. */
export function createWays(machine: Machine): Ways {
  let tries = 0;

  const attempt = (way: () => void): { outcome: Outcome; after: Map<Mutable, Content> } => {
    const journal: Journal = { from: machine.made(), before: new Map() };
    machine.journals.push(journal);
    let outcome: Outcome = { kind: 'next' };
    const after = new Map<Mutable, Content>();
    try {
      way();
    } catch (signal) {
      if (!isSignal(signal)) throw signal;
      outcome = { kind: 'signal', signal };
    } finally {
      machine.journals.pop();
      for (const [object, before] of journal.before) {
        after.set(object, contentOf(object));
        restore(object, before);
      }
    }
    return { outcome, after };
  };

  const install = (after: ReadonlyMap<Mutable, Content>): void => {
    for (const [object, content] of after) {
      machine.touch(object);
      restore(object, content);
    }
  };

  /** Follows each way from the same state; afterwards what they agree in is known. */
  const fork = (ways: readonly (() => void)[], unknown: Unknown): void => {
    if (ways.length > 1) machine.ways.forks++;
    let results: ReturnType<typeof attempt>[];
    try {
      results = ways.map(attempt);
    } finally {
      if (ways.length > 1) machine.ways.forks--;
    }
    const live = results.filter(({ outcome }) => !leaves(outcome));
    if (live.length === 0) {
      const first = results[0] as (typeof results)[0];
      install(first.after);
      if (first.outcome.kind === 'signal') throw first.outcome.signal;
      return;
    }
    const objects = new Set(live.flatMap(({ after }) => [...after.keys()]));
    const merged = new Map<Mutable, Content>();
    for (const object of objects) {
      const contents = live.map(({ after }) => after.get(object) ?? contentOf(object));
      merged.set(object, contents.length === 1 ? contents[0] : mergeContents(object, contents, unknown));
    }
    const signals = live.map(({ outcome }) => (outcome.kind === 'signal' ? outcome.signal : undefined));
    const [first] = signals;
    if (signals.every((one) => one === undefined)) {
      install(merged);
      return;
    }
    if (signals.every((one) => one instanceof Return)) {
      install(merged);
      const values = signals.map((one) => (one as Return).value);
      const equal = values.every((value) => same(value, values[0] as Value));
      throw new Return(equal ? (values[0] as Value) : unknown);
    }
    if (
      live.length === 1 ||
      signals.every((one) => one instanceof Break) ||
      signals.every((one) => one instanceof Continue)
    ) {
      install(merged);
      throw first;
    }
    throw new Undecided(signals.flatMap(kindsOf), unknown);
  };

  /** The way ends the program. */
  const leaves = (outcome: Outcome): boolean => {
    if (outcome.kind !== 'signal' || !(outcome.signal instanceof Raised)) return false;
    return tries === 0 || outcome.signal.type === 'SystemExit';
  };

  /** Nothing is known any more of what this piece of program may change. */
  const havoc = (nodes: readonly (Statement | Expression)[], scope: Scope, unknown: Unknown): void => {
    machine.doubts++;
    const done = new Set<unknown>();
    const spread = (some: readonly (Statement | Expression)[], where: Scope, own: boolean): void => {
      const { stored, loaded } = reachOf(some);
      machine.work(stored.size + loaded.size);
      for (const name of own ? stored : []) {
        const holder = where.elsewhere.get(name) ?? where;
        machine.touch(holder);
        holder.map.set(name, unknown);
      }
      for (const name of loaded) {
        let here: Scope | undefined = where;
        while (here !== undefined && !here.map.has(name)) here = here.parent;
        const value = here?.map.get(name);
        if (value === undefined) continue;
        if (value.type === 'function') {
          if (done.has(value)) continue;
          done.add(value);
          const body = Array.isArray(value.body) ? value.body : [value.body as Expression];
          for (const one of body as Statement[]) {
            if (one.kind === 'scope') {
              for (const global of one.names) {
                const holder = value.scope.globals ?? value.scope;
                machine.touch(holder);
                holder.map.set(global, unknown);
              }
            }
          }
          spread(body as Statement[], value.scope, false);
        } else machine.lose(value, unknown);
      }
    };
    spread(nodes, scope, true);
  };

  /** Runs a block whose end may not be known; then what it touches is lost. */
  const contained = (
    kind: 'return' | 'loop' | 'raise',
    nodes: readonly (Statement | Expression)[],
    scope: Scope,
    way: () => void,
  ): Unknown | undefined => {
    const { outcome, after } = attempt(way);
    if (outcome.kind === 'signal' && outcome.signal instanceof Undecided && outcome.signal.kinds.has(kind)) {
      const { unknown, kinds } = outcome.signal;
      havoc(nodes, scope, unknown);
      const rest = [...kinds].filter((one) => one !== kind);
      if (rest.length > 0) throw new Undecided(rest, unknown);
      return unknown;
    }
    install(after);
    if (outcome.kind === 'signal') throw outcome.signal;
    return undefined;
  };

  /** What a block changed may be changed or not. */
  const spoil = (after: ReadonlyMap<Mutable, Content>, unknown: Unknown): void => {
    for (const [object, content] of after) {
      machine.touch(object);
      restore(object, mergeContents(object, [contentOf(object), content], unknown));
    }
  };

  const trying = <T>(way: () => T): T => {
    tries++;
    try {
      return way();
    } finally {
      tries--;
    }
  };

  return { attempt, install, fork, havoc, contained, spoil, trying };
}

const isSignal = (error: unknown): boolean =>
  error instanceof Raised ||
  error instanceof Return ||
  error instanceof Break ||
  error instanceof Continue ||
  error instanceof Undecided;

function kindsOf(signal: unknown): ('return' | 'loop' | 'raise')[] {
  if (signal instanceof Return) return ['return'];
  if (signal instanceof Break || signal instanceof Continue) return ['loop'];
  if (signal instanceof Undecided) return [...signal.kinds];
  return signal instanceof Raised ? ['raise'] : [];
}
