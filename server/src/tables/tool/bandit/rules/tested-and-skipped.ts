import { defineRule } from '../../../../spec/rule.ts';
import { fixesOr } from '../../../shared/fixes.ts';
import { quoted } from '../../../shared/words.ts';
import { codeWords } from '../../check/code-words.ts';

const TABLE = ['tool', 'bandit'];

export const testedAndSkipped = defineRule({
  id: 'bandit/tested-and-skipped',
  summary: 'A test of Bandit is both run and skipped.',
  why: 'Bandit stops: "Non-exclusive include/exclude test sets".',
  severity: 'error',
  reference: 'https://bandit.readthedocs.io/en/latest/config.html',
  examples: {
    bad: '[tool.bandit]\ntests = ["B101", "B102"]\nskips = ["B101"]\n',
    fixed: '[tool.bandit]\ntests = ["B102"]\nskips = ["B101"]\n',
    good: '[tool.bandit]\ntests = ["B102"]\nskips = ["B101"]\n',
  },

  *check(context) {
    const skipped = new Map(
      [...codeWords(context, TABLE, ['skips'], 'nowhere')].map((one) => [one.value, one]),
    );
    if (skipped.size === 0) return;
    for (const word of codeWords(context, TABLE, ['tests'], 'nowhere')) {
      const other = skipped.get(word.value);
      if (other === undefined) continue;
      yield {
        at: word.at,
        message: `${quoted(word.value)} is both in \`tests\` and in \`skips\`: Bandit stops.`,
        related: [{ at: other.at, message: 'Skipped here.' }],
        ...fixesOr(
          'Neither list is an array.',
          word.remove('Remove it from `tests`'),
          other.remove('Remove it from `skips`'),
        ),
      };
    }
  },
});
