import type { Specifier, SpecifierSet } from './specifier.ts';
import { isEmptySet, redundantSpecifiers } from './specifier-set.ts';
import { formatVersion, type Version } from './version.ts';

/**
 * Says in plain words what a set admits: "0.25 or later, before 1", "any 1.4 from 1.4.2", "exactly 1.2.3". With a
 * subject such as "Python" the words begin with it. What the rest already implies is left out.
 */
export function describeSpecifierSet(set: SpecifierSet, subject?: string): string {
  if (set.specifiers.length === 0) return subject === undefined ? 'any version' : `any version of ${subject}`;
  const named = (words: string): string => (subject === undefined ? words : `${subject} ${words}`);
  if (isEmptySet(set)) {
    const words = 'no version: the conditions contradict each other';
    return subject === undefined ? words : `no version of ${subject}: the conditions contradict each other`;
  }

  const redundant = new Set(redundantSpecifiers(set));
  const kept = set.specifiers.filter((specifier) => !redundant.has(specifier));
  const has = (...operators: string[]): Specifier[] =>
    kept.filter(({ operator }) => operators.includes(operator));
  const excluded = has('!=').map(({ version, versionText, wildcard }) =>
    wildcard ? `all of ${shortly(version, versionText)}` : shortly(version, versionText),
  );
  const parts = [
    ...has('===').map(({ versionText }) => `exactly the text "${versionText}"`),
    ...has('==').map((specifier) => exactly(specifier)),
    ...has('~=').map((specifier) => compatibly(specifier)),
    ...has('>=').map(({ version, versionText }) => `${shortly(version, versionText)} or later`),
    ...has('>').map(({ version, versionText }) => `later than ${shortly(version, versionText)}`),
    ...has('<').map(({ version, versionText }) => `before ${shortly(version, versionText)}`),
    ...has('<=').map(({ version, versionText }) => `up to and including ${shortly(version, versionText)}`),
  ];
  if (excluded.length > 0)
    parts.push(`${parts.length === 0 ? 'any version ' : ''}except ${listed(excluded)}`);
  return named(parts.join(', '));
}

/** One specifier in plain words. */
export const describeSpecifier = (specifier: Specifier): string =>
  describeSpecifierSet({ specifiers: [specifier], problems: [] });

const shortly = (version: Version | undefined, written: string): string =>
  version === undefined ? written : formatVersion(version);

const exactly = ({ version, versionText, wildcard }: Specifier): string =>
  `${wildcard ? 'any' : 'exactly'} ${shortly(version, versionText)}`;

/** `~=1.4.2` is any 1.4 from 1.4.2 on. */
function compatibly({ version, versionText }: Specifier): string {
  if (version === undefined) return versionText;
  const epoch = version.epoch === 0n ? '' : `${version.epoch}!`;
  return `any ${epoch}${version.release.slice(0, -1).join('.')} from ${formatVersion(version)}`;
}

/** "a", "a and b", "a, b and c" */
export function listed(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`;
}
