import { defineRule } from '../../../spec/rule.ts';
import { parseLicenseExpression } from '../../../standards/spdx.ts';
import { licenseText } from '../../shared/license.ts';
import { rewrite } from '../../shared/string-findings.ts';

export const licenseCase = defineRule({
  id: 'project/license-case',
  summary: 'The licence expression is not written in its normal form.',
  why: 'Identifiers are compared without regard to letter case, but the list has one spelling for each, and back-ends write that one into the metadata.',
  severity: 'hint',
  reference: 'PEP 639',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nlicense = "mit or apache-2.0"\n',
    fixed: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT OR Apache-2.0"\n',
    good: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT OR Apache-2.0"\n',
  },

  *check({ project, data }) {
    const text = licenseText(project);
    if (text === undefined) return;
    const { normal } = parseLicenseExpression(text.value, data.licences);
    if (normal === undefined || normal === text.value) return;

    yield {
      at: text.span,
      message: `The normal form of this expression is "${normal}"; the metadata will have that.`,
      fixes: [
        {
          kind: 'safe',
          title: `Write "${normal}"`,
          edits: [rewrite(text, normal)],
          changes: [['project', 'license']],
        },
      ],
    };
  },
});
