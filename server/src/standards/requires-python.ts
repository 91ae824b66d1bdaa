import { parseSpecifierSet, type SpecifierSet } from './specifier.ts';
import { rangesOfSet, rangesOfSpecifier } from './specifier-set.ts';
import { readVersion } from './version.ts';
import {
  afterLocals,
  before,
  intersect,
  isSubset,
  nextPrefix,
  rangeOf,
  type VersionRanges,
} from './version-ranges.ts';

/** Whether a set admits every final release of a Python minor version, only some of them, or none. */
export type Admission = 'all' | 'some' | 'none';

/** What `set` admits of a minor version such as `3.12`; text that is no version is admitted by none. */
export function pythonAdmission(set: SpecifierSet, minor: string): Admission {
  return admission(rangesWithLiterals(set), minor);
}

function admission(ranges: VersionRanges, minor: string): Admission {
  const releases = releasesOf(minor);
  if (releases.length === 0 || intersect(ranges, releases).length === 0) return 'none';
  return isSubset(releases, ranges) ? 'all' : 'some';
}

/** The final releases of a minor version: from `3.12.0` to before anything of 3.13. */
export function releasesOf(minor: string): VersionRanges {
  const version = readVersion(minor);
  if (version === undefined) return [];
  return rangeOf(
    before({ ...version, local: undefined }),
    before(nextPrefix(version.epoch, version.release)),
  );
}

/** Those of `minors` of which `set` admits at least one release, in the order given. */
export function pythonsAdmitted(set: SpecifierSet, minors: readonly string[]): string[] {
  const ranges = rangesWithLiterals(set);
  return minors.filter((minor) => admission(ranges, minor) !== 'none');
}

/** `===` compares text; a Python's version is written in normal form, so it admits that one version. */
function rangesWithLiterals(set: SpecifierSet): VersionRanges {
  let ranges = rangesOfSet(set);
  for (const { operator, version } of set.specifiers) {
    if (operator !== '===') continue;
    ranges = version === undefined ? [] : intersect(ranges, rangeOf(before(version), afterLocals(version)));
  }
  return ranges;
}

/** The specifier set that admits the same as `set` but nothing below `floor`, such as `3.10`, with few changes to its text. */
export function raiseFloor(text: string, floor: string): string | undefined {
  const set = parseSpecifierSet(text);
  if (set.problems.some(({ grade }) => grade === 'refused')) return undefined;
  const wanted = readVersion(floor);
  if (wanted === undefined) return undefined;
  const above = rangeOf(before(wanted), undefined);
  if (intersect(rangesOfSet(set), above).length === 0) return undefined;
  const lower = set.specifiers.filter(({ operator }) => operator === '>=' || operator === '>');
  const kept = set.specifiers.filter((specifier) => {
    if (lower.includes(specifier)) return false;
    // Exclusions below the new floor say nothing any more.
    return specifier.operator !== '!=' || !isSubset(above, rangesOfSpecifier(specifier));
  });
  const alone = { specifiers: kept, problems: [] };
  if (kept.length > 0 && isSubset(rangesOfSet(alone), above)) return undefined;
  return [`>=${floor}`, ...kept.map(({ operator, versionText }) => operator + versionText)].join(',');
}
