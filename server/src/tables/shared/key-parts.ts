import { type Edit, insert, replace } from '../../text/span.ts';
import { writeKey } from '../../toml/strings.ts';
import type { KeyPart, Member, Table, TomlNode } from '../../toml/tree.ts';

/**
 * Every place where the name of a member is written: its own key, each header that leads to or through it, each dotted
 * key. In the order of the text; one step for each node below the member.
 */
export function keyPartsOf(member: Member): readonly KeyPart[] {
  const found = new Map<number, KeyPart>();
  const note = (parts: readonly KeyPart[], below: number): void => {
    const part = parts[parts.length - 1 - below];
    if (part !== undefined && part.name === member.name) found.set(part.span.start, part);
  };

  const open: { node: TomlNode | undefined; below: number }[] = [{ node: member.node, below: 0 }];
  if (member.pair !== undefined) note(member.pair.key.parts, 0);
  else found.set(member.key.span.start, member.key);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const table of tablesOf(at.node)) {
      for (const header of table.headers) note(header.key.parts, at.below);
      for (const inner of table.members.values()) {
        if (inner.pair === undefined) open.push({ node: inner.node, below: at.below + 1 });
        else note(inner.pair.key.parts, at.below + 1);
      }
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

const tablesOf = (node: TomlNode | undefined): readonly Table[] =>
  node?.kind === 'table' ? [node] : node?.kind === 'table-array' ? node.tables : [];

/** Writes another name wherever that of a member stands. */
export const renameMemberEdits = (member: Member, name: string): readonly Edit[] =>
  keyPartsOf(member).map((part) => replace(part.span, writeKey(name)));

/** Puts names before that of a member wherever it stands: `[black]` becomes `[tool.black]`. */
export const prefixMemberEdits = (member: Member, prefix: string): readonly Edit[] =>
  keyPartsOf(member).map((part) => insert(part.span.start, `${prefix}.`));
