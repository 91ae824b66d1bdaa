import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { quoted } from '../../../shared/words.ts';
import { codeWords, unknownWords } from '../../check/code-words.ts';

const TABLE = ['tool', 'pydocstyle'];
const KEYS = ['select', 'ignore', 'add-select', 'add-ignore', 'add_select', 'add_ignore'];

export const unknownCode = defineRule({
  id: 'pydocstyle/unknown-code',
  summary: 'A code is selected or ignored that pydocstyle does not have.',
  why:
    'pydocstyle warns that the code is not a prefix of any known errors, and leaves it out. Commas divide codes in a string, not ' +
    'in the items of an array.',
  severity: 'warning',
  reference: 'https://www.pydocstyle.org/en/stable/error_codes.html',
  examples: {
    bad: '[tool.pydocstyle]\nadd-ignore = ["D10O"]\n',
    fixed: '[tool.pydocstyle]\nadd-ignore = ["D100"]\n',
    good: '[tool.pydocstyle]\nadd-ignore = ["D100", "D2"]\n',
  },

  *check(context) {
    if (lookup(context.tree.root, TABLE) === undefined) return;
    const { codes } = context.data.codes('pydocstyle');
    if (codes.length === 0) return;
    yield* unknownWords(
      codeWords(context, TABLE, KEYS, 'in strings'),
      ({ value }) => codes.some(({ code }) => code.startsWith(value)),
      () => codes.map(({ code }) => code),
      ({ value }) => ({
        message: `${quoted(value)} is no code of pydocstyle: it warns and leaves it out.`,
      }),
    );
  },
});
