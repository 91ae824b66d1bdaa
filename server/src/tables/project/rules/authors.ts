import type { Person } from '../../../model/project.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { personProblems } from '../../../standards/core-metadata.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const authors = defineRule({
  id: 'project/authors',
  summary: 'An author or maintainer is not written as a name and an e-mail address.',
  why: 'Each entry is a table with `name`, `email` or both. Back-ends refuse an entry without either. A comma in a name would read as two people in the metadata.',
  severity: 'error',
  reference: 'pyproject-toml#authors-maintainers',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nauthors = [{}]\n',
    good: '[project]\nname = "a"\nversion = "1"\nauthors = [{name = "Ada", email = "ada@example.org"}]\n',
  },

  *check({ project }) {
    yield* ofList('authors', project.authors);
    yield* ofList('maintainers', project.maintainers);
  },
});

function* ofList(key: string, people: readonly Person[]): Iterable<Finding> {
  for (const [index, { node, table, name }] of people.entries()) {
    if (table === undefined) continue;
    if (!table.members.has('name') && !table.members.has('email')) {
      yield {
        at: node.span,
        message:
          'The entry has neither `name` nor `email`: back-ends refuse it. Add one, or remove the entry.',
        noFix: 'Who is meant cannot be told from the text.',
      };
    }
    if (name === undefined) continue;
    for (const problem of personProblems(name.value)) {
      yield stringFinding(name, problem, { path: ['project', key, index, 'name'] });
    }
  }
}
