import type { Span } from '../text/span.ts';
import { isSpace, skip, skipBack } from './chars.ts';
import { MOST_PROBLEMS, type StandardProblem } from './problem.ts';
import { explainSpecifier } from './specifier-problems.ts';
import { readVersion, scanVersion, type Version, versionOf } from './version.ts';

export type SpecifierOperator = '===' | '==' | '~=' | '!=' | '<=' | '>=' | '<' | '>';

/** All operators, longer ones before those they begin with. */
export const OPERATORS: readonly SpecifierOperator[] = ['===', '==', '~=', '!=', '<=', '>=', '<', '>'];

/** One clause of a specifier set, such as `>=1.2`. */
export interface Specifier {
  readonly span: Span;
  readonly operator: SpecifierOperator;
  readonly operatorSpan: Span;
  /** The version as written, `.*` included. */
  readonly versionText: string;
  readonly versionSpan: Span;
  /** Whether the version ends in `.*`. */
  readonly wildcard: boolean;
  /** The version, without `.*`; `undefined` where `===` names something that is no version. */
  readonly version: Version | undefined;
}

/** A set of specifiers, all of which must hold. */
export interface SpecifierSet {
  readonly specifiers: readonly Specifier[];
  readonly problems: readonly StandardProblem[];
}

export const ANY_VERSION: SpecifierSet = { specifiers: [], problems: [] };

/**
 * Reads a specifier set as `SpecifierSet()` of the reference implementation does: clauses between commas, white space
 * around each, empty ones passed over. Clauses that cannot be read are left out and explained in `problems`.
 * Offsets are those of `text`, of which the part between `from` and `to` is read. (version-specifiers#version-specifiers)
 */
export function parseSpecifierSet(text: string, from = 0, to: number = text.length): SpecifierSet {
  const specifiers: Specifier[] = [];
  const refused: StandardProblem[] = [];
  const disputed: StandardProblem[] = [];
  let at = from;
  let separator: Span | undefined;
  while (at <= to) {
    const comma = text.indexOf(',', at);
    const next = comma < 0 || comma >= to ? to : comma;
    const start = skip(text, at, next, isSpace);
    const end = skipBack(text, start, next, isSpace);
    const ends = next === to;
    if (start < end) {
      const specifier = readSpecifier(text, start, end);
      if (specifier === undefined) {
        if (refused.length < MOST_PROBLEMS) refused.push(...explainSpecifier(text, start, end, isSpecifier));
      } else {
        specifiers.push(specifier);
        if (isOutsideScheme(specifier)) disputed.push(strangeVersion(specifier));
      }
    } else if (disputed.length < MOST_PROBLEMS) {
      // An empty clause belongs to the comma after it, the last one to the comma before, which may be that one.
      const comma = ends ? separator : { start: next, end: next + 1 };
      const reported = ends && disputed[disputed.length - 1]?.span.start === comma?.start;
      if (comma !== undefined && !reported) disputed.push(emptyClause(comma));
    }
    separator = { start: next, end: next + 1 };
    at = next + 1;
  }
  const problems = [...refused, ...disputed].sort((a, b) => a.span.start - b.span.start);
  return { specifiers, problems };
}

/** Reads `text` from `start` to `end`, both without white space, as one specifier; `undefined` when it is none. */
export function readSpecifier(text: string, start: number, end: number): Specifier | undefined {
  const scan = scanSpecifier(text, start, end);
  return scan !== undefined && scan.end === end ? specifierOf(text, scan) : undefined;
}

const isSpecifier = (text: string, start: number, end: number): boolean =>
  readSpecifier(text, start, end) !== undefined;

/** Where a specifier's parts stand. */
export interface SpecifierScan {
  readonly operator: SpecifierOperator;
  readonly start: number;
  readonly versionStart: number;
  readonly end: number;
}

/** The longest specifier that starts at `at`, as the reference implementation's tokenizer takes it. */
export function scanSpecifier(text: string, at: number, end: number): SpecifierScan | undefined {
  const operator = OPERATORS.find((each) => text.startsWith(each, at) && at + each.length <= end);
  if (operator === undefined) return undefined;

  const versionStart = skip(text, at + operator.length, end, isSpace);
  if (operator === '===') {
    const stop = (code: number): boolean => !isSpace(code) && code !== 59 && code !== 41;
    return { operator, start: at, versionStart, end: skip(text, versionStart, end, stop) };
  }
  const equality = operator === '==' || operator === '!=';
  const looseCase = operator === '~=';
  const scan = scanVersion(text, versionStart, end, { local: equality, wildcard: equality, looseCase });
  if (scan === undefined || (operator === '~=' && scan.components < 2)) return undefined;
  return { operator, start: at, versionStart, end: scan.span.end };
}

function specifierOf(text: string, scan: SpecifierScan): Specifier {
  const { operator, start, versionStart, end } = scan;
  const versionText = text.slice(versionStart, end);
  const wildcard = operator !== '===' && versionText.endsWith('.*');
  return {
    span: { start, end },
    operator,
    operatorSpan: { start, end: start + operator.length },
    versionText,
    versionSpan: { start: versionStart, end },
    wildcard,
    version: specifierVersion(operator, versionText),
  };
}

function specifierVersion(operator: SpecifierOperator, versionText: string): Version | undefined {
  if (operator === '===') return readVersion(versionText);
  const scan = scanVersion(versionText, 0, versionText.length, {
    local: true,
    wildcard: true,
    looseCase: true,
  });
  return scan === undefined ? undefined : versionOf(versionText, scan);
}

const isOutsideScheme = (specifier: Specifier): boolean =>
  specifier.version === undefined && specifier.operator !== '===';

/** The pattern of `~=` takes some letters outside ASCII, and any length of number, which no version can have. */
const strangeVersion = ({ versionSpan }: Specifier): StandardProblem => ({
  code: 'specifier-version',
  span: versionSpan,
  message: 'No version can be compared with this: it has letters outside ASCII or a number that is too long.',
  reference: 'version-specifiers#version-scheme',
  grade: 'disputed',
});

const emptyClause = (comma: Span): StandardProblem => ({
  code: 'empty-specifier',
  span: comma,
  message: 'A comma divides two specifiers; here one is missing. Some readers refuse this.',
  repair: { title: 'Remove the comma', edits: [{ span: comma, text: '' }] },
  reference: 'version-specifiers#version-specifiers',
  grade: 'disputed',
});
