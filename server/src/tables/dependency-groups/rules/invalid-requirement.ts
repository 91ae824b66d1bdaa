import { defineRule } from '../../../spec/rule.ts';
import { invalidRequirements } from '../../shared/requirement-findings.ts';

export const invalidRequirement = defineRule({
  id: 'dependency-groups/invalid-requirement',
  summary: 'A requirement in a dependency group cannot be read.',
  why:
    'A string in a group is a dependency specifier (PEP 508). Tools refuse to install a group in which one cannot be read, ' +
    'and every group that includes it.',
  severity: 'error',
  reference: 'dependency-groups#the-dependency-groups-table',
  examples: {
    bad: '[dependency-groups]\ntest = ["pytest => 8"]\n',
    fixed: '[dependency-groups]\ntest = ["pytest >= 8"]\n',
    good: '[dependency-groups]\ntest = ["pytest >= 8"]\n',
  },

  check: (context) => invalidRequirements(context, ['group']),
});
