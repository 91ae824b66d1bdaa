import { defineRule } from '../../../spec/rule.ts';
import { invalidRequirements } from '../../shared/requirement-findings.ts';

export const invalidRequirement = defineRule({
  id: 'build-system/invalid-requirement',
  summary: 'An entry of `requires` is no requirement.',
  why:
    'Front-ends install every entry of `requires` before they call the back-end, so one that cannot be read stops the ' +
    'build before it begins.',
  severity: 'error',
  reference: 'dependency-specifiers',
  examples: {
    bad: '[build-system]\nrequires = ["hatchling=>1.27"]\nbuild-backend = "hatchling.build"\n',
    fixed: '[build-system]\nrequires = ["hatchling>=1.27"]\nbuild-backend = "hatchling.build"\n',
    good: '[build-system]\nrequires = ["hatchling>=1.27"]\nbuild-backend = "hatchling.build"\n',
  },

  check: (context) => invalidRequirements(context, ['build']),
});
