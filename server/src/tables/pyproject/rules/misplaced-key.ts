import type { DocumentContext } from '../../../spec/context.ts';
import type { Fix } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { asTable, type Member } from '../../../toml/tree.ts';
import { headPairs, moveMemberFix } from '../../shared/edits.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { listed, quoted } from '../../shared/words.ts';
import { isTopLevel, placesOf, type RightPlace, standardTables } from '../top-level.ts';

export const misplacedKey = defineRule({
  id: 'pyproject/misplaced-key',
  summary: 'A key stands at the top level, but belongs in a table.',
  why:
    'Nothing reads a single key at the top level. It gets there when a fragment is pasted without its header, or when a ' +
    'header was lost: `dependencies` belongs in `[project]`, a list of development tools in `[dependency-groups]`.',
  severity: 'warning',
  reference: 'pyproject-toml',
  examples: [
    {
      bad: 'name = "tool"\nversion = "1.0"\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\n',
    },
    {
      bad: 'dev = ["pytest>=8"]\n',
      fixed: '[dependency-groups]\ndev = ["pytest>=8"]\n',
      good: '[dependency-groups]\ndev = ["pytest>=8"]\n',
    },
    {
      bad: 'line-length = 100\n',
      good: '[tool.ruff]\nline-length = 100\n',
    },
  ],

  *check(context) {
    const { tree } = context;
    for (const member of tree.root.members.values()) {
      if (member.node === undefined || member.node.kind === 'broken' || standardTables.includes(member.name))
        continue;
      const places = placesOf(context, member);
      if (places.length === 0) {
        if (isTopLevel(member)) continue;
        yield {
          at: member.key.span,
          message: `No tool reads ${quoted(member.name)} at the top level. Put it below the header of the table it belongs to, such as \`[project]\` or \`[tool.…]\`.`,
          noFix: 'Which table it belongs to cannot be told from its name.',
        };
        continue;
      }
      const words = places.map(({ path }) => {
        const table = `\`[${path.slice(0, -1).join('.')}]\``;
        const name = path.at(-1) as string;
        return path.length === 1 ? `\`[${name}]\`` : name === member.name ? table : `${table} as \`${name}\``;
      });
      const what = isTopLevel(member) ? `\`[${member.name}]\`` : quoted(member.name);
      yield {
        at: member.key.span,
        message: `${what} belongs in ${listed(words, 'or')}; at the top level no tool reads it.`,
        ...fixesOr(
          'It is there already, or must take another form there.',
          ...places.map((place) => moveFix(context, member, place)),
        ),
      };
    }
  },
});

function moveFix(context: DocumentContext, member: Member, { path, fits }: RightPlace): Fix | undefined {
  if (!fits || path.length < 2) return undefined;
  let node = context.tree.root.members.get(path[0] as string)?.node;
  const table = path.slice(0, -1);
  const title = `Move to \`[${table.join('.')}]\``;
  if (node === undefined) {
    const header = headerFix(context, member, table, title);
    if (header !== undefined) return header;
  }
  for (const name of path.slice(1)) node = asTable(node)?.members.get(name)?.node;
  if (node !== undefined) return undefined;
  return moveMemberFix(context.tree, member, [member.name], path, title);
}

/**
 * A fragment without its header: where every pair above the first header belongs in one table that does not exist yet,
 * its header is all that is missing.
 */
function headerFix(
  context: DocumentContext,
  member: Member,
  table: readonly string[],
  title: string,
): Fix | undefined {
  const pairs = headPairs(context.tree);
  const first = pairs[0];
  if (first === undefined || pairs.length > 200 || member.pair === undefined) return undefined;
  const names: string[] = [];
  for (const pair of pairs) {
    const name = pair.key.parts[0]?.name ?? '';
    const one = context.tree.root.members.get(name);
    if (one === undefined || one.pair !== pair) return undefined;
    const fitting = placesOf(context, one).find(
      ({ path }) => path.slice(0, -1).join('.') === table.join('.') && path.at(-1) === name,
    );
    if (fitting === undefined) return undefined;
    names.push(name);
  }
  return askFix(
    pairs.length === 1 ? title : `Add the header \`[${table.join('.')}]\``,
    [{ span: { start: first.span.start, end: first.span.start }, text: `[${table.join('.')}]\n` }],
    [...names.map((name) => [name]), ...names.map((name) => [...table, name])],
  );
}
