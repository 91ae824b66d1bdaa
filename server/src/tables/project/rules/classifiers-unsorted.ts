import { defineRule } from '../../../spec/rule.ts';
import { compareClassifiers } from '../../../standards/classifiers.ts';
import { replace } from '../../../text/span.ts';

export const classifiersUnsorted = defineRule({
  id: 'project/classifiers-unsorted',
  summary: 'The classifiers are not in the order of the published list.',
  why: 'Sorted classifiers are easier to compare and to complete. The order means nothing to indexes and installers. A list with comments between its entries is taken as sorted by hand and left alone.',
  severity: 'hint',
  reference: 'pyproject-toml#classifiers',
  examples: {
    bad: '[project]\nclassifiers = ["Typing :: Typed", "Programming Language :: Python :: 3.10", "Programming Language :: Python :: 3.9"]\n',
    fixed:
      '[project]\nclassifiers = ["Programming Language :: Python :: 3.9", "Programming Language :: Python :: 3.10", "Typing :: Typed"]\n',
    good: '[project]\nclassifiers = ["Programming Language :: Python :: 3.9", "Programming Language :: Python :: 3.10", "Typing :: Typed"]\n',
  },

  *check({ project, tree }) {
    const array = project.classifiers[0]?.array;
    const member = project.member('classifiers');
    if (array === undefined || member === undefined || !array.closed) return;
    if (array.items.length !== project.classifiers.length) return;

    const texts = project.classifiers.map(({ value }) => value);
    const sorted = [...project.classifiers].sort((a, b) => compareClassifiers(a.value, b.value));
    const wrong = sorted.findIndex((text, index) => text.value !== texts[index]);
    const first = project.classifiers[wrong];
    if (first === undefined) return;
    if (tree.comments.some(({ start }) => array.span.start < start && start < array.span.end)) return;

    yield {
      at: member.key.span,
      message: `The classifiers are not sorted: "${sorted[wrong]?.value}" comes before "${first.value}".`,
      fixes: [
        {
          kind: 'ask',
          title: 'Sort the classifiers',
          edits: sorted.flatMap((text, index) => {
            const here = project.classifiers[index];
            if (here === undefined || here.value === text.value) return [];
            return [replace(here.span, tree.text.slice(text.span.start, text.span.end))];
          }),
          changes: [['project', 'classifiers']],
        },
      ],
    };
  },
});
