import { defineRule } from '../../../spec/rule.ts';
import { problemFindings } from '../problem-findings.ts';

export const duplicate = defineRule({
  id: 'toml/duplicate',
  summary: 'A key or table is defined twice.',
  why:
    'TOML forbids it: readers stop with an error instead of taking the first or the last. It mostly comes from a merge or ' +
    'from pasting a block that was there already.',
  severity: 'error',
  reference: 'https://toml.io/en/v1.0.0#keys',
  examples: {
    bad: '[project]\nname = "tool"\nversion = "1.0"\nversion = "1.1"\n',
    good: '[project]\nname = "tool"\nversion = "1.1"\n',
  },

  check: (context) =>
    problemFindings(
      context,
      (code) =>
        code === 'duplicate-key' ||
        code === 'duplicate-table' ||
        code === 'table-redefined' ||
        code === 'not-a-table',
      'Which of the two is right, and whether to join them, is for you to say.',
    ),
});
