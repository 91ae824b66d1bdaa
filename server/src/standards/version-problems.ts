import { type Span, span } from '../text/span.ts';
import { isDigit, isLetter, isSpace, shown, skip, skipBack, visible } from './chars.ts';
import { closest } from './closest.ts';
import { changeTo, type StandardProblem } from './problem.ts';
import {
  overlongNumber,
  readVersion,
  scanVersion,
  scanWholeVersion,
  type Version,
  type VersionScan,
  versionOf,
} from './version.ts';

const SCHEME = 'version-specifiers#version-scheme';

/** A written version: its value and the spans of its parts, or what is wrong with it. */
export interface ParsedVersion {
  readonly text: string;
  readonly version: Version | undefined;
  readonly parts: VersionScan | undefined;
  readonly problems: readonly StandardProblem[];
}

/** Reads a version as `Version()` of the reference implementation does, white space around it included. */
export function parseVersion(text: string): ParsedVersion {
  const parts = scanWholeVersion(text);
  const version = parts === undefined ? undefined : versionOf(text, parts);
  if (version !== undefined) return { text, version, parts, problems: [] };
  return { text, version, parts, problems: [explainVersion(text, 0, text.length)] };
}

/** Why the text between `from` and `to`, which is no version, is none; `takesLocal` where a local label may be kept. */
export function explainVersion(text: string, from: number, to: number, takesLocal = true): StandardProblem {
  const start = skip(text, from, to, isSpace);
  const end = skipBack(text, start, to, isSpace);
  const problem = (code: string, at: Span, message: string, reference = SCHEME): StandardProblem => {
    const whole = guessVersion(text.slice(start, end));
    const guess = takesLocal ? whole : whole?.replace(/\+.*/, '');
    const repair =
      guess === undefined ? {} : { repair: changeTo(text, [{ span: span(start, end), text: guess }], guess) };
    const place = visible(text, at.start, at.end);
    return { code, span: place, message, reference, grade: 'refused', ...repair };
  };

  if (start === end) {
    return problem('version-empty', span(from, to), 'The version is empty. Write one such as `1.0`.');
  }
  const scan = scanVersion(text, start, end, { local: true });
  if (scan === undefined) {
    const digit = skip(text, start, end, (code) => !isDigit(code));
    const words = shown(text.slice(start, end));
    return problem(
      'version-start',
      span(start, digit),
      `\`${words}\` is no version: a version begins with a number, such as \`1.0\`.`,
    );
  }
  const long = overlongNumber(text, scan);
  if (long !== undefined) {
    return problem('version-number-length', long, 'Tools cannot read a number of more than 4,300 digits.');
  }

  const at = scan.span.end;
  const tail = shown(text.slice(at, end), 30);
  const next = text.charCodeAt(at);
  if (text.startsWith('.*', at)) {
    const message =
      '`.*` stands for many versions; only a specifier such as `==1.2.*` takes it. Write one version.';
    return problem('version-wildcard', span(at, end), message);
  }
  if (isSpace(next)) return problem('version-space', span(at, end), 'A version has no spaces inside.');
  if (next === 43 || scan.local !== undefined) {
    const message = `\`${tail}\` does not fit: a local label is one "+", then letters and digits in parts divided by ".".`;
    return problem('version-local', span(at, end), message, 'version-specifiers#local-version-identifiers');
  }
  if (next === 33) {
    return problem('version-epoch', span(at, end), 'An epoch is one number and "!" before the release.');
  }
  if (/^[-_.]+$/.test(text.slice(at, end))) {
    return problem('version-suffix', span(at, end), `A version does not end in \`${tail}\`.`);
  }
  const order = 'numbers, then `a`, `b` or `rc` with a number, `.post1`, `.dev1` and `+local`, in this order';
  return problem('version-suffix', span(at, end), `\`${tail}\` does not fit here: a version is ${order}.`);
}

const LONGEST_GUESS = 100;

/** A valid version that `text` was most likely meant to be. */
export function guessVersion(text: string): string | undefined {
  if (text.length > LONGEST_GUESS) return undefined;
  let guess = text;
  for (const step of STEPS) {
    guess = step(guess);
    if (guess !== '' && readVersion(guess) !== undefined) return guess === text ? undefined : guess;
  }
  return undefined;
}

const STEPS: readonly ((text: string) => string)[] = [
  (text) => text.replace(/\s+/g, ''),
  (text) => text.replace(/^(?:version|release|ver|rel|v)[-_.: ]*(?=\d)/i, ''),
  (text) => text.replace(/^=+/, ''),
  (text) => text.replace(/\.{2,}/g, '.').replace(/[-_.+!]+$/, ''),
  (text) => text.replace(/^\.(?=\d)/, '0.'),
  // What `git describe` prints: release, commits since, abbreviated hash.
  (text) => text.replace(/[-.](\d+)[-.](g[0-9a-f]{4,40})(?:[-.](dirty))?$/, '.post$1+$2$3'),
  (text) => text.replace(/[-.]SNAPSHOT$/i, '.dev0'),
  mendLocal,
  mendWords,
  sortSuffixes,
];

function mendLocal(text: string): string {
  const plus = text.indexOf('+');
  if (plus < 0) return text;
  const label = text
    .slice(plus + 1)
    .replace(/[^A-Za-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');
  return label === '' ? text.slice(0, plus) : `${text.slice(0, plus)}+${label}`;
}

const WORDS = ['dev', 'alpha', 'beta', 'preview', 'pre', 'post', 'rev', 'rc'];

function mendWords(text: string): string {
  const plus = text.indexOf('+');
  const scheme = plus < 0 ? text : text.slice(0, plus);
  const mended = scheme.replace(/[A-Za-z]{2,}/g, (word) => {
    const lower = word.toLowerCase();
    return WORDS.includes(lower) ? word : (closest(lower, WORDS) ?? word);
  });
  return mended + (plus < 0 ? '' : text.slice(plus));
}

/** Puts suffixes that are each right but stand in the wrong order into the right one. */
function sortSuffixes(text: string): string {
  const release = /^(?:\d+!)?\d+(?:\.\d+)*/.exec(text)?.[0];
  if (release === undefined) return text;
  const plus = text.indexOf('+');
  const scheme = text.slice(release.length, plus < 0 ? text.length : plus);
  const parts = scheme.match(/[-_.]?[a-z]+[-_.]?\d*/gi) ?? [];
  if (parts.join('') !== scheme || parts.length > 3) return text;
  const rank = (part: string): number => {
    const start = skip(part, 0, part.length, (code) => !isLetter(code));
    return 'dD'.includes(part[start] ?? '') ? 2 : /^(post|rev|r)(?!c)/i.test(part.slice(start)) ? 1 : 0;
  };
  const sorted = [...parts].sort((a, b) => rank(a) - rank(b));
  return release + sorted.join('') + (plus < 0 ? '' : text.slice(plus));
}
