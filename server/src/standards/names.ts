import { span } from '../text/span.ts';
import { isAlphanumeric, isSeparator, shown, skip, skipBack, visible } from './chars.ts';
import type { StandardProblem } from './problem.ts';

const FORMAT = 'name-normalization#name-format';

/**
 * The normalized form of a project, extra or dependency group name: lower case, each run of `-`, `_`, `.` one hyphen.
 * Any string is taken. (name-normalization#name-normalization)
 */
export const normalizeName = (name: string): string =>
  isNormalized(name) ? name : name.toLowerCase().replace(/[-_.]+/g, '-');

/** Most names are: to see it takes a tenth of the time of writing the same again. */
function isNormalized(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    const isPlain = (c >= 97 && c <= 122) || (c >= 48 && c <= 57);
    if (!isPlain && (c !== 45 || name.charCodeAt(i + 1) === 45)) return false;
  }
  return true;
}

/** Whether two names mean the same project, extra or group. */
export const sameName = (a: string, b: string): boolean => normalizeName(a) === normalizeName(b);

/** Whether `name` is a valid project name: ASCII letters, digits, `.`, `_`, `-`, beginning and ending with letter or digit. */
export function isValidName(name: string): boolean {
  if (!isAlphanumeric(name.charCodeAt(0)) || !isAlphanumeric(name.charCodeAt(name.length - 1))) return false;
  return skip(name, 0, name.length, isNameCharacter) === name.length;
}

/** Whether `name` is valid and in its normalized form. */
export const isNormalizedName = (name: string): boolean => isValidName(name) && normalizeName(name) === name;

export const isNameCharacter = (code: number): boolean => isAlphanumeric(code) || isSeparator(code);

/** What a name belongs to, for the words of the message. */
export type NameKind = 'project name' | 'extra name' | 'dependency group name';

/** Explains why `text` is no valid name, with a repair that keeps what can be kept; nothing for a valid name. */
export function nameProblems(text: string, kind: NameKind = 'project name'): StandardProblem[] {
  if (isValidName(text)) return [];
  if (text === '') {
    return [
      problem(
        'name-empty',
        0,
        0,
        `The ${kind} is empty. Write one or more letters, digits, ".", "_" or "-".`,
      ),
    ];
  }

  const start = skip(text, 0, text.length, (code) => !isAlphanumeric(code));
  const end = skipBack(text, start, text.length, (code) => !isAlphanumeric(code));
  const bad = firstBad(text, 0, text.length);
  const repaired = text.length > 200 ? '' : repairedName(text);
  const repair = isValidName(repaired)
    ? { title: `Change to "${shown(repaired)}"`, edits: [{ span: span(0, text.length), text: repaired }] }
    : undefined;

  const at =
    bad !== undefined ? bad : start > 0 ? { start: 0, end: start } : { start: end, end: text.length };
  const message =
    bad !== undefined
      ? `"${shown(text.slice(bad.start, bad.end))}" cannot stand in a ${kind}: only ASCII letters, digits, ".", "_" and "-" can.`
      : `A ${kind} begins and ends with a letter or digit.`;
  return [{ ...problem('name-format', at.start, at.end, message), ...(repair && { repair }) }];

  function problem(code: string, from: number, to: number, words: string): StandardProblem {
    return { code, span: visible(text, from, to), message: words, reference: FORMAT, grade: 'refused' };
  }
}

function firstBad(text: string, from: number, to: number): { start: number; end: number } | undefined {
  const start = skip(text, from, to, isNameCharacter);
  if (start === to) return undefined;
  return { start, end: skip(text, start, to, (code) => !isNameCharacter(code)) };
}

const repairedName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-_.]+|[-_.]+$/g, '');
