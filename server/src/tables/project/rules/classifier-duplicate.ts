import { defineRule } from '../../../spec/rule.ts';
import { removeItems } from '../../../toml/edit.ts';

export const classifierDuplicate = defineRule({
  id: 'project/classifier-duplicate',
  summary: 'A classifier is listed twice.',
  why: 'The second one says nothing new; most back-ends write both lines into the metadata.',
  severity: 'warning',
  reference: 'pyproject-toml#classifiers',
  examples: {
    bad: '[project]\nclassifiers = ["Typing :: Typed", "Typing :: Typed"]\n',
    fixed: '[project]\nclassifiers = ["Typing :: Typed"]\n',
    good: '[project]\nclassifiers = ["Typing :: Typed"]\n',
  },

  *check({ project, tree }) {
    const first = new Map<string, (typeof project.classifiers)[number]>();
    for (const text of project.classifiers) {
      const earlier = first.get(text.value);
      if (earlier === undefined) {
        first.set(text.value, text);
        continue;
      }
      yield {
        at: text.span,
        tag: 'unnecessary',
        message: `"${text.value}" is listed already.`,
        related: [{ at: earlier.span, message: 'First listed here.' }],
        fixes: [
          {
            kind: 'ask',
            title: 'Remove the second one',
            edits: removeItems(tree, text.array, [text.index]),
            changes: [['project', 'classifiers']],
          },
        ],
      };
    }
  },
});
