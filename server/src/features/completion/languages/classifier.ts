import type { Classifiers } from '../../../standards/classifiers.ts';
import { classifierDocs } from '../../docs.ts';
import { classifierIndex } from '../classifier-index.ts';
import { minorsOfProject } from '../pythons.ts';
import { type StringPlace, type Suggestion, whole } from '../suggestion.ts';

const SEPARATOR = ' :: ';
const PYTHON = 'Programming Language :: Python';

/** The top level in the order in which projects fill it in. */
const ORDER = [
  'Development Status',
  'Intended Audience',
  'Programming Language',
  'Operating System',
  'Topic',
  'Typing',
  'Framework',
  'Environment',
  'Natural Language',
  'License',
];

/** Branches of which a project states one only. */
const ONCE = ['Development Status'];

/** Classifiers, level by level; words from within them find them too. */
export function* suggestClassifier(place: StringPlace): Iterable<Suggestion> {
  const { context, text, at } = place;
  const { classifiers } = context.data;
  const present = new Set(place.siblings);
  const typed = text.slice(0, at);
  const prefix = typed
    .split(/\s*::\s*/)
    .slice(0, -1)
    .join(SEPARATOR);
  const offered = new Set<string>();
  const once = (suggestion: Suggestion): Suggestion[] => {
    if (present.has(suggestion.text) || offered.has(suggestion.text)) return [];
    offered.add(suggestion.text);
    return [suggestion];
  };

  yield* pythons(place, present, prefix);
  for (const { path, isClassifier, hasChildren } of sorted(classifiers, prefix, present)) {
    if (isClassifier) yield* once(leaf(place, path));
    if (hasChildren) yield* once(branch(place, path));
  }
  if (prefix === '' && typed.trim().length >= 2) {
    for (const found of classifierIndex(classifiers).find(typed.trim())) {
      yield* once({ ...leaf(place, found), filter: `${typed.trim()} ${found}` });
    }
  }
  if (prefix === '') yield* privates(place, present);
  for (const old of deprecatedBelow(classifiers, prefix, typed)) {
    yield* once({ ...leaf(place, old), deprecated: true });
  }
}

const leaf = (place: StringPlace, path: string): Suggestion => ({
  label: path,
  kind: 'value',
  documentation: () => classifierDocs(place.context, path),
  ...whole(place),
  text: path,
});

const branch = (place: StringPlace, path: string): Suggestion => ({
  label: `${path} ::`,
  kind: 'group',
  detail: 'more levels',
  documentation: () => classifierDocs(place.context, path),
  ...whole(place),
  text: path + SEPARATOR,
  again: true,
});

function sorted(classifiers: Classifiers, prefix: string, present: ReadonlySet<string>) {
  const level = classifiers.children(prefix);
  if (prefix !== '') return level;
  const used = ONCE.filter((category) => [...present].some((text) => text.startsWith(category + SEPARATOR)));
  const rank = (segment: string): number =>
    used.includes(segment)
      ? ORDER.length
      : ORDER.includes(segment)
        ? ORDER.indexOf(segment)
        : ORDER.length - 1;
  return [...level].sort((a, b) => rank(a.segment) - rank(b.segment));
}

/** All Python classifiers that follow from requires-python, as one item. */
function* pythons(place: StringPlace, present: ReadonlySet<string>, prefix: string): Iterable<Suggestion> {
  const { context, text } = place;
  if (context.project.requiresPython === undefined) return;
  if (prefix !== '' && !`${PYTHON}${SEPARATOR}`.startsWith(prefix + SEPARATOR)) return;

  const minors = minorsOfProject(context);
  const follow = context.data.classifiers.pythons(minors).filter((one) => !present.has(one));
  const [first, ...more] = follow;
  if (first === undefined || more.length === 0) return;
  const range = `${minors[0]}${minors.length > 1 ? ` … ${minors.at(-1)}` : ''}`;
  yield {
    label: `${PYTHON} :: ${range}`,
    kind: 'snippet',
    detail: `${follow.length} that follow from requires-python`,
    documentation: () => follow.map((one) => `- ${one}`).join('\n'),
    from: 0,
    to: text.length,
    text: first,
    more,
    filter: `${PYTHON} :: ${range}`,
  };
}

function* privates(place: StringPlace, present: ReadonlySet<string>): Iterable<Suggestion> {
  if ([...present].some((text) => /^private ::/i.test(text))) return;
  yield {
    ...leaf(place, 'Private :: Do Not Upload'),
    detail: 'public indexes refuse the upload',
  };
}

function deprecatedBelow(classifiers: Classifiers, prefix: string, typed: string): readonly string[] {
  if (typed.trim() === '') return [];
  return classifiers.allDeprecated.filter((text) => prefix === '' || text.startsWith(prefix + SEPARATOR));
}
