import { defineRule } from '../../../spec/rule.ts';
import { duplicateRequirements } from '../../shared/requirement-findings.ts';

export const requirementDuplicate = defineRule({
  id: 'project/requirement-duplicate',
  summary: 'A list has the same requirement twice.',
  why:
    'Names are compared after normalisation. Two entries for one project both apply, so the second is either useless or ' +
    'an easily overlooked bound. Entries with different markers or different extras are not the same.',
  severity: 'warning',
  reference: 'dependency-specifiers#names',
  examples: [
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2", "rich", "Requests>=2"]\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2", "rich"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2", "rich"]\n',
    },
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2", "requests<3"]\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2,<3"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["numpy; python_version<\'3.12\'", "numpy>=2; python_version>=\'3.12\'"]\n',
    },
  ],

  check: (context) => duplicateRequirements(context, ['dependencies', 'extra']),
});
