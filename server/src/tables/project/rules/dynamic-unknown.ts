import { defineRule } from '../../../spec/rule.ts';
import { removeItemFix } from '../../shared/edits.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { rewrite } from '../../shared/string-findings.ts';
import { suggester } from '../../shared/suggest.ts';
import { quoted } from '../../shared/words.ts';
import { dynamicFields } from '../keys/requirements.ts';

const known = new Set([...dynamicFields, 'name']);

export const dynamicUnknown = defineRule({
  id: 'project/dynamic-unknown',
  summary: '`dynamic` lists something that is no field of `[project]`.',
  why:
    'Only the keys of `[project]` itself, but for `name` and `dynamic`, can be left to the back-end. Readers of the ' +
    'standard refuse any other word.',
  severity: 'error',
  reference: 'pyproject-toml#dynamic',
  examples: {
    bad: '[project]\nname = "tool"\ndynamic = ["verison"]\n',
    fixed: '[project]\nname = "tool"\ndynamic = ["version"]\n',
    good: '[project]\nname = "tool"\ndynamic = ["version"]\n',
  },

  *check({ project, tree }) {
    const suggest = suggester(dynamicFields);
    const listed = new Set(project.dynamic.map(({ value }) => value));
    for (const entry of project.dynamic) {
      if (known.has(entry.value)) continue;
      const meant = suggest(entry.value);
      const change =
        meant === undefined || listed.has(meant)
          ? undefined
          : askFix(`Change to "${meant}"`, [rewrite(entry, meant)], [['project', 'dynamic', entry.index]]);
      const removal = removeItemFix(
        tree,
        entry.array,
        entry.index,
        ['project', 'dynamic'],
        `Remove "${entry.value}" from \`dynamic\``,
      );
      yield {
        at: entry.span,
        message:
          `${quoted(entry.value)} is no field that can be dynamic` +
          (meant === undefined
            ? `. These can: ${dynamicFields.join(', ')}.`
            : `. Did you mean \`${meant}\`?`),
        ...fixesOr('', change, removal),
      };
    }
  },
});
