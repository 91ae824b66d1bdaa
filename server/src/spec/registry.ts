import type { Data } from './data.ts';
import type { Rule } from './rule.ts';
import type { KeySpec, RestSpec, Shape, TableShape, TableSpec } from './shape.ts';

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
  rule(id: string): Rule | undefined;
  /**
   * What is known about a key path, for tables, keys, array items (numbers) and inline tables alike; every shape that
   * fits, since a value may have several. Empty where nothing is known.
   */
  describe(path: Path): readonly Described[];
  /** The table shape in which keys of `path` are looked up; the first that fits. */
  tableAt(path: Path): TableShape | undefined;
}

/** Builds the registry; later entries never replace earlier ones. */
export function createRegistry(tables: readonly TableSpec[], rules: readonly Rule[], data: Data): Registry {
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
    rule: (id: string) => byId.get(id),
    describe,
    tableAt: (path: Path) => {
      for (const { shape } of describe(path)) {
        const table = alternatives(shape).find((one) => one.type === 'table');
        if (table !== undefined) return table as TableShape;
      }
      return undefined;
    },
  });
}

/** The shapes a value may have, alternatives unfolded. */
export function alternatives(shape: Shape): readonly Shape[] {
  return shape.type === 'one-of' ? shape.of.flatMap(alternatives) : [shape];
}

function inside(shape: Shape, step: string | number): Described[] {
  const found: Described[] = [];
  for (const one of alternatives(shape)) {
    if (typeof step === 'number') {
      if (one.type === 'array') found.push({ shape: one.items });
    } else if (one.type === 'table') {
      const key = one.keys.find(({ name }) => name === step);
      if (key !== undefined) found.push({ shape: key.shape, key });
      else if (one.rest !== undefined) found.push({ shape: one.rest.shape, rest: one.rest });
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
