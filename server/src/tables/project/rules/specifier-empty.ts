import { defineRule } from '../../../spec/rule.ts';
import { emptySpecifiers } from '../../shared/requirement-findings.ts';

export const specifierEmpty = defineRule({
  id: 'project/specifier-empty',
  summary: 'A requirement asks for versions of which there can be none.',
  why: 'All specifiers of a requirement must hold at once. Where they contradict each other the project builds, but nobody can install it.',
  severity: 'warning',
  reference: 'version-specifiers#version-specifiers',
  examples: {
    bad: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=3,<2"]\n',
    good: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2,<3"]\n',
  },

  check: (context) => emptySpecifiers(context, ['dependencies', 'extra']),
});
