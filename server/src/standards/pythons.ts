import { pythonOfClassifier } from './classifiers.ts';
import { listFrom, objectFrom, stringFrom } from './json.ts';

/** A minor release of Python, such as 3.12. */
export interface PythonRelease {
  readonly minor: string;
  /** `YYYY-MM-DD`; in the future for one that is planned. */
  readonly firstRelease: string;
  /** From then on only security fixes. `YYYY-MM-DD`. */
  readonly endOfBugfix: string;
  /** `YYYY-MM-DD` where it is past, `YYYY-MM` where it was planned when the data were made. */
  readonly endOfLife: string;
  /** The newest release when the data were made; `undefined` for one that was not out or is no longer built. */
  readonly latest: string | undefined;
}

export interface PythonReleases {
  /** Where the data come from, with version and date. */
  readonly source: string;
  /** Oldest first. */
  readonly all: readonly PythonRelease[];
  find(minor: string): PythonRelease | undefined;
}

/** Reads the data file `python-releases.json`; parts of another shape are left out. */
export function pythonReleasesFrom(json: unknown): PythonReleases {
  const data = objectFrom(json);
  const all = listFrom(data.releases).flatMap(releaseFrom).sort(compareReleases);
  const byMinor = new Map(all.map((release) => [release.minor, release]));
  return { source: stringFrom(data.source) ?? '', all, find: (minor) => byMinor.get(minor) };
}

function releaseFrom(json: unknown): PythonRelease[] {
  const entry = objectFrom(json);
  const [minor, firstRelease, endOfLife] = ['minor', 'firstRelease', 'endOfLife'].map((key) =>
    stringFrom(entry[key]),
  );
  if (minor === undefined || firstRelease === undefined || endOfLife === undefined) return [];
  const endOfBugfix = stringFrom(entry.endOfBugfix) ?? endOfLife;
  return [{ minor, firstRelease, endOfBugfix, endOfLife, latest: stringFrom(entry.latest) }];
}

const compareReleases = (a: PythonRelease, b: PythonRelease): number => comparePythons(a.minor, b.minor);

/** Orders minor releases such as `3.9` and `3.10` by number. */
export function comparePythons(a: string, b: string): number {
  const [left, right] = [a, b].map((minor) => minor.split('.').map(Number)) as [number[], number[]];
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0);
}

/** Whether a first final release is out on the day `today` (`YYYY-MM-DD`). */
export const isReleased = (release: PythonRelease, today: string): boolean => release.firstRelease <= today;

/** Whether the release gets no fixes any more on the day `today`; a month counts until its last day. */
export function isEndOfLife(release: PythonRelease, today: string): boolean {
  const end = release.endOfLife;
  return end.length === 7 ? end < today.slice(0, 7) : end <= today;
}

/** The releases that are out and still get fixes on the day `today`, oldest first. */
export const supportedPythons = (releases: PythonReleases, today: string): readonly PythonRelease[] =>
  releases.all.filter((release) => isReleased(release, today) && !isEndOfLife(release, today));

/**
 * The oldest Python that a project says it runs on: of its classifiers, else the oldest one that still gets fixes.
 * The first to offer as the floor of `requires-python`.
 */
export function oldestTested(
  classifiers: readonly string[],
  releases: PythonReleases,
  today: string,
): string | undefined {
  const named = classifiers.flatMap((text) => pythonOfClassifier(text) ?? []).sort(comparePythons);
  return (
    named.find((minor) => releases.find(minor) !== undefined) ?? supportedPythons(releases, today)[0]?.minor
  );
}

/** A date as people read it: `October 2026`, `31 October 2025`; text of another form as it is. */
export function spokenDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
