/** Decides by the last pattern of an ignore file that fits: `undefined` where none does. */
export type IgnoreFile = (path: string, kind: 'file' | 'folder') => 'ignored' | 'kept' | undefined;

interface Pattern {
  readonly steps: readonly Step[];
  readonly isNegated: boolean;
  readonly foldersOnly: boolean;
  /** Without a slash it is compared with the last name of a path. */
  readonly isName: boolean;
}

/** A part of a pattern: one character, any number of them, or any number of folders with their slashes. */
type Step =
  | { readonly kind: 'one' | 'many'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'folders' };

/**
 * Reads an ignore file as git does (gitignore, "Pattern format"). Paths are relative to its folder, with `/` between names. What
 * lies in an ignored folder is not said to be ignored: nobody looks there. git compares bytes, so `?` is half of an `é`. The time
 * for a path is bounded by its length times that of the file, whatever the patterns are.
 */
export function readIgnoreFile(text: string, letters: 'exact' | 'any-case'): IgnoreFile {
  const patterns = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line) => readPattern(line.replace(/\r$/, ''), letters === 'any-case'));
  return (path, kind) => {
    const whole = bytes(path);
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    for (let i = patterns.length - 1; i >= 0; i--) {
      const { steps, isNegated, foldersOnly, isName } = patterns[i] as Pattern;
      if (foldersOnly && kind !== 'folder') continue;
      if (matches(steps, isName ? name : whole)) return isNegated ? 'kept' : 'ignored';
    }
    return undefined;
  };
}

/** Whether the steps take all of a text: follows all ways at once, a character at a time. */
function matches(steps: readonly Step[], text: string): boolean {
  let here = new Uint8Array(steps.length + 1);
  let next = new Uint8Array(steps.length + 1);
  enter(steps, here, 0);
  for (const character of text) {
    next.fill(0);
    for (let i = 0; i < steps.length; i++) {
      const step = here[i] === 0 ? undefined : steps[i];
      if (step === undefined) continue;
      if (step.kind === 'folders') {
        // In the middle of a folder's name there is no way on before its slash.
        next[i] = 1;
        if (character === '/') enter(steps, next, i + 1);
      } else if (step.fits(character)) enter(steps, next, step.kind === 'one' ? i + 1 : i);
    }
    [here, next] = [next, here];
  }
  return here[steps.length] === 1;
}

/** Reaches a step, and those behind it as far as nothing has to stand between. */
function enter(steps: readonly Step[], reached: Uint8Array, step: number): void {
  for (let i = step; ; i++) {
    reached[i] = 1;
    const kind = steps[i]?.kind;
    if (kind === undefined || kind === 'one') return;
  }
}

function readPattern(line: string, isAnyCase: boolean): Pattern[] {
  if (line.startsWith('#')) return [];
  let pattern = withoutBlanks(line);
  const isNegated = pattern.startsWith('!');
  if (isNegated) pattern = pattern.slice(1);
  const foldersOnly = pattern.endsWith('/');
  if (foldersOnly) pattern = pattern.slice(0, -1);
  if (pattern === '') return [];
  const isName = !pattern.includes('/');
  const steps = stepsOf(bytes(isName ? pattern : pattern.replace(/^\//, '')), isName, isAnyCase);
  return steps === undefined ? [] : [{ steps, isNegated, foldersOnly, isName }];
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

/** The steps of a pattern; `undefined` for one that fits nothing. */
function stepsOf(pattern: string, isName: boolean, isAnyCase: boolean): Step[] | undefined {
  const any = (): boolean => true;
  const inName = isName ? any : (character: string): boolean => character !== '/';
  const exactly = (c: string): Step => {
    const other = isAnyCase ? otherCase(c) : c;
    return { kind: 'one', fits: (character) => character === c || character === other };
  };
  const steps: Step[] = [];
  let isPlain = true;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string;
    if (c === '\\') {
      const next = pattern[++i];
      if (next === undefined) return undefined;
      steps.push(exactly(next));
    } else if (c === '?') steps.push({ kind: 'one', fits: inName });
    else if (c === '*') {
      const start = i;
      while (pattern[i + 1] === '*') i++;
      const ends = i + 1 >= pattern.length;
      // git compares what stands before the first special character by itself, and takes what follows for the start.
      const isWhole = i > start && (start === 0 || pattern[start - 1] === '/' || isPlain);
      if (isName || !isWhole || !(ends || pattern[i + 1] === '/')) steps.push({ kind: 'many', fits: inName });
      else if (ends) steps.push({ kind: 'many', fits: any });
      else {
        steps.push({ kind: 'folders' });
        i++;
      }
    } else if (c === '[') {
      const found = bracket(pattern, i);
      if (found === undefined) return undefined;
      const { set, isNegated } = found;
      const isIn = (one: string): boolean => set.test(one) || (isAnyCase && set.test(otherCase(one)));
      const fits = (character: string): boolean => inName(character) && isIn(character) !== isNegated;
      steps.push({ kind: 'one', fits });
      i = found.end;
    } else {
      steps.push(exactly(c));
      continue;
    }
    isPlain = false;
  }
  return steps;
}

/** The other case of an ASCII letter: what else there is, are bytes. */
const otherCase = (c: string): string =>
  /[a-z]/.test(c) ? c.toUpperCase() : /[A-Z]/.test(c) ? c.toLowerCase() : c;

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

/** `[a-z]` as an expression for one character; `undefined` where it has no end or names no class. */
function bracket(
  pattern: string,
  open: number,
): { readonly set: RegExp; readonly isNegated: boolean; readonly end: number } | undefined {
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
  return { set: new RegExp(inner === '' ? '(?!)' : `[${inner}]`), isNegated, end: i };
}
