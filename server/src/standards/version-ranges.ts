import { isPrerelease, type Version } from './version.ts';
import { compareRelease, compareVersions } from './version-order.ts';

/**
 * A cut between two versions in their order. `before` lies below its version and all that is equal to it; `after`
 * above exactly this version; `afterPosts` above a final or pre-release with all its post releases and local labels.
 */
export interface Cut {
  readonly version: Version;
  readonly kind: 'before' | 'after' | 'afterPosts';
}

/** The versions between two cuts; an absent one means without end. */
export interface VersionRange {
  readonly low: Cut | undefined;
  readonly high: Cut | undefined;
}

/** Ranges that are sorted, not empty, and do not overlap. */
export type VersionRanges = readonly VersionRange[];

export const EVERYTHING: VersionRanges = [{ low: undefined, high: undefined }];

const FIRST: Version = {
  epoch: 0n,
  release: [0n],
  pre: undefined,
  post: undefined,
  dev: 0n,
  local: undefined,
};

export const before = (version: Version): Cut => ({ version, kind: 'before' });

/** The version at the start of a release: `1.2` gives `1.2.dev0`, before which nothing of 1.2 lies. */
export const releaseStart = (epoch: bigint, release: readonly bigint[]): Version => ({
  ...FIRST,
  epoch,
  release,
});

/** The first version after all of a release prefix: `1.2` gives `1.3.dev0`. */
export function nextPrefix(epoch: bigint, release: readonly bigint[]): Version {
  const last = release.length - 1;
  return releaseStart(
    epoch,
    release.map((number, i) => (i === last ? number + 1n : number)),
  );
}

/** The cut above a version with all its local labels, which is the one below its least successor. */
export function afterLocals(version: Version): Cut {
  if (version.dev !== undefined) return before({ ...version, dev: version.dev + 1n, local: undefined });
  const post = version.post === undefined ? 0n : version.post + 1n;
  return before({ ...version, post, dev: 0n, local: undefined });
}

/** The cut above a version with all its post releases, as `>` draws it (version-specifiers#exclusive-ordered-comparison). */
export function afterPosts(version: Version): Cut {
  if (version.dev !== undefined || version.post !== undefined) return afterLocals(version);
  if (version.pre === undefined) return { version, kind: 'afterPosts' };
  const pre = { letter: version.pre.letter, number: version.pre.number + 1n };
  return before({ ...version, pre, dev: 0n, local: undefined });
}

/** Whether `version` lies above the cut. */
export function isAbove(version: Version, cut: Cut): boolean {
  const order = compareVersions(version, cut.version);
  if (cut.kind === 'before') return order >= 0;
  if (order <= 0 || cut.kind === 'after') return order > 0;
  return !sameFamily(version, cut.version);
}

const sameFamily = (a: Version, b: Version): boolean =>
  a.epoch === b.epoch &&
  compareRelease(a.release, b.release) === 0 &&
  a.pre?.letter === b.pre?.letter &&
  a.pre?.number === b.pre?.number;

/** Orders cuts from low to high. */
export function compareCuts(a: Cut, b: Cut): number {
  if (a.kind === b.kind) {
    return a.kind === 'afterPosts' && sameFamily(a.version, b.version)
      ? 0
      : compareVersions(a.version, b.version);
  }
  if (a.kind === 'afterPosts') return isAbove(b.version, a) ? -1 : 1;
  if (b.kind === 'afterPosts') return isAbove(a.version, b) ? 1 : -1;
  return compareVersions(a.version, b.version) || (a.kind === 'before' ? -1 : 1);
}

export function isInside(version: Version, ranges: VersionRanges): boolean {
  return ranges.some(
    ({ low, high }) =>
      (low === undefined || isAbove(version, low)) && (high === undefined || !isAbove(version, high)),
  );
}

/** The range between two cuts, or none when no version lies there. */
export function rangeOf(low: Cut | undefined, high: Cut | undefined): VersionRanges {
  if (high === undefined) return [{ low, high }];
  return compareCuts(low ?? before(FIRST), high) < 0 ? [{ low, high }] : [];
}

/** What lies in both; linear in the number of ranges. */
export function intersect(a: VersionRanges, b: VersionRanges): VersionRanges {
  const found: VersionRange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] as VersionRange;
    const right = b[j] as VersionRange;
    found.push(...rangeOf(higher(left.low, right.low), lower(left.high, right.high)));
    if (endsFirst(left.high, right.high)) i++;
    else j++;
  }
  return found;
}

/** What lies in none of the ranges. */
export function complement(ranges: VersionRanges): VersionRanges {
  const found: VersionRange[] = [];
  let low: Cut | undefined;
  for (const range of ranges) {
    if (range.low !== undefined) found.push(...rangeOf(low, range.low));
    if (range.high === undefined) return found;
    low = range.high;
  }
  found.push({ low, high: undefined });
  return found;
}

/** Whether everything in `inner` lies in `outer`. */
export const isSubset = (inner: VersionRanges, outer: VersionRanges): boolean =>
  intersect(inner, complement(outer)).length === 0;

/** Whether nothing but pre-releases and development releases lies in the ranges. */
export function holdsOnlyPrereleases(ranges: VersionRanges): boolean {
  return ranges.every(({ low, high }) => {
    if (high === undefined) return false;
    if (low?.kind === 'afterPosts') return false;
    const start = low?.version ?? FIRST;
    const final = isPrerelease(start) ? finalAbove(start) : start;
    return isAbove(final, high);
  });
}

const finalAbove = (version: Version): Version =>
  version.pre === undefined
    ? { ...version, dev: undefined, local: undefined }
    : { ...version, pre: undefined, post: undefined, dev: undefined, local: undefined };

function higher(a: Cut | undefined, b: Cut | undefined): Cut | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareCuts(a, b) >= 0 ? a : b;
}

function lower(a: Cut | undefined, b: Cut | undefined): Cut | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareCuts(a, b) <= 0 ? a : b;
}

function endsFirst(a: Cut | undefined, b: Cut | undefined): boolean {
  if (a === undefined) return false;
  return b === undefined || compareCuts(a, b) <= 0;
}
