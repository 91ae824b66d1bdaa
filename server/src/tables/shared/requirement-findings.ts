import type { RequirementEntry, RequirementPlace } from '../../model/requirements.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Finding } from '../../spec/finding.ts';
import { normalizeName } from '../../standards/names.ts';
import { isEmptySet } from '../../standards/pep440.ts';
import type { Requirement } from '../../standards/pep508.ts';
import { isRefused, type StandardProblem } from '../../standards/problem.ts';
import { removeItem } from '../../toml/edit.ts';
import { lazyFix, removeItemFix } from './edits.ts';
import type { FixesOrReason } from './fixes.ts';
import { rewrite, stringFinding } from './string-findings.ts';
import { quoted } from './words.ts';

/** The kinds of places whose requirements a rule looks at. */
export type Places = readonly RequirementPlace['kind'][];

/** The requirements of some kinds of places. */
export const entriesIn = (context: DocumentContext, places: Places): readonly RequirementEntry[] =>
  context.requirementsIn(...places);

/** What is odd about a marker that every reader takes: reported by a rule of its own. */
export const isMarkerDoubt = ({ code, grade }: StandardProblem): boolean =>
  grade !== 'refused' && code.startsWith('marker-') && code !== 'marker-old-name';

/** Every fault inside a requirement string, but for what is merely odd in its marker. */
export function* invalidRequirements(context: DocumentContext, places: Places): Iterable<Finding> {
  for (const { text, requirement, path } of entriesIn(context, places)) {
    for (const problem of requirement.problems) {
      if (isMarkerDoubt(problem)) continue;
      // The old names of variables mean the same, and the metadata say it with the new ones.
      const kind = problem.code === 'marker-old-name' ? { kind: 'safe' as const } : {};
      yield stringFinding(text, problem, { path, ...kind });
    }
  }
}

/** Specifiers that no version meets. */
export function* emptySpecifiers(context: DocumentContext, places: Places): Iterable<Finding> {
  for (const { text, requirement } of entriesIn(context, places)) {
    // One specifier alone always leaves something.
    if (requirement.specifiers.specifiers.length < 2) continue;
    if (isRefused(requirement.problems) || !isNever(requirement)) continue;
    const name = requirement.name?.text ?? 'the project';
    const written = requirement.text.slice(requirement.specifiersSpan.start, requirement.specifiersSpan.end);
    yield {
      at: text.at(requirement.specifiersSpan),
      message: `No version of ${quoted(name)} meets ${quoted(written)}, so it can never be installed.`,
      noFix: 'Which of the bounds is wrong cannot be told from the text.',
    };
  }
}

/** What was found of a requirement stays: while typing, all strings but one are the same as before. */
const never = new WeakMap<Requirement, boolean>();

function isNever(requirement: Requirement): boolean {
  const known = never.get(requirement);
  if (known !== undefined) return known;
  const found = isEmptySet(requirement.specifiers);
  never.set(requirement, found);
  return found;
}

/** The same requirement a second time in one list, under the same conditions. */
export function* duplicateRequirements(context: DocumentContext, places: Places): Iterable<Finding> {
  const { tree } = context;
  const lists = new Map<string, Map<string, RequirementEntry | Repeats>>();
  for (const entry of entriesIn(context, places)) {
    if (entry.name === undefined) continue;
    if (entry.requirement.problems.length > 0 && isRefused(entry.requirement.problems)) continue;
    const place = placeKey(entry.place);
    let names = lists.get(place);
    if (names === undefined) {
      names = new Map();
      lists.set(place, names);
    }
    // Nearly every name stands once: only for the others is more compared than the name.
    const known = names.get(entry.name);
    if (known === undefined) {
      names.set(entry.name, entry);
      continue;
    }
    const repeats = 'firstLike' in known ? known : repeatsFrom(known);
    names.set(entry.name, repeats);
    const first = repeats.firstLike(entry);
    if (first === undefined) continue;

    const list = entry.path.slice(0, -1);
    const equal = sameVersions(first, entry);
    yield {
      at: entry.text.span,
      message: equal
        ? `${quoted(entry.name)} stands in this list already, so this line changes nothing.`
        : `${quoted(entry.name)} stands in this list already with other versions: both apply, which is easy to overlook. Write one requirement.`,
      ...(equal ? { tag: 'unnecessary' as const } : {}),
      related: [{ at: first.text.span, message: 'The first requirement.' }],
      ...(equal
        ? {
            fixes: [
              removeItemFix(tree, entry.text.array, entry.text.index, list, 'Remove the second requirement'),
            ],
          }
        : joined(tree, first, entry)),
    };
  }
}

/** The requirements of one name in one list. */
interface Repeats {
  /** The one before that applies wherever this one does; else this one is noted. */
  firstLike(entry: RequirementEntry): RequirementEntry | undefined;
}

function repeatsFrom(start: RequirementEntry): Repeats {
  const byMarker = new Map<string, RequirementEntry>();
  const always = new Map<string, RequirementEntry>();
  const firstLike = (entry: RequirementEntry): RequirementEntry | undefined => {
    const extras = extrasKey(entry.requirement);
    const marker = markerKey(entry.requirement);
    const before = byMarker.get(`${extras};${marker}`);
    if (before !== undefined) return before;
    byMarker.set(`${extras};${marker}`, entry);
    const general = always.get(extras);
    if (marker === '' && general === undefined) always.set(extras, entry);
    return general !== undefined && sameVersions(general, entry) ? general : undefined;
  };
  firstLike(start);
  return { firstLike };
}

function joined(
  tree: DocumentContext['tree'],
  first: RequirementEntry,
  second: RequirementEntry,
): FixesOrReason {
  const [a, b] = [first.requirement, second.requirement];
  if (a.url !== undefined || b.url !== undefined)
    return { noFix: 'The two cannot be joined without a choice.' };
  const both = { specifiers: [...a.specifiers.specifiers, ...b.specifiers.specifiers], problems: [] };
  if (isEmptySet(both)) return { noFix: 'No version meets both; which one is right is for you to say.' };

  const versions = [versionsOf(a), versionsOf(b)].filter((part) => part !== '').join(',');
  const end = a.parentheses?.end ?? a.specifiersSpan.end;
  const start = a.parentheses?.start ?? a.specifiersSpan.start;
  const text = a.text.slice(0, start) + versions + a.text.slice(end);
  return {
    fixes: [
      lazyFix('ask', `Join both to "${text.trim()}"`, [first.path.slice(0, -1)], () => [
        rewrite(first.text, text),
        ...removeItem(tree, second.text.array, second.text.index),
      ]),
    ],
  };
}

const versionsOf = (requirement: Requirement): string =>
  requirement.text.slice(requirement.specifiersSpan.start, requirement.specifiersSpan.end).trim();

const placeKey = (place: RequirementPlace): string =>
  'name' in place ? `${place.kind} ${place.name}` : place.kind;

const extrasKey = (requirement: Requirement): string =>
  requirement.extras
    .map(({ text }) => normalizeName(text))
    .sort()
    .join(',');

/** Markers that differ only in blanks and quotes have the same key; no marker has the empty one. */
function markerKey({ marker, text }: Requirement): string {
  if (marker === undefined) return '';
  return text
    .slice(marker.span.start, marker.span.end)
    .replace(/[ \t]+/g, ' ')
    .replace(/"/g, "'")
    .trim();
}

function sameVersions(a: RequirementEntry, b: RequirementEntry): boolean {
  if (a.requirement.url?.text !== b.requirement.url?.text) return false;
  const versions = ({ requirement }: RequirementEntry): string =>
    requirement.specifiers.specifiers
      .map(({ operator, versionText }) => operator + versionText)
      .sort()
      .join(',');
  return versions(a) === versions(b);
}
