import { defineRule } from '../../../spec/rule.ts';
import { typeFindings } from '../../shared/type-findings.ts';

export const type = defineRule({
  id: 'project/type',
  summary: 'A value in `[project]` has the wrong type.',
  why:
    'The standard fixes the type of every key: texts are strings, `dependencies`, `keywords` and `classifiers` are arrays ' +
    'of strings, `authors` is an array of tables, `scripts` and `urls` are tables of strings. Back-ends refuse others.',
  severity: 'error',
  reference: 'pyproject-toml#pyproject-project-table',
  examples: [
    {
      bad: '[project]\nname = "tool"\nversion = 1.0\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\n',
    },
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\nkeywords = "a, b"\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\nkeywords = ["a", "b"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\nkeywords = ["a", "b"]\n',
    },
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\nauthors = ["Ada <ada@example.org>"]\n',
      fixed:
        '[project]\nname = "tool"\nversion = "1.0"\nauthors = [{ name = "Ada", email = "ada@example.org" }]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\nauthors = [{ name = "Ada", email = "ada@example.org" }]\n',
    },
  ],

  check: (context) => typeFindings(context, 'project'),
});
