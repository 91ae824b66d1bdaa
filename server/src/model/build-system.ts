import { type ArrayValue, asTable, type Member, type Table, type TomlDocument } from '../toml/tree.ts';
import { type ItemText, type Text, textOf, textsOf } from './text.ts';

/** `[build-system]` as it means. */
export interface BuildSystem {
  readonly table: Table | undefined;
  member(key: string): Member | undefined;
  readonly backend: Text | undefined;
  readonly requires: readonly ItemText[];
  readonly requiresArray: ArrayValue | undefined;
  readonly backendPath: readonly ItemText[];
}

/** Reads `[build-system]` of a document. */
export function buildSystemOf(tree: TomlDocument): BuildSystem {
  const table = asTable(tree.root.members.get('build-system')?.node);
  const member = (key: string): Member | undefined => table?.members.get(key);
  const requires = member('requires')?.node;
  return {
    table,
    member,
    backend: textOf(member('build-backend')?.node),
    requires: textsOf(requires),
    requiresArray: requires?.kind === 'array' ? requires : undefined,
    backendPath: textsOf(member('backend-path')?.node),
  };
}
