import {
  type Bound,
  formatVersion,
  isEmptySet,
  lowerBound,
  type Specifier,
  type SpecifierSet,
  upperBound,
} from '../../standards/pep440.ts';
import { code, list, plain } from './markdown.ts';

/** Sets of more clauses than any person writes are not put into words. */
const MOST = 30;

/** A specifier set in words that follow a name: `3.10 and later`, `from 0.25 up to, not including, 1`. */
export function specifierWords(set: SpecifierSet): string {
  const { specifiers } = set;
  if (specifiers.length === 0) return 'any version';
  if (specifiers.length > MOST) return `${specifiers.length} conditions`;
  if (isEmptySet(set)) return 'no version at all: the specifiers contradict each other';

  const of = (...operators: string[]): SpecifierSet => ({
    specifiers: specifiers.filter(({ operator }) => operators.includes(operator)),
    problems: [],
  });
  const range = rangeWords(lowerBound(of('>=', '>', '~=')), upperBound(of('<=', '<', '~=')));
  const fixed = of('==', '===').specifiers.map(exactWords);
  const without = of('!=').specifiers.map(({ versionText, version, wildcard }) =>
    wildcard && version !== undefined ? `every ${plain(formatVersion(version))} release` : plain(versionText),
  );
  const parts = [range, ...fixed].filter((part) => part !== undefined);
  if (without.length > 0)
    parts.push(parts.length === 0 ? `any version except ${list(without)}` : `except ${list(without)}`);
  return parts.join(', ');
}

/** One clause of a set as a sentence. */
export const clauseWords = (clause: Specifier): string =>
  `${code(clause.operator + clause.versionText)} means ${specifierWords({ specifiers: [clause], problems: [] })}.`;

function rangeWords(low: Bound | undefined, high: Bound | undefined): string | undefined {
  const [from, to] = [low, high].map((bound) => bound && plain(formatVersion(bound.version)));
  if (low === undefined && high === undefined) return undefined;
  if (high === undefined) return low?.inclusive === false ? `later than ${from}` : `${from} and later`;
  const end = high.inclusive ? `up to ${to}` : `up to, not including, ${to}`;
  if (low === undefined) return high.inclusive ? `${to} and earlier` : `earlier than ${to}`;
  return `${low.inclusive ? `from ${from}` : `after ${from}`} ${end}`;
}

function exactWords({ operator, versionText, version, wildcard }: Specifier): string {
  if (operator === '===') return `exactly the text ${code(versionText)}`;
  if (wildcard && version !== undefined) return `any ${plain(formatVersion(version))} release`;
  return `exactly ${plain(versionText)}`;
}
