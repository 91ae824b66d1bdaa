import type { SetupEnvironment } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';
import { ancestorsOf } from './exceptions.ts';
import { lineOf } from './parse.ts';
import { Doubt, Exhausted, Raised } from './signals.ts';
import { contentOf, type Journal } from './state.ts';
import {
  type Builtin,
  type CallArgs,
  type CallSite,
  type Dict,
  keyOf,
  type List,
  type Mutable,
  type Native,
  type PySet,
  type Scope,
  type SourceFile,
  type Str,
  str,
  type Unknown,
  type Value,
} from './values.ts';

/** Where work is counted: a unit is about a microsecond. */
const BUDGET = 600_000;
/** Longer texts and lists are not made. */
const LARGEST = 4_000_000;

/** What every part of the evaluation shares. */
export interface Machine {
  readonly view: ProjectView;
  readonly environment: SetupEnvironment;
  /** Counts work; gives up when there is too much. */
  work(units?: number): void;
  readonly left: () => number;
  /** Where the evaluation is, for reasons. */
  readonly here: { source: SourceFile; offset: number; line(): number };
  unknown(reason: string): Unknown;
  doubt(reason: string): never;
  fail(type: string, message: string): never;
  /** How often something happened that could have raised an exception. */
  doubts: number;
  /** How many ways are followed of which only one is taken, and how many of those after an exception that may be. */
  readonly ways: { forks: number; handlers: number };
  readonly made: () => number;
  list(items: Value[], origin?: unknown): List;
  dict(entries?: Iterable<readonly [Value, Value]>): Dict;
  set(items?: Iterable<Value>): PySet;
  native(name: string, state: unknown, files: readonly string[], get: Native['get']): Native;
  builtin(name: string, call: (args: CallArgs) => Value, options?: BuiltinOptions): Builtin;
  /** To be called before an object changes. */
  touch(object: Mutable): void;
  readonly journals: Journal[];
  /** Forgets what an object holds, and what those in it hold. */
  lose(value: Value, unknown: Unknown): void;
  call(callee: Value, args: readonly Value[], named?: ReadonlyMap<string, Value>): Value;
  attribute(object: Value, name: string): Value;
  /** The items that iterating gives. */
  items(value: Value): readonly Value[];
  /** A text that is known. */
  text(value: Value | undefined): string;
  truthy(value: Value): boolean;
  /** Whether a module of Python's library has a name; `undefined` where it cannot be told. */
  hasName(module: string, name: string): boolean | undefined;
  /** Files of the project that were read. */
  readonly files: Set<string>;
  readonly site: () => CallSite;
  /** A serial number for an object that is made. */
  newScope(): number;
}

export interface BuiltinOptions {
  readonly lenient?: boolean;
  readonly self?: Value;
  readonly isClass?: boolean;
  readonly attribute?: (name: string) => Value | undefined;
}

/** The parts of the machine that need no evaluation. */
export function createCore(
  view: ProjectView,
  environment: SetupEnvironment,
): Omit<Machine, 'call' | 'attribute' | 'items' | 'text' | 'truthy' | 'hasName' | 'site'> {
  let used = 0;
  let serial = 0;
  const here = {
    source: { path: 'setup.py', text: '' } as SourceFile,
    offset: 0,
    line: (): number => lineOf(here.source.text, here.offset),
  };
  const journals: Journal[] = [];
  const core = {
    view,
    environment,
    here,
    doubts: 0,
    ways: { forks: 0, handlers: 0 },
    journals,
    files: new Set<string>(),
    left: () => BUDGET - used,
    made: () => serial,
    work(units = 1): void {
      used += units;
      if (used > BUDGET) throw new Exhausted('it takes too long to follow', here.line());
    },
    unknown(reason: string): Unknown {
      return { type: 'unknown', reason, line: here.line(), file: here.source.path };
    },
    doubt(reason: string): never {
      core.doubts++;
      throw new Doubt(core.unknown(reason));
    },
    fail(type: string, message: string): never {
      throw new Raised(
        type,
        ancestorsOf(type),
        message,
        core.native(type, [str(message)], [], () => undefined),
      );
    },
    list: (items: Value[], origin?: unknown): List => {
      if (items.length > LARGEST / 8) core.doubt('the list is too long');
      core.work(1 + items.length / 16);
      return { type: 'list', serial: ++serial, items, lost: undefined, origin };
    },
    dict(entries: Iterable<readonly [Value, Value]> = []): Dict {
      const map = new Map<string, readonly [Value, Value]>();
      let lost: Unknown | undefined;
      for (const [key, value] of entries) {
        const hash = keyOf(key);
        if (hash === undefined)
          lost ??= key.type === 'unknown' ? key : core.unknown('a key that is not known');
        else map.set(hash, [map.get(hash)?.[0] ?? key, value]);
      }
      core.work(1 + map.size / 8);
      return { type: 'dict', serial: ++serial, map, lost };
    },
    set(items: Iterable<Value> = []): PySet {
      const map = new Map<string, Value>();
      let lost: Unknown | undefined;
      for (const item of items) {
        const hash = keyOf(item);
        if (hash === undefined)
          lost ??= item.type === 'unknown' ? item : core.unknown('an item that is not known');
        else if (!map.has(hash)) map.set(hash, item);
      }
      core.work(1 + map.size / 8);
      return { type: 'set', serial: ++serial, map, lost };
    },
    native(name: string, state: unknown, files: readonly string[], get: Native['get']): Native {
      return { type: 'native', name, serial: ++serial, files, get, state, lost: undefined };
    },
    builtin(name: string, call: (args: CallArgs) => Value, options: BuiltinOptions = {}): Builtin {
      const { lenient = false, ...rest } = options;
      return { type: 'builtin', name, call, lenient, ...rest };
    },
    touch(object: Mutable): void {
      const journal = journals.at(-1);
      if (journal !== undefined && object.serial <= journal.from && !journal.before.has(object)) {
        core.work(1 + sizeOf(object) / 8);
        journal.before.set(object, contentOf(object));
      }
      if (object.type === 'list') object.origin = undefined;
    },
    lose(value: Value, unknown: Unknown): void {
      const waiting: Value[] = [value];
      const seen = new Set<Value>();
      while (waiting.length > 0) {
        const one = waiting.pop() as Value;
        if (seen.has(one) || seen.size > 10_000) continue;
        seen.add(one);
        if (one.type === 'tuple') waiting.push(...one.items);
        else if (one.type === 'list') {
          waiting.push(...one.items);
          core.touch(one);
          Object.assign(one, { items: [], lost: unknown });
        } else if (one.type === 'dict') {
          for (const [, inner] of one.map.values()) waiting.push(inner);
          core.touch(one);
          Object.assign(one, { map: new Map(), lost: unknown });
        } else if (one.type === 'set') {
          core.touch(one);
          Object.assign(one, { map: new Map(), lost: unknown });
        } else if (one.type === 'instance') {
          waiting.push(...one.map.values());
          core.touch(one);
          Object.assign(one, { map: new Map(), lost: unknown });
        } else if (one.type === 'native' && !IMMUTABLE.has(one.name)) {
          core.touch(one);
          one.lost = unknown;
        }
      }
    },
    newScope: (): number => ++serial,
  };
  return core;
}

const IMMUTABLE: ReadonlySet<string> = new Set(['Path', 'Match', 'Pattern', 'type']);

const sizeOf = (object: Mutable): number =>
  object.type === 'list' ? object.items.length : object.type === 'native' ? 1 : object.map.size;

/** 11 of Python 3.11. */
export const minorOf = ({ python }: SetupEnvironment): number => Number(python.split('.')[1] ?? 0);

/** Makes a scope. */
export function scopeOf(
  kind: Scope['kind'],
  source: SourceFile,
  parent: Scope | undefined,
  serial: number,
): Scope {
  const globals = kind === 'module' ? undefined : (parent?.globals ?? parent);
  return {
    type: 'scope',
    serial,
    map: new Map(),
    lost: undefined,
    kind,
    parent,
    globals,
    elsewhere: new Map(),
    source,
  };
}

/** A text made from others: it comes from all their files, and is not longer than allowed. */
export function textFrom(
  machine: Pick<Machine, 'work' | 'doubt'>,
  value: string,
  ...files: (readonly string[])[]
): Str {
  if (value.length > LARGEST) machine.doubt('the text is too long');
  machine.work(value.length / 256);
  return str(value, unite(files));
}

export function unite(files: readonly (readonly string[])[]): readonly string[] {
  const some = files.filter((one) => one.length > 0);
  if (some.length <= 1) return some[0] ?? [];
  return [...new Set(some.flat())];
}
