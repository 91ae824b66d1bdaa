import { asItems, asTable, type TomlNode } from '../toml/tree.ts';
import type { ConfigValue } from './model.ts';

/** A node as plain values; dates as their text, what is broken left out. Deeper than `depth` nothing is read. */
export function plainValue(node: TomlNode | undefined, depth = 12): ConfigValue | undefined {
  if (node === undefined || depth === 0) return undefined;
  const table = asTable(node);
  if (table !== undefined) {
    const entries = [...table.members].flatMap(([name, { node: inner }]) => {
      const value = plainValue(inner, depth - 1);
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(entries);
  }
  const items = asItems(node);
  if (items !== undefined)
    return items.flatMap((item) => {
      const value = plainValue(item, depth - 1);
      return value === undefined ? [] : [value];
    });
  if (node.kind === 'integer') return Number(node.value);
  return node.kind === 'string' ||
    node.kind === 'float' ||
    node.kind === 'boolean' ||
    node.kind === 'datetime'
    ? node.value
    : undefined;
}

export const isText = (value: ConfigValue | undefined): value is string => typeof value === 'string';

/** The strings of a list; a single string is a list of one. */
export const textsIn = (value: ConfigValue | undefined): readonly string[] =>
  isText(value) ? [value] : Array.isArray(value) ? (value as readonly ConfigValue[]).filter(isText) : [];

export const isRecord = (value: ConfigValue | undefined): value is { readonly [key: string]: ConfigValue } =>
  typeof value === 'object' && !Array.isArray(value);

export const fieldsIn = (value: ConfigValue | undefined): readonly (readonly [string, ConfigValue])[] =>
  isRecord(value) ? Object.entries(value) : [];

/** Whether two values say the same. */
export const isSame = (one: ConfigValue | undefined, other: ConfigValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
