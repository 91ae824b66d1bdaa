import { defineRule } from '../../../spec/rule.ts';
import { markerFindings } from '../../shared/marker-findings.ts';

export const markerNeverHolds = defineRule({
  id: 'project/marker-never-holds',
  summary: 'A requirement has a marker that can never hold, or a comparison in it without effect.',
  why:
    'A requirement is installed only where its marker holds. One that contradicts itself, or compares a version with what ' +
    'is none, hides a slip of the hand; one for Pythons that `requires-python` excludes is left over from older days.',
  severity: 'warning',
  reference: 'dependency-specifiers#environment-markers',
  examples: [
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["tomli; python_version < \'x\'"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["tomli; python_version < \'3.11\'"]\n',
    },
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["rich", "typing-extensions; python_version < \'3.8\'"]\n',
      fixed:
        '[project]\nname = "tool"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["rich"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["rich", "typing-extensions; python_version < \'3.11\'"]\n',
    },
  ],

  check: (context) => markerFindings(context, ['dependencies', 'extra']),
});
