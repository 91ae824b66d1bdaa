import { defineRule } from '../../../spec/rule.ts';
import { emptySpecifiers } from '../../shared/requirement-findings.ts';

export const specifierEmpty = defineRule({
  id: 'dependency-groups/specifier-empty',
  summary: 'A requirement of a group asks for versions of which there can be none.',
  why: 'All specifiers of a requirement must hold at once. Where they contradict each other the group cannot be installed.',
  severity: 'warning',
  reference: 'version-specifiers#version-specifiers',
  examples: {
    bad: '[dependency-groups]\ntest = ["pytest>=9,<8"]\n',
    good: '[dependency-groups]\ntest = ["pytest>=8,<9"]\n',
  },

  check: (context) => emptySpecifiers(context, ['group']),
});
