import type { GroupItem } from '../../../model/dependency-groups.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { closest } from '../../../standards/closest.ts';
import { asTable } from '../../../toml/tree.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { renameMemberEdits } from '../../shared/key-parts.ts';
import { typeFindings } from '../../shared/type-findings.ts';
import { quoted } from '../../shared/words.ts';

const KEY = 'include-group';

export const type = defineRule({
  id: 'dependency-groups/type',
  summary: 'A dependency group is no array, or one of its items is neither a requirement nor an include.',
  why:
    'A group is an array of requirements, each a string, and of tables `{include-group = "name"}` with this one key. Tools ' +
    'refuse to install a group that holds anything else.',
  severity: 'error',
  reference: 'dependency-groups#the-dependency-groups-table',
  examples: [
    {
      bad: '[dependency-groups]\ntest = "pytest"\n',
      fixed: '[dependency-groups]\ntest = ["pytest"]\n',
      good: '[dependency-groups]\ntest = ["pytest"]\n',
    },
    {
      bad: '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include = "test" }]\n',
      fixed: '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "test" }]\n',
      good: '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "test" }]\n',
    },
  ],

  *check(context) {
    yield* typeFindings(context, 'dependency-groups');
    for (const group of context.groups.all) {
      for (const item of group.items) {
        const finding =
          item.kind === 'other' ? oddTable(item, ['dependency-groups', group.name, item.index]) : undefined;
        if (finding !== undefined) yield finding;
      }
    }
  },
});

/** A table that is no include. */
function oddTable(
  item: Extract<GroupItem, { kind: 'other' }>,
  path: readonly (string | number)[],
): Finding | undefined {
  const table = asTable(item.node);
  if (table === undefined) return undefined;
  const others = [...table.members.values()].filter(({ name }) => name !== KEY);
  const [first] = others;
  // `{include-group = 1}` has the wrong type and is reported as such.
  if (first === undefined && table.members.size > 0) return undefined;

  const start = 'A table in a group is `{include-group = "name"}` and has no other key; tools refuse it.';
  if (first === undefined)
    return { at: item.node.span, message: start, noFix: 'Which group is meant is not written.' };
  const meant =
    others.length === 1 &&
    table.members.size === 1 &&
    (/include|group/i.test(first.name) || closest(first.name, [KEY]) !== undefined);
  return {
    at: first.key.span,
    message: `${start} ${meant ? `Did you mean \`${KEY}\`?` : `${quoted(first.name)} is not known here.`}`,
    ...fixesOr(
      'What the other keys are meant to do cannot be told.',
      meant && first.node?.kind === 'string'
        ? askFix(`Rename to \`${KEY}\``, renameMemberEdits(first, KEY), [path])
        : undefined,
    ),
  };
}
