import { lazy } from '../model/lazy.ts';
import { alternatives } from './alternatives.ts';
import type { KeySpec, Shape, TableShape } from './shape.ts';

/** Tables of which one is meant, as one table: every key that any of them knows, required where all of them ask for it. */
export function unionOf(tables: readonly TableShape[]): TableShape {
  const [first, second] = tables;
  if (first === undefined) return { type: 'table', keys: [], open: true };
  if (second === undefined) return first;
  const keys = lazy(() => unionOfKeys(tables));
  const patterns = tables.flatMap((table) => table.patterns ?? []);
  const rest = tables.find((table) => table.rest !== undefined)?.rest;
  return {
    type: 'table',
    get keys() {
      return keys();
    },
    ...(patterns.length === 0 ? {} : { patterns }),
    ...(rest === undefined ? {} : { rest }),
    ...(tables.some(({ open }) => open) ? { open: true } : {}),
    ...(tables.some(({ extensible }) => extensible) ? { extensible: true } : {}),
    ...(tables.some(({ sameSeparators }) => sameSeparators) ? { sameSeparators: true } : {}),
  };
}

function unionOfKeys(tables: readonly TableShape[]): readonly KeySpec[] {
  const byName = new Map<string, KeySpec[]>();
  for (const { keys } of tables) {
    for (const key of keys) {
      const same = byName.get(key.name) ?? [];
      same.push(key);
      byName.set(key.name, same);
    }
  }
  return [...byName.values()].map((same) => unionOfKey(same, tables.length));
}

function unionOfKey(same: readonly KeySpec[], tables: number): KeySpec {
  const first = same[0] as KeySpec;
  const required = same.length === tables && same.every((key) => key.required === true);
  if (same.length === 1) return required === (first.required === true) ? first : withoutRequired(first);
  const shape = lazy((): Shape => {
    const shapes = [...new Set(same.flatMap((key) => alternatives(key.shape)))];
    return shapes.length === 1 ? (shapes[0] as Shape) : { type: 'one-of', of: shapes };
  });
  return Object.defineProperties(withoutRequired(first), {
    ...(required ? { required: { value: true, enumerable: true } } : {}),
    shape: { get: shape, enumerable: true },
    docs: { get: () => same.find(({ docs }) => docs !== '')?.docs ?? '', enumerable: true },
  });
}

/** The same key, its costly parts still read when they are asked for. */
function withoutRequired(key: KeySpec): KeySpec {
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(key)) as { required?: true };
  delete copy.required;
  return copy as KeySpec;
}
