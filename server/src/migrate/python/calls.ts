import type { Engine, Evaluate } from './expressions.ts';
import type { Objects } from './objects.ts';
import { Doubt } from './signals.ts';
import type { Argument } from './syntax.ts';
import type { CallArgs, CallSite, Scope, Unknown, Value } from './values.ts';

/** Calls, as they are written and as they are made. */
export interface Calls {
  arguments(args: readonly Argument[], scope: Scope, node: { start: number; end: number }): CallArgs;
  apply(callee: Value, args: CallArgs): Value;
}

/** Calls of functions, classes and methods. What is not known may have changed what it was given. */
export function createCalls(
  engine: Engine,
  evaluate: Evaluate,
  { attribute, items: itemsOf }: Objects,
): Calls {
  const { machine } = engine;

  const callArgs = (
    nodes: readonly Argument[],
    scope: Scope,
    node: { start: number; end: number },
  ): CallArgs => {
    const args: Value[] = [];
    const named = new Map<string, Value>();
    const spans = new Map<string, { start: number; end: number }>();
    let more: Unknown | undefined;
    for (const one of nodes) {
      const value = evaluate(one.value, scope);
      if (one.star === '') {
        if (one.name === undefined) args.push(value);
        else {
          named.set(one.name, value);
          spans.set(one.name, one.span);
        }
        continue;
      }
      try {
        if (value.type === 'unknown') throw new Doubt(value);
        if (one.star === '*') for (const item of itemsOf(value)) args.push(item);
        else if (value.type !== 'dict') more ??= machine.unknown('`**` of an object of this kind');
        else {
          if (value.lost !== undefined) throw new Doubt(value.lost);
          for (const [key, item] of value.map.values()) {
            if (key.type !== 'str') machine.fail('TypeError', 'keywords must be strings');
            else if (named.has(key.value))
              machine.fail('TypeError', `got multiple values for keyword ${key.value}`);
            else {
              named.set(key.value, item);
              spans.set(key.value, one.span);
            }
          }
        }
      } catch (error) {
        if (!(error instanceof Doubt)) throw error;
        machine.doubts++;
        more ??= error.unknown;
      }
    }
    const at: CallSite = { source: scope.source, start: node.start, end: node.end, spans };
    return { args, named, more, at };
  };

  /** An operation that may not succeed: what it was given could have changed. */
  const guarded = (callee: Value, args: CallArgs, run: () => Value): Value => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof Doubt)) throw error;
      if (callee.type === 'builtin' && callee.self !== undefined && CHANGING.test(callee.name))
        machine.lose(callee.self, error.unknown);
      throw error;
    } finally {
      machine.here.source = args.at.source;
      machine.here.offset = args.at.start;
    }
  };

  const loseAll = (args: CallArgs, unknown: Unknown): void => {
    for (const value of [...args.args, ...args.named.values()]) machine.lose(value, unknown);
  };

  const apply = (callee: Value, args: CallArgs): Value => {
    machine.work(2);
    switch (callee.type) {
      case 'builtin': {
        const unknown =
          args.more ?? [...args.args, ...args.named.values()].find((value) => value.type === 'unknown');
        return guarded(callee, args, () => {
          if (!callee.lenient && unknown !== undefined) {
            machine.doubts++;
            throw new Doubt(unknown as Unknown);
          }
          return callee.call(args);
        });
      }
      case 'function':
        return guarded(callee, args, () => engine.invoke(callee, args));
      case 'class':
        return guarded(callee, args, () => engine.construct(callee, args));
      case 'opaque': {
        const { source } = args.at;
        const text = source.text.slice(args.at.start, args.at.end);
        const isClass = /(?:^|\.)[A-Z]\w*$/.test(callee.name);
        if (isClass && callee.certain)
          return {
            type: 'opaque',
            name: callee.name,
            source: text,
            line: machine.here.line(),
            certain: true,
          };
        const unknown = machine.unknown(`\`${callee.name}()\` is only known where it runs`);
        if (!callee.certain) loseAll(args, unknown);
        machine.doubts++;
        return unknown;
      }
      case 'instance': {
        const method = attribute(callee, '__call__');
        return apply(method, args);
      }
      case 'unknown':
        loseAll(args, callee);
        machine.doubts++;
        return callee;
      case 'native':
        if (callee.get('__call__') !== undefined) return apply(callee.get('__call__') as Value, args);
        return machine.doubt('a call of an object of this kind');
      default:
        return machine.fail('TypeError', `'${callee.type}' object is not callable`);
    }
  };

  return { arguments: callArgs, apply };
}

/** Methods that change what they belong to. */
const CHANGING =
  /^(?:list|dict|set)\.(?:append|extend|insert|remove|pop|clear|reverse|sort|update|setdefault|add|discard|popitem)$/;
