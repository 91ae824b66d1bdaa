import { defineRule } from '../../../spec/rule.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const classifierUnknown = defineRule({
  id: 'project/classifier-unknown',
  summary: 'A classifier is not in the list of classifiers.',
  why: 'Classifiers come from one published list. An index refuses a release that has another one, and hatchling already refuses to build it; the other back-ends write it as it is. One that begins with `Private ::` is always right: it keeps the project off public indexes.',
  severity: 'error',
  reference: 'pyproject-toml#classifiers',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nclassifiers = ["Typing :: typed"]\n',
    fixed: '[project]\nname = "a"\nversion = "1"\nclassifiers = ["Typing :: Typed"]\n',
    good: '[project]\nname = "a"\nversion = "1"\nclassifiers = ["Typing :: Typed", "Private :: Do Not Upload"]\n',
  },

  *check({ project, data }) {
    for (const text of project.classifiers) {
      if (data.classifiers.deprecated(text.value) !== undefined) continue;
      for (const problem of data.classifiers.problems(text.value)) {
        yield stringFinding(text, problem, {
          path: ['project', 'classifiers', text.index],
          noFix: 'No listed classifier is near enough.',
        });
      }
    }
  },
});
