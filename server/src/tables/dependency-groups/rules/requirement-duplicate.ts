import { defineRule } from '../../../spec/rule.ts';
import { duplicateRequirements } from '../../shared/requirement-findings.ts';

export const requirementDuplicate = defineRule({
  id: 'dependency-groups/requirement-duplicate',
  summary: 'A group has the same requirement twice.',
  why:
    'Names are compared after normalisation. Two entries for one project both apply, so the second is either useless or ' +
    'an easily overlooked bound. What an included group brings is not counted.',
  severity: 'warning',
  reference: 'dependency-specifiers#names',
  examples: {
    bad: '[dependency-groups]\ntest = ["pytest", "coverage", "PyTest"]\n',
    fixed: '[dependency-groups]\ntest = ["pytest", "coverage"]\n',
    good: '[dependency-groups]\ntest = ["pytest", "coverage"]\n',
  },

  check: (context) => duplicateRequirements(context, ['group']),
});
