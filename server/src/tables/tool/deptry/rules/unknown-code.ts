import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { quoted } from '../../../shared/words.ts';
import { codeWords, unknownWords } from '../../check/code-words.ts';

const TABLE = ['tool', 'deptry'];

export const unknownCode = defineRule({
  id: 'deptry/unknown-code',
  summary: 'A rule is named that deptry does not have.',
  why: 'deptry compares the names with those of its rules and says nothing of one that it does not know: it has no effect.',
  severity: 'warning',
  reference: 'https://deptry.com/rules-violations/',
  examples: {
    bad: '[tool.deptry]\nignore = ["DEP0001"]\n',
    fixed: '[tool.deptry]\nignore = ["DEP001"]\n',
    good: '[tool.deptry]\nignore = ["DEP001"]\n',
  },

  *check(context) {
    const table = asTable(lookup(context.tree.root, TABLE));
    if (table === undefined) return;
    const { codes, find, version } = context.data.codes('deptry');
    if (codes.length === 0) return;
    yield* unknownWords(
      codeWords(context, TABLE, ['ignore', 'github_warning_errors'], 'in strings'),
      ({ value }) => find(value) !== undefined,
      () => codes.map(({ code }) => code),
      ({ value }) => ({ message: `${quoted(value)} is no rule of deptry ${version ?? ''}: it ignores it.` }),
    );
    for (const { name, key } of asTable(table.members.get('per_rule_ignores')?.node)?.members.values() ?? [])
      if (find(name) === undefined)
        yield {
          at: key.span,
          message: `${quoted(name)} is no rule of deptry ${version ?? ''}: it ignores it.`,
          noFix: 'Which rule was meant cannot be told.',
        };
  },
});
