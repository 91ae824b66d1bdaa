import { formatPercent } from './format.ts';
import { type Machine, textFrom, unite } from './machine.ts';
import {
  bool,
  bytes,
  FALSE,
  float,
  int,
  keyOf,
  SOMETHING,
  SOMEWHERE,
  str,
  TRUE,
  tuple,
  typeName,
  type Value,
} from './values.ts';

const number = (value: Value): number | undefined =>
  value.type === 'int' || value.type === 'float'
    ? value.value
    : value.type === 'bool'
      ? Number(value.value)
      : undefined;

/** `a + b` and the like. */
export function operate(machine: Machine, operator: string, a: Value, b: Value): Value {
  for (const one of [a, b]) {
    if (one.type === 'unknown') return know(machine, one);
    if (one.type === 'list' || one.type === 'set' || one.type === 'dict') {
      if (one.lost !== undefined) return know(machine, one.lost);
    }
  }
  const x = number(a);
  const y = number(b);
  if (x !== undefined && y !== undefined) return arithmetic(machine, operator, a, b, x, y);
  switch (operator) {
    case '+':
      if (a.type === 'str' && b.type === 'str') return textFrom(machine, a.value + b.value, a.files, b.files);
      if (a.type === 'bytes' && b.type === 'bytes')
        return bytes(a.value + b.value, unite([a.files, b.files]));
      if (a.type === 'list' && b.type === 'list') return machine.list([...a.items, ...b.items]);
      if (a.type === 'tuple' && b.type === 'tuple') return tuple([...a.items, ...b.items]);
      break;
    case '*': {
      const [sequence, times] = y === undefined ? [b, x] : [a, y];
      if (times === undefined || !Number.isInteger(times)) break;
      const count = Math.max(0, times);
      const length =
        'items' in sequence ? sequence.items.length : sequence.type === 'str' ? sequence.value.length : 0;
      if (length * count > 1_000_000) machine.doubt('the result is too large');
      machine.work((length * count) / 16);
      if (sequence.type === 'str') return str(sequence.value.repeat(count), sequence.files);
      if (sequence.type === 'list' || sequence.type === 'tuple') {
        const items = Array.from({ length: count }, () => sequence.items).flat();
        return sequence.type === 'list' ? machine.list(items) : tuple(items);
      }
      break;
    }
    case '%':
      if (a.type === 'str') return formatPercent(machine, a, b);
      break;
    case '/':
      if (a.type === 'native' && a.name === 'Path')
        return machine.call(machine.attribute(a, 'joinpath'), [b]);
      if (b.type === 'native' && b.name === 'Path' && a.type === 'str')
        return machine.call(machine.attribute(b, '__rtruediv__'), [a]);
      break;
    case '|':
      if (a.type === 'dict' && b.type === 'dict') return machine.dict([...a.map.values(), ...b.map.values()]);
      if (a.type === 'set' && b.type === 'set') return machine.set([...a.map.values(), ...b.map.values()]);
      break;
    case '-':
      if (a.type === 'set' && b.type === 'set')
        return machine.set([...a.map].filter(([key]) => !b.map.has(key)).map(([, value]) => value));
      break;
    case '&':
      if (a.type === 'set' && b.type === 'set')
        return machine.set([...a.map].filter(([key]) => b.map.has(key)).map(([, value]) => value));
      break;
    case '^':
      if (a.type === 'set' && b.type === 'set')
        return machine.set([
          ...[...a.map].filter(([key]) => !b.map.has(key)).map(([, value]) => value),
          ...[...b.map].filter(([key]) => !a.map.has(key)).map(([, value]) => value),
        ]);
      break;
    default:
  }
  const plain = ['none', 'str', 'bytes', 'int', 'float', 'bool', 'list', 'tuple', 'dict', 'set'];
  if (plain.includes(a.type) && plain.includes(b.type))
    machine.fail('TypeError', `unsupported operand types for ${operator}: ${typeName(a)} and ${typeName(b)}`);
  return machine.doubt(`\`${operator}\` on objects of these kinds`);
}

/** The unknown operand is the result; it could have raised an exception. */
function know(machine: Machine, value: Value): Value {
  machine.doubts++;
  return value;
}

function arithmetic(machine: Machine, operator: string, a: Value, b: Value, x: number, y: number): Value {
  const isInt = a.type !== 'float' && b.type !== 'float';
  const made = (value: number): Value => {
    if (isInt && !Number.isSafeInteger(value)) return machine.doubt('a number too large to be held exactly');
    return isInt ? int(value) : float(value);
  };
  if (['/', '//', '%'].includes(operator) && y === 0) machine.fail('ZeroDivisionError', 'division by zero');
  switch (operator) {
    case '+':
      return made(x + y);
    case '-':
      return made(x - y);
    case '*':
      return made(x * y);
    case '/':
      return float(x / y);
    case '//':
      return made(Math.floor(x / y));
    case '%':
      return made(((x % y) + y) % y);
    case '**':
      return isInt && y < 0 ? float(x ** y) : made(x ** y);
    case '|':
    case '&':
    case '^':
    case '<<':
    case '>>': {
      if (!isInt || y < 0 || (operator === '<<' && y > 60)) return machine.doubt('an operation on bits');
      const [p, q] = [BigInt(x), BigInt(y)];
      const value =
        operator === '|'
          ? p | q
          : operator === '&'
            ? p & q
            : operator === '^'
              ? p ^ q
              : operator === '<<'
                ? p << q
                : p >> q;
      if (a.type === 'bool' && b.type === 'bool' && '|&^'.includes(operator)) return bool(value !== 0n);
      return made(Number(value));
    }
    default:
      return machine.doubt(`\`${operator}\` on numbers`);
  }
}

/** `a < b`, `a in b`, …; a doubt where it depends on what is not known. */
export function compare(machine: Machine, operator: string, a: Value, b: Value): Value {
  switch (operator) {
    case 'is':
    case 'is not': {
      const result = identical(machine, a, b);
      return bool(operator === 'is' ? result : !result);
    }
    case '==':
    case '!=': {
      const result = equal(machine, a, b);
      return bool(operator === '==' ? result : !result);
    }
    case 'in':
    case 'not in': {
      const result = contains(machine, b, a);
      return bool(operator === 'in' ? result : !result);
    }
    default: {
      const result = order(machine, a, b);
      if (result === undefined) return FALSE;
      if (operator === '<') return bool(result < 0);
      if (operator === '<=') return bool(result <= 0);
      if (operator === '>') return bool(result > 0);
      if (operator === '>=') return bool(result >= 0);
      return machine.doubt(`\`${operator}\` is not known here`);
    }
  }
}

const pass = (machine: Machine, value: Value): void => {
  if (value.type === 'unknown') machine.doubt(value.reason);
  if ('lost' in value && value.lost !== undefined) machine.doubt(value.lost.reason);
  if (value.type === 'opaque')
    machine.doubt(`what \`${value.name}\` is, is only known where it is installed`);
};

function identical(machine: Machine, a: Value, b: Value): boolean {
  if (a === b) return true;
  const singletons = ['none', 'bool'];
  if (a.type === 'unknown' || b.type === 'unknown') {
    pass(machine, a);
    pass(machine, b);
  }
  if (singletons.includes(a.type) || singletons.includes(b.type)) {
    if ((a.type === 'opaque' && !a.certain) || (b.type === 'opaque' && !b.certain)) {
      pass(machine, a);
      pass(machine, b);
    }
    return a.type === b.type && keyOf(a) === keyOf(b);
  }
  if (a.type === 'builtin' && b.type === 'builtin') return a.name === b.name && a.self === b.self;
  if (a.type !== b.type) return false;
  return machine.doubt('whether two objects are the same one');
}

/** Python's `==`. */
export function equal(machine: Machine, a: Value, b: Value, depth = 0): boolean {
  machine.work();
  if (a.type === 'none' || b.type === 'none') {
    const other = a.type === 'none' ? b : a;
    if (other.type === 'unknown' || (other.type === 'opaque' && !other.certain)) pass(machine, other);
    return a.type === b.type;
  }
  pass(machine, a);
  pass(machine, b);
  if (depth > 50) machine.doubt('this is nested too deeply');
  if (a.type === 'str' && b.type === 'str') {
    if (a.value.includes(SOMETHING) || b.value.includes(SOMETHING))
      return orderText(machine, a.value, b.value) === 0;
    return a.value === b.value;
  }
  const sequences = a.type === b.type && (a.type === 'list' || a.type === 'tuple');
  if (sequences && 'items' in a && 'items' in b) {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, i) => equal(machine, item, b.items[i] as Value, depth + 1))
    );
  }
  if (a.type === 'dict' && b.type === 'dict') {
    return (
      a.map.size === b.map.size &&
      [...a.map].every(([key, [, value]]) => {
        const other = b.map.get(key);
        return other !== undefined && equal(machine, value, other[1], depth + 1);
      })
    );
  }
  if (a.type === 'set' && b.type === 'set')
    return a.map.size === b.map.size && [...a.map.keys()].every((key) => b.map.has(key));
  const one = keyOf(a);
  const other = keyOf(b);
  if (one !== undefined && other !== undefined) return one === other;
  if (a === b) return true;
  const compared = byMethod(machine, a, b);
  if (compared !== undefined) return compared === 0;
  if (a.type !== b.type && a.type !== 'instance' && b.type !== 'instance') return false;
  return machine.doubt('whether two objects are equal');
}

/** Objects that say themselves what is in them. */
const CONTAINERS = new Set(['environ', 'names of modules', 'modules']);

function contains(machine: Machine, container: Value, item: Value): boolean {
  if (container.type === 'unknown') pass(machine, container);
  if ('lost' in container && container.lost !== undefined) pass(machine, container);
  if (container.type === 'str' || container.type === 'bytes') {
    if (item.type === 'unknown') pass(machine, item);
    if (item.type !== container.type) machine.fail('TypeError', 'in: not a string');
    const inner = (item as { value: string }).value;
    machine.work(container.value.length / 256);
    if (container.value.includes(inner)) return true;
    // Digits could stand at the place of what is not known.
    if (
      container.value.includes(SOMETHING) ||
      container.value.includes(SOMEWHERE) ||
      inner.includes(SOMETHING)
    )
      machine.doubt('a text that depends on where the project is built');
    return false;
  }
  if (container.type === 'dict' || container.type === 'set') {
    const key = keyOf(item);
    if (key === undefined) return machine.doubt('whether something is in a set');
    const found = container.map.get(key);
    if (found !== undefined && Array.isArray(found) && (found[1] as Value).type === 'unknown')
      machine.doubt((found[1] as { reason: string }).reason);
    return found !== undefined;
  }
  if (container.type === 'native' && CONTAINERS.has(container.name)) {
    return machine.truthy(machine.call(machine.attribute(container, '__contains__'), [item]));
  }
  let doubtful: string | undefined;
  for (const one of machine.items(container)) {
    if (one.type === 'unknown') doubtful = one.reason;
    else if (equal(machine, one, item)) return true;
  }
  if (doubtful !== undefined) machine.doubt(doubtful);
  return false;
}

/** Below zero, zero or above; `undefined` where neither is smaller (sets). */
export function order(machine: Machine, a: Value, b: Value, depth = 0): number | undefined {
  machine.work();
  pass(machine, a);
  pass(machine, b);
  const x = number(a);
  const y = number(b);
  if (x !== undefined && y !== undefined) return x - y;
  if (a.type === 'str' && b.type === 'str') return orderText(machine, a.value, b.value);
  if (a.type === 'bytes' && b.type === 'bytes') return orderText(machine, a.value, b.value);
  if (a.type === b.type && (a.type === 'list' || a.type === 'tuple') && 'items' in b && depth < 50) {
    for (let i = 0; i < Math.min(a.items.length, b.items.length); i++) {
      const [p, q] = [a.items[i] as Value, b.items[i] as Value];
      if (!equal(machine, p, q)) return order(machine, p, q, depth + 1);
    }
    return a.items.length - b.items.length;
  }
  const compared = byMethod(machine, a, b);
  if (compared !== undefined) return compared;
  if (
    ['str', 'int', 'float', 'none', 'tuple', 'list', 'dict'].includes(a.type) &&
    ['str', 'int', 'float', 'none', 'tuple', 'list', 'dict'].includes(b.type)
  )
    machine.fail('TypeError', `${typeName(a)} and ${typeName(b)} have no order`);
  return machine.doubt('which of two objects is smaller');
}

/** As an object compares itself with another one. */
function byMethod(machine: Machine, a: Value, b: Value): number | undefined {
  const compared = a.type === 'native' && b.type !== 'none' ? a.get('__cmp__') : undefined;
  const result = compared?.type === 'builtin' ? machine.call(compared, [b]) : undefined;
  return result?.type === 'int' ? result.value : undefined;
}

/** By code points. */
function orderText(machine: Machine, a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i] && a[i] !== SOMETHING) i++;
  if (a[i] === SOMETHING || b[i] === SOMETHING) {
    if (a[i] === b[i] && a === b) return 0;
    // What stands at the place is a number: a text that ends before it, or has a letter there, is decided.
    const other = a[i] === SOMETHING ? b[i] : a[i];
    if (other === undefined) return a[i] === SOMETHING ? 1 : -1;
    return machine.doubt('the exact version of Python is only known where the project is built');
  }
  if (i >= a.length || i >= b.length) return a.length - b.length;
  return (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0);
}

/** `-x`, `+x`, `~x`. */
export function negate(machine: Machine, operator: string, value: Value): Value {
  if (value.type === 'unknown') return know(machine, value);
  const x = number(value);
  if (x === undefined) return machine.doubt(`\`${operator}\` on an object of this kind`);
  if (operator === '-') return value.type === 'float' ? float(-x) : int(x === 0 ? 0 : -x);
  if (operator === '+') return value.type === 'float' ? value : int(x);
  return int(-x - 1);
}

export const truth = (value: boolean): Value => (value ? TRUE : FALSE);
