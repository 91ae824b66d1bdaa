import { defineRule } from '../../../spec/rule.ts';
import { nameProblems } from '../../../standards/names.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const name = defineRule({
  id: 'project/name',
  summary: 'The project name has characters that a name cannot have.',
  why: 'A project name consists of ASCII letters, digits, `.`, `_` and `-`, and begins and ends with a letter or digit. Every back-end refuses another name.',
  severity: 'error',
  reference: 'name-normalization#name-format',
  examples: {
    bad: '[project]\nname = "my tool"\nversion = "1.0"\n',
    fixed: '[project]\nname = "my-tool"\nversion = "1.0"\n',
    good: '[project]\nname = "my-tool"\nversion = "1.0"\n',
  },

  *check({ project }) {
    const text = project.name;
    if (text === undefined) return;
    for (const problem of nameProblems(text.value)) {
      yield stringFinding(text, problem, { path: ['project', 'name'], noFix: 'Only you know the name.' });
    }
  },
});
