import { span } from '../text/span.ts';
import { compareCodePoints, isSpace, shown, skip, skipBack } from './chars.ts';
import { closest } from './closest.ts';
import { objectFrom, stringsFrom } from './json.ts';
import type { StandardProblem } from './problem.ts';

const SEPARATOR = ' :: ';
const REFERENCE = 'core-metadata#classifier-multiple-use';
const PYTHON = 'Programming Language :: Python';

/** One step of the hierarchy below a prefix. */
export interface ClassifierLevel {
  /** The segment alone: `Python`. */
  readonly segment: string;
  /** The segment with all before it: `Programming Language :: Python`. */
  readonly path: string;
  /** Whether the path is itself a classifier. */
  readonly isClassifier: boolean;
  /** Whether there are classifiers below it. */
  readonly hasChildren: boolean;
}

/** The list of classifiers that an index accepts. */
export interface Classifiers {
  /** Every valid classifier, sorted as the authority sorts them; deprecated ones are not among them. */
  readonly all: readonly string[];
  /** Every deprecated classifier, in the order of the data. */
  readonly allDeprecated: readonly string[];
  /** Whether an index accepts `text`: listed, or private. */
  has(text: string): boolean;
  /** The successors of a deprecated classifier (there may be none); `undefined` when it is not deprecated. */
  deprecated(text: string): readonly string[] | undefined;
  /** The segments that can follow `prefix` (without a trailing separator); the top level for `''`. */
  children(prefix: string): readonly ClassifierLevel[];
  /** The classifier a person most likely meant. */
  closest(text: string): string | undefined;
  /** What is wrong with one classifier; nothing for a valid or private one. */
  problems(text: string): StandardProblem[];
  /** The classifiers that say "runs on these Pythons", general ones first; minors such as `3.12` that have none are left out. */
  pythons(minors: readonly string[]): readonly string[];
  /** Every minor release, such as `3.12`, that has a classifier, oldest first. */
  readonly pythonMinors: readonly string[];
}

/** Whether a classifier keeps the project off public indexes; the only ones that need no entry in the list. */
export const isPrivateClassifier = (text: string): boolean => text.startsWith('Private ::');

/** Whether a classifier speaks of the licence. */
export const isLicenseClassifier = (text: string): boolean => text.startsWith('License ::');

/** The minor release that a classifier names (`3.12`), or `undefined`. */
export const pythonOfClassifier = (text: string): string | undefined =>
  /^Programming Language :: Python :: (\d+\.\d+)$/.exec(text)?.[1];

/** Reads the data file `classifiers.json`; parts of another shape are left out. */
export function classifiersFrom(json: unknown): Classifiers {
  const data = objectFrom(json);
  const all = stringsFrom(data.classifiers);
  const known = new Set(all);
  const deprecated = new Map(
    Object.entries(objectFrom(data.deprecated)).map(([text, successors]) => [text, stringsFrom(successors)]),
  );
  let levels: Map<string, ClassifierLevel[]> | undefined;

  const classifiers: Classifiers = {
    all,
    allDeprecated: [...deprecated.keys()],
    has: (text) => known.has(text) || isPrivateClassifier(text),
    deprecated: (text) => deprecated.get(text),
    children(prefix) {
      levels ??= levelsOf(all, known);
      return levels.get(prefix) ?? [];
    },
    closest: (text) => closestClassifier(text, all),
    problems: (text) => problemsOf(text, classifiers),
    pythons(minors) {
      const versions = minors.flatMap((minor) => [majorOf(minor), minor]);
      const wanted = new Set(versions.map((version) => `${PYTHON} :: ${version}`));
      const majors = new Set(minors.map(majorOf));
      if (majors.size === 1) wanted.add(`${PYTHON} :: ${[...majors][0]} :: Only`);
      if (wanted.size > 0) wanted.add(PYTHON);
      return all.filter((text) => wanted.has(text));
    },
    pythonMinors: all.map(pythonOfClassifier).filter((minor) => minor !== undefined),
  };
  return classifiers;
}

const majorOf = (minor: string): string => minor.split('.')[0] ?? minor;

function levelsOf(all: readonly string[], known: ReadonlySet<string>): Map<string, ClassifierLevel[]> {
  const segments = new Map<string, Map<string, boolean>>();
  for (const text of all) {
    const parts = text.split(SEPARATOR);
    for (let i = 0; i < parts.length; i++) {
      const prefix = parts.slice(0, i).join(SEPARATOR);
      const below = segments.get(prefix) ?? new Map<string, boolean>();
      segments.set(prefix, below);
      const segment = parts[i] as string;
      below.set(segment, below.get(segment) === true || i < parts.length - 1);
    }
  }
  const levels = new Map<string, ClassifierLevel[]>();
  for (const [prefix, below] of segments) {
    levels.set(
      prefix,
      [...below].map(([segment, hasChildren]) => {
        const path = prefix === '' ? segment : prefix + SEPARATOR + segment;
        return { segment, path, isClassifier: known.has(path), hasChildren };
      }),
    );
  }
  return levels;
}

/** Wrong spaces and letter case come first; then slips of the hand, also within the right branch only. */
function closestClassifier(text: string, all: readonly string[]): string | undefined {
  const wanted = fold(text);
  const same = all.find((candidate) => fold(candidate) === wanted);
  if (same !== undefined) return same === text ? undefined : same;

  const last = text.split('::').at(-1)?.trim().toLowerCase() ?? '';
  const near = closest(text, all);
  if (near !== undefined && !differsInNumberOnly(text, near)) return near;
  const moved = all.filter((candidate) => candidate.split(SEPARATOR).at(-1)?.toLowerCase() === last);
  return moved.length === 1 ? moved[0] : undefined;
}

/** A version that is not listed is no slip for another version. */
function differsInNumberOnly(text: string, near: string): boolean {
  const left = text.split(SEPARATOR);
  const right = near.split(SEPARATOR);
  const [last, other] = [left.pop() ?? '', right.pop() ?? ''];
  return left.join() === right.join() && /^[\d.]+$/.test(last) && /^[\d.]+$/.test(other);
}

const fold = (text: string): string =>
  text
    .split(/:+/)
    .map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase())
    .join('::');

function problemsOf(text: string, classifiers: Classifiers): StandardProblem[] {
  if (classifiers.has(text)) return [];

  const whole = span(0, text.length);
  const change = (to: string) => ({ title: `Change to "${to}"`, edits: [{ span: whole, text: to }] });
  const successors = classifiers.deprecated(text);
  if (successors !== undefined) {
    const [only] = successors;
    const instead =
      only === undefined
        ? 'It has no successor: leave it out.'
        : `Its ${successors.length === 1 ? 'successor is' : 'successors are'} ${successors.map((s) => `"${s}"`).join(' and ')}.`;
    return [
      {
        code: 'deprecated-classifier',
        span: whole,
        message: `"${text}" is deprecated, and indexes refuse new uploads with it. ${instead}`,
        ...(only !== undefined && successors.length === 1 ? { repair: change(only) } : {}),
        reference: REFERENCE,
        grade: 'disputed',
      },
    ];
  }

  const near = classifiers.closest(text);
  const start = skip(text, 0, text.length, isSpace);
  const at = trimmed(text, start);
  return [
    {
      code: 'unknown-classifier',
      span: text.trim() === '' ? whole : firstDifference(text, near, at),
      message:
        text.trim() === ''
          ? 'The classifier is empty. Write one of the listed classifiers, or remove the entry.'
          : `"${shown(text, 80)}" is not in the list of classifiers, so an index refuses the upload.${
              near === undefined
                ? ' Choose one that is listed, or one that begins with "Private ::" to keep the project off public indexes.'
                : ` Did you mean "${near}"?`
            }`,
      ...(near === undefined ? {} : { repair: change(near) }),
      reference: REFERENCE,
      grade: 'refused',
    },
  ];
}

const trimmed = (text: string, start: number) => span(start, skipBack(text, start, text.length, isSpace));

/** The segments in which `text` differs from what was meant; all of it when nothing was. */
function firstDifference(text: string, near: string | undefined, all: { start: number; end: number }) {
  if (near === undefined) return all;
  const wanted = near.split(SEPARATOR);
  const parts = text.split(SEPARATOR);
  if (parts.length !== wanted.length) return all;
  let at = 0;
  let found: { start: number; end: number } | undefined;
  for (let i = 0; i < parts.length; i++) {
    const end = at + (parts[i] as string).length;
    if (parts[i] !== wanted[i]) found = { start: found?.start ?? at, end };
    at = end + SEPARATOR.length;
  }
  return found !== undefined && found.end > found.start ? found : all;
}

/**
 * Orders two classifiers as the authority's list is ordered: runs of digits by their number (`3.9` before `3.10`), the
 * text between them by code point.
 */
export function compareClassifiers(a: string, b: string): number {
  const left = a.split(/(\d+)/);
  const right = b.split(/(\d+)/);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [one, other] = [left[i] as string, right[i] as string];
    const order = i % 2 === 1 ? Number(one) - Number(other) : compareCodePoints(one, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
