import { textOf, textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { ToolSpec } from '../../../spec/tool.ts';
import { asTable, type TomlNode } from '../../../toml/tree.ts';
import { presentTables } from './problems.ts';

/** Whether a tool loads a plug-in that is not one of its own, which may read keys that nobody else knows. */
export function hasPlugIn(context: DocumentContext, tool: ToolSpec): boolean {
  const { plugIns } = tool;
  if (plugIns === undefined) return false;
  for (const present of presentTables(context)) {
    const table = present.tool === tool ? asTable(present.member.node) : undefined;
    if (table === undefined) continue;
    const below = [...table.members.values()].flatMap(({ node }) => asTable(node) ?? []);
    for (const one of [table, ...below])
      if (named(one.members.get(plugIns.key)?.node).some((name) => !name.startsWith(plugIns.own)))
        return true;
  }
  return false;
}

/** The names in an array, or in a text with commas between them. */
const named = (node: TomlNode | undefined): readonly string[] => [
  ...textsOf(node).map(({ value }) => value),
  ...(textOf(node)?.value.split(',') ?? []).map((name) => name.trim()).filter((name) => name !== ''),
];
