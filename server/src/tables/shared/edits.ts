import { lazy } from '../../model/lazy.ts';
import type { Fix } from '../../spec/finding.ts';
import type { Path } from '../../spec/registry.ts';
import { type Edit, replace } from '../../text/span.ts';
import {
  insertItem,
  moveMembers,
  type Placement,
  removeItem,
  removeMember,
  setKey,
} from '../../toml/edit.ts';
import { writeKey } from '../../toml/strings.ts';
import type { ArrayValue, Member, Pair, TomlDocument } from '../../toml/tree.ts';
import { keyPartsOf } from './key-parts.ts';

export { prefixMemberEdits, renameMemberEdits } from './key-parts.ts';

/*
 * Fixes that need a look at the whole document. Their edits are made when they are read, since most findings are only
 * shown: thousands of them must not cost thousands of such looks.
 */

/** A fix whose edits are made when they are first read. */
export function lazyFix(
  kind: Fix['kind'],
  title: string,
  changes: readonly Path[],
  make: () => readonly Edit[],
): Fix {
  const edits = lazy(make);
  return {
    kind,
    title,
    changes,
    get edits() {
      return edits();
    },
  };
}

/** Takes an item out of an array; `path` is that of the array. */
export const removeItemFix = (
  tree: TomlDocument,
  array: ArrayValue,
  index: number,
  path: Path,
  title: string,
  kind: Fix['kind'] = 'ask',
): Fix => lazyFix(kind, title, [path], () => removeItem(tree, array, index));

/** Adds an item, written in TOML, to the end of an array. */
export const addItemFix = (
  tree: TomlDocument,
  array: ArrayValue,
  item: string,
  path: Path,
  title: string,
): Fix => lazyFix('ask', title, [path], () => insertItem(tree, array, array.items.length, item));

/** Adds `key` with a value written in TOML to a table, which is made where it is missing. */
export const addPairFix = (tree: TomlDocument, table: Path, key: string, value: string, title: string): Fix =>
  lazyFix('ask', title, [[...table, key]], () => setKey(tree, table, key, value, placements[key]));

/** Where keys go that are added: after what people write before them. */
const placements: Readonly<Record<string, Placement>> = {
  name: { before: 'version' },
  version: { after: 'name' },
  dynamic: { after: 'name' },
  requires: { before: 'build-backend' },
};

/** Takes away the member at `path` with all that it holds. */
export const removeMemberFix = (
  tree: TomlDocument,
  path: Path,
  title: string,
  kind: Fix['kind'] = 'ask',
): Fix => lazyFix(kind, title, [path], () => removeMember(tree, path));

/** Moves members of one table to another, which is made where it is missing; comments go with them. */
export function moveMembersFix(
  tree: TomlDocument,
  members: readonly Member[],
  from: Path,
  to: Path,
  title: string,
): Fix {
  const names = members.map(({ name }) => name);
  const changes = [...names.map((name) => [...from, name]), ...names.map((name) => [...to, name])];
  return lazyFix('ask', title, changes, () => moveMembers(tree, from, names, to));
}

/** Moves one member to another table; `to` is its new path, whose last name may be another. */
export function moveMemberFix(tree: TomlDocument, member: Member, from: Path, to: Path, title: string): Fix {
  const name = String(to.at(-1));
  if (name === member.name) return moveMembersFix(tree, [member], from.slice(0, -1), to.slice(0, -1), title);
  // A table with headers of its own that only gets a longer name: the headers say all there is.
  if (member.pair === undefined && from.slice(0, -1).every((step, i) => step === to[i])) {
    const steps = to.slice(from.length - 1).map((step) => writeKey(String(step)));
    return lazyFix('ask', title, [from, to], () =>
      keyPartsOf(member).map((part) => replace(part.span, steps.join('.'))),
    );
  }
  return lazyFix('ask', title, [from, to], () => {
    const value = member.pair?.value;
    if (value === undefined) return [];
    const added = setKey(tree, to.slice(0, -1), name, tree.text.slice(value.span.start, value.span.end));
    return added.length === 0 ? [] : [...added, ...removeMember(tree, from)];
  });
}

/** The pairs above the first header. */
export function headPairs(tree: TomlDocument): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const statement of tree.statements) {
    if (statement.kind === 'header') break;
    if (statement.kind === 'pair') pairs.push(statement);
  }
  return pairs;
}
