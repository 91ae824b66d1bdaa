import { defineRule } from '../../../spec/rule.ts';
import { problemFindings } from '../problem-findings.ts';

export const syntax = defineRule({
  id: 'toml/syntax',
  summary: 'The file is not valid TOML.',
  why:
    'Every tool reads pyproject.toml with a strict TOML reader: one slip anywhere, and none of them sees any of the file. ' +
    'What can be read is still checked here, so the other findings stay while you type.',
  severity: 'error',
  reference: 'https://toml.io/en/v1.0.0',
  examples: [
    {
      bad: '[project]\nname = "tool\nversion = "1.0"\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\n',
    },
    { bad: '[project]\nname = tool\n', good: '[project]\nname = "tool"\n' },
  ],

  check: (context) => problemFindings(context, (code) => !duplicates.has(code) && code !== 'toml-1.1'),
});

const duplicates: ReadonlySet<string> = new Set([
  'duplicate-key',
  'duplicate-table',
  'table-redefined',
  'not-a-table',
]);
