import { defineRule } from '../../../spec/rule.ts';
import { isEmptySet, parseSpecifierSet } from '../../../standards/pep440.ts';
import { isRefused } from '../../../standards/problem.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const requiresPythonRule = defineRule({
  id: 'project/requires-python',
  summary: 'requires-python is no specifier set, or no Python can match it.',
  why: 'Installers compare the running Python with this set before they take the release. A text that is no specifier set is refused by every back-end.',
  severity: 'error',
  reference: 'pyproject-toml#requires-python',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = "=>3.10"\n',
    fixed: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n',
    good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n',
  },

  *check({ project }) {
    const text = project.requiresPython;
    if (text === undefined) return;
    const set = parseSpecifierSet(text.value);
    for (const problem of set.problems) {
      yield stringFinding(text, problem, { path: ['project', 'requires-python'] });
    }
    if (isRefused(set.problems) || !isEmptySet(set)) return;

    yield {
      at: text.span,
      severity: 'warning',
      message: `No version can match "${text.value}", so no installer ever takes this release.`,
      noFix: 'Which of the bounds is wrong cannot be told from the text.',
    };
  },
});
