import { defineRule } from '../../../spec/rule.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { rewrite } from '../../shared/string-findings.ts';
import { suggester } from '../../shared/suggest.ts';
import { quoted } from '../../shared/words.ts';

export const unknownInclude = defineRule({
  id: 'dependency-groups/unknown-include',
  summary: 'A group includes a group that does not exist.',
  why:
    'The standard tells tools to refuse an include that they cannot resolve, so neither the group nor any group that ' +
    'includes it can be installed. Names are compared after normalisation: `Type_Check` finds `type-check`.',
  severity: 'error',
  reference: 'dependency-groups#dependency-group-include',
  examples: {
    bad: '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "tests" }]\n',
    fixed: '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "test" }]\n',
    good: '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "Test" }]\n',
  },

  *check({ groups, project }) {
    const suggest = suggester(groups.all.map(({ name }) => name));
    const extras = new Set(project.extras.map(({ name }) => name));
    for (const group of groups.all) {
      for (const item of group.items) {
        if (item.kind !== 'include' || groups.find(item.group.value) !== undefined) continue;
        const name = item.group.value;
        const meant = suggest(name);
        const extra = extras.has(name)
          ? ` ${quoted(name)} is an extra: a group cannot include extras, but it can require the project with it.`
          : '';
        yield {
          at: item.group.span,
          message: `There is no dependency group ${quoted(name)}, so ${quoted(group.name)} cannot be installed.${extra}`,
          ...fixesOr(
            'No group has a similar name.',
            meant === undefined
              ? undefined
              : askFix(
                  `Change to "${meant}"`,
                  [rewrite(item.group, meant)],
                  [['dependency-groups', group.name, item.index]],
                ),
          ),
        };
      }
    }
  },
});
