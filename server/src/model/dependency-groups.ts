import { normalizeName } from '../standards/names.ts';
import {
  type ArrayValue,
  asItems,
  asTable,
  type KeyPart,
  type Member,
  type Table,
  type TomlDocument,
  type Value,
} from '../toml/tree.ts';
import { type ItemText, type Text, textOf } from './text.ts';

/** `[dependency-groups]` as it means. */
export interface DependencyGroups {
  readonly table: Table | undefined;
  readonly all: readonly DependencyGroup[];
  /** The group of a name, compared after normalisation. */
  find(name: string): DependencyGroup | undefined;
}

export interface DependencyGroup {
  readonly name: string;
  readonly normalized: string;
  readonly key: KeyPart;
  readonly member: Member;
  /** `undefined` where the value is no array between brackets; `[[dependency-groups.name]]` gives items only. */
  readonly array: ArrayValue | undefined;
  readonly items: readonly GroupItem[];
}

export type GroupItem =
  | { readonly kind: 'requirement'; readonly text: ItemText }
  | {
      readonly kind: 'include';
      readonly node: Value | Table;
      readonly table: Table;
      readonly index: number;
      readonly group: Text;
    }
  | { readonly kind: 'other'; readonly node: Value | Table; readonly index: number };

/** Reads `[dependency-groups]` of a document. */
export function dependencyGroupsOf(tree: TomlDocument): DependencyGroups {
  const table = asTable(tree.root.members.get('dependency-groups')?.node);
  const all = [...(table?.members.values() ?? [])].map(groupOf);
  const byName = new Map<string, DependencyGroup>();
  for (const group of all) if (!byName.has(group.normalized)) byName.set(group.normalized, group);
  return { table, all, find: (name) => byName.get(normalizeName(name)) };
}

function groupOf(member: Member): DependencyGroup {
  const array = member.node?.kind === 'array' ? member.node : undefined;
  return {
    name: member.name,
    normalized: normalizeName(member.name),
    key: member.key,
    member,
    array,
    items: (asItems(member.node) ?? []).map((node, index) => itemOf(node, index, array)),
  };
}

function itemOf(node: Value | Table, index: number, array: ArrayValue | undefined): GroupItem {
  const text = textOf(node);
  if (text !== undefined && array !== undefined)
    return { kind: 'requirement', text: { ...text, array, index } };
  const table = asTable(node);
  const group = textOf(table?.members.get('include-group')?.node);
  if (table === undefined || group === undefined || table.members.size !== 1)
    return { kind: 'other', node, index };
  return { kind: 'include', node, table, index, group };
}
