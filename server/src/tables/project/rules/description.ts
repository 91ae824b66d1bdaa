import { defineRule } from '../../../spec/rule.ts';
import { rewrite } from '../../shared/string-findings.ts';

export const description = defineRule({
  id: 'project/description',
  summary: 'The description has more than one line.',
  why: 'It becomes the Summary field of the metadata, which holds one line. Some back-ends refuse more, others cut it or join the lines. The long text belongs in the readme.',
  severity: 'warning',
  reference: 'pyproject-toml#description',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\ndescription = "One\\nTwo"\n',
    fixed: '[project]\nname = "a"\nversion = "1"\ndescription = "One Two"\n',
    good: '[project]\nname = "a"\nversion = "1"\ndescription = "One Two"\n',
  },

  *check({ project }) {
    const text = project.text('description');
    if (text === undefined || !/[\n\r]/.test(text.value)) return;

    const joined = text.value.trim().replace(/\s*[\r\n]+\s*/g, ' ');
    yield {
      at: text.span,
      message: 'The description is the one-line summary of the project, and this one has several lines.',
      fixes: [
        {
          kind: 'ask',
          title: 'Join the lines',
          edits: [rewrite(text, joined)],
          changes: [['project', 'description']],
        },
      ],
    };
  },
});
