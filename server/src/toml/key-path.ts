import { lastAtOrBefore } from './search.ts';
import type { Header, Table, TomlDocument } from './tree.ts';
import { asTable } from './tree.ts';

/** Names and array indexes that lead from the root to a node. */
export type Path = readonly (string | number)[];

/**
 * The path of the table that a header opens: its names, with the index of the element after each array of tables. The last
 * index stands only where the header itself opens an element. A refused header gives the path as it is written.
 */
export function headerPath(doc: TomlDocument, header: Header): Path {
  const { parts } = header.key;
  const path: (string | number)[] = [];
  let table: Table | undefined = doc.root;
  for (let i = 0; i < parts.length; i++) {
    const name = parts[i]?.name ?? '';
    path.push(name);
    const node = table?.members.get(name)?.node;
    if (node?.kind !== 'table-array') {
      table = asTable(node);
      continue;
    }
    const last = i === parts.length - 1;
    if (last && !header.array) break;
    const index = lastAtOrBefore(node.tables, header.span.start);
    if (index >= 0) path.push(index);
    table = node.tables[index];
  }
  return path;
}

/** The path of the table under which the names before part `count` of a header lead (indexes as in `headerPath`). */
export function headerPrefix(doc: TomlDocument, header: Header, count: number): Path {
  const path: (string | number)[] = [];
  let table: Table | undefined = doc.root;
  for (const part of header.key.parts.slice(0, count)) {
    path.push(part.name);
    const node = table?.members.get(part.name)?.node;
    table = asTable(node);
    if (node?.kind !== 'table-array') continue;
    // The element that this very header opens is not yet there for the names before it.
    const index = lastAtOrBefore(node.tables, header.span.start - 1);
    if (index >= 0) path.push(index);
    table = node.tables[index];
  }
  return path;
}
