/** Decides by the last pattern of an ignore file that fits: `undefined` where none does. */
export type IgnoreFile = (path: string, kind: 'file' | 'folder') => 'ignored' | 'kept' | undefined;

interface Pattern {
  readonly expression: RegExp;
  readonly isNegated: boolean;
  readonly foldersOnly: boolean;
  /** Without a slash it is compared with the last name of a path. */
  readonly isName: boolean;
}

/**
 * Reads an ignore file as git does (gitignore, "Pattern format"). Paths are relative to its folder, with `/` between names. What
 * lies in an ignored folder is not said to be ignored: nobody looks there. git compares bytes, so `?` is half of an `é`.
 */
export function readIgnoreFile(text: string, letters: 'exact' | 'any-case'): IgnoreFile {
  const patterns = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line) => readPattern(line.replace(/\r$/, ''), letters === 'exact' ? 's' : 'is'));
  return (path, kind) => {
    const whole = bytes(path);
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    for (let i = patterns.length - 1; i >= 0; i--) {
      const { expression, isNegated, foldersOnly, isName } = patterns[i] as Pattern;
      if (foldersOnly && kind !== 'folder') continue;
      if (expression.test(isName ? name : whole)) return isNegated ? 'kept' : 'ignored';
    }
    return undefined;
  };
}

function readPattern(line: string, flags: string): Pattern[] {
  if (line.startsWith('#')) return [];
  let pattern = withoutBlanks(line);
  const isNegated = pattern.startsWith('!');
  if (isNegated) pattern = pattern.slice(1);
  const foldersOnly = pattern.endsWith('/');
  if (foldersOnly) pattern = pattern.slice(0, -1);
  if (pattern === '') return [];
  const isName = !pattern.includes('/');
  const source = sourceOf(bytes(isName ? pattern : pattern.replace(/^\//, '')), isName);
  if (source === undefined) return [];
  return [{ expression: new RegExp(`^${source}$`, flags), isNegated, foldersOnly, isName }];
}

/** Without the blanks at the end, but for one behind a backslash. */
function withoutBlanks(line: string): string {
  let end = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === ' ') continue;
    end = i + 1;
  }
  return line.slice(0, end);
}

const bytes = (text: string): string =>
  /^[\x00-\x7f]*$/.test(text)
    ? text
    : unescape(encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd')));

/** A pattern as an expression; `undefined` for one that fits nothing. */
function sourceOf(pattern: string, isName: boolean): string | undefined {
  const [one, many] = isName ? ['.', '.*'] : ['[^/]', '[^/]*'];
  let source = '';
  let isPlain = true;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string;
    if (c === '\\') {
      const next = pattern[++i];
      if (next === undefined) return undefined;
      source += literal(next);
    } else if (c === '?') source += one;
    else if (c === '*') {
      const start = i;
      while (pattern[i + 1] === '*') i++;
      const ends = i + 1 >= pattern.length;
      // git compares what stands before the first special character by itself, and takes what follows for the start.
      const isWhole = i > start && (start === 0 || pattern[start - 1] === '/' || isPlain);
      if (isName || !isWhole || !(ends || pattern[i + 1] === '/')) source += many;
      else if (ends) source += '.*';
      else {
        source += '(?:.*/)?';
        i++;
      }
    } else if (c === '[') {
      const found = bracket(pattern, i, isName);
      if (found === undefined) return undefined;
      source += found.source;
      i = found.end;
    } else {
      source += literal(c);
      continue;
    }
    isPlain = false;
  }
  return source;
}

const literal = (c: string): string => (/[\\^$.*+?()[\]{}|/-]/.test(c) ? `\\${c}` : c);

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '\\x21-\\x7e',
  lower: 'a-z',
  print: '\\x20-\\x7e',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

/** `[a-z]`, which never fits a slash between names; `undefined` where it has no end or names no class. */
function bracket(
  pattern: string,
  open: number,
  isName: boolean,
): { readonly source: string; readonly end: number } | undefined {
  let i = open + 1;
  const isNegated = pattern[i] === '!' || pattern[i] === '^';
  if (isNegated) i++;
  let inner = '';
  let before: string | undefined;
  for (let isFirst = true; isFirst || pattern[i] !== ']'; isFirst = false, i++) {
    let c = pattern[i];
    if (c === undefined) return undefined;
    const named = c === '[' ? /^\[:([a-z]*):\]/.exec(pattern.slice(i)) : undefined;
    if (named) {
      const members = CLASSES[named[1] as string];
      if (members === undefined) return undefined;
      inner += members;
      i += named[0].length - 1;
      before = undefined;
      continue;
    }
    if (c === '-' && before !== undefined && pattern[i + 1] !== undefined && pattern[i + 1] !== ']') {
      let last = pattern[++i] as string;
      if (last === '\\') last = pattern[++i] ?? '';
      if (last === '') return undefined;
      if (before <= last) inner += `${literal(before)}-${literal(last)}`;
      before = undefined;
      continue;
    }
    if (c === '\\') c = pattern[++i];
    if (c === undefined) return undefined;
    inner += literal(c);
    before = c;
  }
  const set = isNegated ? `[^${inner}]` : inner === '' ? '(?!)' : `[${inner}]`;
  return { source: isName ? set : `(?!/)${set}`, end: i };
}
