import type { Part } from './requirement-zone.ts';

/** The clause of a specifier set in which the cursor stands. */
export interface SpecifierZone {
  /** The operator characters; empty where none stands. */
  readonly operator: string;
  readonly operatorPart: Part;
  /** The version behind the operator, at the cursor or not. */
  readonly versionPart: Part;
  /** Where the cursor stands in the clause. */
  readonly at: 'start' | 'operator' | 'version' | 'end';
  /** The versions of the other clauses, with their operators. */
  readonly others: readonly { readonly operator: string; readonly version: string }[];
}

/** Finds the clause around `at` among those between `from` and `to`. (version-specifiers#version-specifiers) */
export function specifierZone(text: string, from: number, to: number, at: number): SpecifierZone {
  const comma = at > from ? text.lastIndexOf(',', at - 1) : -1;
  const start = Math.max(from, comma + 1);
  const next = text.indexOf(',', at);
  const end = next < 0 || next > to ? to : next;

  const operatorFrom = Math.min(run(text, start, /[\s(]/, end), at);
  const operatorTo = run(text, operatorFrom, /[<>=!~]/, end);
  const versionFrom = run(text, operatorTo, /\s/, end);
  const versionTo = run(text, versionFrom, /[^\s,;)]/, end);

  const place =
    at > versionTo ? 'end' : operatorFrom === operatorTo ? 'start' : at < operatorTo ? 'operator' : 'version';
  return {
    operator: text.slice(operatorFrom, operatorTo),
    operatorPart: { from: operatorFrom, to: operatorTo },
    versionPart: { from: Math.max(Math.min(versionFrom, at), operatorTo), to: versionTo },
    at: place,
    others: clauses(text.slice(from, start)).concat(clauses(text.slice(end, to))),
  };
}

function clauses(text: string): { operator: string; version: string }[] {
  return text.split(',').flatMap((clause) => {
    const match = /^[\s(]*([<>=!~]+)\s*([^\s)]+)/.exec(clause);
    return match === null ? [] : [{ operator: match[1] as string, version: match[2] as string }];
  });
}

function run(text: string, from: number, test: RegExp, limit: number): number {
  let end = from;
  while (end < limit && test.test(text[end] as string)) end++;
  return end;
}
