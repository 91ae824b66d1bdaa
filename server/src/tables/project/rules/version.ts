import { defineRule } from '../../../spec/rule.ts';
import { parseVersion } from '../../../standards/pep440.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const version = defineRule({
  id: 'project/version',
  summary: 'The version is no version of the standard.',
  why: 'Versions follow one scheme, so that installers can order them: numbers with dots, then `a1`, `b1` or `rc1`, `.post1`, `.dev1`, and `+local`. Every back-end refuses another text.',
  severity: 'error',
  reference: 'version-specifiers#version-scheme',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1.0-final2"\n',
    good: '[project]\nname = "a"\nversion = "1.0.post2"\n',
  },

  *check({ project }) {
    const text = project.version;
    if (text === undefined) return;
    for (const problem of parseVersion(text.value).problems) {
      yield stringFinding(text, problem, {
        path: ['project', 'version'],
        noFix: 'Which version was meant cannot be told from the text.',
      });
    }
  },
});
