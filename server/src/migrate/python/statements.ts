import type { Engine, Expressions } from './expressions.ts';
import { createFunctions, type Functions } from './functions.ts';
import { yields } from './havoc.ts';
import { scopeOf } from './machine.ts';
import { operate } from './operators.ts';
import { createRaising } from './raising.ts';
import { Break, Continue, Doubt, Raised, Return, Undecided } from './signals.ts';
import type { Expression, Statement } from './syntax.ts';
import { type CallArgs, NONE, type Scope, type Value } from './values.ts';
import { createWays } from './ways.ts';

export interface Statements extends Functions {
  run(body: readonly Statement[], scope: Scope): void;
}

/** How imports are answered. */
export interface Imports {
  module(name: string): Value;
  from(dots: number, module: string, name: string, scope: Scope): Value;
  all(dots: number, module: string, scope: Scope): void;
}

/** Follows statements. Where the way is not known, all ways are followed and what they agree in stays known. */
export function createStatements(engine: Engine, expressions: Expressions, imports: Imports): Statements {
  const { machine } = engine;
  const { evaluate, assign } = expressions;
  const ways = createWays(machine);
  const { contained, fork, havoc } = ways;

  const newScope = (kind: Scope['kind'], parent: Scope): Scope =>
    scopeOf(kind, parent.source, parent, machine.newScope());

  const run = (body: readonly Statement[], scope: Scope): void => {
    for (const statement of body) {
      machine.work();
      machine.here.source = scope.source;
      machine.here.offset = statement.start;
      try {
        step(statement, scope);
      } catch (error) {
        if (!(error instanceof Doubt)) throw error;
        // A statement whose effect is not known.
        havoc([statement], scope, error.unknown);
      }
    }
  };

  const step = (node: Statement, scope: Scope): void => {
    switch (node.kind) {
      case 'expression':
        evaluate(node.value, scope);
        return;
      case 'assign': {
        const value = evaluate(node.value, scope);
        for (const target of node.targets) assign(target, value, scope);
        return;
      }
      case 'update':
        update(node, scope);
        return;
      case 'pass':
        return;
      case 'break':
        throw new Break();
      case 'continue':
        throw new Continue();
      case 'delete':
        for (const target of node.targets) expressions.remove(target, scope);
        return;
      case 'return':
        throw new Return(node.value === undefined ? NONE : evaluate(node.value, scope));
      case 'raise':
        raise(node.value === undefined ? undefined : evaluate(node.value, scope));
        return;
      case 'assert':
        branch(node.test, [], [RAISE_ASSERTION], scope);
        return;
      case 'scope': {
        const globals = scope.globals ?? scope;
        for (const name of node.names) {
          let holder: Scope = globals;
          if (node.scope === 'nonlocal') {
            let here = scope.parent;
            while (here !== undefined && !(here.kind === 'function' && here.map.has(name)))
              here = here.parent;
            holder = here ?? globals;
          }
          if (holder !== scope) scope.elsewhere.set(name, holder);
        }
        return;
      }
      case 'import':
        for (const { name, as } of node.names) {
          const module = imports.module(name);
          const first = name.split('.')[0] as string;
          const value = as === undefined && first !== name ? imports.module(first) : module;
          expressions.store(as ?? first, value, scope);
        }
        return;
      case 'from':
        for (const { name, as } of node.names) {
          if (name === '*') imports.all(node.dots, node.module, scope);
          else expressions.store(as ?? name, imports.from(node.dots, node.module, name, scope), scope);
        }
        return;
      case 'if':
        branch(node.test, node.body, node.otherwise, scope);
        return;
      case 'while':
        whileLoop(node, scope);
        return;
      case 'for':
        forLoop(node, scope);
        return;
      case 'try':
        tryBlock(node, scope);
        return;
      case 'with':
        withBlock(node, scope);
        return;
      case 'function': {
        const made = expressions.makeFunction(
          node.name,
          node.parameters,
          node.body,
          scope,
          yields(node.body),
          node,
        );
        const value =
          node.decorators.length > 0 || node.async ? machine.unknown('a decorated function') : made;
        expressions.store(node.name, value, scope);
        return;
      }
      case 'class':
        makeClass(node, scope);
        return;
      case 'broken':
        machine.doubt(node.why);
    }
  };

  const update = (node: Extract<Statement, { kind: 'update' }>, scope: Scope): void => {
    const { target, operator } = node;
    const value = evaluate(node.value, scope);
    const old = evaluate(target, scope);
    if (old.type === 'list' && operator === '+') {
      // In place: other names of the list see it too.
      const extend = expressions.attribute(old, 'extend');
      expressions.apply(extend, callWith([value], scope, node));
      return;
    }
    if ((old.type === 'dict' || old.type === 'set') && operator === '|') {
      expressions.apply(expressions.attribute(old, 'update'), callWith([value], scope, node));
      return;
    }
    if (old.type === 'set') machine.lose(old, machine.unknown('a set changed in place'));
    let made: Value;
    try {
      made = operate(machine, operator, old, value);
    } catch (error) {
      if (!(error instanceof Doubt)) throw error;
      made = error.unknown;
    }
    assign(target, made, scope);
  };

  const callWith = (args: Value[], scope: Scope, node: { start: number; end: number }): CallArgs => ({
    args,
    named: new Map(),
    more: undefined,
    at: { source: scope.source, start: node.start, end: node.end, spans: new Map() },
  });

  const branch = (
    test: Expression,
    body: readonly Statement[],
    otherwise: readonly Statement[],
    scope: Scope,
  ): void => {
    const value = evaluate(test, scope);
    let truth: boolean;
    try {
      truth = expressions.truthy(value);
    } catch (error) {
      if (!(error instanceof Doubt)) throw error;
      const { unknown } = error;
      machine.doubts++;
      fork([() => run(body, scope), () => run(otherwise, scope)], unknown);
      return;
    }
    run(truth ? body : otherwise, scope);
  };

  const whileLoop = (node: Extract<Statement, { kind: 'while' }>, scope: Scope): void => {
    contained('loop', [node], scope, () => {
      for (;;) {
        machine.work();
        const value = evaluate(node.test, scope);
        let truth: boolean;
        try {
          truth = expressions.truthy(value);
        } catch (error) {
          if (!(error instanceof Doubt)) throw error;
          throw new Undecided(['loop'], error.unknown);
        }
        if (!truth) {
          run(node.otherwise, scope);
          return;
        }
        if (round(node.body, scope)) return;
      }
    });
  };

  /** One round of a loop; whether it ends the loop. */
  const round = (body: readonly Statement[], scope: Scope): boolean => {
    try {
      run(body, scope);
    } catch (signal) {
      if (signal instanceof Break) return true;
      if (!(signal instanceof Continue)) throw signal;
    }
    return false;
  };

  const forLoop = (node: Extract<Statement, { kind: 'for' }>, scope: Scope): void => {
    contained('loop', [node], scope, () => {
      const iterable = evaluate(node.iterable, scope);
      const next =
        iterable.type === 'native' && iterable.lost === undefined ? iterable.get('__next__') : undefined;
      if (next !== undefined) {
        for (;;) {
          machine.work();
          let item: Value;
          try {
            item = machine.call(next, []);
          } catch (signal) {
            if (signal instanceof Doubt) throw new Undecided(['loop'], signal.unknown);
            if (signal instanceof Raised && signal.type === 'StopIteration') break;
            throw signal;
          }
          assign(node.target, item, scope);
          if (round(node.body, scope)) return;
        }
        run(node.otherwise, scope);
        return;
      }
      let items: readonly Value[];
      try {
        items = expressions.items(iterable);
      } catch (error) {
        if (!(error instanceof Doubt)) throw error;
        throw new Undecided(['loop'], error.unknown);
      }
      for (const item of items) {
        machine.work();
        assign(node.target, item, scope);
        if (round(node.body, scope)) return;
      }
      run(node.otherwise, scope);
    });
  };

  const withBlock = (node: Extract<Statement, { kind: 'with' }>, scope: Scope): void => {
    for (const { value, target } of node.items) {
      const manager = evaluate(value, scope);
      let entered: Value = manager;
      if (manager.type !== 'native' || manager.get('__enter__') === undefined) {
        entered = manager.type === 'unknown' ? manager : machine.unknown('what a `with` gives');
        machine.doubts++;
      } else entered = machine.call(manager.get('__enter__') as Value, []);
      if (target !== undefined) assign(target, entered, scope);
    }
    // A manager that is not known may swallow exceptions.
    run(node.body, scope);
  };

  const makeClass = (node: Extract<Statement, { kind: 'class' }>, scope: Scope): void => {
    const bases = node.bases
      .filter(({ name }) => name === undefined)
      .map(({ value }) => evaluate(value, scope));
    const own = newScope('class', scope);
    run(node.body, own);
    expressions.store(
      node.name,
      {
        type: 'class',
        name: node.name,
        bases,
        scope: own,
        source: scope.source.text.slice(node.start, node.end),
        line: machine.here.line(),
      },
      scope,
    );
  };

  const { raise, tryBlock } = createRaising(machine, expressions, ways, run);
  const functions = createFunctions(engine, evaluate, ways, run);

  return { run, ...functions };
}

const RAISE_ASSERTION: Statement = {
  kind: 'raise',
  value: { kind: 'name', name: 'AssertionError', start: 0, end: 0 },
  start: 0,
  end: 0,
};
