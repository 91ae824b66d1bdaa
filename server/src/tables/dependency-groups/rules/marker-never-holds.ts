import { defineRule } from '../../../spec/rule.ts';
import { markerFindings } from '../../shared/marker-findings.ts';

export const markerNeverHolds = defineRule({
  id: 'dependency-groups/marker-never-holds',
  summary: 'A requirement has a marker that can never hold, or a comparison in it without effect.',
  why:
    'A requirement is installed only where its marker holds. One that contradicts itself, or compares a version with what ' +
    'is none, hides a slip of the hand; one for Pythons that `requires-python` excludes is left over from older days.',
  severity: 'warning',
  reference: 'dependency-specifiers#environment-markers',
  examples: [
    {
      bad: '[dependency-groups]\ntest = ["tomli; python_version < \'x\'"]\n',
      good: '[dependency-groups]\ntest = ["tomli; python_version < \'3.11\'"]\n',
    },
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\nrequires-python = ">=3.10"\n\n[dependency-groups]\ntest = ["rich", "typing-extensions; python_version < \'3.8\'"]\n',
      fixed:
        '[project]\nname = "tool"\nversion = "1.0"\nrequires-python = ">=3.10"\n\n[dependency-groups]\ntest = ["rich"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\nrequires-python = ">=3.10"\n\n[dependency-groups]\ntest = ["rich", "typing-extensions; python_version < \'3.11\'"]\n',
    },
  ],

  check: (context) => markerFindings(context, ['group']),
});
