import type { GlobFault } from './rust-glob.ts';

/** The first fault that the globs of uv's workspaces (of the crate `glob`) do not take; `undefined` where there is none. */
export function pathGlobFault(text: string): GlobFault | undefined {
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[') {
      // A `]` at the beginning of a set belongs to it.
      const first = text[i + 1] === '!' ? i + 2 : i + 1;
      const end = text.indexOf(']', first + 1);
      if (end < 0) return { at: i, message: '`[` is not closed' };
      i = end;
      continue;
    }
    if (text[i] !== '*') continue;
    const start = i;
    while (text[i + 1] === '*') i++;
    const count = i - start + 1;
    if (count > 2) return { at: start, message: 'more than two `*` mean nothing' };
    const alone =
      (start === 0 || text[start - 1] === '/') && (text[i + 1] === undefined || text[i + 1] === '/');
    if (count === 2 && !alone) return { at: start, message: '`**` must stand alone between slashes' };
  }
  return undefined;
}
