import { matchGlob } from './globs.ts';

/**
 * The pattern, in the language of `.gitignore`, that takes a path or a folder around it; the last one that fits decides.
 * `undefined` where none does, a later one with `!` gives it back, or one is written in a way that is not followed here.
 */
export function ignoringPattern(patterns: readonly string[], path: string): number | undefined {
  if (patterns.some((one) => /[\\[]/.test(one))) return undefined;
  let deciding: number | undefined;
  for (const [index, pattern] of patterns.entries()) {
    const line = pattern.trimEnd();
    if (line === '' || line.startsWith('#')) continue;
    const isNegated = line.startsWith('!');
    if (takesPath(isNegated ? line.slice(1) : line, path)) deciding = isNegated ? undefined : index;
  }
  return deciding;
}

/** Whether one pattern takes a path: from the top where a slash stands before its end, else at any depth. */
export function takesPath(pattern: string, path: string): boolean {
  const bare = pattern.replace(/^\/|\/+$/g, '');
  if (bare === '') return false;
  const anchored = /\/./.test(pattern) ? bare : `**/${bare}`;
  return withFolders(path).some(
    (one) => matchGlob(anchored, one) && !(pattern.endsWith('/') && one === path),
  );
}

/** A path and the folders around it: `a/b/c`, `a/b`, `a`. */
export function withFolders(path: string): readonly string[] {
  const steps = path.split('/');
  return steps.map((_, i) => steps.slice(0, steps.length - i).join('/'));
}
