import type { ItemText } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { pythonOfClassifier } from '../../../standards/classifiers.ts';
import { comparePythons, isEndOfLife, isReleased } from '../../../standards/pythons.ts';
import { insertItems, removeItems } from '../../../toml/edit.ts';
import { quote } from '../../../toml/strings.ts';
import { lazyFix } from '../../shared/edits.ts';
import { admittedMinors, requiresPython } from '../../shared/requires-python.ts';
import { listed } from '../../shared/words.ts';

const changes = [['project', 'classifiers']];

export const pythonClassifiers = defineRule({
  id: 'project/python-classifiers',
  summary: 'The Python classifiers and requires-python say different things.',
  why: 'Installers follow requires-python; people and search pages read the classifiers. A classifier for a Python that requires-python shuts out promises what no installer will do.',
  severity: 'warning',
  reference: 'pyproject-toml#requires-python',
  examples: [
    {
      bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.12"\nclassifiers = ["Programming Language :: Python :: 3.9", "Programming Language :: Python :: 3.12", "Programming Language :: Python :: 3.13", "Programming Language :: Python :: 3.14", "Programming Language :: Python :: 3.15"]\n',
      fixed:
        '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.12"\nclassifiers = ["Programming Language :: Python :: 3.12", "Programming Language :: Python :: 3.13", "Programming Language :: Python :: 3.14", "Programming Language :: Python :: 3.15"]\n',
      good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.12"\nclassifiers = ["Programming Language :: Python :: 3.12", "Programming Language :: Python :: 3.13", "Programming Language :: Python :: 3.14", "Programming Language :: Python :: 3.15"]\n',
    },
  ],

  *check(context) {
    const { project } = context;
    const required = requiresPython(project);
    if (required === undefined || project.dynamicEntry('classifiers') !== undefined) return;

    const named = project.classifiers.flatMap((text) => {
      const minor = pythonOfClassifier(text.value);
      return minor === undefined ? [] : [{ minor, text }];
    });
    yield* contradicting(context, named);
    yield* lacking(
      context,
      named.map(({ minor }) => minor),
    );
  },
});

function* contradicting(
  { project, tree }: DocumentContext,
  named: readonly { minor: string; text: ItemText }[],
): Iterable<Finding> {
  const required = requiresPython(project);
  if (required === undefined) return;
  for (const { minor, text } of named) {
    if (admittedMinors(required.set, [minor]).length > 0) continue;
    yield {
      at: text.span,
      message: `requires-python (\`${required.text.value}\`) shuts out Python ${minor}, so no installer takes the release there.`,
      related: [{ at: required.text.span, message: 'requires-python' }],
      fixes: [
        lazyFix('ask', 'Remove the classifier', changes, () => removeItems(tree, text.array, [text.index])),
      ],
    };
  }
}

/** Only where classifiers are listed at all: a project may do without them. */
function* lacking(
  { project, data, today, tree }: DocumentContext,
  named: readonly string[],
): Iterable<Finding> {
  const required = requiresPython(project);
  const last = project.classifiers[project.classifiers.length - 1];
  if (required === undefined || last === undefined) return;

  const oldest = [...named].sort(comparePythons)[0];
  const wanted = data.pythons.all
    .filter((release) => isReleased(release, today))
    .filter(
      (release) =>
        !isEndOfLife(release, today) || (oldest !== undefined && comparePythons(release.minor, oldest) > 0),
    )
    .map(({ minor }) => minor)
    .filter((minor) => data.classifiers.pythonMinors.includes(minor));
  const missing = admittedMinors(required.set, wanted).filter((minor) => !named.includes(minor));
  if (missing.length === 0) return;

  const after = project.classifiers.filter(({ value }) => pythonOfClassifier(value) !== undefined);
  yield {
    at: required.text.span,
    severity: 'hint',
    message: `requires-python admits Python ${listed(missing)}, but no classifier names ${missing.length === 1 ? 'it' : 'them'}. Add those on which the project is tested.`,
    fixes: [
      lazyFix(
        'ask',
        `Add ${missing.length === 1 ? 'the classifier' : `${missing.length} classifiers`} for Python ${listed(missing)}`,
        changes,
        () =>
          insertions(missing, after, last).flatMap(({ index, texts }) =>
            insertItems(tree, last.array, index, texts),
          ),
      ),
    ],
  };
}

/** Each new classifier goes behind the one that is next older, or before the first Python one. */
function insertions(missing: readonly string[], present: readonly ItemText[], last: ItemText) {
  const places = new Map<number, string[]>();
  for (const minor of missing) {
    const older = present.filter(({ value }) => comparePythons(pythonOfClassifier(value) ?? '', minor) < 0);
    const before = older[older.length - 1];
    const index = before !== undefined ? before.index + 1 : (present[0]?.index ?? last.index + 1);
    const texts = places.get(index) ?? [];
    texts.push(quote(`Programming Language :: Python :: ${minor}`, last.node.style));
    places.set(index, texts);
  }
  return [...places].map(([index, texts]) => ({ index, texts }));
}
