import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { parseLicenseExpression } from '../../../standards/spdx.ts';
import { licenseText } from '../../shared/license.ts';
import { editsInside } from '../../shared/string-findings.ts';

export const licenseDeprecated = defineRule({
  id: 'project/license-deprecated',
  summary: 'The licence identifier is deprecated in the SPDX list.',
  why: 'The list keeps old identifiers such as `GPL-3.0`, which leave open whether later versions are allowed. Back-ends accept them; the newer identifiers say which is meant.',
  severity: 'warning',
  reference: 'PEP 639',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nlicense = "GPL-3.0"\n',
    fixed: '[project]\nname = "a"\nversion = "1"\nlicense = "GPL-3.0-only"\n',
    good: '[project]\nname = "a"\nversion = "1"\nlicense = "GPL-3.0-or-later"\n',
  },

  *check({ project, data }): Iterable<Finding> {
    const text = licenseText(project);
    if (text === undefined) return;
    for (const operand of parseLicenseExpression(text.value, data.licences).operands) {
      const { licence } = operand;
      if (licence === undefined || !licence.deprecated) continue;
      const successors = data.licences.successors(licence.id + (operand.orLater ? '+' : ''));
      const named = successors.map((id) => `"${id}"`).join(' or ');
      yield {
        at: text.at(operand.idSpan),
        tag: 'deprecated',
        message:
          successors.length === 0
            ? `The SPDX list marks "${licence.id}" as deprecated. Its page in the list says what to write instead.`
            : `The SPDX list marks "${licence.id}" as deprecated: write ${named}, whichever the licence text says.`,
        ...(successors.length === 0
          ? { noFix: 'The list names no single successor.' }
          : {
              fixes: successors.map((id) => ({
                kind: 'ask' as const,
                title: `Change to "${id}"`,
                edits: editsInside(text, [
                  {
                    span: {
                      start: operand.idSpan.start,
                      end: operand.idSpan.end + (operand.orLater ? 1 : 0),
                    },
                    text: id,
                  },
                ]),
                changes: [['project', 'license']],
              })),
            }),
      };
    }
  },
});
