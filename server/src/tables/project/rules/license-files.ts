import { textsOf } from '../../../model/text.ts';
import { defineRule } from '../../../spec/rule.ts';
import { globProblems } from '../../../standards/globs.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const licenseFiles = defineRule({
  id: 'project/license-files',
  summary: 'A pattern of license-files is no glob of the standard.',
  why: 'The patterns are read by every back-end in the same way: relative to the project, with `/`, `*`, `?`, `**` and simple ranges, never out of the project with `..`. The standard orders to refuse others; some back-ends do.',
  severity: 'warning',
  reference: 'glob-patterns',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nlicense-files = ["../LICENSE"]\n',
    good: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nlicense-files = ["LICEN[CS]E*", "licenses/**/*.txt"]\n',
  },

  *check({ project }) {
    for (const text of textsOf(project.member('license-files')?.node)) {
      for (const problem of globProblems(text.value)) {
        yield stringFinding(text, problem, {
          path: ['project', 'license-files', text.index],
          severity: 'warning',
          noFix: 'Which files are meant cannot be told from the text.',
        });
      }
    }
  },
});
