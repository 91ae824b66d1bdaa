import { defineRule } from '../../../spec/rule.ts';
import { emailProblems } from '../../../standards/core-metadata.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const email = defineRule({
  id: 'project/email',
  summary: 'An e-mail address has not the form of one.',
  why: 'The address goes into the metadata as it is. The standard wants the form that a mail header has; few back-ends look at it, but nobody can write to a broken one.',
  severity: 'warning',
  reference: 'pyproject-toml#authors-maintainers',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nauthors = [{name = "Ada", email = "ada at example.org"}]\n',
    good: '[project]\nname = "a"\nversion = "1"\nauthors = [{name = "Ada", email = "ada@example.org"}]\n',
  },

  *check({ project }) {
    for (const [key, people] of [
      ['authors', project.authors],
      ['maintainers', project.maintainers],
    ] as const) {
      for (const [index, person] of people.entries()) {
        if (person.email === undefined) continue;
        for (const problem of emailProblems(person.email.value)) {
          yield stringFinding(person.email, problem, {
            path: ['project', key, index, 'email'],
            severity: 'warning',
          });
        }
      }
    }
  },
});
