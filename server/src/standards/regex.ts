/** A fault in a regular expression, with its place in the text. */
export interface RegexFault {
  readonly at: number;
  readonly message: string;
}

/**
 * The first fault that every engine refuses, Python's `re` and Rust's `regex` alike: a group or set that is not closed, a
 * bracket that closes nothing, a repetition of nothing, a backslash at the end. `undefined` where none is found, and for
 * the verbose form with comments, in which brackets may mean nothing.
 */
export function regexFault(text: string): RegexFault | undefined {
  if (text.includes('#') && (/[\r\n]/.test(text) || /\(\?[a-z]*x/.test(text))) return undefined;
  const open: number[] = [];
  let repeatable = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') {
      if (i + 1 >= text.length) return { at: i, message: 'a backslash at the end escapes nothing' };
      i++;
      repeatable = true;
    } else if (char === '[') {
      const end = endOfSet(text, i);
      if (end === undefined) return { at: i, message: '`[` is not closed' };
      i = end;
      repeatable = true;
    } else if (char === '(') {
      open.push(i);
      // `(?:`, `(?P<name>` and the like: what follows the mark is no repetition.
      if (text[i + 1] === '?') i++;
      repeatable = false;
    } else if (char === ')') {
      if (open.pop() === undefined) return { at: i, message: '`)` closes nothing' };
      repeatable = true;
    } else if (char === '|') repeatable = false;
    else if (char === '*' || char === '+' || char === '?') {
      if (!repeatable) return { at: i, message: `\`${char}\` has nothing to repeat` };
    } else if (char !== '^') repeatable = true;
  }
  const last = open.pop();
  return last === undefined ? undefined : { at: last, message: '`(` is not closed' };
}

/** The offset of the bracket that closes a set; a `]` at its start is one of its characters. */
function endOfSet(text: string, start: number): number | undefined {
  let i = start + 1;
  if (text[i] === '^') i++;
  if (text[i] === ']') i++;
  for (; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === ']') return i;
  }
  return undefined;
}
