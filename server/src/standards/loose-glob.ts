import { matchGlob, matchName } from './globs.ts';

/** How much of a path a `*` takes: one name, or, as in Ruff, what follows too. */
export type GlobReading = 'names' | 'crossing';

const MOST_ALTERNATIVES = 64;

/**
 * Whether a pattern means a file, in the widest of the readings that tools have: from the project's folder on, the name
 * of the file or of a folder around it alone, a folder with all that is in it, choices in braces. What matches nothing
 * here matches nothing anywhere.
 */
export function looselyMatches(pattern: string, path: string, reading: GlobReading): boolean {
  return alternativesOf(pattern).some((one) => matchesOne(one, path, reading));
}

function matchesOne(pattern: string, path: string, reading: GlobReading): boolean {
  const bare = pattern.replace(/^!|^(?:\.?\/)+|\/+$/g, '').replace(/\[[!^][^\]]*\]/g, '?');
  if (bare === '' || bare === '.') return true;
  if (!bare.includes('/') && path.split('/').some((name) => matchName(bare, name))) return true;
  if (matchGlob(bare, path) || matchGlob(`${bare}/**`, path)) return true;
  if (reading === 'names') return false;
  const crossing = `/${bare}`.replace(/\*{2,}/g, '*');
  const whole = `/${path}`;
  return (
    matchName(crossing, whole) ||
    matchName(`${crossing}/*`, whole) ||
    matchName(crossing.replace(/\/\*\//g, '/'), whole)
  );
}

/** The choices in braces written out; the pattern itself where there are too many. */
function alternativesOf(pattern: string): readonly string[] {
  let found = [pattern];
  for (;;) {
    const next: string[] = [];
    let changed = false;
    for (const one of found) {
      const match = /\{([^{}]*)\}/.exec(one);
      if (match === null) next.push(one);
      else {
        changed = true;
        const [before, after] = [one.slice(0, match.index), one.slice(match.index + match[0].length)];
        for (const choice of (match[1] as string).split(',')) next.push(before + choice + after);
      }
      if (next.length > MOST_ALTERNATIVES) return [pattern];
    }
    if (!changed) return next;
    found = next;
  }
}
