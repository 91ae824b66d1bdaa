import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { removeItems } from '../../../toml/edit.ts';
import { rewrite } from '../../shared/string-findings.ts';

export const classifierDeprecated = defineRule({
  id: 'project/classifier-deprecated',
  summary: 'A classifier is deprecated.',
  why: 'A deprecated classifier has been replaced by others, or by nothing. Back-ends still write it; an index may refuse the release.',
  severity: 'warning',
  reference: 'core-metadata#classifier-multiple-use',
  examples: {
    bad: '[project]\nclassifiers = ["Natural Language :: Ukranian"]\n',
    fixed: '[project]\nclassifiers = ["Natural Language :: Ukrainian"]\n',
    good: '[project]\nclassifiers = ["Natural Language :: Ukrainian"]\n',
  },

  *check({ project, data, tree }): Iterable<Finding> {
    const present = new Set(project.classifiers.map(({ value }) => value));
    for (const text of project.classifiers) {
      const successors = data.classifiers.deprecated(text.value);
      if (successors === undefined) continue;

      const changes = [['project', 'classifiers']];
      const missing = successors.filter((one) => !present.has(one));
      const named = successors.map((one) => `"${one}"`).join(' or ');
      yield {
        at: text.span,
        tag: 'deprecated',
        message:
          successors.length === 0
            ? `"${text.value}" is deprecated and has no successor. Leave it out.`
            : `"${text.value}" is deprecated: the list has ${named} instead.`,
        fixes:
          missing.length === 0
            ? [
                {
                  kind: 'ask',
                  title: 'Remove it',
                  edits: removeItems(tree, text.array, [text.index]),
                  changes,
                },
              ]
            : missing.map((one) => ({
                kind: 'ask',
                title: `Change to "${one}"`,
                edits: [rewrite(text, one)],
                changes,
              })),
      };
    }
  },
});
