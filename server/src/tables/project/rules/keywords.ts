import { defineRule } from '../../../spec/rule.ts';
import { keywordProblems } from '../../../standards/core-metadata.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const keywords = defineRule({
  id: 'project/keywords',
  summary: 'A keyword cannot be one keyword in the metadata.',
  why: 'The metadata joins the keywords with commas, so a keyword with a comma becomes two, and an empty one vanishes.',
  severity: 'warning',
  reference: 'core-metadata#keywords',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nkeywords = ["sdk, api"]\n',
    good: '[project]\nname = "a"\nversion = "1"\nkeywords = ["sdk", "api"]\n',
  },

  *check({ project }) {
    for (const text of project.keywords) {
      for (const problem of keywordProblems(text.value)) {
        yield stringFinding(text, problem, {
          path: ['project', 'keywords', text.index],
          severity: 'warning',
        });
      }
    }
  },
});
