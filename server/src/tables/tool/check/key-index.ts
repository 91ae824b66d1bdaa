import { alternatives } from '../../../spec/alternatives.ts';
import type { Registry } from '../../../spec/registry.ts';
import type { TableShape } from '../../../spec/shape.ts';
import type { ToolSpec } from '../../../spec/tool.ts';

const DEEPEST = 3;
const MOST_TABLES = 300;
const known = new WeakMap<Registry, Map<ToolSpec, ReadonlyMap<string, readonly (readonly string[])[]>>>();

/** Where a tool has a key of this name in tables whose own names are fixed, the nearest first; the paths of the keys. */
export function placesOfKey(
  registry: Registry,
  tool: ToolSpec,
  name: string,
): readonly (readonly string[])[] {
  const tools =
    known.get(registry) ?? new Map<ToolSpec, ReadonlyMap<string, readonly (readonly string[])[]>>();
  known.set(registry, tools);
  const index = tools.get(tool) ?? indexOf(registry, tool);
  tools.set(tool, index);
  return index.get(name) ?? [];
}

function indexOf(registry: Registry, tool: ToolSpec): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  const open: { shape: TableShape; path: readonly string[]; depth: number }[] = [];
  for (const { path } of tool.tables) {
    const shape = registry.tableAt(path);
    if (shape !== undefined) open.push({ shape, path, depth: 0 });
  }
  for (let i = 0; i < open.length && i < MOST_TABLES; i++) {
    const { shape, path, depth } = open[i] as (typeof open)[number];
    for (const key of shape.keys) {
      if (key.removed !== undefined || key.deprecated !== undefined) continue;
      const here = [...path, key.name];
      const places = found.get(key.name) ?? [];
      if (!places.some((place) => place.join('\0') === here.join('\0'))) places.push(here);
      found.set(key.name, places);
      if (depth >= DEEPEST) continue;
      for (const inner of alternatives(key.shape))
        if (inner.type === 'table') open.push({ shape: inner, path: here, depth: depth + 1 });
    }
  }
  return found;
}
