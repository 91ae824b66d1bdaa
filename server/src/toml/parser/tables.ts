import type { Span } from '../../text/span.ts';
import type {
  Header,
  Key,
  KeyPart,
  Member,
  Pair,
  Table,
  TableArray,
  TomlNode,
  TomlProblemCode,
} from '../tree.ts';
import { clip, type Reader, report } from './reader.ts';

/*
 * What the statements mean: tables and their members (TOML 1.0 "Table", "Dotted keys", "Array of Tables").
 * The first definition of a key stays; a later one is reported with the place of the first.
 */

/** The types of the tree while it is made. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface TableDraft extends Draft<Omit<Table, 'members' | 'headers'>> {
  members: Map<string, MemberDraft>;
  headers: Header[];
}

export interface MemberDraft extends Draft<Omit<Member, 'duplicates'>> {
  duplicates: KeyPart[];
}

interface ArrayDraft extends Draft<Omit<TableArray, 'tables'>> {
  tables: TableDraft[];
}

const NONE: KeyPart[] = [];
const NO_HEADERS: Header[] = [];

export function createTable(form: Table['form'], span: Span): TableDraft {
  return { kind: 'table', form, members: new Map(), headers: NO_HEADERS, span };
}

function addHeader(table: TableDraft, header: Header): void {
  if (table.headers === NO_HEADERS) table.headers = [header];
  else table.headers.push(header);
}

function addDuplicate(member: MemberDraft, part: KeyPart): void {
  if (member.duplicates === NONE) member.duplicates = [part];
  else member.duplicates.push(part);
}

function addMember(
  table: TableDraft,
  key: KeyPart,
  node: TomlNode | undefined,
  pair: Pair | undefined,
): void {
  table.members.set(key.name, { name: key.name, key, node, pair, duplicates: NONE });
}

/** A key path for a message. */
function written(parts: readonly KeyPart[], count = parts.length): string {
  const names = parts.slice(0, Math.min(count, 8)).map((part) => part.name);
  return `\`${clip(names.join('.'))}${count > 8 ? '…' : ''}\``;
}

function refuse(
  r: Reader,
  code: TomlProblemCode,
  at: Span,
  message: string,
  first: Span,
  firstMessage: string,
): void {
  report(r, code, at.start, at.end, message, { related: { span: first, message: firstMessage } });
}

/**
 * Opens the table that a header names and gives it. A header that is refused opens one that nothing leads to, so that
 * its pairs are still read.
 */
export function openTable(r: Reader, root: TableDraft, header: Header, incomplete: boolean): TableDraft {
  const form = header.array ? 'element' : 'header';
  const detached = createTable(form, header.span);
  const { parts } = header.key;
  if (parts.length === 0) return detached;

  let table = root;
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i] as KeyPart;
    const member = table.members.get(part.name);
    if (member === undefined) {
      const next = createTable('implicit', part.span);
      addMember(table, part, next as Table, undefined);
      table = next;
      continue;
    }
    const next = tableBehind(member.node);
    if (next === undefined) {
      if (incomplete) return detached;
      addDuplicate(member, part);
      const value =
        member.node?.kind === 'inline-table' ? 'an inline table, which is complete as it stands' : 'no table';
      const message = `${written(parts, i + 1)} is ${value}, so \`[${clip(names(header.key))}]\` cannot add to it.`;
      const code = member.node?.kind === 'inline-table' ? 'table-redefined' : 'not-a-table';
      refuse(r, code, part.span, message, member.key.span, 'It is defined here.');
      return detached;
    }
    table = next;
  }
  const last = parts[parts.length - 1] as KeyPart;
  if (incomplete) return openIncomplete(table, last, detached);
  const member = table.members.get(last.name);
  return header.array
    ? openElement(r, table, member, header, last, detached)
    : openHeader(r, table, member, header, last, detached);
}

const names = (key: Key): string =>
  key.parts
    .slice(0, 8)
    .map((part) => part.name)
    .join('.');

/** A header with a missing part opens what its parts name, where nothing else does, and defines nothing. */
function openIncomplete(table: TableDraft, last: KeyPart, detached: TableDraft): TableDraft {
  const member = table.members.get(last.name);
  if (member === undefined) {
    const next = createTable('implicit', last.span);
    addMember(table, last, next as Table, undefined);
    return next;
  }
  return member.node?.kind === 'table' && member.node.form === 'implicit'
    ? (member.node as TableDraft)
    : detached;
}

function tableBehind(node: TomlNode | undefined): TableDraft | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'table') return node as TableDraft;
  return node.kind === 'table-array' ? (node.tables[node.tables.length - 1] as TableDraft) : undefined;
}

function openHeader(
  r: Reader,
  table: TableDraft,
  member: MemberDraft | undefined,
  header: Header,
  last: KeyPart,
  detached: TableDraft,
): TableDraft {
  if (member === undefined) {
    addMember(table, last, detached as Table, undefined);
    addHeader(detached, header);
    return detached;
  }
  const node = member.node;
  const name = written(header.key.parts);
  if (node?.kind === 'table' && node.form === 'implicit') {
    const found = node as TableDraft;
    found.form = 'header';
    found.span = header.span;
    addHeader(found, header);
    return found;
  }
  addDuplicate(member, last);
  if (node?.kind === 'table' && node.form === 'header') {
    const first = node.headers[0]?.span ?? member.key.span;
    addHeader(node as TableDraft, header);
    const message = `The table ${name} is defined twice: move its keys under the first header.`;
    refuse(r, 'duplicate-table', header.span, message, first, 'The first header stands here.');
  } else if (node?.kind === 'table') {
    const message = `The table ${name} is already made by a dotted key; a header cannot define it again.`;
    refuse(r, 'table-redefined', header.span, message, member.key.span, 'The dotted key stands here.');
  } else if (node?.kind === 'table-array') {
    const message = `${name} is an array of tables: write \`[[${clip(names(header.key))}]]\` for its next element, or rename one.`;
    refuse(r, 'table-redefined', header.span, message, member.key.span, 'The first element stands here.');
  } else {
    const message =
      node?.kind === 'inline-table'
        ? `The table ${name} is already written as an inline table, which is complete as it stands.`
        : `${name} already has a value, so no header can make it a table.`;
    const code = node?.kind === 'inline-table' ? 'duplicate-table' : 'duplicate-key';
    refuse(r, code, header.span, message, member.key.span, 'It is defined here.');
  }
  return detached;
}

function openElement(
  r: Reader,
  table: TableDraft,
  member: MemberDraft | undefined,
  header: Header,
  last: KeyPart,
  detached: TableDraft,
): TableDraft {
  if (member === undefined) {
    const array: ArrayDraft = { kind: 'table-array', tables: [detached], span: header.span };
    addMember(table, last, array as TableArray, undefined);
    addHeader(detached, header);
    return detached;
  }
  const node = member.node;
  if (node?.kind === 'table-array') {
    (node as ArrayDraft).tables.push(detached);
    addHeader(detached, header);
    return detached;
  }
  addDuplicate(member, last);
  const name = written(header.key.parts);
  const is =
    node?.kind === 'table' || node?.kind === 'inline-table'
      ? 'is a table'
      : node?.kind === 'array'
        ? 'is an array with its items between brackets'
        : 'already has a value';
  const message = `${name} ${is}, so \`[[${clip(names(header.key))}]]\` cannot add an element.`;
  refuse(r, 'table-redefined', header.span, message, member.key.span, 'It is defined here.');
  return detached;
}

/** Puts a pair into the table in which its key path starts. */
export function definePair(r: Reader, start: TableDraft, pair: Pair): void {
  const { parts } = pair.key;
  let table = start;
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i] as KeyPart;
    const member = table.members.get(part.name);
    if (member === undefined) {
      const next = createTable('dotted', part.span);
      addMember(table, part, next as Table, undefined);
      table = next;
      continue;
    }
    const node = member.node;
    if (node?.kind === 'table' && (node.form === 'dotted' || node.form === 'implicit')) {
      table = node as TableDraft;
      // A table that so far was only on the way to another one is defined by this key from now on.
      if (table.form === 'implicit') table.form = 'dotted';
      continue;
    }
    addDuplicate(member, part);
    refuseDotted(r, pair, i, member);
    return;
  }
  const last = parts[parts.length - 1] as KeyPart;
  const member = table.members.get(last.name);
  if (member === undefined) {
    addMember(table, last, pair.value, pair);
    return;
  }
  addDuplicate(member, last);
  const what =
    member.node?.kind === 'table' || member.node?.kind === 'table-array'
      ? 'is already a table'
      : 'is defined twice';
  const message = `${written(parts)} ${what}: remove one of the two.`;
  refuse(r, 'duplicate-key', pair.key.span, message, member.key.span, 'The first definition stands here.');
}

function refuseDotted(r: Reader, pair: Pair, index: number, member: MemberDraft): void {
  const part = pair.key.parts[index] as KeyPart;
  const name = written(pair.key.parts, index + 1);
  const node = member.node;
  if (node?.kind === 'table') {
    const message = `The table ${name} has a header of its own: write the key there.`;
    refuse(
      r,
      'table-redefined',
      part.span,
      message,
      node.headers[0]?.span ?? member.key.span,
      'The header stands here.',
    );
  } else if (node?.kind === 'table-array' || node?.kind === 'inline-table') {
    const is =
      node.kind === 'table-array' ? 'an array of tables' : 'an inline table, which is complete as it stands';
    const message = `${name} is ${is}; a dotted key cannot add to it.`;
    refuse(r, 'table-redefined', part.span, message, member.key.span, 'It is defined here.');
  } else {
    const message = `${name} already has a value that is no table, so no key can stand in it.`;
    refuse(r, 'not-a-table', part.span, message, member.key.span, 'It is defined here.');
  }
}
