import type { Expression, Parameter, Statement } from './syntax.ts';

/** What a Python program computes with. Objects that change carry the serial number of their making. */
export type Value =
  | None
  | Bool
  | Int
  | Float
  | Str
  | Bytes
  | List
  | Tuple
  | Dict
  | PySet
  | Func
  | Builtin
  | ModuleObject
  | Class
  | Instance
  | Native
  | Opaque
  | Unknown;

export interface None {
  readonly type: 'none';
}
export interface Bool {
  readonly type: 'bool';
  readonly value: boolean;
}
export interface Int {
  readonly type: 'int';
  readonly value: number;
}
export interface Float {
  readonly type: 'float';
  readonly value: number;
}
export interface Str {
  readonly type: 'str';
  readonly value: string;
  /** The files of the project it was read from. */
  readonly files: readonly string[];
}
/** One character a byte. */
export interface Bytes {
  readonly type: 'bytes';
  readonly value: string;
  readonly files: readonly string[];
}
export interface List {
  readonly type: 'list';
  readonly serial: number;
  items: Value[];
  /** Why its content is not known any more. */
  lost: Unknown | undefined;
  /** What a library call says about the list as long as it is unchanged. */
  origin: unknown;
}
export interface Tuple {
  readonly type: 'tuple';
  readonly items: readonly Value[];
  /** The names of a named tuple. */
  readonly fields?: readonly string[];
}
export interface Dict {
  readonly type: 'dict';
  readonly serial: number;
  map: Map<string, readonly [Value, Value]>;
  lost: Unknown | undefined;
  /** `defaultdict`: what makes a missing value. */
  readonly factory?: Value;
}
export interface PySet {
  readonly type: 'set';
  readonly serial: number;
  map: Map<string, Value>;
  lost: Unknown | undefined;
}
export interface Func {
  readonly type: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly defaults: ReadonlyMap<string, Value>;
  /** The statements, or the expression of a lambda. */
  readonly body: readonly Statement[] | Expression;
  readonly scope: Scope;
  readonly generator: boolean;
  readonly node: { readonly start: number; readonly end: number };
}
export interface Builtin {
  readonly type: 'builtin';
  readonly name: string;
  call(args: CallArgs): Value;
  /** Whether it can do with values that are not known. */
  readonly lenient: boolean;
  /** The object it is a method of. */
  readonly self?: Value;
  /** What `isinstance` and `except` compare. */
  readonly isClass?: boolean;
  attribute?(name: string): Value | undefined;
}
export interface ModuleObject {
  readonly type: 'module';
  readonly name: string;
  get(name: string): Value | undefined;
  /** The names that a program has set itself, and those of a module of the project. */
  readonly scope: Scope | undefined;
  /** It is modelled here: nothing of it stands in the project. */
  readonly library: boolean;
}
export interface Class {
  readonly type: 'class';
  readonly name: string;
  readonly bases: readonly Value[];
  readonly scope: Scope;
  readonly source: string;
  readonly line: number;
}
export interface Instance {
  readonly type: 'instance';
  readonly serial: number;
  readonly of: Class;
  map: Map<string, Value>;
  lost: Unknown | undefined;
}
/** An object of a library that is modelled here: a path, a match, a file. */
export interface Native {
  readonly type: 'native';
  readonly name: string;
  readonly serial: number;
  readonly files: readonly string[];
  get(name: string): Value | undefined;
  /** What can change about it. */
  state: unknown;
  lost: Unknown | undefined;
}
/** Something of a library that exists, of which only the source text is known. */
export interface Opaque {
  readonly type: 'opaque';
  readonly name: string;
  readonly source: string;
  readonly line: number;
  /** A class or an object as others of its kind; else it may be something else, or missing. */
  readonly certain: boolean;
  /** It is there, whatever it is. */
  readonly exists?: boolean;
}
export interface Unknown {
  readonly type: 'unknown';
  readonly reason: string;
  readonly line: number;
  readonly file: string;
}

export type Mutable = List | Dict | PySet | Instance | Native | Scope;

/** The names of a module, function or class. */
export interface Scope {
  readonly type: 'scope';
  readonly serial: number;
  map: Map<string, Value>;
  lost: Unknown | undefined;
  readonly kind: 'module' | 'function' | 'class';
  readonly parent: Scope | undefined;
  readonly globals: Scope | undefined;
  /** Names that `global` or `nonlocal` declares to be another scope's. */
  readonly elsewhere: Map<string, Scope>;
  /** The file its code stands in. */
  source: SourceFile;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface CallArgs {
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** Further arguments may be passed that are not known. */
  readonly more: Unknown | undefined;
  readonly at: CallSite;
}

export interface CallSite {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
  /** The names in the order in which they are written, with their places. */
  readonly spans: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
}

export const NONE: None = { type: 'none' };
export const TRUE: Bool = { type: 'bool', value: true };
export const FALSE: Bool = { type: 'bool', value: false };
const NO_FILES: readonly string[] = [];

export const bool = (value: boolean): Bool => (value ? TRUE : FALSE);
export const int = (value: number): Int => ({ type: 'int', value });
export const float = (value: number): Float => ({ type: 'float', value });
export const str = (value: string, files: readonly string[] = NO_FILES): Str => ({
  type: 'str',
  value,
  files,
});
export const bytes = (value: string, files: readonly string[] = NO_FILES): Bytes => ({
  type: 'bytes',
  value,
  files,
});
export const tuple = (items: readonly Value[]): Tuple => ({ type: 'tuple', items });

/** Stands at the place of what is only known where the project is built. */
export const SOMEWHERE = '\uE000';
/** Stands at the place of a number that is not known, such as the last one of Python's version. */
export const SOMETHING = '\uE001';

const NAMES: Readonly<Partial<Record<Value['type'], string>>> = {
  none: 'NoneType',
  builtin: 'builtin_function_or_method',
  class: 'type',
};

/** The name of a value's type, as Python has it. */
export function typeName(value: Value): string {
  if (value.type === 'native' || value.type === 'opaque') return value.name;
  if (value.type === 'instance') return value.of.name;
  return NAMES[value.type] ?? value.type;
}

let identities = new WeakMap<object, number>();
let lastIdentity = 0;
const identity = (value: object): number => {
  let found = identities.get(value);
  if (found === undefined) {
    if (lastIdentity > 1e9) {
      identities = new WeakMap();
      lastIdentity = 0;
    }
    found = ++lastIdentity;
    identities.set(value, found);
  }
  return found;
};

/** A string that is the same for equal values; `undefined` for one that cannot be a key or is not known. */
export function keyOf(value: Value): string | undefined {
  switch (value.type) {
    case 'none':
      return 'n';
    case 'bool':
      return `i${value.value ? 1 : 0}`;
    case 'int':
    case 'float':
      return `i${value.value}`;
    case 'str':
      return value.value.includes(SOMETHING) ? undefined : `s${value.value}`;
    case 'bytes':
      return `b${value.value}`;
    case 'tuple': {
      const keys = value.items.map(keyOf);
      return keys.some((key) => key === undefined) ? undefined : `t${JSON.stringify(keys)}`;
    }
    case 'function':
    case 'builtin':
    case 'class':
    case 'module':
    case 'opaque':
      return `o${identity(value)}`;
    case 'native':
      return value.name === 'Path' ? `p${String(value.state)}` : undefined;
    default:
      return undefined;
  }
}

/** Whether two values are surely the same data; used where two ways through a program meet. */
export function same(a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  if (depth > 20) return false;
  if (a.type === 'list' && b.type === 'list')
    return a.lost === undefined && b.lost === undefined && all(a.items, b.items, depth);
  if (a.type === 'tuple' && b.type === 'tuple') return all(a.items, b.items, depth);
  if (a.type === 'dict' && b.type === 'dict') {
    if (a.lost !== undefined || b.lost !== undefined || a.map.size !== b.map.size) return false;
    return [...a.map].every(([key, [, value]]) => {
      const other = b.map.get(key);
      return other !== undefined && same(value, other[1], depth + 1);
    });
  }
  if (a.type === 'set' && b.type === 'set') {
    if (a.lost !== undefined || b.lost !== undefined || a.map.size !== b.map.size) return false;
    return [...a.map.keys()].every((key) => b.map.has(key));
  }
  if (a.type === 'opaque' && b.type === 'opaque') return a.source === b.source && a.line === b.line;
  if (a.type === 'builtin' && b.type === 'builtin') return a.name === b.name && a.self === b.self;
  if (a.type !== b.type || a.type === 'unknown') return false;
  const key = keyOf(a);
  return key !== undefined && key === keyOf(b);
}

const all = (a: readonly Value[], b: readonly Value[], depth: number): boolean =>
  a.length === b.length && a.every((value, index) => same(value, b[index] as Value, depth + 1));

/** All files that a value, or what it holds at its first level, was read from. */
export function filesOf(value: Value): readonly string[] {
  switch (value.type) {
    case 'str':
    case 'bytes':
    case 'native':
      return value.files;
    case 'list':
    case 'tuple': {
      const found = new Set<string>();
      for (const item of value.items.slice(0, 100)) {
        if (item.type === 'str' || item.type === 'bytes') for (const file of item.files) found.add(file);
      }
      return found.size === 0 ? NO_FILES : [...found];
    }
    default:
      return NO_FILES;
  }
}
