import { defineRule } from '../../../spec/rule.ts';
import { normalizeVersion } from '../../../standards/pep440.ts';
import { rewrite } from '../../shared/string-findings.ts';

export const versionNormalized = defineRule({
  id: 'project/version-normalized',
  summary: 'The version is not written in its normal form.',
  why: 'Back-ends write the normal form into the metadata and the file names, so a tag or a changelog with the other spelling does not match the release.',
  severity: 'hint',
  reference: 'version-specifiers#normalization',
  examples: {
    bad: '[project]\nname = "a"\nversion = "v1.0-beta.2"\n',
    fixed: '[project]\nname = "a"\nversion = "1.0b2"\n',
    good: '[project]\nname = "a"\nversion = "1.0b2"\n',
  },

  *check({ project }) {
    const text = project.version;
    if (text === undefined) return;
    const normalized = normalizeVersion(text.value);
    if (normalized === undefined || normalized === text.value) return;

    yield {
      at: text.span,
      message: `The release will be called "${normalized}": the normal form of this version.`,
      fixes: [
        {
          kind: 'safe',
          title: `Write "${normalized}"`,
          edits: [rewrite(text, normalized)],
          changes: [['project', 'version']],
        },
      ],
    };
  },
});
