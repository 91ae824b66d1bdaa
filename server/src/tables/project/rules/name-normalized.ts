import { defineRule } from '../../../spec/rule.ts';
import { isValidName, normalizeName } from '../../../standards/names.ts';
import { rewrite } from '../../shared/string-findings.ts';

export const nameNormalized = defineRule({
  id: 'project/name-normalized',
  summary: 'The project name differs from its normalized form.',
  why: 'Indexes and installers compare names in lower case with single hyphens, and file names use that form. Another spelling works, but people will see two.',
  severity: 'hint',
  reference: 'name-normalization#name-normalization',
  examples: {
    bad: '[project]\nname = "My_Tool"\n',
    fixed: '[project]\nname = "my-tool"\n',
    good: '[project]\nname = "my-tool"\n',
  },

  *check({ project }) {
    const text = project.name;
    if (text === undefined || !isValidName(text.value)) return;
    const normalized = normalizeName(text.value);
    if (normalized === text.value) return;

    yield {
      at: text.span,
      message: `Indexes and installers know this project as "${normalized}".`,
      fixes: [
        {
          kind: 'ask',
          title: `Rename to "${normalized}"`,
          edits: [rewrite(text, normalized)],
          changes: [['project', 'name']],
        },
      ],
    };
  },
});
