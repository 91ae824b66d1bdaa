import { dictMethod, listMethod, setMethod } from './container-methods.ts';
import type { Engine } from './expressions.ts';
import { Doubt, Raised } from './signals.ts';
import { bytesMethod, strMethod } from './str-methods.ts';
import { int, SOMETHING, str, type Value } from './values.ts';

/** What can be asked of an object. */
export interface Objects {
  attribute(object: Value, name: string): Value;
  /** The items that iterating gives. */
  items(value: Value): readonly Value[];
  /** Whether it counts as true; `undefined` where it cannot be told. */
  maybe(value: Value): boolean | undefined;
  truthy(value: Value): boolean;
}

/** Attributes, items and truth of objects. */
export function createObjects({ machine, invoke }: Pick<Engine, 'machine' | 'invoke'>): Objects {
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
            (args) => invoke(found, { ...args, args: [object, ...args.args] }),
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

  return { attribute, items: itemsOf, maybe, truthy };
}
