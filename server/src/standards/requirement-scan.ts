import { isAlphanumeric, isBlank, isWordBoundary, skip } from './chars.ts';
import { isNameCharacter } from './names.ts';
import { scanSpecifier } from './specifier.ts';

/**
 * The end of the name that starts at `at`, or `undefined`: the longest run of name characters that ends where a word
 * ends, so `foo-` gives `foo` and `foo_` all of it, as the reference implementation reads names and extras.
 */
export function identifierEnd(text: string, at: number, end: number): number | undefined {
  if (at >= end || !isAlphanumeric(text.charCodeAt(at)) || !isWordBoundary(text, at)) return undefined;
  let offset = skip(text, at, end, isNameCharacter);
  while (offset > at && !isWordBoundary(text, offset)) offset--;
  return offset > at ? offset : undefined;
}

/** Where the reference implementation stops reading specifiers that begin at `at`, blanks included. */
export function specifiersEnd(text: string, at: number, end: number): { end: number; strict: boolean } {
  let offset = at;
  for (;;) {
    const scan = scanSpecifier(text, offset, end);
    if (scan === undefined) return { end: offset, strict: true };
    if (isBadTrail(text, scan.end)) return { end: scan.end, strict: false };
    offset = skip(text, scan.end, end, isBlank);
    if (offset >= end || text[offset] !== ',') return { end: offset, strict: true };
    offset = skip(text, offset + 1, end, isBlank);
  }
}

/** `.*` or a local label that the operator before does not take. */
const isBadTrail = (text: string, at: number): boolean =>
  text.startsWith('.*', at) || (text[at] === '+' && /^[a-z0-9]$/.test(text[at + 1] ?? ''));
