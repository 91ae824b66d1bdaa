import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { quoted } from '../../../shared/words.ts';
import { type CodeWord, codeWords, unknownWords } from '../../check/code-words.ts';

const TABLE = ['tool', 'bandit'];
const KEYS = ['tests', 'skips'];

export const unknownTest = defineRule({
  id: 'bandit/unknown-test',
  summary: 'A test is run or skipped that Bandit does not have.',
  why:
    'Bandit logs "Unknown test found in profile" and goes on; where no test is left it stops. It takes ids such as `B101`, ' +
    'not the names of tests. Plug-ins may bring tests with other ids: nothing is said of an id above the known ones.',
  severity: 'warning',
  reference: 'https://bandit.readthedocs.io/en/latest/plugins/index.html',
  examples: [
    {
      bad: '[tool.bandit]\nskips = ["assert_used"]\n',
      fixed: '[tool.bandit]\nskips = ["B101"]\n',
      good: '[tool.bandit]\nskips = ["B101"]\n',
    },
    {
      bad: '[tool.bandit]\ntests = ["B1011"]\n',
      fixed: '[tool.bandit]\ntests = ["B101"]\n',
      good: '[tool.bandit]\ntests = ["B101"]\n',
    },
  ],

  *check(context) {
    if (lookup(context.tree.root, TABLE) === undefined) return;
    const codes = context.data.codes('bandit');
    if (codes.codes.length === 0) return;
    const plain: CodeWord[] = [];
    for (const word of codeWords(context, TABLE, KEYS, 'nowhere')) {
      if (codes.find(word.value) !== undefined || /^B[89]\d\d$/.test(word.value)) continue;
      const named = codes.codes.find(({ name }) => name === word.value);
      if (named === undefined) plain.push(word);
      else
        yield {
          at: word.at,
          message: `Bandit takes ids, not the name ${quoted(word.value)}: it logs an unknown test and goes on. Write \`${named.code}\`.`,
          fixes: [word.change(named.code, `Change to \`${named.code}\``)],
        };
    }
    yield* unknownWords(
      plain,
      () => false,
      () => codes.codes.map(({ code }) => code),
      ({ value }) => ({
        message: `Bandit has no test ${quoted(value)}: it logs an unknown test and goes on.`,
      }),
    );
  },
});
