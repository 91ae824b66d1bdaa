/** A keyword of the call `setup(…)` in a setup.py, as far as a look at the text shows it. */
export interface SetupKeyword {
  readonly name: string;
  /** The text of a plain string; `undefined` for anything else. */
  readonly text: string | undefined;
}

/**
 * The keywords of the one call of `setup()` at the top level of a setup.py, without running it; `undefined` where there is
 * none or more than one, or where it takes its keywords from elsewhere. One pass, whatever the text.
 */
export function setupKeywords(source: string): readonly SetupKeyword[] | undefined {
  const code = withoutCommentsAndStrings(source);
  const calls = [...code.matchAll(/^(?:setuptools[ \t]*\.[ \t]*)?setup[ \t]*\(/gm)];
  const [call] = calls;
  if (call === undefined || calls.length > 1) return undefined;
  const start = call.index + call[0].length;
  const found: SetupKeyword[] = [];
  for (const { from, to } of argumentsFrom(code, start)) {
    const written = code.slice(from, to);
    if (written.trim() === '') continue;
    const keyword = /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(written);
    if (keyword === null) return undefined;
    const value = source.slice(from + keyword[0].length, to);
    found.push({ name: keyword[1] as string, text: plainString(value) });
  }
  return found;
}

const BLANK = ' ';

/** The same text with strings and comments blanked, their quotes too; every offset stays. */
function withoutCommentsAndStrings(source: string): string {
  const token =
    /#[^\n]*|("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*(?:\1|$)|(["'])(?:\\[\s\S]|(?!\2)[^\n\\])*(?:\2|(?=\n)|$)/g;
  return source.replace(token, (text) => text.replace(/[^\n]/g, BLANK));
}

/** The arguments of a call whose inside starts at an offset, up to its closing bracket. */
function argumentsFrom(code: string, start: number): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < code.length; at++) {
    const c = code[at] as string;
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) {
      if (depth === 0) {
        found.push({ from, to: at });
        break;
      }
      depth--;
    } else if (c === ',' && depth === 0) {
      found.push({ from, to: at });
      from = at + 1;
    }
  }
  return found;
}

/** The text of one string without escapes. */
const plainString = (value: string): string | undefined =>
  /^\s*[uU]?(["'])((?:(?!\1)[^\\\n])*)\1\s*$/.exec(value.replace(/#[^\n"']*(?=\n|$)/g, ''))?.[2];
