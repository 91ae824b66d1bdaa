import { defineRule } from '../../../../spec/rule.ts';
import { removeItemFix } from '../../../shared/edits.ts';
import { fixesOr } from '../../../shared/fixes.ts';
import { quoted } from '../../../shared/words.ts';
import { type Selector, selectorsIn } from '../../check/selectors.ts';
import { lintTables } from '../selectors.ts';

export const selectedAndIgnored = defineRule({
  id: 'ruff/selected-and-ignored',
  summary: 'A rule of Ruff is both selected and ignored.',
  why:
    'Between a longer and a shorter selector the longer counts, so a group can be selected and one of its rules ignored. Where ' +
    'both lists have the very same selector, Ruff ignores the rule.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: {
    bad: '[tool.ruff.lint]\nselect = ["E", "F401"]\nignore = ["F401"]\n',
    fixed: '[tool.ruff.lint]\nselect = ["E"]\nignore = ["F401"]\n',
    good: '[tool.ruff.lint]\nselect = ["E", "F"]\nignore = ["F401"]\n',
  },

  *check(context) {
    for (const table of lintTables) {
      const ignored = new Map<string, Selector>();
      for (const one of selectorsIn(context, table, ['ignore', 'extend-ignore']))
        ignored.set(one.text.value, one);
      for (const one of selectorsIn(context, table, ['select', 'extend-select'])) {
        const other = ignored.get(one.text.value);
        if (other === undefined) continue;
        const remove = (from: Selector) =>
          from.item &&
          removeItemFix(
            context.tree,
            from.item.array,
            from.item.index,
            from.path,
            `Remove it from \`${from.key}\``,
          );
        yield {
          at: one.text.span,
          message: `${quoted(one.text.value)} is selected here and ignored in \`${other.key}\`: Ruff ignores it.`,
          related: [{ at: other.text.span, message: 'Ignored here.' }],
          ...fixesOr('Neither list is an array.', remove(one), remove(other)),
        };
      }
    }
  },
});
