/** A fault in a glob, with its place in the text. */
export interface GlobFault {
  readonly at: number;
  readonly message: string;
}

/** The first fault that the globs of Ruff (of the crate `globset`) do not take; `undefined` where there is none. */
export function rustGlobFault(text: string): GlobFault | undefined {
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') {
      if (i + 1 >= text.length) return { at: i, message: 'a backslash at the end escapes nothing' };
      i++;
    } else if (char === '{') open.push(i);
    else if (char === '}') {
      if (open.pop() === undefined) return { at: i, message: '`}` closes nothing' };
    } else if (char === '[') {
      const end = classEnd(text, i);
      if (typeof end !== 'number') return end;
      i = end;
    }
  }
  const first = open[0];
  return first === undefined ? undefined : { at: first, message: '`{` is not closed' };
}

/** Where the set of characters that begins at `start` ends; a `]` at its beginning belongs to it. */
function classEnd(text: string, start: number): number | GlobFault {
  let i = start + 1;
  if (text[i] === '!' || text[i] === '^') i++;
  const first = i;
  for (; i < text.length; i++) {
    if (text[i] === ']' && i > first) return i;
    const [low, dash, high] = [text[i], text[i + 1], text[i + 2]];
    if (dash === '-' && low !== undefined && high !== undefined && high !== ']' && low > high)
      return { at: i, message: `the range \`${low}-${high}\` runs backwards` };
  }
  return { at: start, message: '`[` is not closed' };
}
