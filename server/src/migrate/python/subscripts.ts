import { type Machine, textFrom } from './machine.ts';
import type { Objects } from './objects.ts';
import { Doubt } from './signals.ts';
import { bytes, int, keyOf, SOMETHING, SOMEWHERE, str, tuple, type Value } from './values.ts';

/** What stands in brackets behind an object. */
export interface Subscripts {
  subscript(object: Value, index: Value): Value;
  setItem(object: Value, index: Value, value: Value): void;
}

/** Items and slices, read and set. */
export function createSubscripts(machine: Machine, { items: itemsOf }: Objects): Subscripts {
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

  return { subscript, setItem };
}
