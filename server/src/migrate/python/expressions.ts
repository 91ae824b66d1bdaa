import { type Calls, createCalls } from './calls.ts';
import { formatValue } from './format.ts';
import { type Machine, scopeOf, textFrom } from './machine.ts';
import { createObjects, type Objects } from './objects.ts';
import { compare, negate, operate } from './operators.ts';
import { Doubt, Raised } from './signals.ts';
import { createSubscripts, type Subscripts } from './subscripts.ts';
import type { Comprehension, Expression, FormatPart, Parameter } from './syntax.ts';
import { createTargets, type Targets } from './targets.ts';
import {
  bool,
  bytes,
  type CallArgs,
  FALSE,
  type Func,
  filesOf,
  float,
  int,
  type List,
  NONE,
  type Scope,
  str,
  TRUE,
  tuple,
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
  /** What the generator functions that are being run have yielded. */
  readonly yielded: WeakMap<Scope, List>;
  /** The file of the setup script: texts from others carry where they come from. */
  readonly main: string;
}

/** What gives these items one after the other, once. */
export const iteratorOf = (machine: Machine, items: readonly Value[]): Value =>
  machine.native('iterator', { items, at: 0 }, [], () => undefined);

export type Evaluate = (node: Expression, scope: Scope) => Value;

export interface Expressions extends Targets, Calls, Omit<Objects, 'maybe'>, Subscripts {
  readonly evaluate: Evaluate;
  makeFunction(
    name: string,
    parameters: readonly Parameter[],
    body: Func['body'],
    scope: Scope,
    generator: boolean,
    node: { start: number; end: number },
  ): Func;
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

  const objects = createObjects(engine);
  const { attribute, items: itemsOf, maybe, truthy } = objects;
  const subscripts = createSubscripts(machine, objects);
  const { subscript } = subscripts;
  const calls = createCalls(engine, evaluate, objects);
  const targets = createTargets(engine, evaluate, (node, scope) => slice(node, scope), objects, subscripts);
  const { load, assign } = targets;

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
        const args = calls.arguments(node.args, scope, node);
        if (callee.type === 'unknown' && self !== undefined) machine.lose(self, callee);
        machine.here.offset = node.start;
        machine.here.source = scope.source;
        return calls.apply(callee, args);
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
      case 'yield': {
        const items = engine.yielded.get(scope);
        if (items === undefined) return machine.doubt('`yield` here');
        const value = node.value === undefined ? NONE : evaluate(node.value, scope);
        machine.touch(items);
        items.items.push(...(node.from ? itemsOf(value) : [value]));
        if (items.items.length > 100_000) machine.doubt('the list is too long');
        return NONE;
      }
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

  const iterator = (items: readonly Value[]): Value => iteratorOf(machine, items);

  const newScope = (kind: Scope['kind'], parent: Scope): Scope =>
    scopeOf(kind, parent.source, parent, machine.newScope());

  const makeFunction: Expressions['makeFunction'] = (name, parameters, body, scope, generator, node) => {
    const defaults = new Map<string, Value>();
    for (const { name: one, initial } of parameters)
      if (initial !== undefined) defaults.set(one, evaluate(initial, scope));
    return { type: 'function', name, parameters, defaults, body, scope, generator, node };
  };

  return { evaluate, makeFunction, ...targets, ...calls, ...subscripts, attribute, items: itemsOf, truthy };
}
