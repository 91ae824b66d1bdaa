import { defineRule } from '../../../spec/rule.ts';
import { invalidRequirements } from '../../shared/requirement-findings.ts';

export const invalidRequirement = defineRule({
  id: 'project/invalid-requirement',
  summary: 'A requirement in `dependencies` or `optional-dependencies` cannot be read.',
  why:
    'Requirements are dependency specifiers (PEP 508): a name, extras in brackets, versions, and a marker after `;`. ' +
    'Back-ends refuse to build with any other text, pip options and the caret of other tools included.',
  severity: 'error',
  reference: 'dependency-specifiers',
  examples: [
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests=>2"]\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2"]\n',
    },
    {
      bad: '[project.optional-dependencies]\nhttp = ["-r requirements.txt"]\n',
      good: '[project.optional-dependencies]\nhttp = ["requests"]\n',
    },
  ],

  check: (context) => invalidRequirements(context, ['dependencies', 'extra']),
});
