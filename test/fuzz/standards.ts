import { isDeepStrictEqual } from 'node:util';
import { compareCodePoints } from '../../server/src/standards/chars.ts';
import { parseObjectReference } from '../../server/src/standards/entry-points.ts';
import {
  evaluateMarker,
  evaluateNode,
  type MarkerEnvironment,
} from '../../server/src/standards/marker-evaluate.ts';
import { formatMarker, formatNode } from '../../server/src/standards/marker-format.ts';
import { comparisonProblems } from '../../server/src/standards/marker-problems.ts';
import {
  comparisonsOf,
  type Marker,
  type MarkerComparison,
  type MarkerOperand,
} from '../../server/src/standards/marker-tree.ts';
import { parseMarker } from '../../server/src/standards/markers.ts';
import { isValidName, normalizeName } from '../../server/src/standards/names.ts';
import {
  canonicalSpecifierSet,
  compareVersions,
  formatVersion,
  isDisjointFrom,
  isEmptySet,
  isPrerelease,
  isSubsetOf,
  parseSpecifierSet,
  parseVersion,
  readVersion,
  specifierContains,
  type Version,
} from '../../server/src/standards/pep440.ts';
import { parseRequirement, type Requirement, requirementPlaceAt } from '../../server/src/standards/pep508.ts';
import { isRefused, type StandardProblem } from '../../server/src/standards/problem.ts';
import { canonicalRequirement } from '../../server/src/standards/requirement-format.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import type { Random } from './random.ts';
import * as strings from './standards-strings.ts';

export interface Question {
  readonly kind: string;
  readonly text: string;
  readonly [key: string]: unknown;
}

export const ENVIRONMENTS: readonly Record<string, string | readonly string[]>[] = [
  {
    implementation_name: 'cpython',
    implementation_version: '3.11.7',
    os_name: 'posix',
    platform_machine: 'x86_64',
    platform_release: '6.1.0-13-amd64',
    platform_system: 'Linux',
    platform_version: '#1 SMP',
    python_full_version: '3.11.7',
    platform_python_implementation: 'CPython',
    python_version: '3.11',
    sys_platform: 'linux',
    extra: '',
    extras: [],
    dependency_groups: [],
  },
  {
    implementation_name: 'cpython',
    implementation_version: '3.8.1',
    os_name: 'nt',
    platform_machine: 'AMD64',
    platform_release: '10',
    platform_system: 'Windows',
    platform_version: '10.0.19041',
    python_full_version: '3.8.1',
    platform_python_implementation: 'CPython',
    python_version: '3.8',
    sys_platform: 'win32',
    extra: 'Foo.Bar',
    extras: ['foo_bar', 'DEV'],
    dependency_groups: ['Dev'],
  },
  {
    implementation_name: 'pypy',
    implementation_version: '7.3.13',
    os_name: 'posix',
    platform_machine: 'arm64',
    platform_release: '5.15',
    platform_system: 'Darwin',
    platform_version: '',
    python_full_version: '3.13.0a1+',
    platform_python_implementation: 'PyPy',
    python_version: '3.13',
    sys_platform: 'darwin',
    extra: 'dev',
    extras: ['a'],
    dependency_groups: ['b'],
  },
];

const OURS: readonly MarkerEnvironment[] = ENVIRONMENTS.map((environment) =>
  Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : new Set(value),
    ]),
  ),
);

/** Makes the next question: half of the strings follow the grammar, half are changed a little. */
export function ask(r: Random): Question {
  const bent = (text: string): string => (r.chance(0.5) ? strings.mutate(r, text) : text);
  const choice = r.below(100);
  if (choice < 15) return { kind: 'version', text: bent(strings.version(r)) };
  if (choice < 22) {
    const one = (): string => (r.chance(0.7) ? strings.nearVersion(r) : strings.version(r));
    const [a, b] = [one(), one()];
    return { kind: 'order', text: `${a} ${b}`, a, b };
  }
  if (choice < 47) {
    const versions = Array.from({ length: 6 }, () =>
      r.chance(0.8) ? strings.nearVersion(r) : bent(strings.version(r)),
    );
    return {
      kind: 'specifier',
      text: bent(strings.specifierSet(r)),
      versions: [...versions, 'foobar'],
      other: strings.specifierSet(r),
    };
  }
  if (choice < 72) return { kind: 'requirement', text: bent(strings.requirement(r)) };
  if (choice < 92) return { kind: 'marker', text: bent(strings.marker(r)) };
  if (choice < 95) return { kind: 'name', text: bent(strings.name(r)) };
  return { kind: 'entry-point', text: bent(strings.entryPoint(r)) };
}

/** Our answer in the form of the oracle's. */
export function answer(question: Question): unknown {
  const { text } = question;
  switch (question.kind) {
    case 'version': {
      const { version, problems } = parseVersion(text);
      check(text, problems);
      return version === undefined || isRefused(problems)
        ? null
        : { text: formatVersion(version), prerelease: isPrerelease(version) };
    }
    case 'order': {
      const [a, b] = [readVersion(question.a as string), readVersion(question.b as string)];
      return { order: Math.sign(compareVersions(a as Version, b as Version)) };
    }
    case 'specifier':
      return specifierAnswer(question);
    case 'marker': {
      const marker = parseMarker(text);
      check(text, marker.problems);
      return isRefused(marker.problems) ? null : markerAnswer(text, marker);
    }
    case 'requirement': {
      const requirement = parseRequirement(text);
      check(text, requirement.problems);
      checkCursor(requirement);
      if (isRefused(requirement.problems)) return null;
      return {
        name: requirement.name?.text,
        extras: [...new Set(requirement.extras.map((extra) => extra.text))].sort(compareCodePoints),
        specifiers: canonicalSpecifierSet(requirement.specifiers),
        url: requirement.url?.text ?? null,
        marker: requirement.marker === undefined ? null : markerAnswer(text, requirement.marker),
        text: canonicalRequirement(requirement),
      };
    }
    case 'name':
      return { valid: isValidName(text), text: normalizeName(text) };
    default: {
      const reference = parseObjectReference(text);
      check(text, reference.problems);
      if (isRefused(reference.problems)) return null;
      const cut = (at: { start: number; end: number } | undefined): string | null =>
        at === undefined ? null : text.slice(at.start, at.end);
      return {
        module: cut(reference.module),
        attribute: cut(reference.attribute),
        extras: reference.extras.map(cut),
      };
    }
  }
}

function specifierAnswer(question: Question): unknown {
  const set = parseSpecifierSet(question.text);
  check(question.text, set.problems);
  if (isRefused(set.problems)) return null;
  const versions = question.versions as string[];
  const other = parseSpecifierSet(question.other as string);
  const [subset, disjoint] = [isSubsetOf(set, other), isDisjointFrom(set, other)];
  return {
    length: set.specifiers.length,
    empty: isEmptySet(set),
    contains: versions.map((version) => specifierContains(set, version)),
    with: versions.map((version) => specifierContains(set, version, { prereleases: true })),
    without: versions.map((version) => specifierContains(set, version, { prereleases: false })),
    text: canonicalSpecifierSet(set),
    ...(isRefused(other.problems) || subset === undefined ? {} : { subset, disjoint }),
  };
}

function markerAnswer(text: string, marker: Marker): unknown {
  for (const comparison of comparisonsOf(marker)) checkComparison(text, comparison);
  return {
    text: formatMarker(marker),
    values: OURS.map((environment) => evaluateMarker(marker, environment)),
  };
}

/** A comparison that is said never or always to hold does so in every environment that gives an answer. */
function checkComparison(text: string, comparison: MarkerComparison): void {
  const said = comparisonProblems(text, comparison).map(({ code }) => code);
  for (const environment of OURS) {
    const truth = evaluateNode(comparison, environment);
    const wrong =
      (said.includes('marker-never') && truth === true) ||
      (said.includes('marker-always') && truth === false) ||
      (said.includes('marker-error') && truth !== 'error');
    if (wrong) throw new Error(`${said.join()} said of ${formatNode(comparison)}, which is ${truth}`);
  }
}

/** Wherever the cursor stands in a requirement, what a completion replaces there lies in the text and touches it. */
function checkCursor(requirement: Requirement): void {
  const { length } = requirement.text;
  for (const offset of [0, Math.floor(length / 3), Math.floor((2 * length) / 3), length]) {
    const { kind, span } = requirementPlaceAt(requirement, offset);
    if (span.start > offset || span.end < offset || span.start < 0 || span.end > length) {
      throw new Error(`${kind} ${span.start}-${span.end} at ${offset}`);
    }
  }
}

/** What holds for every problem, whoever judges: its span lies in the text and shows something, its repair applies. */
function check(text: string, problems: readonly StandardProblem[]): void {
  for (const { code, span, message, repair } of problems) {
    if (span.start < 0 || span.end > text.length || span.start > span.end)
      throw new Error(`${code}: span outside the text`);
    if (span.start === span.end && text !== '') throw new Error(`${code}: empty span`);
    if (/[!]$|please|undefined|NaN/.test(message.replace(/`[^`]*`|"[^"]*"/g, '')))
      throw new Error(`${code}: message "${message}"`);
    if (repair !== undefined && applyEdits(text, repair.edits) === undefined)
      throw new Error(`${code}: repair does not apply`);
  }
}

/**
 * Where the oracle's answer is one of its own slips, the reason; else `undefined`, and the difference counts.
 * Slips: it raises an assertion where its own pattern let a letter outside ASCII through, it cannot print a value with
 * both quotes, and it prints a value with backslashes, line breaks or NUL so that it reads back as another. Named
 * characters (`\N{…}`) need Python's table of names, which we do not carry.
 */
export function explain(question: Question, ours: unknown, theirs: unknown): string | undefined {
  const written = JSON.stringify(theirs) ?? '';
  if (question.text.includes('\\N{')) return 'named character';
  if (written.includes('{"crash":"AssertionError"}')) return 'assertion in the reference implementation';
  if (!isDeepStrictEqual(withoutText(ours), withoutText(theirs))) return undefined;
  if (written.includes('{"crash":"ValueError"}')) return 'value with both quotes cannot be printed';
  const odd = (side: MarkerOperand): boolean =>
    side.kind === 'string' && /[\\\r\n\0\ud800-\udfff]/u.test(side.value);
  const marker =
    question.kind === 'marker' ? parseMarker(question.text) : parseRequirement(question.text).marker;
  const found =
    marker !== undefined && comparisonsOf(marker).some(({ left, right }) => odd(left) || odd(right));
  return found ? 'value printed without its escapes' : undefined;
}

/** An answer without what it prints of markers. */
function withoutText(given: unknown): unknown {
  if (given === null || typeof given !== 'object') return given;
  const { text: _, marker, ...rest } = given as { text?: unknown; marker?: unknown };
  return { ...rest, marker: withoutText(marker) };
}
