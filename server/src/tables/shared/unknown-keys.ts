import type { Registry } from '../../spec/registry.ts';
import type { TableShape } from '../../spec/shape.ts';
import { closest } from '../../standards/closest.ts';
import type { Table } from '../../toml/tree.ts';
import { aliasOf } from './aliases.ts';
import { keyIn } from './shape-check.ts';

/**
 * Whether a table without `key` has an unknown key that most likely is it, misspelt: then that one is reported, and not
 * that `key` is missing.
 */
export function isMisspelt(registry: Registry, table: Table, path: readonly string[], key: string): boolean {
  const shape = registry.tableAt(path);
  if (shape === undefined) return false;
  const unknown = [...table.members.keys()].filter((name) => keyIn(shape, name) === undefined).slice(0, 50);
  return unknown.some((name) => meantKey(shape, table, name, path) === key);
}

/** The key of the same table that was meant by an unknown one, by another name that it is known under, or by a slip. */
export function meantKey(
  shape: TableShape,
  table: Table,
  name: string,
  path: readonly string[],
): string | undefined {
  const alias = aliasOf(name, path);
  if (alias !== undefined)
    return alias.path.length === path.length + 1 && alias.how === 'rename' ? alias.path.at(-1) : undefined;
  const free = shape.keys.filter((key) => !table.members.has(key.name)).map((key) => key.name);
  return (
    closest(name, free) ??
    closest(
      name,
      shape.keys.map((key) => key.name),
    )
  );
}
