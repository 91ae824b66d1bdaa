import type { Path } from './key-path.ts';
import { headerOf, lastAtOrBefore } from './search.ts';
import type { Header, Member, Pair, Table, TomlDocument, TomlNode } from './tree.ts';
import { asItems, asTable } from './tree.ts';

export type { Path } from './key-path.ts';
export { headerPath } from './key-path.ts';
export { locate } from './locate.ts';
export type { HeaderPlace, ItemPlace, KeyPlace, MissingValuePlace, Place, ValuePlace } from './place.ts';

/** The node that a path of names and array indexes leads to from `root`; the empty path is `root` itself. */
export function lookup(root: TomlNode, path: Path): TomlNode | undefined {
  let node: TomlNode | undefined = root;
  for (const step of path) {
    node = typeof step === 'number' ? asItems(node)?.[step] : asTable(node)?.members.get(step)?.node;
    if (node === undefined) return undefined;
  }
  return node;
}

/** The member that a path's last name denotes; `undefined` where the path ends in an index or leads nowhere. */
export function memberAt(root: TomlNode, path: Path): Member | undefined {
  const name = path[path.length - 1];
  if (typeof name !== 'string') return undefined;
  return asTable(lookup(root, path.slice(0, -1)))?.members.get(name);
}

/** One node met by `walk`. `step` is its name or index in `parent`; the root has neither. */
export interface Visit {
  readonly node: TomlNode;
  readonly step: string | number | undefined;
  readonly parent: Visit | undefined;
  /** The member whose node this is; `undefined` for items, elements and the root. */
  readonly member: Member | undefined;
  readonly depth: number;
}

/** Every node below (and with) `root`, a parent before its children, members and items in order; any depth. */
export function* walk(root: TomlNode): Generator<Visit, void, undefined> {
  const waiting: Visit[] = [{ node: root, step: undefined, parent: undefined, member: undefined, depth: 0 }];
  for (;;) {
    const visit = waiting.pop();
    if (visit === undefined) return;
    yield visit;
    const children = childrenOf(visit);
    for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i] as Visit);
  }
}

function childrenOf(parent: Visit): Visit[] {
  const depth = parent.depth + 1;
  const table = asTable(parent.node);
  if (table !== undefined) {
    const children: Visit[] = [];
    for (const member of table.members.values()) {
      if (member.node !== undefined)
        children.push({ node: member.node, step: member.name, parent, member, depth });
    }
    return children;
  }
  const items = asItems(parent.node) ?? [];
  return items.map((node, step) => ({ node, step, parent, member: undefined, depth }));
}

/** The path of a node met by `walk`. */
export function pathOf(visit: Visit): Path {
  const path: (string | number)[] = new Array(visit.depth);
  for (let at: Visit | undefined = visit; at?.step !== undefined; at = at.parent)
    path[at.depth - 1] = at.step;
  return path;
}

/** The index of the last statement that begins at or before `offset`, a UTF-16 offset; -1 where none does. */
export const statementIndexAt = ({ statements }: TomlDocument, offset: number): number =>
  lastAtOrBefore(statements, offset);

/** The header statement that governs `offset`: the last one that begins at or before it. */
export const headerAt = ({ statements }: TomlDocument, offset: number): Header | undefined =>
  headerOf(statements, lastAtOrBefore(statements, offset));

/** The pairs written directly in a table: under its headers, in its braces, or at the top of the document. */
export function pairsOf(doc: TomlDocument, table: Table): readonly Pair[] {
  if (table === doc.root) {
    const first = doc.statements.findIndex((statement) => statement.kind === 'header');
    const top = first < 0 ? doc.statements : doc.statements.slice(0, first);
    return top.filter((statement) => statement.kind === 'pair');
  }
  return table.headers.flatMap((header) => (header.table === table ? header.pairs : []));
}
