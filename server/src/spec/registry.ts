import { asTable, type Table } from '../toml/tree.ts';
import { alternatives } from './alternatives.ts';
import type { Data } from './data.ts';
import type { Rule } from './rule.ts';
import type { KeySpec, RestSpec, Shape, TableShape, TableSpec } from './shape.ts';
import { keyNamed, restFor } from './table-keys.ts';
import { unionOf } from './table-union.ts';
import type { ToolSpec } from './tool.ts';

export { alternatives } from './alternatives.ts';

export type Path = readonly (string | number)[];

/** What the registered tables say about one key path. */
export interface Described {
  /** The shape of the value there. */
  readonly shape: Shape;
  /** The key's own description, for a listed key. */
  readonly key?: KeySpec;
  /** The description that stands for all keys of a table whose names the project chooses. */
  readonly rest?: RestSpec;
  /** The registered table, where the path is one. */
  readonly table?: TableSpec;
}

/** All that is listed: tables and rules. Built once by the composition root. */
export interface Registry {
  readonly tables: readonly TableSpec[];
  readonly rules: readonly Rule[];
  /** The tools whose tables are known, by the order of the list. */
  readonly tools: readonly ToolSpec[];
  rule(id: string): Rule | undefined;
  /** The rules that can find something in a document, in the order of `rules`: see `Rule.toolTables`. */
  rulesFor(root: Table): readonly Rule[];
  /** The tool that reads `[tool.<table>]`, by the first name of its tables. */
  toolOf(table: string): ToolSpec | undefined;
  /**
   * What is known about a key path, for tables, keys, array items (numbers) and inline tables alike; every shape that
   * fits, since a value may have several. Empty where nothing is known.
   */
  describe(path: Path): readonly Described[];
  /** The table shape in which keys of `path` are looked up; where a table may be of several kinds, all of them as one. */
  tableAt(path: Path): TableShape | undefined;
}

/** Builds the registry; later entries never replace earlier ones. */
export function createRegistry(
  standard: readonly TableSpec[],
  rules: readonly Rule[],
  data: Data,
  tools: readonly ToolSpec[] = [],
): Registry {
  const tables = [...standard, ...tools.flatMap((tool) => tool.tables)];
  const byTable = new Map(
    tools.flatMap((tool) => tool.tables.map(({ path }) => [path[1] as string, tool] as const)),
  );
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const roots = tree(tables);
  const shapes = new Map<TableSpec, TableShape>();
  const shapeOf = (table: TableSpec): TableShape => {
    const known = shapes.get(table);
    if (known !== undefined) return known;
    const made = typeof table.shape === 'function' ? table.shape(data) : table.shape;
    shapes.set(table, made);
    return made;
  };

  const describe = (path: Path): readonly Described[] => {
    let here: TableTree | undefined = roots;
    let found: readonly Described[] =
      roots.spec === undefined ? [] : [{ shape: shapeOf(roots.spec), table: roots.spec }];
    for (const step of path) {
      const next: TableTree | undefined = typeof step === 'string' ? here?.below.get(step) : undefined;
      const own = next?.spec;
      found =
        own === undefined
          ? found.flatMap(({ shape }) => inside(shape, step))
          : [{ shape: shapeOf(own), table: own }];
      here = next;
    }
    return found;
  };

  return Object.freeze({
    tables,
    rules,
    tools,
    toolOf: (table: string) => byTable.get(table),
    rule: (id: string) => byId.get(id),
    rulesFor: rulesByTables(rules, tools),
    describe,
    tableAt: (path: Path) => {
      const found = describe(path).flatMap(({ shape }) =>
        alternatives(shape).filter((one) => one.type === 'table'),
      );
      return found.length === 0 ? undefined : unionOf([...new Set(found)]);
    },
  });
}

/**
 * Picks the rules by the tables below `[tool]` that a document has. While somebody types these stay the same, so that the
 * rules of all other tools cost nothing.
 */
function rulesByTables(rules: readonly Rule[], tools: readonly ToolSpec[]): (root: Table) => readonly Rule[] {
  const needs = new Map<Rule, readonly string[]>();
  for (const { rules: own = [], tables } of tools)
    for (const rule of own) needs.set(rule, [...new Set(tables.map(({ path }) => path[1] as string))]);
  for (const rule of rules) {
    if (rule.toolTables === 'any') needs.delete(rule);
    else if (rule.toolTables !== undefined) needs.set(rule, rule.toolTables);
  }
  let known: { readonly present: readonly string[]; readonly picked: readonly Rule[] } | undefined;
  return (root) => {
    const members = asTable(root.members.get('tool')?.node)?.members;
    const present = members === undefined ? [] : [...members.keys()];
    if (known?.present.length === present.length && present.every((name, i) => known?.present[i] === name))
      return known.picked;
    const there = new Set(present);
    const picked = rules.filter((rule) => needs.get(rule)?.some((name) => there.has(name)) ?? true);
    known = { present, picked };
    return picked;
  };
}

function inside(shape: Shape, step: string | number): Described[] {
  const found: Described[] = [];
  for (const one of alternatives(shape)) {
    if (typeof step === 'number') {
      if (one.type === 'array') found.push({ shape: one.items });
    } else if (one.type === 'table') {
      const key = keyNamed(one, step);
      const rest = key === undefined ? restFor(one, step) : undefined;
      if (key !== undefined) found.push({ shape: key.shape, key });
      else if (rest !== undefined) found.push({ shape: rest.shape, rest });
    }
  }
  return found;
}

interface TableTree {
  spec?: TableSpec;
  readonly below: Map<string, TableTree>;
}

function tree(tables: readonly TableSpec[]): TableTree {
  const root: TableTree = { below: new Map() };
  for (const table of tables) {
    let here = root;
    for (const name of table.path) {
      let next = here.below.get(name);
      if (next === undefined) {
        next = { below: new Map() };
        here.below.set(name, next);
      }
      here = next;
    }
    here.spec ??= table;
  }
  return root;
}
