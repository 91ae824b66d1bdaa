import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { quoted } from '../../../shared/words.ts';
import { codeWords, unknownWords } from '../../check/code-words.ts';

const TABLE = ['tool', 'check-wheel-contents'];

export const unknownCheck = defineRule({
  id: 'check-wheel-contents/unknown-check',
  summary: 'A check is selected or ignored that check-wheel-contents does not have.',
  why: 'It stops with "Unknown/invalid check prefix". Codes begin with an upper-case W.',
  severity: 'error',
  reference: 'https://github.com/jwodder/check-wheel-contents#checks',
  examples: {
    bad: '[tool.check-wheel-contents]\nignore = ["w002"]\n',
    fixed: '[tool.check-wheel-contents]\nignore = ["W002"]\n',
    good: '[tool.check-wheel-contents]\nignore = ["W002", "W1"]\n',
  },

  *check(context) {
    if (lookup(context.tree.root, TABLE) === undefined) return;
    const { codes, version } = context.data.codes('check-wheel-contents');
    if (codes.length === 0) return;
    yield* unknownWords(
      codeWords(context, TABLE, ['select', 'ignore'], 'in strings'),
      ({ value }) => codes.some(({ code }) => code.startsWith(value)),
      () => codes.map(({ code }) => code),
      ({ value }) => ({
        message: `${quoted(value)} is no check of check-wheel-contents ${version ?? ''}: it refuses to run.`,
        ...(/^W\d{3}$/.test(value) ? { severity: 'warning' as const } : {}),
      }),
    );
  },
});
