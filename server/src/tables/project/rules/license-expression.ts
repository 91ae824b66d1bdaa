import { defineRule } from '../../../spec/rule.ts';
import { parseLicenseExpression } from '../../../standards/spdx.ts';
import { licenseText } from '../../shared/license.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const licenseExpression = defineRule({
  id: 'project/license-expression',
  summary: 'The licence is no SPDX expression.',
  why: 'Since PEP 639 `license` is an SPDX expression: identifiers of the SPDX list joined by `AND`, `OR` and `WITH`, or `LicenseRef-…` for a licence that is not listed. Most back-ends refuse another text; pdm-backend and poetry-core write it into the metadata as it is, and an index refuses that.',
  severity: 'error',
  reference: 'PEP 639',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT License"\n',
    fixed: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\n',
    good: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT OR Apache-2.0"\n',
  },

  *check({ project, data }) {
    const text = licenseText(project);
    if (text === undefined) return;
    for (const problem of parseLicenseExpression(text.value, data.licences).problems) {
      if (problem.code === 'licence-case' || problem.code === 'licence-deprecated') continue;
      yield stringFinding(text, problem, {
        path: ['project', 'license'],
        noFix: 'Which licence was meant cannot be told from the text: look it up in the SPDX list.',
      });
    }
  },
});
