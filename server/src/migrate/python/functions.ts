import { type Engine, type Evaluate, iteratorOf } from './expressions.ts';
import { scopeOf } from './machine.ts';
import { Raised, Return } from './signals.ts';
import type { Expression, Statement } from './syntax.ts';
import { type CallArgs, type Func, NONE, type Scope, str, tuple, type Value } from './values.ts';
import type { Ways } from './ways.ts';

/** Functions and classes of the program, called. */
export interface Functions {
  invoke(callee: Func, args: CallArgs): Value;
  construct(callee: Extract<Value, { type: 'class' }>, args: CallArgs): Value;
}

const DEEPEST_CALL = 40;

/** Binds arguments and runs bodies. */
export function createFunctions(
  engine: Engine,
  evaluate: Evaluate,
  ways: Ways,
  run: (body: readonly Statement[], scope: Scope) => void,
): Functions {
  const { machine } = engine;
  let calls = 0;

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
    const scope = scopeOf('function', callee.scope.source, callee.scope, machine.newScope());
    bind(callee, args, scope);
    calls++;
    engine.running.push(scope);
    engine.depth.now += 4;
    try {
      if (!Array.isArray(callee.body)) return evaluate(callee.body as Expression, scope);
      const body = callee.body as readonly Statement[];
      const items = callee.generator ? machine.list([]) : undefined;
      if (items !== undefined) engine.yielded.set(scope, items);
      const { doubts } = machine;
      let result: Value = NONE;
      const unknown = ways.contained('return', body, scope, () => {
        try {
          run(body, scope);
        } catch (signal) {
          // What is never asked for raises nothing.
          if (items !== undefined && signal instanceof Raised)
            machine.doubt('a generator that may raise an exception');
          if (!(signal instanceof Return)) throw signal;
          result = signal.value;
        }
      });
      if (items === undefined || unknown !== undefined) return unknown ?? result;
      // Where a part of it was not followed, what it yields there is missing.
      return machine.doubts > doubts
        ? machine.unknown('a generator function that is not followed to its end')
        : iteratorOf(machine, items.items);
    } finally {
      calls--;
      engine.running.pop();
      engine.depth.now -= 4;
    }
  };

  const construct: Functions['construct'] = (callee, args) => {
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

  return { invoke, construct };
}
