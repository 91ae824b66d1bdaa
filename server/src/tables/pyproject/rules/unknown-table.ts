import type { DocumentContext } from '../../../spec/context.ts';
import type { Fix } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { asTable, type Member, type Table } from '../../../toml/tree.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { prefixMemberEdits, renameMemberEdits } from '../../shared/key-parts.ts';
import { suggester } from '../../shared/suggest.ts';
import { quoted } from '../../shared/words.ts';
import { isTopLevel, placesOf, standardTables } from '../top-level.ts';

export const unknownTable = defineRule({
  id: 'pyproject/unknown-table',
  summary: 'A table at the top level is none of the standard, and not below `[tool]`.',
  why:
    'At the top level stand `[build-system]`, `[project]`, `[dependency-groups]` and `[tool]`; the standard reserves all ' +
    'other names. No tool reads a table elsewhere, so a misspelt `[projcet]` or a `[ruff]` without `tool.` is passed over ' +
    'in silence.',
  severity: 'warning',
  reference: 'pyproject-toml',
  examples: [
    {
      bad: '[projcet]\nname = "tool"\n',
      fixed: '[project]\nname = "tool"\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\n',
    },
    {
      bad: '[tools.ruff]\nline-length = 100\n\n[tools.ruff.lint]\nselect = ["E"]\n',
      fixed: '[tool.ruff]\nline-length = 100\n\n[tool.ruff.lint]\nselect = ["E"]\n',
      good: '[tool.ruff]\nline-length = 100\n',
    },
    {
      bad: '[black]\nline-length = 100\n',
      fixed: '[tool.black]\nline-length = 100\n',
      good: '[tool.black]\nline-length = 100\n',
    },
  ],

  *check(context) {
    const { tree } = context;
    const suggest = suggester(standardTables);
    for (const member of tree.root.members.values()) {
      if (member.node === undefined) continue;
      if (standardTables.includes(member.name)) {
        // The types of the other three are looked at with what they hold.
        if (member.name === 'tool' && member.node.kind !== 'broken' && asTable(member.node) === undefined) {
          yield {
            at: member.key.span,
            message: '`tool` is a table that holds one table for each tool; readers refuse anything else.',
            severity: 'error',
            noFix: 'Which tool the value was meant for cannot be told.',
          };
        }
        continue;
      }
      if (!isTopLevel(member) || placesOf(context, member).length > 0) continue;
      const draft = DRAFTS.get(member.name);
      if (draft !== undefined) {
        yield {
          at: member.key.span,
          severity: 'hint',
          message: `\`[${member.name}]\` is of ${draft}, which is a draft: tools that do not follow it pass the table over.`,
          noFix: 'Whether the tools at work follow the draft cannot be told from here.',
        };
        continue;
      }

      const meant = suggest(member.name);
      const name = quoted(`[${member.name}]`);
      const fix = meant === undefined ? belowTool(tree.root, member) : rename(context, member, meant);
      yield {
        at: member.key.span,
        message:
          meant === undefined
            ? `No tool reads ${name} at the top level. The settings of a tool stand below \`tool\`: ${quoted(`[tool.${member.name}]`)}.`
            : `${name} is no table of the standard, so it is passed over. Did you mean \`[${meant}]\`?`,
        ...fixesOr(
          meant === undefined
            ? `\`[tool.${member.name}]\` is there already; keep one of the two.`
            : `\`[${meant}]\` is there already; carry over what it lacks.`,
          fix,
        ),
      };
    }
  },
});

/** Tables at the top that projects publish by a standard that is not accepted yet. */
const DRAFTS = new Map([['variant', 'PEP 817 (wheel variants)']]);

function belowTool(root: Table, member: Member): Fix | undefined {
  const tool = root.members.get('tool');
  if (tool?.node !== undefined && tool.node.kind !== 'table') return undefined;
  if (asTable(tool?.node)?.members.has(member.name)) return undefined;
  return askFix(`Move to \`[tool.${member.name}]\``, prefixMemberEdits(member, 'tool'), [
    [member.name],
    ['tool', member.name],
  ]);
}

function rename({ tree }: DocumentContext, member: Member, name: string): Fix | undefined {
  const target = tree.root.members.get(name);
  const inside = asTable(member.node);
  if (target !== undefined) {
    // Tables of different tools go together below one `tool`; those of the standard do not.
    const apart = name === 'tool' && target.node?.kind === 'table' && inside?.form !== 'inline';
    const clash = [...(inside?.members.keys() ?? [])].some((key) => asTable(target.node)?.members.has(key));
    if (!apart || clash || (inside?.headers.length ?? 0) > 0) return undefined;
  }
  const changes =
    target === undefined ? [[name]] : [...(inside?.members.keys() ?? [])].map((key) => [name, key]);
  return askFix(`Rename to \`[${name}]\``, renameMemberEdits(member, name), [[member.name], ...changes]);
}
