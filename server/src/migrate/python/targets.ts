import type { Engine, Evaluate } from './expressions.ts';
import type { Objects } from './objects.ts';
import { Doubt } from './signals.ts';
import type { Subscripts } from './subscripts.ts';
import type { Expression } from './syntax.ts';
import { keyOf, NONE, type Scope, type Value } from './values.ts';

/** Names, and what else can be assigned to. */
export interface Targets {
  load(name: string, scope: Scope): Value;
  store(name: string, value: Value, scope: Scope): void;
  assign(target: Expression, value: Value, scope: Scope): void;
  remove(target: Expression, scope: Scope): void;
}

/** Looks names up, assigns and deletes. */
export function createTargets(
  { machine, builtins }: Engine,
  evaluate: Evaluate,
  slice: Evaluate,
  { items: itemsOf }: Objects,
  { setItem }: Subscripts,
): Targets {
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
      const builtin = builtins(name);
      machine.doubts++;
      return holder.lost ?? builtin ?? NONE;
    }
    return builtins(name) ?? machine.fail('NameError', `name '${name}' is not defined`);
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

  return { load, store, assign, remove };
}
