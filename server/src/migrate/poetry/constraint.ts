import { parseSpecifierSet } from '../../standards/pep440.ts';
import { isRefused } from '../../standards/problem.ts';

/*
 * Poetry's version constraints as specifier sets: `^1.2`, `~1.2`, `1.2.*`, `*`, a version alone, lists by commas or blanks,
 * and alternatives by `||`.
 */

/** Each alternative of a constraint as the clauses of a specifier set; `undefined` for one that cannot be read. */
export function readConstraint(text: string): readonly (readonly string[])[] | undefined {
  const alternatives = text.split(/\s*\|\|?\s*/).map((part) => {
    const clauses = part
      .trim()
      .replace(/([<>=!~^])\s+/g, '$1')
      .split(/\s*,\s*|\s+/)
      .filter((clause) => clause !== '')
      .map(readClause);
    return clauses.every((clause) => clause !== undefined) ? clauses.flat() : undefined;
  });
  if (alternatives.some((one) => one === undefined)) return undefined;
  const found = alternatives as (readonly string[])[];
  const isSound = found.every((clauses) => !isRefused(parseSpecifierSet(clauses.join(',')).problems));
  return isSound ? found : undefined;
}

/** A constraint as one specifier set; `undefined` where it needs alternatives. */
export function specifierSet(text: string): string | undefined {
  const found = readConstraint(text);
  return found?.length === 1 ? (found[0] as readonly string[]).join(',') : undefined;
}

function readClause(clause: string): string[] | undefined {
  if (clause === '*') return [];
  const [, sign = '', version = ''] = /^(\^|~=|~|[<>]=?|==?=?|!=)?v?(.+)$/.exec(clause) ?? [];
  if (version === '') return undefined;
  if (sign === '^' || sign === '~') {
    const numbers = /^\d+(\.\d+)*/.exec(version)?.[0].split('.').map(Number);
    if (numbers === undefined || version.endsWith('*')) return undefined;
    return [`>=${version}`, `<${(sign === '^' ? afterCaret(numbers) : afterTilde(numbers)).join('.')}`];
  }
  const operator = sign === '' || sign === '=' ? '==' : sign;
  return [`${operator}${version.replace(/\.[xX]$/, '.*')}`];
}

/** The first number that is not zero rises; where all are, the last given. */
function afterCaret(numbers: readonly number[]): number[] {
  const at = numbers.findIndex((one) => one !== 0);
  return raised(numbers, at < 0 ? numbers.length - 1 : at);
}

const afterTilde = (numbers: readonly number[]): number[] => raised(numbers, numbers.length > 1 ? 1 : 0);

const raised = (numbers: readonly number[], at: number): number[] =>
  numbers.map((one, i) => (i < at ? one : i === at ? one + 1 : 0));

/** A constraint on Python as a marker; `''` where all are admitted. */
export function pythonMarker(text: string): string | undefined {
  const found = readConstraint(text);
  if (found === undefined) return undefined;
  if (found.some((clauses) => clauses.length === 0)) return '';
  const alternatives = found.map((clauses) => clauses.map(pythonClause).join(' and '));
  return alternatives.join(' or ');
}

function pythonClause(clause: string): string {
  const [, operator = '', version = ''] = /^([<>=!~]+)(.+)$/.exec(clause) ?? [];
  const parts = version.replace(/\.\*$/, '').split('.');
  const isFull = parts.length > 2 && !parts.slice(2).every((part) => part === '0');
  const plain = isFull ? version : [...parts, '0'].slice(0, 2).join('.');
  // A whole line of releases, such as 3.8, is what `python_version` compares with.
  const sign = version.endsWith('.*') ? operator : operator;
  return `${isFull ? 'python_full_version' : 'python_version'} ${sign} "${plain}"`;
}
