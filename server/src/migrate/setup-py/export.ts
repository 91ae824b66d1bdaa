import { lineOf } from '../python/parse.ts';
import { SOMETHING, SOMEWHERE, type Unknown, type Value } from '../python/values.ts';
import type { FoundPackages, PythonValue } from './reading.ts';

export type Exported =
  | { readonly value: PythonValue }
  | { readonly unknown: Pick<Unknown, 'reason' | 'line' | 'file'> };

class NotKnown {
  readonly unknown: Pick<Unknown, 'reason' | 'line' | 'file'>;
  constructor(unknown: Pick<Unknown, 'reason' | 'line' | 'file'>) {
    this.unknown = unknown;
  }
}

const MOST = 50_000;

/** A value of the program as plain data, or why it is not known. */
export function exportValue(value: Value, at: { line: number; file: string }): Exported {
  let made = 0;
  const no = (reason: string): never => {
    throw new NotKnown({ reason, ...at });
  };
  const convert = (one: Value, depth: number): PythonValue => {
    if (++made > MOST || depth > 40) return no('the value is too large');
    if ('lost' in one && one.lost !== undefined) throw new NotKnown(one.lost);
    switch (one.type) {
      case 'unknown':
        throw new NotKnown(one);
      case 'none':
        return { kind: 'none' };
      case 'bool':
      case 'int':
      case 'float':
        return { kind: one.type, value: one.value } as PythonValue;
      case 'str':
        if (one.value.includes(SOMEWHERE)) return no('it depends on where the project lies');
        if (one.value.includes(SOMETHING)) return no('it depends on the exact version of Python');
        return { kind: 'str', value: one.value, files: one.files };
      case 'bytes':
        return { kind: 'bytes', value: one.value };
      case 'list': {
        const items = one.items.map((item) => convert(item, depth + 1));
        return one.origin === undefined
          ? { kind: 'list', items }
          : { kind: 'list', items, found: one.origin as FoundPackages };
      }
      case 'tuple':
        return { kind: 'tuple', items: one.items.map((item) => convert(item, depth + 1)) };
      case 'set':
        return { kind: 'set', items: [...one.map.values()].map((item) => convert(item, depth + 1)) };
      case 'dict':
        return {
          kind: 'dict',
          entries: [...one.map.values()].map(
            ([key, inner]) => [convert(key, depth + 1), convert(inner, depth + 1)] as const,
          ),
        };
      case 'class':
        return { kind: 'object', type: one.name, source: one.name, line: one.line };
      case 'function': {
        const { source } = one.scope;
        return {
          kind: 'object',
          type: 'function',
          source: one.name,
          line: lineOf(source.text, one.node.start),
        };
      }
      case 'opaque':
        return { kind: 'object', type: one.name, source: one.source, line: one.line };
      case 'instance':
        return { kind: 'object', type: one.of.name, source: `${one.of.name}(…)`, line: one.of.line };
      case 'builtin':
        return { kind: 'object', type: 'function', source: one.name, line: at.line };
      case 'native':
        if (one.name === 'Path') {
          const path = String(one.state);
          return path.includes(SOMEWHERE)
            ? no('it depends on where the project lies')
            : { kind: 'object', type: 'Path', source: path, line: at.line };
        }
        return no(`an object of the kind ${one.name}`);
      default:
        return no('an object of this kind');
    }
  };
  try {
    return { value: convert(value, 0) };
  } catch (error) {
    if (error instanceof NotKnown) return { unknown: error.unknown };
    throw error;
  }
}

/** All files that a value was read from. */
export function filesIn(value: PythonValue): readonly string[] {
  const found = new Set<string>();
  const waiting: PythonValue[] = [value];
  while (waiting.length > 0) {
    const one = waiting.pop() as PythonValue;
    if (one.kind === 'str') for (const file of one.files) found.add(file);
    else if (one.kind === 'list' || one.kind === 'tuple' || one.kind === 'set') waiting.push(...one.items);
    else if (one.kind === 'dict') for (const pair of one.entries) waiting.push(...pair);
  }
  return [...found];
}
