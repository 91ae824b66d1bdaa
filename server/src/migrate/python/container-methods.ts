import type { Machine } from './machine.ts';
import { equal, order } from './operators.ts';
import {
  bool,
  type CallArgs,
  type Dict,
  int,
  keyOf,
  type List,
  NONE,
  type PySet,
  str,
  tuple,
  type Value,
} from './values.ts';

const index = (machine: Machine, value: Value | undefined): number =>
  value?.type === 'int' ? value.value : machine.doubt('an index that is not known');

const known = (machine: Machine, object: List | Dict | PySet): void => {
  if (object.lost !== undefined) machine.doubt(object.lost.reason);
};

/** A method of a list. */
export function listMethod(machine: Machine, self: List, name: string): Value | undefined {
  const method = (call: (args: CallArgs) => Value, lenient = false): Value =>
    machine.builtin(`list.${name}`, call, { self, lenient });
  const change = (make: (items: Value[]) => void): Value => {
    known(machine, self);
    machine.touch(self);
    make(self.items);
    machine.work(1);
    return NONE;
  };
  switch (name) {
    case 'append':
      return method(({ args }) => change((items) => items.push(args[0] ?? NONE)), true);
    case 'extend':
      return method(({ args }) => {
        const more = [...machine.items(args[0] as Value)];
        return change((items) => {
          if (items.length + more.length > 200_000) machine.doubt('the list is too long');
          for (const one of more) items.push(one);
        });
      });
    case 'insert':
      return method(({ args }) => {
        const at = index(machine, args[0]);
        return change((items) => items.splice(at, 0, args[1] as Value));
      });
    case 'remove':
      return method(({ args }) => {
        known(machine, self);
        const at = self.items.findIndex((item) => equal(machine, item, args[0] as Value));
        if (at < 0) return machine.fail('ValueError', 'list.remove(x): x not in list');
        return change((items) => items.splice(at, 1));
      });
    case 'pop':
      return method(({ args }) => {
        known(machine, self);
        const at = args[0] === undefined ? -1 : index(machine, args[0]);
        const real = at < 0 ? at + self.items.length : at;
        const found = self.items[real];
        if (found === undefined) return machine.fail('IndexError', 'pop from empty list');
        change((items) => items.splice(real, 1));
        return found;
      });
    case 'index':
      return method(({ args }) => {
        known(machine, self);
        const at = self.items.findIndex((item) => equal(machine, item, args[0] as Value));
        return at < 0 ? machine.fail('ValueError', 'not in list') : int(at);
      });
    case 'count':
      return method(({ args }) => {
        known(machine, self);
        return int(self.items.filter((item) => equal(machine, item, args[0] as Value)).length);
      });
    case 'copy':
      return method(() => {
        known(machine, self);
        return machine.list([...self.items]);
      });
    case 'clear':
      return method(() => change((items) => items.splice(0)));
    case 'reverse':
      return method(() => change((items) => items.reverse()));
    case 'sort':
      return method(({ named }) => {
        known(machine, self);
        const sorted = sortItems(machine, self.items, named);
        return change((items) => items.splice(0, items.length, ...sorted));
      });
    default:
      return undefined;
  }
}

/** Sorts as Python does: stable, by a key where one is given. */
export function sortItems(
  machine: Machine,
  items: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value[] {
  const key = named.get('key');
  const reverse = named.get('reverse');
  const keyed = items.map((item) => ({
    item,
    key: key === undefined || key.type === 'none' ? item : machine.call(key, [item]),
  }));
  machine.work(items.length * 4);
  const compared = (a: Value, b: Value): number => order(machine, a, b) ?? machine.doubt('an order of sets');
  if (keyed.some(({ key: one }) => one.type === 'unknown')) machine.doubt('an order that is not known');
  const back = reverse !== undefined && machine.truthy(reverse);
  keyed.sort((a, b) => (back ? compared(b.key, a.key) : compared(a.key, b.key)));
  return keyed.map(({ item }) => item);
}

/** A method of a dict. */
export function dictMethod(machine: Machine, self: Dict, name: string): Value | undefined {
  const method = (call: (args: CallArgs) => Value, lenient = false): Value =>
    machine.builtin(`dict.${name}`, call, { self, lenient });
  const key = (value: Value | undefined): string =>
    (value === undefined ? undefined : keyOf(value)) ??
    machine.doubt(value?.type === 'unknown' ? value.reason : 'a key that is not known');
  const put = (name: string, one: Value, value: Value): void => {
    machine.touch(self);
    self.map.set(name, [self.map.get(name)?.[0] ?? one, value]);
    machine.work(1);
  };
  switch (name) {
    case 'get':
      return method(({ args, named }) => {
        known(machine, self);
        return self.map.get(key(args[0]))?.[1] ?? args[1] ?? named.get('default') ?? NONE;
      }, true);
    case '__getitem__':
      return method(({ args }) => {
        known(machine, self);
        return (
          self.map.get(key(args[0]))?.[1] ??
          machine.fail('KeyError', args[0]?.type === 'str' ? args[0].value : '')
        );
      });
    case 'setdefault':
      return method(({ args }) => {
        known(machine, self);
        const found = self.map.get(key(args[0]))?.[1];
        if (found !== undefined) return found;
        put(key(args[0]), args[0] as Value, args[1] ?? NONE);
        return args[1] ?? NONE;
      }, true);
    case 'pop':
      return method(({ args }) => {
        known(machine, self);
        const found = self.map.get(key(args[0]));
        if (found === undefined) return args[1] ?? machine.fail('KeyError', '');
        machine.touch(self);
        self.map.delete(key(args[0]));
        return found[1];
      });
    case 'keys':
      return method(() => {
        known(machine, self);
        return machine.list([...self.map.values()].map(([one]) => one));
      });
    case 'values':
    case 'itervalues':
      return name === 'itervalues'
        ? undefined
        : method(() => {
            known(machine, self);
            return machine.list([...self.map.values()].map(([, value]) => value));
          });
    case 'items':
      return method(() => {
        known(machine, self);
        return machine.list([...self.map.values()].map((pair) => tuple(pair)));
      });
    case 'copy':
      return method(() => {
        known(machine, self);
        return machine.dict(self.map.values());
      });
    case 'clear':
      return method(() => {
        machine.touch(self);
        self.map.clear();
        return NONE;
      });
    case 'update':
      return method((args) => {
        known(machine, self);
        if (args.more !== undefined) machine.doubt(args.more.reason);
        if (args.args[0] !== undefined) {
          for (const [one, value] of pairsOf(machine, args.args[0])) put(key(one), one, value);
        }
        for (const [one, value] of args.named) put(`s${one}`, str(one), value);
        return NONE;
      }, true);
    default:
      return undefined;
  }
}

/** The pairs of what `dict()` and `update()` take. */
export function pairsOf(machine: Machine, value: Value): Iterable<readonly [Value, Value]> {
  if (value.type === 'dict') {
    if (value.lost !== undefined) machine.doubt(value.lost.reason);
    return [...value.map.values()];
  }
  if (value.type === 'native' && value.get('keys') !== undefined) {
    return machine
      .items(machine.call(machine.attribute(value, 'keys'), []))
      .map((key) => [key, machine.call(machine.attribute(value, '__getitem__'), [key])] as const);
  }
  return machine.items(value).map((item) => {
    const [key, one] = machine.items(item);
    return key === undefined || one === undefined
      ? machine.doubt('pairs of another kind')
      : ([key, one] as const);
  });
}

/** A method of a set. */
export function setMethod(machine: Machine, self: PySet, name: string): Value | undefined {
  const method = (call: (args: CallArgs) => Value): Value => machine.builtin(`set.${name}`, call, { self });
  const keys = (value: Value): Map<string, Value> =>
    new Map(
      machine
        .items(value)
        .map((item) => [keyOf(item) ?? machine.doubt('an item that is not known'), item] as const),
    );
  const combine = (make: (other: Map<string, Value>) => Value[]): Value =>
    method(({ args }) => {
      known(machine, self);
      return machine.set(args.length === 0 ? self.map.values() : make(keys(args[0] as Value)));
    });
  switch (name) {
    case 'add':
    case 'update':
      return method(({ args }) => {
        known(machine, self);
        const more =
          name === 'add'
            ? new Map([[keyOf(args[0] as Value) ?? machine.doubt('an item'), args[0] as Value]])
            : keys(args[0] as Value);
        machine.touch(self);
        for (const [key, item] of more) if (!self.map.has(key)) self.map.set(key, item);
        return NONE;
      });
    case 'discard':
    case 'remove':
      return method(({ args }) => {
        known(machine, self);
        const key = keyOf(args[0] as Value) ?? machine.doubt('an item that is not known');
        if (name === 'remove' && !self.map.has(key)) machine.fail('KeyError', '');
        machine.touch(self);
        self.map.delete(key);
        return NONE;
      });
    case 'union':
      return combine((other) => [...self.map.values(), ...other.values()]);
    case 'intersection':
      return combine((other) => [...self.map].filter(([key]) => other.has(key)).map(([, item]) => item));
    case 'difference':
      return combine((other) => [...self.map].filter(([key]) => !other.has(key)).map(([, item]) => item));
    case 'issubset':
      return method(({ args }) => {
        known(machine, self);
        const other = keys(args[0] as Value);
        return bool([...self.map.keys()].every((key) => other.has(key)));
      });
    case 'copy':
      return combine(() => [...self.map.values()]);
    default:
      return undefined;
  }
}
