import { compareCodePoints } from './chars.ts';
import { formatMarker } from './marker-format.ts';
import { normalizeName } from './names.ts';
import type { Requirement } from './requirement.ts';
import { canonicalSpecifierSet, formatSpecifierSet } from './specifier-set.ts';

/** A requirement as the reference implementation prints it; `undefined` without a name. */
export function canonicalRequirement(requirement: Requirement): string | undefined {
  if (requirement.name === undefined) return undefined;
  const extras = [...new Set(requirement.extras.map(({ text }) => text))].sort(compareCodePoints);
  return compose(requirement, requirement.name.text, extras, canonicalSpecifierSet(requirement.specifiers));
}

/**
 * A requirement in the form that people write: name and extras normalized, extras sorted and each once, specifiers in
 * their order with normal versions, one space around `;` and `@`. `undefined` without a name.
 */
export function formatRequirement(requirement: Requirement): string | undefined {
  if (requirement.name === undefined) return undefined;
  const extras = [...new Set(requirement.extras.map(({ text }) => normalizeName(text)))].sort();
  const name = normalizeName(requirement.name.text);
  return compose(requirement, name, extras, formatSpecifierSet(requirement.specifiers));
}

function compose(
  requirement: Requirement,
  name: string,
  extras: readonly string[],
  specifiers: string,
): string {
  const brackets = extras.length === 0 ? '' : `[${extras.join(',')}]`;
  const marker = requirement.marker === undefined ? undefined : formatMarker(requirement.marker);
  const url =
    requirement.url === undefined ? '' : ` @ ${requirement.url.text}${marker === undefined ? '' : ' '}`;
  return `${name}${brackets}${specifiers}${url}${marker === undefined ? '' : `; ${marker}`}`;
}
