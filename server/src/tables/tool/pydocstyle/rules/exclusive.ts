import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { removeMemberFix } from '../../../shared/edits.ts';
import { listed } from '../../../shared/words.ts';

const TABLE = ['tool', 'pydocstyle'];
const KEYS = ['select', 'ignore', 'convention'];

export const exclusive = defineRule({
  id: 'pydocstyle/exclusive',
  summary: 'Two of `select`, `ignore` and `convention` stand beside each other.',
  why:
    'pydocstyle stops: "Cannot pass both … They are mutually exclusive". What a convention has too much or too little is said by ' +
    '`add-ignore` and `add-select`.',
  severity: 'error',
  reference: 'https://www.pydocstyle.org/en/stable/usage.html',
  examples: {
    bad: '[tool.pydocstyle]\nconvention = "google"\nignore = ["D100"]\n',
    fixed: '[tool.pydocstyle]\nconvention = "google"\n',
    good: '[tool.pydocstyle]\nconvention = "google"\nadd-ignore = ["D100"]\n',
  },

  *check({ tree }) {
    const table = asTable(memberAt(tree.root, TABLE)?.node);
    const there = KEYS.flatMap((key) => table?.members.get(key) ?? []).sort(
      (a, b) => a.key.span.start - b.key.span.start,
    );
    const last = there.at(-1);
    if (there.length < 2 || last === undefined) return;
    const names = listed(there.map(({ name }) => `\`${name}\``));
    yield {
      at: last.key.span,
      message: `${names} cannot stand beside each other: pydocstyle stops.`,
      fixes: there
        .slice()
        .reverse()
        .map(({ name }) => removeMemberFix(tree, [...TABLE, name], `Remove \`${name}\``)),
    };
  },
});
