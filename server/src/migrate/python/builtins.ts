import { pairsOf, sortItems } from './container-methods.ts';
import { ancestorsOf, exceptionName } from './exceptions.ts';
import type { Expressions } from './expressions.ts';
import { formatValue, reprOf, textOf } from './format.ts';
import { textFrom } from './machine.ts';
import { arg, type World } from './modules/support.ts';
import { order } from './operators.ts';
import { decodeText, toBytes } from './str-methods.ts';
import {
  bool,
  bytes,
  type CallArgs,
  type Class,
  filesOf,
  float,
  int,
  NONE,
  str,
  tuple,
  typeName,
  type Value,
} from './values.ts';

/** Names of built-in types, and the values that are of them. */
const TYPES: Readonly<Record<string, (value: Value) => boolean>> = {
  str: (value) => value.type === 'str',
  bytes: (value) => value.type === 'bytes',
  int: (value) => value.type === 'int' || value.type === 'bool',
  float: (value) => value.type === 'float',
  bool: (value) => value.type === 'bool',
  list: (value) => value.type === 'list',
  tuple: (value) => value.type === 'tuple',
  dict: (value) => value.type === 'dict',
  set: (value) => value.type === 'set',
  frozenset: () => false,
  object: () => true,
  Path: (value) => value.type === 'native' && value.name === 'Path',
};

/** The built-in functions and types, by name. */
export function createBuiltins(
  world: World,
  expressions: () => Expressions,
): (name: string) => Value | undefined {
  const { machine } = world;
  const known = new Map<string, Value | undefined>();
  const iterator = (items: readonly Value[]): Value =>
    machine.native('iterator', { items, at: 0 }, [], () => undefined);
  const items = (value: Value | undefined): readonly Value[] =>
    machine.items(value ?? machine.fail('TypeError', 'an argument is missing'));

  const isInstance = (value: Value, type: Value): boolean => {
    if (value.type === 'unknown') return machine.doubt(value.reason);
    if (type.type === 'tuple') return type.items.some((one) => isInstance(value, one));
    if (type.type === 'builtin') {
      const test = Object.hasOwn(TYPES, type.name) ? TYPES[type.name] : undefined;
      if (value.type === 'opaque') return machine.doubt('what kind of object this is');
      if (test !== undefined) return test(value);
      if (type.isClass === true)
        return value.type === 'native' && ancestorsOf(value.name).includes(type.name);
    }
    if (type.type === 'native' && type.name === 'ast class' && value.type === 'native') {
      const wanted = String(type.state);
      if (wanted === 'ast.Str' || wanted === 'ast.Num') {
        if (value.name !== 'ast.Constant') return false;
        const inner = machine.attribute(value, 'value');
        return wanted === 'ast.Str' ? inner.type === 'str' : ['int', 'float'].includes(inner.type);
      }
      return value.name === wanted;
    }
    if (type.type === 'class') {
      const waiting: Class[] = value.type === 'instance' ? [value.of] : [];
      while (waiting.length > 0) {
        const one = waiting.pop() as Class;
        if (one === type) return true;
        for (const base of one.bases) if (base.type === 'class') waiting.push(base);
      }
      return false;
    }
    return machine.doubt('what kind of object this is');
  };

  const extreme = (args: CallArgs, sign: number): Value => {
    const given = args.args.length === 1 ? items(args.args[0]) : args.args;
    if (given.length === 0) return args.named.get('default') ?? machine.fail('ValueError', 'empty sequence');
    const key = args.named.get('key');
    let best: Value | undefined;
    let bestKey: Value | undefined;
    for (const one of given) {
      const by = key === undefined ? one : machine.call(key, [one]);
      if (bestKey === undefined || sign * (order(machine, by, bestKey) ?? machine.doubt('an order')) > 0)
        [best, bestKey] = [one, by];
    }
    return best as Value;
  };

  const table: Readonly<Record<string, (args: CallArgs) => Value>> = {
    len: ({ args }) => {
      const value = args[0] as Value;
      if ('lost' in value && value.lost !== undefined) machine.doubt(value.lost.reason);
      switch (value.type) {
        case 'str':
          return /[\ud800-\udfff]/.test(value.value)
            ? int(Array.from(value.value).length)
            : int(value.value.length);
        case 'bytes':
          return int(value.value.length);
        case 'list':
        case 'tuple':
          return int(value.items.length);
        case 'dict':
        case 'set':
          return int(value.map.size);
        default:
          return machine.doubt('the length of an object of this kind');
      }
    },
    str: ({ args, named }) => {
      const value = args[0] ?? str('');
      if (value.type === 'bytes') {
        const encoding = args[1] ?? named.get('encoding');
        if (encoding === undefined) return machine.doubt('the text of bytes');
        return textFrom(
          machine,
          decodeText(machine, toBytes(value.value), machine.text(encoding), 'strict'),
          value.files,
        );
      }
      return value.type === 'str' ? value : textFrom(machine, textOf(machine, value), filesOf(value));
    },
    repr: ({ args }) => textFrom(machine, reprOf(machine, args[0] as Value), filesOf(args[0] as Value)),
    int: ({ args }) => {
      const value = args[0] ?? int(0);
      if (args.length > 1) return machine.doubt('a number to another base');
      if (value.type === 'int') return value;
      if (value.type === 'bool') return int(Number(value.value));
      if (value.type === 'float') return int(Math.trunc(value.value));
      if (value.type === 'str') {
        const text = value.value.trim();
        if (/^[+-]?\d+(?:_\d+)*$/.test(text)) {
          const made = Number(text.replaceAll('_', ''));
          return Number.isSafeInteger(made)
            ? int(made)
            : machine.doubt('a number too large to be held exactly');
        }
        if (/[^\x20-\x7e]/.test(text)) return machine.doubt('a number that is not known');
        return machine.fail('ValueError', 'invalid literal for int()');
      }
      return machine.doubt('a number of an object of this kind');
    },
    float: ({ args }) => {
      const value = args[0] ?? float(0);
      if (value.type === 'float') return value;
      if (value.type === 'int') return float(value.value);
      if (value.type === 'str') {
        if (/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value.value))
          return float(Number(value.value));
        if (/[^\x20-\x7e]|inf|nan|_/i.test(value.value)) return machine.doubt('a number that is not known');
        return machine.fail('ValueError', 'could not convert string to float');
      }
      return machine.doubt('a number of an object of this kind');
    },
    bool: ({ args }) => bool(args[0] !== undefined && machine.truthy(args[0])),
    list: ({ args }) => machine.list(args[0] === undefined ? [] : [...items(args[0])]),
    tuple: ({ args }) => tuple(args[0] === undefined ? [] : items(args[0])),
    set: ({ args }) => machine.set(args[0] === undefined ? [] : items(args[0])),
    frozenset: ({ args }) => machine.set(args[0] === undefined ? [] : items(args[0])),
    bytes: ({ args, named }) => {
      const value = args[0] ?? bytes('');
      if (value.type === 'bytes') return value;
      const encoding = args[1] ?? named.get('encoding');
      if (value.type === 'str' && encoding !== undefined)
        return machine.call(machine.attribute(value, 'encode'), [encoding]);
      return machine.doubt('bytes of an object of this kind');
    },
    dict: (args) => {
      if (args.more !== undefined) return machine.doubt(args.more.reason);
      const pairs = args.args[0] === undefined ? [] : [...pairsOf(machine, args.args[0])];
      return machine.dict([...pairs, ...[...args.named].map(([key, value]) => [str(key), value] as const)]);
    },
    range: ({ args }) => {
      const [a, b, c] = args.map((one) => (one.type === 'int' ? one.value : machine.doubt('a range')));
      const [from, to, step] = b === undefined ? [0, a ?? 0, 1] : [a ?? 0, b, c ?? 1];
      if (step === 0) return machine.fail('ValueError', 'range() arg 3 must not be zero');
      const count = Math.max(0, Math.ceil((to - from) / step));
      if (count > 100_000) return machine.doubt('the range is too long');
      return tuple(Array.from({ length: count }, (_, i) => int(from + i * step)));
    },
    enumerate: (args) => {
      const start = arg(args, 1, 'start');
      const first = start?.type === 'int' ? start.value : 0;
      return iterator(items(args.args[0]).map((item, i) => tuple([int(first + i), item])));
    },
    zip: ({ args }) => {
      const all = args.map((one) => items(one));
      const length = all.length === 0 ? 0 : Math.min(...all.map((one) => one.length));
      return iterator(Array.from({ length }, (_, i) => tuple(all.map((one) => one[i] as Value))));
    },
    map: ({ args }) => {
      const all = args.slice(1).map((one) => items(one));
      const length = Math.min(...all.map((one) => one.length));
      return iterator(
        Array.from({ length }, (_, i) =>
          machine.call(
            args[0] as Value,
            all.map((one) => one[i] as Value),
          ),
        ),
      );
    },
    filter: ({ args }) => {
      const test = args[0] as Value;
      return iterator(
        items(args[1]).filter((item) =>
          machine.truthy(test.type === 'none' ? item : machine.call(test, [item])),
        ),
      );
    },
    sorted: ({ args, named }) => machine.list(sortItems(machine, items(args[0]), named)),
    reversed: ({ args }) => iterator([...items(args[0])].reverse()),
    min: (args) => extreme(args, -1),
    max: (args) => extreme(args, 1),
    sum: (args) => {
      let total: Value = arg(args, 1, 'start') ?? int(0);
      for (const item of items(args.args[0])) total = addTo(total, item);
      return total;
    },
    any: ({ args }) => bool(items(args[0]).some((item) => machine.truthy(item))),
    all: ({ args }) => bool(items(args[0]).every((item) => machine.truthy(item))),
    abs: ({ args }) => {
      const value = args[0] as Value;
      return value.type === 'int' || value.type === 'float'
        ? { ...value, value: Math.abs(value.value) }
        : machine.doubt('a number that is not known');
    },
    print: () => NONE,
    input: () => machine.doubt('what a person types'),
    isinstance: ({ args }) => bool(isInstance(args[0] as Value, args[1] as Value)),
    issubclass: () => machine.doubt('what a class is derived from'),
    callable: ({ args }) => {
      const { type } = args[0] as Value;
      if (['function', 'builtin', 'class'].includes(type)) return bool(true);
      return ['opaque', 'native', 'instance', 'unknown'].includes(type)
        ? machine.doubt('what can be called')
        : bool(false);
    },
    hasattr: ({ args }) => {
      const doubts = machine.doubts;
      try {
        const found = machine.attribute(args[0] as Value, machine.text(args[1]));
        if (found.type === 'opaque' && !found.certain && found.exists !== true)
          return machine.doubt('what an object has');
        return bool(true);
      } catch (error) {
        if ((error as { type?: string }).type !== 'AttributeError') throw error;
        machine.doubts = doubts;
        return bool(false);
      }
    },
    getattr: ({ args }) => {
      try {
        return machine.attribute(args[0] as Value, machine.text(args[1]));
      } catch (error) {
        if ((error as { type?: string }).type !== 'AttributeError' || args[2] === undefined) throw error;
        return args[2];
      }
    },
    type: ({ args }) => {
      if (args.length !== 1) return machine.doubt('a class made by `type()`');
      const name = typeName(args[0] as Value);
      return Object.hasOwn(TYPES, name) ? (builtin(name) as Value) : machine.doubt('the type of an object');
    },
    iter: ({ args }) =>
      args.length === 1 ? iterator(items(args[0])) : machine.doubt('an iterator of this kind'),
    next: ({ args }) => {
      const value = args[0] as Value;
      if (value.type !== 'native') return machine.doubt('what comes next');
      if (value.lost !== undefined) machine.doubt(value.lost.reason);
      const method = value.get('__next__');
      if (method !== undefined) {
        try {
          return machine.call(method, []);
        } catch (error) {
          if ((error as { type?: string }).type !== 'StopIteration' || args[1] === undefined) throw error;
          return args[1];
        }
      }
      if (value.name !== 'iterator') return machine.doubt('what comes next');
      const { items: all, at } = value.state as { items: readonly Value[]; at: number };
      const found = all[at];
      if (found === undefined) return args[1] ?? machine.fail('StopIteration', '');
      machine.touch(value);
      value.state = { items: all, at: at + 1 };
      return found;
    },
    chr: ({ args }) => {
      const code = args[0]?.type === 'int' ? args[0].value : -1;
      return code >= 0 && code <= 0x10ffff ? str(String.fromCodePoint(code)) : machine.doubt('a character');
    },
    ord: ({ args }) => {
      const points = Array.from(machine.text(args[0]));
      return points.length === 1 ? int(points[0]?.codePointAt(0) ?? 0) : machine.doubt('a character');
    },
    format: ({ args }) =>
      textFrom(
        machine,
        formatValue(machine, args[0] as Value, '', args[1] === undefined ? '' : machine.text(args[1])),
      ),
    open: (args) => world.open(args, true),
    exit: () => machine.fail('SystemExit', ''),
    quit: () => machine.fail('SystemExit', ''),
    round: ({ args }) =>
      args.length === 1 && args[0]?.type === 'int' ? args[0] : machine.doubt('a rounded number'),
    compile: ({ args }) => {
      const [code, name] = args;
      if (code?.type !== 'str' && code?.type !== 'bytes')
        return machine.doubt('program text that is not known');
      const text =
        code.type === 'bytes' ? decodeText(machine, toBytes(code.value), 'utf-8', 'strict') : code.value;
      const path = code.files[0] ?? (name?.type === 'str' ? name.value : '');
      return machine.native('code', { text, path }, code.files, () => undefined);
    },
    exec: (args) => {
      const [code, ...spaces] = args.args;
      const [globals, locals] = spaces.map((one) => (one.type === 'none' ? undefined : one));
      if (code?.type === 'native' && code.name === 'code') {
        const { text, path } = code.state as { text: string; path: string };
        world.execute(text, path, globals, locals);
      } else if (code?.type === 'str') world.execute(code.value, code.files[0] ?? '', globals, locals);
      else if (code?.type === 'bytes')
        world.execute(
          decodeText(machine, toBytes(code.value), 'utf-8', 'strict'),
          code.files[0] ?? '',
          globals,
          locals,
        );
      else {
        const unknown = code?.type === 'unknown' ? code : machine.unknown('program text that is not known');
        if (globals !== undefined) machine.lose(globals, unknown);
        else world.forget(unknown);
        return unknown;
      }
      return NONE;
    },
    eval: ({ args }) => {
      const [code] = args;
      if (args.length > 1 || code?.type !== 'str') return machine.doubt('`eval` of a text');
      return world.evaluateText(code.value, code.files[0] ?? '');
    },
    __import__: ({ args, named }) => {
      const level = args[4] ?? named.get('level');
      if (level !== undefined && machine.truthy(level)) return machine.doubt('a relative import');
      const name = machine.text(args[0]);
      const module = world.module(name);
      const list = args[3] ?? named.get('fromlist');
      const wanted = list === undefined || list.type === 'none' ? [] : machine.items(list);
      if (wanted.length === 0)
        return name.includes('.') ? world.module(name.split('.')[0] as string) : module;
      for (const one of wanted) {
        const part = machine.text(one);
        if (module.type === 'module' && module.scope?.map.has(part) === true) continue;
        try {
          world.module(`${name}.${part}`);
        } catch (error) {
          // Then it is no module, and asking for it says so.
          if ((error as { type?: string }).type !== 'ModuleNotFoundError') throw error;
        }
      }
      return module;
    },
    super: () => machine.doubt('`super()`'),
    object: () => machine.native('object', undefined, [], () => undefined),
    staticmethod: ({ args }) => args[0] as Value,
    id: () => machine.doubt('the place of an object'),
    hash: () => machine.doubt('the hash of an object'),
  };

  const addTo = (a: Value, b: Value): Value => {
    if ((a.type === 'int' || a.type === 'float') && (b.type === 'int' || b.type === 'float')) {
      const value = a.value + b.value;
      return a.type === 'int' && b.type === 'int' ? int(value) : float(value);
    }
    if (a.type === 'list' && b.type === 'list' && a.lost === undefined && b.lost === undefined)
      return machine.list([...a.items, ...b.items]);
    if (a.type === 'tuple' && b.type === 'tuple') return tuple([...a.items, ...b.items]);
    return machine.doubt('a sum of objects of these kinds');
  };

  const fromKeys = (name: string): ((one: string) => Value | undefined) | undefined =>
    name === 'dict'
      ? (one) =>
          one === 'fromkeys'
            ? machine.builtin('dict.fromkeys', ({ args }) =>
                machine.dict(items(args[0]).map((key) => [key, args[1] ?? NONE] as const)),
              )
            : undefined
      : name === 'str' || name === 'list'
        ? (one) =>
            machine.builtin(`${name}.${one}`, (args) =>
              expressions().apply(machine.attribute(args.args[0] as Value, one), {
                ...args,
                args: args.args.slice(1),
              }),
            )
        : undefined;

  /** What can do with values that are not known: they only pass through. */
  const LENIENT = new Set([
    'print',
    'dict',
    'list',
    'tuple',
    'getattr',
    'hasattr',
    'isinstance',
    'callable',
    'exec',
    'staticmethod',
    'exit',
    'quit',
    'filter',
    'zip',
    'enumerate',
  ]);

  const builtin = (name: string): Value | undefined => {
    if (known.has(name)) return known.get(name);
    let made: Value | undefined;
    const call = Object.hasOwn(table, name) ? table[name] : undefined;
    const exception = exceptionName(name);
    if (call !== undefined) {
      const attribute = fromKeys(name);
      const isClass = Object.hasOwn(TYPES, name);
      made = machine.builtin(name, call, {
        lenient: LENIENT.has(name),
        ...(attribute === undefined ? {} : { attribute }),
        ...(isClass ? { isClass } : {}),
      });
    } else if (exception !== undefined) {
      made = machine.builtin(
        exception,
        ({ args }) =>
          machine.native(exception, args, [], (one) =>
            one === 'args'
              ? tuple(args)
              : one === '__str__'
                ? machine.builtin('str', () =>
                    args.length === 1 && args[0]?.type === 'str' ? args[0] : machine.doubt('a message'),
                  )
                : undefined,
          ),
        { isClass: true, lenient: true },
      );
    } else if (name === '__debug__') made = bool(true);
    else if (OTHERS.has(name)) made = machine.unknown(`\`${name}\``);
    known.set(name, made);
    return made;
  };
  return builtin;
}

/** All other built-in names of Python: what they do is not followed. */
const OTHERS: ReadonlySet<string> = new Set(
  (
    'ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError ' +
    'BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ' +
    'ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis ' +
    'EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError ' +
    'FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ' +
    'ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError ' +
    'KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError ' +
    'NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning ' +
    'PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError ' +
    'RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit ' +
    'TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError ' +
    'UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ' +
    'ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr ' +
    'classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit ' +
    'filter float format frozenset getattr globals hasattr hash help hex id input int isinstance ' +
    'issubclass iter len license list locals map max memoryview min next object oct open ord pow ' +
    'print property quit range repr reversed round set setattr slice sorted staticmethod str sum ' +
    'super tuple type vars zip __builtins__ __import__ __build_class__ __loader__ __spec__ __package__ ' +
    '__annotations__ __cached__ __path__'
  ).split(' '),
);
