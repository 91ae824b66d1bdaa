import type { DocumentContext } from '../../../spec/context.ts';
import type { TableShape } from '../../../spec/shape.ts';
import type { ToolSpec, ToolTable } from '../../../spec/tool.ts';
import { noteReads, watchReads } from '../../../toml/reads.ts';
import { asTable, type Member, type Table } from '../../../toml/tree.ts';
import { compareTable } from './compare.ts';
import type { ToolProblem } from './problem.ts';

/** A table of a tool as it stands in the document. */
export interface PresentTable {
  readonly tool: ToolSpec;
  readonly table: ToolTable;
  readonly member: Member;
  readonly parent: Table;
}

/** The tables of known tools that a document has, in the order of the registry. */
export function presentTables({ registry, tree }: DocumentContext): readonly PresentTable[] {
  const root = asTable(tree.root.members.get('tool')?.node);
  if (root === undefined) return [];
  const found: PresentTable[] = [];
  for (const name of root.members.keys()) {
    const tool = registry.toolOf(name);
    for (const table of tool?.tables ?? []) {
      if (table.path[1] !== name || tool === undefined) continue;
      let parent: Table | undefined = root;
      for (const step of table.path.slice(1, -1)) parent = asTable(parent?.members.get(step)?.node);
      const member = parent?.members.get(table.path.at(-1) as string);
      if (parent !== undefined && member !== undefined) found.push({ tool, table, member, parent });
    }
  }
  return found;
}

const known = new WeakMap<DocumentContext, ReturnType<typeof watchReads<readonly ToolProblem[]>>>();

/** Everything in the tables of known tools that is not as their shapes say; computed once for a document. */
export function toolProblems(context: DocumentContext): readonly ToolProblem[] {
  const cached = known.get(context);
  if (cached !== undefined) {
    noteReads(cached.reads);
    return cached.value;
  }
  const found = watchReads(() => allProblems(context));
  known.set(context, found);
  return found.value;
}

const allProblems = (context: DocumentContext): readonly ToolProblem[] =>
  presentTables(context).flatMap(({ tool, table, member, parent }) => {
    const shape = context.registry.tableAt(table.path);
    return shape === undefined
      ? []
      : compareOwn(tool, table, member, parent, shape).filter((problem) => !isFilledInLater(problem));
  });

const VARIABLE = /\$[\w{]/;
/** What is left of a template in a file that becomes a pyproject.toml when a project is made of it. */
const TEMPLATE = /\{\{.*\}\}|\{%.*%\}/;

/** A string that holds another value by the time that the tool looks at it. */
const isFilledInLater = (problem: ToolProblem): boolean =>
  (problem.kind === 'type' || problem.kind === 'value') &&
  problem.node.kind === 'string' &&
  (TEMPLATE.test(problem.node.value) ||
    (problem.tool.expandsVariables === true && VARIABLE.test(problem.node.value)));

function compareOwn(
  tool: ToolSpec,
  table: ToolTable,
  member: Member,
  parent: Table,
  shape: TableShape,
): readonly ToolProblem[] {
  const others = new Set(tool.tables.filter((one) => one !== table).map(({ path }) => path.join('\0')));
  return compareTable(tool, member, parent, table.path, shape, (path) => others.has(path.join('\0')));
}
