import { compareCodePoints } from './chars.ts';
import { parseSpecifierSet, type Specifier, type SpecifierSet } from './specifier.ts';
import { formatVersion, isPrerelease, readVersion, type Version } from './version.ts';
import { comparePublic, compareVersions } from './version-order.ts';
import {
  afterLocals,
  afterPosts,
  before,
  complement,
  EVERYTHING,
  intersect,
  isInside,
  isSubset,
  nextPrefix,
  rangeOf,
  releaseStart,
  type VersionRanges,
} from './version-ranges.ts';

/** The versions that one specifier admits by order alone; `===` admits all here, as it compares text. */
export function rangesOfSpecifier({ operator, version, wildcard }: Specifier): VersionRanges {
  if (operator === '===') return EVERYTHING;
  if (version === undefined) return [];
  const { epoch, release } = version;
  switch (operator) {
    case '>=':
      return rangeOf(before(version), undefined);
    case '<=':
      return rangeOf(undefined, afterLocals(version));
    case '>':
      return rangeOf(afterPosts(version), undefined);
    case '<': {
      const limit = isPrerelease(version) ? version : { ...version, dev: 0n, local: undefined };
      return rangeOf(undefined, before(limit));
    }
    case '~=':
      return rangeOf(before(version), before(nextPrefix(epoch, release.slice(0, -1))));
    case '==':
    case '!=': {
      const high = version.local === undefined ? afterLocals(version) : ({ version, kind: 'after' } as const);
      const equal = wildcard
        ? rangeOf(before(releaseStart(epoch, release)), before(nextPrefix(epoch, release)))
        : rangeOf(before(version), high);
      return operator === '==' ? equal : complement(equal);
    }
  }
}

/** The versions that all specifiers of a set admit by order alone. */
export function rangesOfSet(set: SpecifierSet): VersionRanges {
  let all = set.specifiers.map(rangesOfSpecifier);
  // Two by two, so that thousands of exclusions stay cheap.
  while (all.length > 1) {
    const half: VersionRanges[] = [];
    for (let i = 0; i < all.length; i += 2) {
      const right = all[i + 1];
      half.push(right === undefined ? (all[i] as VersionRanges) : intersect(all[i] as VersionRanges, right));
    }
    all = half;
  }
  return all[0] ?? EVERYTHING;
}

/** Whether a specifier by itself asks for pre-releases (version-specifiers#handling-of-pre-releases). */
function asksForPrereleases({ operator, version, wildcard }: Specifier): boolean {
  if (operator === '!=' || wildcard || version === undefined) return false;
  return isPrerelease(version);
}

/**
 * Whether the set admits `version`, given as text. Without `prereleases` a pre-release that fits is admitted, as for
 * the only candidate there is; `false` admits none. Text that is no version fits `===` and the empty set only.
 */
export function specifierContains(
  set: SpecifierSet,
  version: string,
  options: { readonly prereleases?: boolean } = {},
): boolean {
  const parsed = readVersion(version);
  const excluded = options.prereleases === false && parsed !== undefined && isPrerelease(parsed);
  if (excluded) return false;
  return set.specifiers.every((specifier) => {
    if (specifier.operator === '===') return specifier.versionText.toLowerCase() === version.toLowerCase();
    return parsed !== undefined && isInside(parsed, rangesOfSpecifier(specifier));
  });
}

/** Whether no version at all satisfies the set: its specifiers contradict each other. */
export function isEmptySet(set: SpecifierSet): boolean {
  if (set.specifiers.length === 0) return false;
  return rangesOfSet(set).length === 0 || contradictsLiteral(set);
}

function contradictsLiteral(set: SpecifierSet): boolean {
  const literal = set.specifiers.find(({ operator }) => operator === '===');
  if (literal === undefined) return false;
  const text = literal.versionText;
  return set.specifiers.some((specifier) => {
    if (specifier.operator === '===') return specifier.versionText.toLowerCase() !== text.toLowerCase();
    return literal.version === undefined || !isInside(literal.version, rangesOfSpecifier(specifier));
  });
}

/** Whether every version that `inner` admits is admitted by `outer`; `undefined` where `===` makes it unknowable. */
export function isSubsetOf(inner: SpecifierSet, outer: SpecifierSet): boolean | undefined {
  if (hasLiteral(inner) || hasLiteral(outer)) return undefined;
  // Without a specifier even text that is no version is admitted.
  if (inner.specifiers.length === 0) return outer.specifiers.length === 0;
  return isSubset(rangesOfSet(inner), rangesOfSet(outer));
}

/** Whether no version is admitted by both; `undefined` where `===` makes it unknowable. */
export function isDisjointFrom(a: SpecifierSet, b: SpecifierSet): boolean | undefined {
  if (hasLiteral(a) || hasLiteral(b)) return undefined;
  return intersect(rangesOfSet(a), rangesOfSet(b)).length === 0;
}

const hasLiteral = (set: SpecifierSet): boolean => set.specifiers.some(({ operator }) => operator === '===');

const MANY = 50;

/** The specifiers that the others already imply; of equal ones all but the first. Sets above 50 are not looked at. */
export function redundantSpecifiers(set: SpecifierSet): readonly Specifier[] {
  if (set.specifiers.length > MANY || isEmptySet(set)) return [];
  let kept = [...set.specifiers];
  const found: Specifier[] = [];
  for (const specifier of [...set.specifiers].reverse()) {
    if (specifier.operator === '===') continue;
    const others = kept.filter((other) => other !== specifier);
    if (others.length === 0) break;
    if (!isSubset(rangesOfSet({ specifiers: others, problems: [] }), rangesOfSpecifier(specifier))) continue;
    // A pre-release in a specifier also says that pre-releases are wanted.
    if (asksForPrereleases(specifier) && !others.some(asksForPrereleases)) continue;
    kept = others;
    found.unshift(specifier);
  }
  return found;
}

/** One end of what a set admits. */
export interface Bound {
  readonly version: Version;
  readonly inclusive: boolean;
  /** The specifier that draws it. */
  readonly specifier: Specifier;
}

/** The highest lower bound that the set states, by `>=`, `>`, `~=` or `==`. */
export function lowerBound(set: SpecifierSet): Bound | undefined {
  let best: Bound | undefined;
  for (const specifier of set.specifiers) {
    const { operator, version } = specifier;
    if (version === undefined || !['>=', '>', '~=', '==', '==='].includes(operator)) continue;
    const bound = { version, inclusive: operator !== '>', specifier };
    const order = best === undefined ? 1 : compareVersions(version, best.version);
    if (order > 0 || (order === 0 && !bound.inclusive)) best = bound;
  }
  return best;
}

/** The lowest upper bound that the set states, by `<`, `<=`, `~=` or `==`. */
export function upperBound(set: SpecifierSet): Bound | undefined {
  let best: Bound | undefined;
  for (const specifier of set.specifiers) {
    const bound = upperOf(specifier);
    if (bound === undefined) continue;
    const order = best === undefined ? -1 : comparePublic(bound.version, best.version);
    if (order < 0 || (order === 0 && !bound.inclusive)) best = bound;
  }
  return best;
}

function upperOf(specifier: Specifier): Bound | undefined {
  const { operator, version, wildcard } = specifier;
  if (version === undefined) return undefined;
  const { epoch, release } = version;
  const next = (prefix: readonly bigint[]): Bound => ({
    version: { ...nextPrefix(epoch, prefix), dev: undefined },
    inclusive: false,
    specifier,
  });
  if (operator === '~=') return next(release.slice(0, -1));
  if (operator === '==' && wildcard) return next(release);
  if (operator === '<') return { version, inclusive: false, specifier };
  if (operator === '<=' || operator === '==' || operator === '===')
    return { version, inclusive: true, specifier };
  return undefined;
}

/** The text of the set as the reference implementation prints it: as written, sorted, each once. */
export function canonicalSpecifierSet(set: SpecifierSet): string {
  const texts = set.specifiers.map((specifier) => ({
    text: specifier.operator + specifier.versionText,
    key: sameKey(specifier),
  }));
  if (texts.length > 1) texts.sort((a, b) => compareCodePoints(a.text, b.text));
  const seen = new Set<string>();
  return texts
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .map(({ text }) => text)
    .join(',');
}

/** Equal for specifiers that the reference implementation holds equal: trailing zeros count for `~=` only. */
function sameKey({ operator, versionText, version, wildcard }: Specifier): string {
  if (operator === '===' || wildcard || version === undefined) return operator + versionText;
  if (operator === '~=') return operator + formatVersion(version);
  const release = [...version.release];
  while (release.length > 1 && release[release.length - 1] === 0n) release.pop();
  return operator + formatVersion({ ...version, release });
}

/** The set in the order it was written, each version in its normal form, without spaces. */
export function formatSpecifierSet(set: SpecifierSet): string {
  return set.specifiers
    .map(({ operator, versionText, version, wildcard }) => {
      if (operator === '===' || version === undefined) return operator + versionText;
      return operator + formatVersion(version) + (wildcard ? '.*' : '');
    })
    .join(',');
}

/** As `formatSpecifierSet`, from text; `undefined` when a part of it is refused. */
export function normalizeSpecifierSet(text: string): string | undefined {
  const set = parseSpecifierSet(text);
  return set.problems.some(({ grade }) => grade === 'refused') ? undefined : formatSpecifierSet(set);
}
