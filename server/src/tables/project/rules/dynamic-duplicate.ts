import type { ItemText } from '../../../model/text.ts';
import { defineRule } from '../../../spec/rule.ts';
import { removeItemFix } from '../../shared/edits.ts';
import { quoted } from '../../shared/words.ts';

export const dynamicDuplicate = defineRule({
  id: 'project/dynamic-duplicate',
  summary: '`dynamic` lists a field twice.',
  why: 'The second entry changes nothing; it is usually left over from a merge.',
  severity: 'warning',
  reference: 'pyproject-toml#dynamic',
  examples: {
    bad: '[project]\nname = "tool"\ndynamic = ["version", "readme", "version"]\n',
    fixed: '[project]\nname = "tool"\ndynamic = ["version", "readme"]\n',
    good: '[project]\nname = "tool"\ndynamic = ["version", "readme"]\n',
  },

  *check({ project, tree }) {
    const first = new Map<string, ItemText>();
    for (const entry of project.dynamic) {
      const before = first.get(entry.value);
      if (before === undefined) {
        first.set(entry.value, entry);
        continue;
      }
      yield {
        at: entry.span,
        message: `${quoted(entry.value)} stands in \`dynamic\` already.`,
        tag: 'unnecessary',
        related: [{ at: before.span, message: 'The first entry.' }],
        fixes: [
          removeItemFix(
            tree,
            entry.array,
            entry.index,
            ['project', 'dynamic'],
            'Remove the second entry',
            'safe',
          ),
        ],
      };
    }
  },
});
