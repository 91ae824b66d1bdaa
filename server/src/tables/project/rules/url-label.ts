import { defineRule } from '../../../spec/rule.ts';
import { MAX_LABEL_LENGTH } from '../../../standards/urls.ts';

export const urlLabel = defineRule({
  id: 'project/url-label',
  summary: 'The label of a URL is longer than 32 characters.',
  why: 'The metadata allow labels of at most 32 characters, and an index refuses a longer one. Most back-ends write it all the same.',
  severity: 'warning',
  reference: 'core-metadata#project-url-multiple-use',
  noFix: 'A shorter label is yours to choose.',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\n\n[project.urls]\n"A label that is far too long to be one" = "https://example.org"\n',
    good: '[project]\nname = "a"\nversion = "1"\n\n[project.urls]\nHomepage = "https://example.org"\n',
  },

  *check({ project }) {
    for (const { name, key } of project.urls) {
      const length = [...name].length;
      if (length <= MAX_LABEL_LENGTH) continue;
      yield {
        at: key.span,
        message: `The label has ${length} characters; the metadata allow ${MAX_LABEL_LENGTH}, and an index refuses more. Choose a shorter one.`,
      };
    }
  },
});
