import { defineRule } from '../../../spec/rule.ts';
import { urlProblems } from '../../../standards/urls.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const url = defineRule({
  id: 'project/url',
  summary: 'An entry of the URLs is no URL.',
  why: 'Indexes show each entry as a link and drop or refuse what has no scheme or host. Back-ends write it as it is.',
  severity: 'warning',
  reference: 'pyproject-toml#urls',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\n\n[project.urls]\nHomepage = "example.org/a"\n',
    good: '[project]\nname = "a"\nversion = "1"\n\n[project.urls]\nHomepage = "https://example.org/a"\n',
  },

  *check({ project }) {
    for (const { name, text } of project.urls) {
      if (text === undefined) continue;
      for (const problem of urlProblems(text.value)) {
        yield stringFinding(text, problem, { path: ['project', 'urls', name], severity: 'warning' });
      }
    }
  },
});
