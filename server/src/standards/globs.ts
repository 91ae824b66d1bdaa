import { type Span, span } from '../text/span.ts';
import { isWordAt, shown, visible } from './chars.ts';
import { changeTo, type Grade, type StandardProblem } from './problem.ts';

const VALID = 'glob-patterns#valid-glob-patterns';

/**
 * Why a pattern of `license-files` is no valid glob (PEP 639, glob-patterns#valid-glob-patterns). Leaving the project's
 * folder is `refused`, as the standard orders; other forms, which only some readers refuse, are `disputed`.
 */
export function globProblems(pattern: string): StandardProblem[] {
  const report = (code: string, at: Span, message: string, grade: Grade, fixed?: string): StandardProblem => {
    const repair =
      fixed === undefined || pattern.length > 200 || fixed === '' || fixed === pattern
        ? {}
        : { repair: changeTo(pattern, [{ span: span(0, pattern.length), text: fixed }], fixed) };
    return { code, span: visible(pattern, at.start, at.end), message, reference: VALID, grade, ...repair };
  };
  if (pattern === '')
    return [report('glob-empty', span(0, 0), 'The pattern is empty and matches no file.', 'refused')];

  const slashes = pattern.replace(/\\+/g, '/');
  const absolute = /^(?:[A-Za-z]:)?[\\/]+/.exec(pattern);
  if (absolute !== null) {
    const message =
      'A pattern is relative to the folder of pyproject.toml, so it does not begin with a slash or a drive.';
    return [
      report(
        'glob-absolute',
        span(0, absolute[0].length),
        message,
        'refused',
        slashes.replace(/^(?:[A-Za-z]:)?\/+/, ''),
      ),
    ];
  }
  const problems: StandardProblem[] = [];
  const parent = /(?:^|[\\/])(\.\.)(?=$|[\\/])/.exec(pattern);
  if (parent !== null) {
    const start = parent.index + parent[0].length - 2;
    const message = '`..` leads out of the folder of pyproject.toml; only files inside it can be shipped.';
    problems.push(report('glob-parent', span(start, start + 2), message, 'refused'));
  } else {
    const dots = pattern.indexOf('..');
    const message = '`..` cannot stand in a pattern, even inside a name: some readers refuse it.';
    if (dots >= 0) problems.push(report('glob-parent', span(dots, dots + 2), message, 'disputed'));
  }
  const backslash = pattern.indexOf('\\');
  if (backslash >= 0) {
    const message = 'Folders are divided by `/` on every platform; `\\` is no part of a pattern.';
    problems.push(report('glob-backslash', span(backslash, backslash + 1), message, 'disputed', slashes));
  }
  return [...problems, ...characters(pattern, report)];
}

type Report = (code: string, at: Span, message: string, grade: Grade, fixed?: string) => StandardProblem;

function characters(pattern: string, report: Report): StandardProblem[] {
  const problems: StandardProblem[] = [];
  let at = 0;
  const lastClose = pattern.lastIndexOf(']');
  while (at < pattern.length) {
    const character = pattern[at] as string;
    if (character === '*') {
      let end = at;
      while (pattern[end] === '*') end++;
      const alone = (at === 0 || pattern[at - 1] === '/') && (end === pattern.length || pattern[end] === '/');
      if (end - at > 2 || (end - at === 2 && !alone)) {
        const message = '`**` stands for whole folders, alone between slashes: `**/LICENSE`.';
        problems.push(
          report(
            'glob-stars',
            span(at, end),
            message,
            'disputed',
            pattern.length > 200
              ? undefined
              : pattern.replace(/\*{2,}(?=[^/*])|(?<=[^/*])\*{2,}|\*{3,}/g, '*'),
          ),
        );
      }
      at = end;
    } else if (character === '[') {
      const close = lastClose < at + 2 ? -1 : pattern.indexOf(']', at + 2);
      if (close < 0) {
        problems.push(
          report(
            'glob-bracket',
            span(at, at + 1),
            'The `[` is not closed, so nothing says which characters it stands for.',
            'disputed',
          ),
        );
        at++;
      } else {
        problems.push(...range(pattern, span(at, close + 1), report));
        at = close + 1;
      }
    } else if (isVerbatim(pattern, at) || character === '/' || character === '?' || character === '\\') {
      at += (pattern.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    } else {
      const end = at + ((pattern.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
      const message = `\`${shown(pattern.slice(at, end))}\` cannot stand in a pattern: letters, digits, space, "_", "-", ".", "/", \`*\`, \`?\`, \`**\` and \`[]\` can.`;
      problems.push(report('glob-character', span(at, end), message, 'disputed'));
      // One report is enough where a whole text of another kind stands.
      if (problems.length > 20) return problems;
      at = end;
    }
  }
  return problems;
}

function range(pattern: string, at: Span, report: Report): StandardProblem[] {
  const inner = pattern.slice(at.start + 1, at.end - 1);
  for (let i = 0; i < inner.length; i++) {
    if (isVerbatim(inner, i)) continue;
    const message = `Between \`[\` and \`]\` stand letters, digits, space, "_", "-" and "." only, not \`${shown(inner[i] ?? '')}\`.`;
    return [report('glob-range', span(at.start + 1 + i, at.start + 2 + i), message, 'disputed')];
  }
  return [];
}

const isVerbatim = (text: string, at: number): boolean => {
  const character = text[at];
  return character === ' ' || character === '-' || character === '.' || isWordAt(text, at);
};

/**
 * Whether a glob matches a path below the project's folder, both with `/`. `*` and `?` stay within one name, `**` takes
 * any number of folders, `[]` one character. Time is bounded by the product of both lengths.
 */
export function matchGlob(pattern: string, path: string): boolean {
  const wanted = split(pattern);
  const names = split(path);
  // reach[j]: whether the parts of the pattern so far match the first j names.
  let reach: boolean[] = Array.from({ length: names.length + 1 }, (_, j) => j === 0);
  wanted.forEach((part, i) => {
    const next: boolean[] = new Array(names.length + 1).fill(false);
    if (part === '**') {
      let any = false;
      for (let j = 0; j <= names.length; j++) {
        any ||= reach[j] === true;
        next[j] = any;
      }
      // At the end it takes folders and what is in them, at least one name.
      if (i === wanted.length - 1 && wanted.length > 0) {
        const first = reach.indexOf(true);
        for (let j = 0; j <= names.length; j++) next[j] = first >= 0 && j > first;
      }
    } else {
      for (let j = 0; j < names.length; j++)
        next[j + 1] = reach[j] === true && matchName(part, names[j] as string);
    }
    reach = next;
  });
  return reach[names.length] === true;
}

const split = (path: string): string[] => path.split('/').filter((part) => part !== '' && part !== '.');

/** Matches one name against one part of a pattern, going back to the last `*` only. */
export function matchName(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let mark = 0;
  while (n < name.length) {
    const step = p < pattern.length && pattern[p] !== '*' ? matchOne(pattern, p, name, n) : 0;
    if (step > 0) {
      p += step;
      n += 1;
    } else if (pattern[p] === '*') {
      star = p++;
      mark = n;
    } else if (star >= 0) {
      p = star + 1;
      n = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** How much of the pattern at `p` matches the one character at `n`; 0 when it does not. */
function matchOne(pattern: string, p: number, name: string, n: number): number {
  if (pattern[p] === '?') return 1;
  const close = pattern[p] === '[' ? pattern.indexOf(']', p + 2) : -1;
  if (close < 0) return pattern[p] === name[n] ? 1 : 0;
  const code = name.charCodeAt(n);
  for (let i = p + 1; i < close; i++) {
    const isRange = pattern[i + 1] === '-' && i + 2 < close;
    const low = pattern.charCodeAt(i);
    const high = isRange ? pattern.charCodeAt(i + 2) : low;
    if (low <= code && code <= high) return close + 1 - p;
    if (isRange) i += 2;
  }
  return 0;
}
