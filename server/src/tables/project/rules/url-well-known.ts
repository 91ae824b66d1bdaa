import { defineRule } from '../../../spec/rule.ts';
import { wellKnownLabel } from '../../../standards/urls.ts';
import { renameKey } from '../../../toml/edit.ts';

export const urlWellKnown = defineRule({
  id: 'project/url-well-known',
  summary: 'The label of a URL is another name of a well-known one.',
  why: 'Indexes and tools know a few labels by name and show them with an icon or in a fixed place (PEP 753). The usual word for the same thing is found by them and by people.',
  severity: 'hint',
  reference: 'well-known-project-urls',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\n\n[project.urls]\n"Bug Reports" = "https://example.org"\n',
    fixed: '[project]\nname = "a"\nversion = "1"\n\n[project.urls]\n"Issues" = "https://example.org"\n',
    good: '[project]\nname = "a"\nversion = "1"\n\n[project.urls]\nIssues = "https://example.org"\n',
  },

  *check({ project }) {
    const labels = new Set(project.urls.map(({ name }) => name));
    for (const { name, key } of project.urls) {
      const known = wellKnownLabel(name);
      if (known === undefined || known.label === name || !known.isAlias) continue;
      yield {
        at: key.span,
        message: `Indexes know the label "${known.label}" and show it in its place; "${name}" is just a label to them.`,
        ...(labels.has(known.label)
          ? { noFix: `"${known.label}" is there already.` }
          : {
              fixes: [
                {
                  kind: 'ask' as const,
                  title: `Rename to "${known.label}"`,
                  edits: renameKey(key, known.label),
                  changes: [
                    ['project', 'urls', name],
                    ['project', 'urls', known.label],
                  ],
                },
              ],
            }),
      };
    }
  },
});
