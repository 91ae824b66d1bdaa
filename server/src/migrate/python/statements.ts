import { ancestorsOf, exceptionName } from './exceptions.ts';
import type { Engine, Expressions } from './expressions.ts';
import { reachOf, yields } from './havoc.ts';
import { scopeOf } from './machine.ts';
import { operate } from './operators.ts';
import { Break, Continue, Doubt, Exhausted, Raised, Return, Undecided } from './signals.ts';
import { type Content, contentOf, type Journal, mergeContents, restore } from './state.ts';
import type { ExceptClause, Expression, Statement } from './syntax.ts';
import {
  type CallArgs,
  type Func,
  type Mutable,
  NONE,
  type Scope,
  same,
  str,
  tuple,
  type Unknown,
  type Value,
} from './values.ts';

export interface Statements {
  run(body: readonly Statement[], scope: Scope): void;
  invoke(callee: Func, args: CallArgs): Value;
  construct(callee: Extract<Value, { type: 'class' }>, args: CallArgs): Value;
}

/** How imports are answered. */
export interface Imports {
  module(name: string): Value;
  from(dots: number, module: string, name: string, scope: Scope): Value;
  all(dots: number, module: string, scope: Scope): void;
}

type Outcome = { kind: 'next' } | { kind: 'signal'; signal: unknown };

const DEEPEST_CALL = 40;

/** Follows statements. Where the way is not known, all ways are followed and what they agree in stays known. */
export function createStatements(engine: Engine, expressions: Expressions, imports: Imports): Statements {
  const { machine } = engine;
  const { evaluate, assign } = expressions;
  let calls = 0;
  let tries = 0;

  const newScope = (kind: Scope['kind'], parent: Scope): Scope =>
    scopeOf(kind, parent.source, parent, machine.newScope());

  // ---- ways that part and meet

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

  // ---- statements

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

  const tryBlock = (node: Extract<Statement, { kind: 'try' }>, scope: Scope): void => {
    const inner = (): void => {
      if (node.handlers.length === 0) {
        run(node.body, scope);
        return;
      }
      const parts = [...node.body, ...node.handlers.flatMap(({ body }) => body), ...node.otherwise];
      contained('raise', parts, scope, () => guardedBody(node, scope));
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

  const guardedBody = (node: Extract<Statement, { kind: 'try' }>, scope: Scope): void => {
    const doubts = machine.doubts;
    tries++;
    let result: ReturnType<typeof attempt>;
    try {
      result = attempt(() => run(node.body, scope));
    } finally {
      tries--;
    }
    const { outcome, after } = result;
    const signal = outcome.kind === 'signal' ? outcome.signal : undefined;
    if (signal instanceof Undecided) throw signal;
    const doubtful = machine.doubts > doubts;
    const unknown = doubtful ? machine.unknown('whether an exception is raised here') : undefined;

    if (!(signal instanceof Raised)) {
      const goOn = (): void => {
        install(after);
        if (signal !== undefined) throw signal;
        run(node.otherwise, scope);
      };
      if (unknown === undefined) {
        goOn();
        return;
      }
      const ways = node.handlers.map((clause) => () => {
        spoil(after, unknown);
        machine.ways.handlers++;
        try {
          handle(clause, undefined, unknown, scope);
        } finally {
          machine.ways.handlers--;
        }
      });
      fork([goOn, ...ways], unknown);
      return;
    }
    if (doubtful && unknown !== undefined) {
      // Something before may have raised another exception.
      const ways = node.handlers.map((clause) => () => {
        spoil(after, unknown);
        machine.ways.handlers++;
        try {
          handle(clause, undefined, unknown, scope);
        } finally {
          machine.ways.handlers--;
        }
      });
      fork(ways, unknown);
      return;
    }
    install(after);
    for (const clause of node.handlers) {
      const caught = catches(clause, signal, scope);
      if (caught === undefined) {
        const doubt = machine.unknown('which exception is caught');
        fork(
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

  /** What a block changed may be changed or not. */
  const spoil = (after: ReadonlyMap<Mutable, Content>, unknown: Unknown): void => {
    for (const [object, content] of after) {
      machine.touch(object);
      restore(object, mergeContents(object, [contentOf(object), content], unknown));
    }
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

  // ---- calls

  const bind = (callee: Func, args: CallArgs, scope: Scope): void => {
    const wrong = (why: string): never => machine.fail('TypeError', `${callee.name}() ${why}`);
    const named = new Map(args.named);
    const rest = [...args.args];
    let star: string | undefined;
    for (const { star: kind, name, keywordOnly } of callee.parameters) {
      if (kind === '*') {
        star = name;
        scope.map.set(name, args.more ?? tuple(rest.splice(0)));
        continue;
      }
      if (kind === '**') {
        const dict = machine.dict([...named].map(([key, value]) => [str(key), value] as const));
        named.clear();
        scope.map.set(name, args.more ?? dict);
        continue;
      }
      if (!keywordOnly && rest.length > 0) {
        if (named.has(name)) wrong(`got multiple values for argument ${name}`);
        scope.map.set(name, rest.shift() as Value);
      } else if (named.has(name)) {
        scope.map.set(name, named.get(name) as Value);
        named.delete(name);
      } else {
        const value = args.more ?? callee.defaults.get(name) ?? wrong(`misses an argument: ${name}`);
        scope.map.set(name, value);
      }
    }
    if (args.more === undefined && (named.size > 0 || (rest.length > 0 && star === undefined)))
      wrong('got unexpected arguments');
  };

  const invoke = (callee: Func, args: CallArgs): Value => {
    if (calls >= DEEPEST_CALL || engine.depth.now > 300)
      return machine.doubt('calls within calls, too deep to follow');
    const scope = newScope('function', callee.scope);
    bind(callee, args, scope);
    calls++;
    engine.running.push(scope);
    engine.depth.now += 4;
    try {
      if (!Array.isArray(callee.body)) return evaluate(callee.body as Expression, scope);
      const body = callee.body as readonly Statement[];
      if (callee.generator) return machine.doubt('a generator function');
      let result: Value = NONE;
      const unknown = contained('return', body, scope, () => {
        try {
          run(body, scope);
        } catch (signal) {
          if (!(signal instanceof Return)) throw signal;
          result = signal.value;
        }
      });
      return unknown ?? result;
    } finally {
      calls--;
      engine.running.pop();
      engine.depth.now -= 4;
    }
  };

  const construct: Statements['construct'] = (callee, args) => {
    const plain = callee.bases.every(
      (base) =>
        base.type === 'class' ||
        (base.type === 'builtin' && (base.name === 'object' || base.isClass === true)),
    );
    if (!plain) {
      for (const value of args.args) machine.lose(value, machine.unknown(`it is given to ${callee.name}`));
      return {
        type: 'opaque',
        name: callee.name,
        source: args.at.source.text.slice(args.at.start, args.at.end),
        line: machine.here.line(),
        certain: true,
      };
    }
    const instance: Value = {
      type: 'instance',
      serial: machine.newScope(),
      of: callee,
      map: new Map(),
      lost: undefined,
    };
    let init: Value | undefined;
    const waiting = [callee];
    while (waiting.length > 0 && init === undefined) {
      const one = waiting.shift() as typeof callee;
      init = one.scope.map.get('__init__');
      for (const base of one.bases) if (base.type === 'class') waiting.push(base);
    }
    if (init?.type === 'function') invoke(init, { ...args, args: [instance, ...args.args] });
    else if (init !== undefined) return machine.doubt(`an object of ${callee.name}`);
    return instance;
  };

  return { run, invoke, construct };
}

const RAISE_ASSERTION: Statement = {
  kind: 'raise',
  value: { kind: 'name', name: 'AssertionError', start: 0, end: 0 },
  start: 0,
  end: 0,
};

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
