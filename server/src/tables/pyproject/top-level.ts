import type { DocumentContext } from '../../spec/context.ts';
import { asTable, type Member } from '../../toml/tree.ts';
import { topLevelAlias } from '../shared/aliases.ts';
import { isRequirementList } from '../shared/requirement-lists.ts';
import { fitsWithItems, keyIn } from '../shared/shape-check.ts';

/** The tables that the standard has at the top level. */
export const standardTables: readonly string[] = ['build-system', 'project', 'dependency-groups', 'tool'];

/** Whether a member of the root is a table rather than a single value. */
export const isTopLevel = ({ node }: Member): boolean =>
  asTable(node) !== undefined || node?.kind === 'table-array';

/** A key path at which a key of the top level belongs. */
export interface RightPlace {
  readonly path: readonly string[];
  /** Whether the value can stand there as it is. */
  readonly fits: boolean;
}

/**
 * Where a key at the top level belongs, the likeliest place first: a key of `[project]` or `[build-system]`, under its
 * own or another well-known name, or a list of requirements that is a dependency group or an extra. Empty where
 * nothing is known about it.
 */
export function placesOf({ registry }: DocumentContext, member: Member): readonly RightPlace[] {
  const place = (path: readonly string[]): RightPlace => {
    const shape = registry.describe(path)[0]?.shape;
    return {
      path,
      fits: shape !== undefined && member.node !== undefined && fitsWithItems(shape, member.node),
    };
  };
  for (const table of ['project', 'build-system']) {
    const shape = registry.tableAt([table]);
    if (shape !== undefined && keyIn(shape, member.name) !== undefined) return [place([table, member.name])];
  }
  const alias = topLevelAlias(member.name);
  if (alias !== undefined && !isToolName(member)) {
    return [
      alias.how === 'rename' || alias.how === 'move' ? place(alias.path) : { path: alias.path, fits: false },
    ];
  }
  if (isRequirementList(member.node)) {
    return [
      place(['dependency-groups', member.name]),
      place(['project', 'optional-dependencies', member.name]),
    ];
  }
  return [];
}

/** A table under a word that is a key elsewhere may as well be that of a tool: `[documentation]`. */
const isToolName = (member: Member): boolean => isTopLevel(member);
