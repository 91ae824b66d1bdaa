import type { Origin } from '../model.ts';
import type { FileUse, FoundPackages, PythonValue } from '../setup-py/reading.ts';

/** An argument of `setup()`, from setup.py or from setup.cfg, where setuptools reads the same arguments. */
export interface Keyword {
  readonly value: PythonValue;
  readonly from: Origin;
  readonly files: readonly FileUse[];
  /** setuptools reads it at build time, as `attr:` and `file:` of setup.cfg say. */
  readonly reads?:
    | { readonly kind: 'attr'; readonly attr: string }
    | { readonly kind: 'file'; readonly files: readonly string[] };
}

export type Keywords = ReadonlyMap<string, Keyword>;

export const strOf = (value: string): PythonValue => ({ kind: 'str', value, files: [] });

export const listOf = (values: readonly string[], found?: FoundPackages): PythonValue => ({
  kind: 'list',
  items: values.map(strOf),
  ...(found === undefined ? {} : { found }),
});

export const dictOf = (entries: readonly (readonly [string, PythonValue])[]): PythonValue => ({
  kind: 'dict',
  entries: entries.map(([key, value]) => [strOf(key), value] as const),
});

/** Whether Python takes the value for false, as it does for what is empty. */
export function isFalsy(value: PythonValue): boolean {
  switch (value.kind) {
    case 'none':
      return true;
    case 'object':
      return false;
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.length === 0;
    case 'dict':
      return value.entries.length === 0;
    default:
      return value.value === '' || value.value === 0 || value.value === false;
  }
}

export const textOf = (value: PythonValue | undefined): string | undefined =>
  value?.kind === 'str' ? value.value : undefined;

/** The strings of a list, tuple or set; `undefined` where something else is in it. */
export function stringsOf(value: PythonValue | undefined): readonly string[] | undefined {
  if (value?.kind !== 'list' && value?.kind !== 'tuple' && value?.kind !== 'set') return undefined;
  const texts = value.items.map(textOf);
  return texts.every((text) => text !== undefined) ? (texts as string[]) : undefined;
}

/** The strings of a list and of lists within it, which setuptools takes for one where it reads requirements. */
export function stringsWithin(value: PythonValue | undefined): readonly string[] | undefined {
  if (value?.kind !== 'list' && value?.kind !== 'tuple' && value?.kind !== 'set') return undefined;
  const found: string[] = [];
  const waiting: PythonValue[] = [...value.items].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'str') found.push(next.value);
    else if (next.kind === 'list' || next.kind === 'tuple' || next.kind === 'set')
      waiting.push(...[...next.items].reverse());
    else return undefined;
  }
  return found;
}

/** The entries of a dictionary with strings for keys. */
export function entriesOf(
  value: PythonValue | undefined,
): readonly (readonly [string, PythonValue])[] | undefined {
  if (value?.kind !== 'dict') return undefined;
  const entries = value.entries.map(([key, item]) => [textOf(key), item] as const);
  return entries.every(([key]) => key !== undefined)
    ? (entries as (readonly [string, PythonValue])[])
    : undefined;
}

/** One text for equal values, without where they came from. */
export function fingerprint(value: PythonValue): string {
  return JSON.stringify(value, (key, item) =>
    key === 'files' || key === 'line' || key === 'found' ? undefined : item,
  );
}
