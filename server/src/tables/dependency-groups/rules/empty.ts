import { defineRule } from '../../../spec/rule.ts';
import { normalizeName } from '../../../standards/names.ts';
import { removeMemberFix } from '../../shared/edits.ts';
import { quoted } from '../../shared/words.ts';

export const empty = defineRule({
  id: 'dependency-groups/empty',
  summary: 'A dependency group has no requirements.',
  why: 'An empty group installs nothing. It is often what remains after its last requirement was removed.',
  severity: 'hint',
  reference: 'dependency-groups#the-dependency-groups-table',
  examples: {
    bad: '[dependency-groups]\ndocs = []\ntest = ["pytest"]\n',
    fixed: '[dependency-groups]\ntest = ["pytest"]\n',
    good: '[dependency-groups]\ntest = ["pytest"]\n',
  },

  *check({ groups, tree }) {
    const included = new Set<string>();
    for (const group of groups.all) {
      for (const item of group.items)
        if (item.kind === 'include') included.add(normalizeName(item.group.value));
    }
    for (const group of groups.all) {
      if (group.array === undefined || !group.array.closed || group.array.items.length > 0) continue;
      yield {
        at: group.key.span,
        message: `The group ${quoted(group.name)} is empty: it installs nothing.`,
        tag: 'unnecessary',
        ...(included.has(group.normalized)
          ? { noFix: 'Another group includes it; removing it would break that include.' }
          : {
              fixes: [
                removeMemberFix(tree, ['dependency-groups', group.name], `Remove the group "${group.name}"`),
              ],
            }),
      };
    }
  },
});
