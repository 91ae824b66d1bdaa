import type { Span } from '../text/span.ts';
import { isDigit, isLetter, isSpace, skip, skipBack } from './chars.ts';

export type PreLetter = 'a' | 'b' | 'rc';

/** A version by value, without the way it was written. Numbers are exact, however long. */
export interface Version {
  readonly epoch: bigint;
  readonly release: readonly bigint[];
  readonly pre: { readonly letter: PreLetter; readonly number: bigint } | undefined;
  readonly post: bigint | undefined;
  readonly dev: bigint | undefined;
  readonly local: readonly (string | bigint)[] | undefined;
}

/** Where the parts of a written version stand. Separators before a suffix belong to it, `!` and `+` to no part. */
export interface VersionScan {
  readonly span: Span;
  readonly epoch: Span | undefined;
  readonly release: Span;
  /** How many numbers the release has. */
  readonly components: number;
  readonly wildcard: Span | undefined;
  readonly pre: SuffixScan | undefined;
  readonly post: SuffixScan | undefined;
  readonly dev: SuffixScan | undefined;
  readonly local: Span | undefined;
}

export interface SuffixScan {
  readonly span: Span;
  /** The word, empty in the short post release `1.0-1`. */
  readonly word: Span;
  readonly number: Span | undefined;
}

export interface ScanOptions {
  readonly local?: boolean;
  /** Accept `.*` after the release. */
  readonly wildcard?: boolean;
  /** Take `ſ` for `s` and `ı`, `İ` for `i`, as the reference implementation's pattern for `~=` does. */
  readonly looseCase?: boolean;
}

const PRE_WORDS = ['alpha', 'beta', 'preview', 'pre', 'rc', 'a', 'b', 'c'];
const POST_WORDS = ['post', 'rev', 'r'];
const DEV_WORDS = ['dev'];

/**
 * Reads the longest version that starts at `at` (version-specifiers#version-scheme, all permitted spellings);
 * `undefined` where none starts. What follows it is for the caller to judge.
 */
export function scanVersion(
  text: string,
  at: number,
  end: number,
  options: ScanOptions,
): VersionScan | undefined {
  let start = at;
  if (start < end && (text.charCodeAt(start) | 32) === 118) start++;

  let epoch: Span | undefined;
  let offset = skip(text, start, end, isDigit);
  if (offset === start) return undefined;
  let releaseStart = start;
  if (offset < end && text[offset] === '!' && isDigit(text.charCodeAt(offset + 1)) && offset + 1 < end) {
    epoch = { start, end: offset };
    releaseStart = offset + 1;
    offset = skip(text, releaseStart, end, isDigit);
  }

  let components = 1;
  while (offset + 1 < end && text[offset] === '.' && isDigit(text.charCodeAt(offset + 1))) {
    offset = skip(text, offset + 1, end, isDigit);
    components++;
  }
  const release = { start: releaseStart, end: offset };

  if (options.wildcard && offset + 1 < end && text[offset] === '.' && text[offset + 1] === '*') {
    const wildcard = { start: offset, end: offset + 2 };
    const rest = { pre: undefined, post: undefined, dev: undefined, local: undefined };
    return { span: { start: at, end: offset + 2 }, epoch, release, components, wildcard, ...rest };
  }

  const loose = options.looseCase ?? false;
  const pre = scanSuffix(text, offset, end, PRE_WORDS, loose);
  offset = pre?.span.end ?? offset;
  const post = scanShortPost(text, offset, end) ?? scanSuffix(text, offset, end, POST_WORDS, loose);
  offset = post?.span.end ?? offset;
  const dev = scanSuffix(text, offset, end, DEV_WORDS, loose);
  offset = dev?.span.end ?? offset;
  const local = options.local ? scanLocal(text, offset, end) : undefined;
  offset = local?.end ?? offset;
  const found = { epoch, release, components, wildcard: undefined, pre, post, dev, local };
  return { span: { start: at, end: offset }, ...found };
}

function scanShortPost(text: string, at: number, end: number): SuffixScan | undefined {
  if (at >= end || text[at] !== '-') return undefined;
  const after = skip(text, at + 1, end, isDigit);
  if (after === at + 1) return undefined;
  const number = { start: at + 1, end: after };
  return { span: { start: at, end: after }, word: { start: at + 1, end: at + 1 }, number };
}

function scanSuffix(
  text: string,
  at: number,
  end: number,
  words: readonly string[],
  loose: boolean,
): SuffixScan | undefined {
  const start = at < end && isSuffixSeparator(text, at) ? at + 1 : at;
  const length = wordLength(text, start, end, words, loose);
  if (length === 0) return undefined;

  const word = { start, end: start + length };
  const separated = word.end < end && isSuffixSeparator(text, word.end) ? word.end + 1 : word.end;
  const after = skip(text, separated, end, isDigit);
  const number = after > separated ? { start: separated, end: after } : undefined;
  return { span: { start: at, end: after }, word, number };
}

const isSuffixSeparator = (text: string, at: number): boolean =>
  text[at] === '.' || text[at] === '-' || text[at] === '_';

function wordLength(text: string, at: number, end: number, words: readonly string[], loose: boolean): number {
  for (const word of words) {
    if (at + word.length > end) continue;
    let i = 0;
    while (i < word.length && sameLetter(text.charCodeAt(at + i), word.charCodeAt(i), loose)) i++;
    if (i === word.length) return i;
  }
  return 0;
}

function sameLetter(code: number, wanted: number, loose: boolean): boolean {
  if (isLetter(code)) return (code | 32) === wanted;
  if (!loose) return false;
  return (wanted === 115 && code === 0x17f) || (wanted === 105 && (code === 0x130 || code === 0x131));
}

function scanLocal(text: string, at: number, end: number): Span | undefined {
  if (at >= end || text[at] !== '+') return undefined;
  const alphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);
  let offset = skip(text, at + 1, end, alphanumeric);
  if (offset === at + 1) return undefined;
  while (offset < end && isSuffixSeparator(text, offset)) {
    const next = skip(text, offset + 1, end, alphanumeric);
    if (next === offset + 1) break;
    offset = next;
  }
  return { start: at + 1, end: offset };
}

/** The longest number that Python turns from text; longer ones are refused by every tool that runs on it. */
const LONGEST_NUMBER = 4300;

/** The number that the reference implementation cannot read for its length, if there is one. */
export function overlongNumber(text: string, scan: VersionScan): Span | undefined {
  if (scan.span.end - scan.span.start <= LONGEST_NUMBER) return undefined;
  let offset = scan.span.start;
  while (offset < scan.span.end) {
    const end = skip(text, offset, scan.span.end, isDigit);
    if (end - offset > LONGEST_NUMBER) return { start: offset, end };
    offset = end + 1;
  }
  return undefined;
}

const PRE_LETTERS: Readonly<Record<string, PreLetter>> = {
  a: 'a',
  alpha: 'a',
  b: 'b',
  beta: 'b',
  c: 'rc',
  rc: 'rc',
  pre: 'rc',
  preview: 'rc',
};

/** The value of a scanned version; `undefined` when a number is too long or a word is not ASCII. */
export function versionOf(text: string, scan: VersionScan): Version | undefined {
  if (overlongNumber(text, scan) !== undefined) return undefined;
  const number = (at: Span | undefined): bigint =>
    at === undefined ? 0n : BigInt(text.slice(at.start, at.end));
  const suffix = (part: SuffixScan | undefined): bigint | undefined =>
    part === undefined ? undefined : number(part.number);

  const word = (part: SuffixScan | undefined): string =>
    part === undefined ? '' : text.slice(part.word.start, part.word.end).toLowerCase();
  const letter = PRE_LETTERS[word(scan.pre)];
  if (scan.pre !== undefined && letter === undefined) return undefined;
  if (scan.post !== undefined && word(scan.post) !== '' && !POST_WORDS.includes(word(scan.post))) {
    return undefined;
  }

  return {
    epoch: number(scan.epoch),
    release: text.slice(scan.release.start, scan.release.end).split('.').map(BigInt),
    pre: letter === undefined ? undefined : { letter, number: suffix(scan.pre) ?? 0n },
    post: suffix(scan.post),
    dev: suffix(scan.dev),
    local: scan.local === undefined ? undefined : localOf(text.slice(scan.local.start, scan.local.end)),
  };
}

const localOf = (text: string): (string | bigint)[] =>
  text.split(/[-_.]/).map((part) => (/^[0-9]+$/.test(part) ? BigInt(part) : part.toLowerCase()));

/** The version that `text` is, white space around it allowed; `undefined` when it is none. */
export function readVersion(text: string): Version | undefined {
  const scan = scanWholeVersion(text);
  return scan === undefined ? undefined : versionOf(text, scan);
}

/** Scans `text` as one version with white space around it; `undefined` when something else is there. */
export function scanWholeVersion(text: string): VersionScan | undefined {
  const start = skip(text, 0, text.length, isSpace);
  const end = skipBack(text, start, text.length, isSpace);
  const scan = scanVersion(text, start, end, { local: true });
  return scan !== undefined && scan.span.end === end ? scan : undefined;
}

export const isPrerelease = (version: Version): boolean =>
  version.pre !== undefined || version.dev !== undefined;

/** The normal form of a version (version-specifiers#normalization). */
export function formatVersion(version: Version): string {
  const epoch = version.epoch === 0n ? '' : `${version.epoch}!`;
  const pre = version.pre === undefined ? '' : `${version.pre.letter}${version.pre.number}`;
  const post = version.post === undefined ? '' : `.post${version.post}`;
  const dev = version.dev === undefined ? '' : `.dev${version.dev}`;
  const local = version.local === undefined ? '' : `+${version.local.join('.')}`;
  return `${epoch}${version.release.join('.')}${pre}${post}${dev}${local}`;
}

/** The normal form of a written version, or `undefined` when it is none. */
export function normalizeVersion(text: string): string | undefined {
  const version = readVersion(text);
  return version === undefined ? undefined : formatVersion(version);
}
