import { ancestorsOf, exceptionName } from './exceptions.ts';
import type { Expressions } from './expressions.ts';
import type { Machine } from './machine.ts';
import { Exhausted, Raised, Undecided } from './signals.ts';
import type { ExceptClause, Statement } from './syntax.ts';
import type { Scope, Unknown, Value } from './values.ts';
import type { Ways } from './ways.ts';

type Try = Extract<Statement, { kind: 'try' }>;

/** Exceptions, raised and caught. */
export interface Raising {
  raise(value: Value | undefined): never;
  tryBlock(node: Try, scope: Scope): void;
}

/** Raises and catches; where it is not known whether something raises, the clauses are followed too. */
export function createRaising(
  machine: Machine,
  expressions: Expressions,
  ways: Ways,
  run: (body: readonly Statement[], scope: Scope) => void,
): Raising {
  const { evaluate } = expressions;

  const raise = (value: Value | undefined): never => {
    if (value === undefined) return machine.fail('RuntimeError', 'raised again');
    if (value.type === 'builtin' && value.isClass === true)
      throw new Raised(
        value.name,
        ancestorsOf(value.name),
        '',
        machine.native(value.name, [], [], () => undefined),
      );
    if (value.type === 'native' && exceptionName(value.name) !== undefined)
      throw new Raised(value.name, ancestorsOf(value.name), '', value);
    if (value.type === 'class' || value.type === 'instance') {
      const of = value.type === 'class' ? value : value.of;
      throw new Raised(of.name, [of.name, ...classAncestors(of)], '', value);
    }
    throw new Raised('Exception', ['?'], '', value);
  };

  const classAncestors = (of: Extract<Value, { type: 'class' }>): string[] =>
    of.bases.flatMap((base) =>
      base.type === 'class'
        ? [base.name, ...classAncestors(base)]
        : base.type === 'builtin'
          ? [...ancestorsOf(base.name)]
          : ['?'],
    );

  /** Whether a clause catches an exception; `undefined` where it cannot be told. */
  const catches = (clause: ExceptClause, raised: Raised, scope: Scope): boolean | undefined => {
    if (clause.type === undefined) return true;
    const type = evaluate(clause.type, scope);
    const types = type.type === 'tuple' ? type.items : [type];
    let doubtful = false;
    for (const one of types) {
      if (one.type === 'builtin' && one.isClass === true) {
        if (raised.ancestors.includes(one.name)) return true;
      } else if (one.type === 'class') {
        if (raised.ancestors.includes(one.name)) return true;
      } else if (one.type !== 'opaque') doubtful = true;
    }
    return doubtful || raised.ancestors.includes('?') ? undefined : false;
  };

  const handle = (clause: ExceptClause, raised: Raised | undefined, unknown: Unknown, scope: Scope): void => {
    if (clause.name !== undefined) expressions.store(clause.name, raised?.value ?? unknown, scope);
    try {
      run(clause.body, scope);
    } catch (signal) {
      // A bare `raise` in a clause raises what was caught.
      if (signal instanceof Raised && signal.message === 'raised again' && raised !== undefined) throw raised;
      throw signal;
    }
  };

  const tryBlock = (node: Try, scope: Scope): void => {
    const inner = (): void => {
      if (node.handlers.length === 0) {
        run(node.body, scope);
        return;
      }
      const parts = [...node.body, ...node.handlers.flatMap(({ body }) => body), ...node.otherwise];
      ways.contained('raise', parts, scope, () => guardedBody(node, scope));
    };
    let signal: unknown;
    let left = false;
    try {
      inner();
    } catch (error) {
      if (error instanceof Exhausted) throw error;
      signal = error;
      left = true;
    }
    run(node.lastly, scope);
    if (left) throw signal;
  };

  const guardedBody = (node: Try, scope: Scope): void => {
    const doubts = machine.doubts;
    const { outcome, after } = ways.trying(() => ways.attempt(() => run(node.body, scope)));
    const signal = outcome.kind === 'signal' ? outcome.signal : undefined;
    if (signal instanceof Undecided) throw signal;
    const doubtful = machine.doubts > doubts;
    const unknown = doubtful ? machine.unknown('whether an exception is raised here') : undefined;

    /** Each handler, as it may be run in place of what goes on. */
    const handlers = (why: Unknown): (() => void)[] =>
      node.handlers.map((clause) => () => {
        ways.spoil(after, why);
        machine.ways.handlers++;
        try {
          handle(clause, undefined, why, scope);
        } finally {
          machine.ways.handlers--;
        }
      });

    if (!(signal instanceof Raised)) {
      const goOn = (): void => {
        ways.install(after);
        if (signal !== undefined) throw signal;
        run(node.otherwise, scope);
      };
      if (unknown === undefined) {
        goOn();
        return;
      }
      ways.fork([goOn, ...handlers(unknown)], unknown);
      return;
    }
    if (doubtful && unknown !== undefined) {
      // Something before may have raised another exception.
      ways.fork(handlers(unknown), unknown);
      return;
    }
    ways.install(after);
    for (const clause of node.handlers) {
      const caught = catches(clause, signal, scope);
      if (caught === undefined) {
        const doubt = machine.unknown('which exception is caught');
        ways.fork(
          node.handlers.map((one) => () => handle(one, undefined, doubt, scope)),
          doubt,
        );
        return;
      }
      if (caught) {
        handle(clause, signal, machine.unknown('an exception'), scope);
        return;
      }
    }
    throw signal;
  };

  return { raise, tryBlock };
}
