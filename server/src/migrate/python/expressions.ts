import { dictMethod, listMethod, setMethod } from './container-methods.ts';
import { formatValue } from './format.ts';
import { type Machine, scopeOf, textFrom } from './machine.ts';
import { compare, negate, operate } from './operators.ts';
import { Doubt, Raised } from './signals.ts';
import { bytesMethod, strMethod } from './str-methods.ts';
import type { Argument, Comprehension, Expression, FormatPart, Parameter } from './syntax.ts';
import {
  bool,
  bytes,
  type CallArgs,
  type CallSite,
  FALSE,
  type Func,
  filesOf,
  float,
  int,
  keyOf,
  NONE,
  type Scope,
  SOMETHING,
  SOMEWHERE,
  str,
  TRUE,
  tuple,
  type Unknown,
  type Value,
} from './values.ts';

/** Calls within calls, and expressions within expressions, together. */
const DEEPEST = 420;

/** What expressions need of the statements. */
export interface Engine {
  readonly machine: Machine;
  /** Runs a function's body. */
  invoke(callee: Func, args: CallArgs): Value;
  builtins(name: string): Value | undefined;
  /** Calls a class of the program. */
  construct(callee: Extract<Value, { type: 'class' }>, args: CallArgs): Value;
  readonly depth: { now: number };
  /** The scopes that are being run, innermost last. */
  readonly running: Scope[];
  /** The file of the setup script: texts from others carry where they come from. */
  readonly main: string;
}

export interface Expressions {
  evaluate(node: Expression, scope: Scope): Value;
  assign(target: Expression, value: Value, scope: Scope): void;
  remove(target: Expression, scope: Scope): void;
  load(name: string, scope: Scope): Value;
  store(name: string, value: Value, scope: Scope): void;
  makeFunction(
    name: string,
    parameters: readonly Parameter[],
    body: Func['body'],
    scope: Scope,
    generator: boolean,
    node: { start: number; end: number },
  ): Func;
  arguments(args: readonly Argument[], scope: Scope, node: { start: number; end: number }): CallArgs;
  apply(callee: Value, args: CallArgs): Value;
  attribute(object: Value, name: string): Value;
  subscript(object: Value, index: Value): Value;
  setItem(object: Value, index: Value, value: Value): void;
  items(value: Value): readonly Value[];
  truthy(value: Value): boolean;
}

/** Evaluates expressions. An expression of which nothing is known is an unknown value; nothing is executed. */
export function createExpressions(engine: Engine): Expressions {
  const { machine } = engine;

  const evaluate = (node: Expression, scope: Scope): Value => {
    machine.work();
    machine.here.offset = node.start;
    machine.here.source = scope.source;
    if (engine.depth.now > DEEPEST) return machine.unknown('this is nested too deeply');
    engine.depth.now++;
    try {
      return inner(node, scope);
    } catch (error) {
      if (error instanceof Doubt) return error.unknown;
      throw error;
    } finally {
      engine.depth.now--;
    }
  };

  /** As `evaluate`, but what is not known ends the operation around it. */
  const need = (node: Expression, scope: Scope): Value => {
    const value = evaluate(node, scope);
    if (value.type === 'unknown') {
      machine.doubts++;
      throw new Doubt(value);
    }
    return value;
  };

  const origin = (scope: Scope): readonly string[] =>
    scope.source.path === engine.main ? [] : [scope.source.path];

  const inner = (node: Expression, scope: Scope): Value => {
    switch (node.kind) {
      case 'constant': {
        const { value } = node;
        switch (value.type) {
          case 'str':
            return str(value.value, origin(scope));
          case 'bytes':
            return bytes(value.value, origin(scope));
          case 'int':
            return int(value.value);
          case 'float':
            return float(value.value);
          case 'bool':
            return value.value ? TRUE : FALSE;
          case 'none':
            return NONE;
          default:
            return machine.unknown('an ellipsis');
        }
      }
      case 'name':
        return load(node.name, scope);
      case 'format':
        return format(node.parts, scope);
      case 'attribute':
        return attribute(need(node.object, scope), node.name);
      case 'subscript': {
        const object = need(node.object, scope);
        return subscript(
          object,
          node.index.kind === 'slice' ? slice(node.index, scope) : need(node.index, scope),
        );
      }
      case 'slice':
        return slice(node, scope);
      case 'call': {
        const { callee, self } = calleeOf(node.callee, scope);
        const args = callArgs(node.args, scope, node);
        if (callee.type === 'unknown' && self !== undefined) machine.lose(self, callee);
        machine.here.offset = node.start;
        machine.here.source = scope.source;
        return apply(callee, args);
      }
      case 'binary':
        return binary(node, scope);
      case 'compare': {
        let left = evaluate(node.operands[0] as Expression, scope);
        for (let i = 0; i < node.operators.length; i++) {
          const right = evaluate(node.operands[i + 1] as Expression, scope);
          machine.here.offset = node.start;
          const result = compare(machine, node.operators[i] as string, left, right);
          if (result === FALSE || i === node.operators.length - 1) return result;
          left = right;
        }
        return TRUE;
      }
      case 'logic': {
        let value: Value = NONE;
        for (const operand of node.operands) {
          value = evaluate(operand, scope);
          // What comes after something unknown may not be reached.
          if (value.type === 'unknown') return value;
          const truth = maybe(value);
          if (truth === undefined) return machine.unknown('whether something counts as true');
          if (truth !== (node.operator === 'and')) return value;
        }
        return value;
      }
      case 'unary': {
        const value = need(node.operand, scope);
        return node.operator === 'not' ? bool(!truthy(value)) : negate(machine, node.operator, value);
      }
      case 'conditional':
        return evaluate(truthy(need(node.test, scope)) ? node.consequence : node.otherwise, scope);
      case 'lambda':
        return makeFunction('<lambda>', node.parameters, node.body, scope, false, node);
      case 'sequence': {
        const items: Value[] = [];
        for (const item of node.items) {
          if (item.kind === 'star') for (const one of itemsOf(need(item.value, scope))) items.push(one);
          else items.push(evaluate(item, scope));
        }
        if (node.type === 'tuple') return tuple(items);
        return node.type === 'list' ? machine.list(items) : machine.set(items);
      }
      case 'dict': {
        const entries: (readonly [Value, Value])[] = [];
        for (const { key, value } of node.entries) {
          if (key !== undefined) entries.push([evaluate(key, scope), evaluate(value, scope)]);
          else {
            const from = need(value, scope);
            if (from.type !== 'dict') return machine.doubt('`**` of an object of this kind');
            if (from.lost !== undefined) return machine.doubt(from.lost.reason);
            entries.push(...from.map.values());
          }
        }
        return machine.dict(entries);
      }
      case 'comprehension':
        return comprehension(node, scope);
      case 'named': {
        const value = evaluate(node.value, scope);
        assign(node.target, value, scope);
        return value;
      }
      case 'star':
        return machine.doubt('a star here');
      case 'yield':
      case 'await':
        return machine.doubt(`\`${node.kind}\` here`);
      case 'broken':
        return machine.doubt(node.why);
    }
  };

  /** What is called; a method that is not known may change the object it belongs to. */
  const calleeOf = (node: Expression, scope: Scope): { callee: Value; self: Value | undefined } => {
    if (node.kind !== 'attribute') return { callee: evaluate(node, scope), self: undefined };
    const self = evaluate(node.object, scope);
    if (self.type === 'unknown') return { callee: self, self: undefined };
    machine.here.offset = node.start;
    try {
      return { callee: attribute(self, node.name), self };
    } catch (error) {
      if (!(error instanceof Doubt)) throw error;
      return { callee: error.unknown, self };
    }
  };

  const binary = (node: Expression, scope: Scope): Value => {
    const spine: Extract<Expression, { kind: 'binary' }>[] = [];
    let here = node;
    while (here.kind === 'binary') {
      spine.push(here);
      here = here.left;
    }
    let left = evaluate(here, scope);
    for (let i = spine.length - 1; i >= 0; i--) {
      const one = spine[i] as Extract<Expression, { kind: 'binary' }>;
      const right = evaluate(one.right, scope);
      machine.here.offset = one.start;
      machine.work();
      try {
        left = operate(machine, one.operator, left, right);
      } catch (error) {
        if (!(error instanceof Doubt)) throw error;
        left = error.unknown;
      }
    }
    return left;
  };

  const format = (parts: readonly FormatPart[], scope: Scope): Value => {
    const files: (readonly string[])[] = [];
    const render = (some: readonly FormatPart[]): string =>
      some
        .map((part) => {
          if ('text' in part) return part.text;
          const value = need(part.value, scope);
          files.push(filesOf(value));
          const conversion =
            part.conversion === '' && part.label !== '' && part.format.length === 0 ? 'r' : part.conversion;
          return part.label + formatValue(machine, value, conversion, render(part.format));
        })
        .join('');
    return textFrom(machine, render(parts), ...files);
  };

  const slice = (node: Expression, scope: Scope): Value => {
    if (node.kind !== 'slice') return machine.doubt('a slice of this kind');
    const part = (one: Expression | undefined): Value => (one === undefined ? NONE : need(one, scope));
    return machine.native(
      'slice',
      [part(node.lower), part(node.upper), part(node.step)],
      [],
      () => undefined,
    );
  };

  const comprehension = (node: Extract<Expression, { kind: 'comprehension' }>, scope: Scope): Value => {
    const own = newScope('function', scope);
    const found: (readonly [Value, Value])[] = [];
    const loop = (index: number): void => {
      const one = node.loops[index] as Comprehension | undefined;
      if (one === undefined) {
        const key = node.key === undefined ? NONE : evaluate(node.key, own);
        found.push([key, evaluate(node.value, own)]);
        if (found.length > 200_000) machine.doubt('the list is too long');
        return;
      }
      for (const item of itemsOf(need(one.iterable, index === 0 ? scope : own))) {
        machine.work();
        assign(one.target, item, own);
        if (one.conditions.every((condition) => truthy(need(condition, own)))) loop(index + 1);
      }
    };
    if (node.type === 'generator') {
      try {
        loop(0);
      } catch (error) {
        // What is never asked for raises nothing.
        if (error instanceof Raised) return machine.doubt('a generator that may raise an exception');
        throw error;
      }
      return iterator(found.map(([, value]) => value));
    }
    loop(0);
    if (node.type === 'dict') return machine.dict(found);
    const values = found.map(([, value]) => value);
    return node.type === 'list' ? machine.list(values) : machine.set(values);
  };

  const iterator = (items: readonly Value[]): Value =>
    machine.native('iterator', { items, at: 0 }, [], () => undefined);

  const newScope = (kind: Scope['kind'], parent: Scope): Scope =>
    scopeOf(kind, parent.source, parent, machine.newScope());

  const find = (name: string, scope: Scope): Scope | undefined => {
    const declared = scope.elsewhere.get(name);
    if (declared !== undefined)
      return declared.map.has(name) || declared.lost !== undefined ? declared : undefined;
    let here: Scope | undefined = scope;
    while (here !== undefined) {
      // The names of a class are not seen by its methods.
      if ((here === scope || here.kind !== 'class') && (here.map.has(name) || here.lost !== undefined))
        return here;
      here = here.parent;
    }
    return undefined;
  };

  const load = (name: string, scope: Scope): Value => {
    const holder = find(name, scope);
    if (holder !== undefined) {
      const found = holder.map.get(name);
      if (found !== undefined) return found;
      const builtin = engine.builtins(name);
      machine.doubts++;
      return holder.lost ?? builtin ?? NONE;
    }
    return engine.builtins(name) ?? machine.fail('NameError', `name '${name}' is not defined`);
  };

  const store = (name: string, value: Value, scope: Scope): void => {
    const holder = scope.elsewhere.get(name) ?? scope;
    machine.touch(holder);
    holder.map.set(name, value);
    if (holder.map.size > 20_000) machine.doubt('too many names');
  };

  const assign = (target: Expression, value: Value, scope: Scope): void => {
    switch (target.kind) {
      case 'name':
        store(target.name, value, scope);
        return;
      case 'sequence': {
        const stars = target.items.filter((item) => item.kind === 'star').length;
        let items: readonly Value[];
        try {
          if (value.type === 'unknown') throw new Doubt(value);
          items = itemsOf(value);
        } catch (error) {
          if (!(error instanceof Doubt)) throw error;
          machine.doubts++;
          for (const item of target.items)
            assign(item.kind === 'star' ? item.value : item, error.unknown, scope);
          return;
        }
        if (stars === 0 ? items.length !== target.items.length : items.length < target.items.length - 1)
          machine.fail('ValueError', 'not as many values as names to unpack');
        let at = 0;
        for (const item of target.items) {
          if (item.kind === 'star') {
            const count = items.length - target.items.length + 1;
            assign(item.value, machine.list(items.slice(at, at + count)), scope);
            at += count;
          } else assign(item, items[at++] as Value, scope);
        }
        return;
      }
      case 'attribute':
        setAttribute(evaluate(target.object, scope), target.name, value);
        return;
      case 'subscript': {
        const object = evaluate(target.object, scope);
        const index =
          target.index.kind === 'slice' ? slice(target.index, scope) : evaluate(target.index, scope);
        setItem(object, index, value);
        return;
      }
      default:
        machine.doubt('an assignment to this');
    }
  };

  const setAttribute = (object: Value, name: string, value: Value): void => {
    if (object.type === 'instance') {
      machine.touch(object);
      object.map.set(name, value);
    } else if (object.type === 'class') {
      machine.touch(object.scope);
      object.scope.map.set(name, value);
    } else if (object.type === 'module' && object.scope !== undefined) {
      machine.touch(object.scope);
      object.scope.map.set(name, value);
    } else if (object.type === 'native')
      machine.lose(object, machine.unknown(`\`${name}\` of an object is set`));
  };

  const setItem = (object: Value, index: Value, value: Value): void => {
    if (object.type === 'dict') {
      if (object.lost !== undefined) return;
      const key = keyOf(index);
      if (key === undefined) {
        machine.lose(object, index.type === 'unknown' ? index : machine.unknown('a key that is not known'));
        return;
      }
      machine.touch(object);
      object.map.set(key, [object.map.get(key)?.[0] ?? index, value]);
      machine.work();
      return;
    }
    if (object.type === 'list') {
      if (object.lost !== undefined) return;
      if (index.type === 'int') {
        const at = index.value < 0 ? index.value + object.items.length : index.value;
        if (at < 0 || at >= object.items.length)
          machine.fail('IndexError', 'list assignment index out of range');
        machine.touch(object);
        object.items[at] = value;
        return;
      }
      if (index.type === 'native' && index.name === 'slice' && value.type !== 'unknown') {
        const [from, to, step] = bounds(index, object.items.length);
        if (step === 1) {
          const items = itemsOf(value);
          machine.touch(object);
          object.items.splice(from, Math.max(0, to - from), ...items);
          return;
        }
      }
      machine.lose(object, machine.unknown('an item is set at a place that is not known'));
      return;
    }
    const method = object.type === 'native' ? object.get('__setitem__') : undefined;
    if (method !== undefined) {
      machine.call(method, [index, value]);
      return;
    }
    const unknown = machine.unknown('an item of an object is set');
    if (object.type === 'native' || object.type === 'instance') machine.lose(object, unknown);
    machine.doubts++;
  };

  const remove = (target: Expression, scope: Scope): void => {
    if (target.kind === 'name') {
      const holder = scope.elsewhere.get(target.name) ?? scope;
      machine.touch(holder);
      if (!holder.map.delete(target.name) && holder.lost === undefined)
        machine.fail('NameError', `name '${target.name}' is not defined`);
    } else if (target.kind === 'sequence') for (const item of target.items) remove(item, scope);
    else if (target.kind === 'subscript') {
      const object = evaluate(target.object, scope);
      const index =
        target.index.kind === 'slice' ? slice(target.index, scope) : evaluate(target.index, scope);
      if ('lost' in object && object.lost !== undefined) return;
      const key = keyOf(index);
      if (object.type === 'dict' && key !== undefined) {
        machine.touch(object);
        if (!object.map.delete(key)) machine.fail('KeyError', '');
      } else if (object.type === 'list' && index.type === 'int') {
        const at = index.value < 0 ? index.value + object.items.length : index.value;
        if (at < 0 || at >= object.items.length) machine.fail('IndexError', 'list index out of range');
        machine.touch(object);
        object.items.splice(at, 1);
      } else machine.lose(object, machine.unknown('an item is deleted that is not known'));
    } else if (target.kind === 'attribute') {
      const object = evaluate(target.object, scope);
      machine.lose(object, machine.unknown('an attribute is deleted'));
    }
  };

  const makeFunction: Expressions['makeFunction'] = (name, parameters, body, scope, generator, node) => {
    const defaults = new Map<string, Value>();
    for (const { name: one, initial } of parameters)
      if (initial !== undefined) defaults.set(one, evaluate(initial, scope));
    return { type: 'function', name, parameters, defaults, body, scope, generator, node };
  };

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

  const attribute = (object: Value, name: string): Value => {
    const missing = (): never => machine.fail('AttributeError', `no attribute '${name}'`);
    switch (object.type) {
      case 'unknown':
        machine.doubts++;
        throw new Doubt(object);
      case 'str':
        return (
          strMethod(machine, object, name) ??
          (name === 'decode' ? missing() : machine.doubt(`\`.${name}\` of a text`))
        );
      case 'bytes':
        return bytesMethod(machine, object, name) ?? machine.doubt(`\`.${name}\` of bytes`);
      case 'list':
        return listMethod(machine, object, name) ?? machine.doubt(`\`.${name}\` of a list`);
      case 'dict':
        return (
          dictMethod(machine, object, name) ??
          (['has_key', 'iteritems', 'itervalues', 'iterkeys'].includes(name)
            ? missing()
            : machine.doubt(`\`.${name}\` of a dict`))
        );
      case 'set':
        return setMethod(machine, object, name) ?? machine.doubt(`\`.${name}\` of a set`);
      case 'tuple': {
        const at = object.fields?.indexOf(name) ?? -1;
        if (at >= 0) return object.items[at] ?? missing();
        if (name === 'index' || name === 'count') return attribute(machine.list([...object.items]), name);
        return machine.doubt(`\`.${name}\` of a tuple`);
      }
      case 'module': {
        const set = object.scope?.map.get(name);
        if (set !== undefined) return set;
        if (object.scope?.lost !== undefined) throw new Doubt(object.scope.lost);
        return object.get(name) ?? missing();
      }
      case 'class': {
        const found = lookup(object, name);
        if (found !== undefined) return found;
        if (name === '__name__') return str(object.name);
        return machine.doubt(`\`.${name}\` of the class ${object.name}`);
      }
      case 'instance': {
        if (object.lost !== undefined) throw new Doubt(object.lost);
        const own = object.map.get(name);
        if (own !== undefined) return own;
        const found = lookup(object.of, name);
        if (found?.type === 'function')
          return machine.builtin(
            found.name,
            (args) => engine.invoke(found, { ...args, args: [object, ...args.args] }),
            {
              lenient: true,
            },
          );
        return found ?? machine.doubt(`\`.${name}\` of an object of ${object.of.name}`);
      }
      case 'native': {
        if (object.lost !== undefined) throw new Doubt(object.lost);
        return object.get(name) ?? machine.doubt(`\`.${name}\` of ${object.name}`);
      }
      case 'builtin':
        return object.attribute?.(name) ?? machine.doubt(`\`.${name}\` of ${object.name}`);
      case 'opaque':
        return {
          type: 'opaque',
          name: `${object.name}.${name}`,
          source: `${object.source}.${name}`,
          line: object.line,
          certain: false,
        };
      case 'function':
        if (name === '__doc__' || name === '__name__')
          return name === '__name__' ? str(object.name) : machine.doubt('a docstring');
        return machine.doubt(`\`.${name}\` of a function`);
      case 'int':
      case 'float':
      case 'bool':
      case 'none':
        return ['group', 'groups', 'read', 'strip', 'decode', 'split', 'format'].includes(name)
          ? missing()
          : machine.doubt(`\`.${name}\` of ${object.type}`);
    }
  };

  const lookup = (object: Extract<Value, { type: 'class' }>, name: string, depth = 0): Value | undefined => {
    const own = object.scope.map.get(name);
    if (own !== undefined || depth > 20) return own;
    for (const base of object.bases) {
      const found = base.type === 'class' ? lookup(base, name, depth + 1) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const bounds = (index: Value, length: number): [number, number, number] => {
    if (index.type !== 'native') return machine.doubt('a slice');
    const [lower, upper, step] = (index.state as Value[]).map((part) =>
      part.type === 'none'
        ? undefined
        : part.type === 'int'
          ? part.value
          : machine.doubt('a slice that is not known'),
    );
    const by = step ?? 1;
    if (by === 0) machine.fail('ValueError', 'slice step cannot be zero');
    const clamp = (value: number, low: number, high: number): number =>
      Math.max(low, Math.min(high, value < 0 ? value + length : value));
    if (by > 0) return [clamp(lower ?? 0, 0, length), clamp(upper ?? length, 0, length), by];
    return [
      lower === undefined ? length - 1 : clamp(lower, -1, length - 1),
      upper === undefined ? -1 : clamp(upper, -1, length - 1),
      by,
    ];
  };

  const subscript = (object: Value, index: Value): Value => {
    if ('lost' in object && object.lost !== undefined) throw new Doubt(object.lost);
    const sliced = <T>(items: readonly T[]): T[] => {
      const [from, to, by] = bounds(index, items.length);
      const found: T[] = [];
      for (let i = from; by > 0 ? i < to : i > to; i += by) found.push(items[i] as T);
      machine.work(found.length / 32);
      return found;
    };
    const isSlice = index.type === 'native' && index.name === 'slice';
    const at = (length: number): number => {
      const value =
        index.type === 'int'
          ? index.value
          : index.type === 'bool'
            ? Number(index.value)
            : machine.fail('TypeError', 'indices must be integers');
      const real = value < 0 ? value + length : value;
      return real < 0 || real >= length ? machine.fail('IndexError', 'index out of range') : real;
    };
    switch (object.type) {
      case 'str': {
        const points = /[\ud800-\udfff]/.test(object.value) ? Array.from(object.value) : undefined;
        if (isSlice) {
          const made = points === undefined ? sliceText(object.value, index) : sliced(points).join('');
          if (object.value.includes(SOMETHING)) {
            // Beyond the unknown number no place can be counted.
            const [from, to] = bounds(index, object.value.length);
            const hole = object.value.indexOf(SOMETHING);
            if (from > hole || to > hole)
              machine.doubt('the exact version of Python is only known where it runs');
          }
          return textFrom(machine, made, object.files);
        }
        const text = points ?? object.value;
        const one = text[at(text.length)] as string;
        if (one === SOMEWHERE || one === SOMETHING)
          machine.doubt('a text that depends on where the project is built');
        return str(one, object.files);
      }
      case 'bytes':
        return isSlice
          ? bytes(sliceText(object.value, index), object.files)
          : int(object.value.charCodeAt(at(object.value.length)));
      case 'list':
        return isSlice
          ? machine.list(sliced(object.items))
          : (object.items[at(object.items.length)] as Value);
      case 'tuple':
        return isSlice ? tuple(sliced(object.items)) : (object.items[at(object.items.length)] as Value);
      case 'dict': {
        const key = keyOf(index) ?? machine.doubt('a key that is not known');
        const found = object.map.get(key)?.[1];
        if (found !== undefined) return found;
        if (object.factory !== undefined) {
          const made = machine.call(object.factory, []);
          setItem(object, index, made);
          return made;
        }
        return machine.fail('KeyError', index.type === 'str' ? index.value : '');
      }
      case 'native': {
        const method = object.get('__getitem__');
        return method === undefined
          ? machine.doubt(`an item of ${object.name}`)
          : machine.call(method, [index]);
      }
      case 'opaque':
        return machine.doubt(`an item of \`${object.name}\``);
      case 'none':
        return machine.fail('TypeError', "'NoneType' object is not subscriptable");
      default:
        return machine.doubt('an item of an object of this kind');
    }
  };

  const sliceText = (text: string, index: Value): string => {
    const [from, to, by] = bounds(index, text.length);
    if (by === 1) return text.slice(from, Math.max(from, to));
    let made = '';
    for (let i = from; by > 0 ? i < to : i > to; i += by) made += text[i];
    return made;
  };

  const itemsOf = (value: Value): readonly Value[] => {
    if ('lost' in value && value.lost !== undefined) throw new Doubt(value.lost);
    switch (value.type) {
      case 'list':
        machine.work(value.items.length / 32);
        return [...value.items];
      case 'tuple':
        return value.items;
      case 'set':
        return [...value.map.values()];
      case 'dict':
        return [...value.map.values()].map(([key]) => key);
      case 'str':
        machine.work(value.value.length / 4);
        if (value.value.includes(SOMETHING) || value.value.length > 200_000)
          machine.doubt('the letters of a text');
        return Array.from(value.value, (char) => str(char, value.files));
      case 'bytes':
        return Array.from(value.value, (char) => int(char.charCodeAt(0)));
      case 'native': {
        if (value.name === 'iterator') {
          const { items, at } = value.state as { items: readonly Value[]; at: number };
          machine.touch(value);
          value.state = { items, at: items.length };
          return items.slice(at);
        }
        const next = value.get('__next__');
        if (next !== undefined) {
          const found: Value[] = [];
          for (;;) {
            try {
              found.push(machine.call(next, []));
              if (found.length > 100_000) machine.doubt('the list is too long');
            } catch (error) {
              if (error instanceof Raised && error.type === 'StopIteration') return found;
              throw error;
            }
          }
        }
        const method = value.get('__iter__');
        if (method !== undefined) return itemsOf(machine.call(method, []));
        return machine.doubt(`the items of ${value.name}`);
      }
      case 'unknown':
        machine.doubts++;
        throw new Doubt(value);
      case 'none':
      case 'int':
      case 'bool':
      case 'float':
        return machine.fail('TypeError', `'${value.type}' object is not iterable`);
      default:
        return machine.doubt('the items of an object of this kind');
    }
  };

  /** `undefined` where it cannot be told. */
  const maybe = (value: Value): boolean | undefined => {
    if ('lost' in value && value.lost !== undefined) return undefined;
    switch (value.type) {
      case 'none':
        return false;
      case 'bool':
        return value.value;
      case 'int':
      case 'float':
        return value.value !== 0;
      case 'str':
      case 'bytes':
        return value.value !== '';
      case 'list':
      case 'tuple':
        return value.items.length > 0;
      case 'dict':
      case 'set':
        return value.map.size > 0;
      case 'function':
      case 'class':
      case 'module':
      case 'builtin':
        return true;
      case 'native': {
        const method = value.get('__bool__');
        if (method === undefined)
          return ['Match', 'Path', 'Pattern', 'file'].includes(value.name) ? true : undefined;
        const result = machine.call(method, []);
        return result.type === 'bool' ? result.value : undefined;
      }
      default:
        return undefined;
    }
  };
  const truthy = (value: Value): boolean => {
    const known = maybe(value);
    if (known !== undefined) return known;
    if (value.type === 'unknown') {
      machine.doubts++;
      throw new Doubt(value);
    }
    if ('lost' in value && value.lost !== undefined) throw new Doubt(value.lost);
    return machine.doubt('whether an object counts as true');
  };

  return {
    evaluate,
    assign,
    remove,
    load,
    store,
    makeFunction,
    arguments: callArgs,
    apply,
    attribute,
    subscript,
    setItem,
    items: itemsOf,
    truthy,
  };
}

/** Methods that change what they belong to. */
const CHANGING =
  /^(?:list|dict|set)\.(?:append|extend|insert|remove|pop|clear|reverse|sort|update|setdefault|add|discard|popitem)$/;
