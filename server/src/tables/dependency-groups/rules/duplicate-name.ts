import type { DependencyGroup } from '../../../model/dependency-groups.ts';
import { defineRule } from '../../../spec/rule.ts';
import { quoted } from '../../shared/words.ts';

export const duplicateName = defineRule({
  id: 'dependency-groups/duplicate-name',
  summary: 'Two dependency groups have the same name after normalisation.',
  why:
    'Group names are compared in lower case with each run of `-`, `_` and `.` as one hyphen. Where two groups come out ' +
    'the same, tools refuse the whole table, since they cannot tell which one is asked for.',
  severity: 'error',
  reference: 'dependency-groups#the-dependency-groups-table',
  noFix: 'Whether to rename one group or to join the two lists is for you to say.',
  examples: {
    bad: '[dependency-groups]\ntype-check = ["mypy"]\nType_Check = ["pyright"]\n',
    good: '[dependency-groups]\ntype-check = ["mypy"]\npyright = ["pyright"]\n',
  },

  *check({ groups }) {
    const first = new Map<string, DependencyGroup>();
    for (const group of groups.all) {
      const before = first.get(group.normalized);
      if (before === undefined) {
        first.set(group.normalized, group);
        continue;
      }
      yield {
        at: group.key.span,
        message:
          `${quoted(group.name)} and ${quoted(before.name)} are the same group to every tool (both normalise to ` +
          `${quoted(group.normalized)}), so the table is refused. Rename one or join the lists.`,
        related: [{ at: before.key.span, message: 'The other group of this name.' }],
      };
    }
  },
});
