import { span } from '../text/span.ts';
import { isBlank, shown, skipBack, visible } from './chars.ts';
import type { StandardProblem } from './problem.ts';

const GRAMMAR = 'dependency-specifiers#grammar';

/** Lines of a requirements file, URLs and paths, which pip reads but no dependency specifier is. */
const FOREIGN: readonly {
  readonly code: string;
  readonly form: RegExp;
  readonly message: (line: string) => string;
}[] = [
  {
    code: 'requirements-comment',
    form: /^#/,
    message: () =>
      'This is a comment of a requirements file. Write it as a TOML comment, outside the string.',
  },
  {
    code: 'requirements-editable',
    form: /^(?:-e|--editable)(?:[ \t=]|$)/,
    message: () =>
      '`-e` is an option of pip for requirements files. Here a requirement is `name @ URL`; editable installs are asked for when installing.',
  },
  {
    code: 'requirements-include',
    form: /^(?:-r|-c|--requirement|--constraint)(?:[ \t=]|$)/,
    message: () => 'Including another file is for requirements files. List its requirements here one by one.',
  },
  {
    code: 'requirements-option',
    form: /^--?[A-Za-z]/,
    message: (line) =>
      `\`${shown(line.split(/[ \t=]/)[0] ?? '', 30)}\` is an option of pip, not a requirement.`,
  },
  {
    code: 'bare-url',
    form: /^[A-Za-z][A-Za-z0-9+.-]*:\/\//,
    message: () => 'A URL alone is not a requirement. Write the project name before it: `name @ URL`.',
  },
  {
    code: 'bare-path',
    form: /^(?:\.{0,2}[/\\]|\.{1,2}$|~[/\\]|[A-Za-z]:[/\\]|file:)/,
    message: () => 'A path is not a requirement. Write `name @ file:///…`, or a project name with a version.',
  },
];

const FOREIGN_SIGNS = new Set([0x3a, 0x2f, 0x5c, 0x2b]);

/**
 * The problem of a line that is no dependency specifier but has another well-known form. Given is the offset of the
 * first character and where the name ends that begins there; forms that are a valid name are none of these.
 */
export function foreignLine(
  text: string,
  start: number,
  nameEnd: number | undefined,
): StandardProblem | undefined {
  // After a name only `:`, `/`, `\\` or `+` can make the line one of these.
  if (nameEnd !== undefined && !FOREIGN_SIGNS.has(text.charCodeAt(nameEnd))) return undefined;
  const line = text.slice(start, start + 2000);
  const found = FOREIGN.find(({ form }) => form.test(line));
  if (found === undefined) return nameEnd === undefined ? undefined : localPath(text, start, nameEnd);
  const end = skipBack(text, start, text.length, isBlank);
  return {
    code: found.code,
    span: visible(text, start, end),
    message: found.message(line),
    reference: GRAMMAR,
    grade: 'refused',
  };
}

/** `dist/foo.whl`: a name and a slash. */
function localPath(text: string, start: number, nameEnd: number): StandardProblem | undefined {
  if (text[nameEnd] !== '/' && text[nameEnd] !== '\\') return undefined;
  const end = skipBack(text, start, text.length, isBlank);
  const message = 'A path is not a requirement. Write `name @ file:///…`, or a project name with a version.';
  return {
    code: 'bare-path',
    span: visible(text, start, end),
    message,
    reference: GRAMMAR,
    grade: 'refused',
  };
}

/** A `#` comment at the end of a requirement, which requirements files allow. */
export function commentProblem(text: string, at: number): StandardProblem {
  const start = skipBack(text, 0, at, isBlank);
  const title = 'Remove the comment';
  return {
    code: 'comment',
    span: span(at, text.length),
    message: 'A requirement has no comments. Write it as a TOML comment, outside the string.',
    repair: { title, edits: [{ span: span(start, text.length), text: '' }] },
    reference: GRAMMAR,
    grade: 'refused',
  };
}

/** `--hash=…` and the like after a requirement, which requirements files allow. */
export function optionProblem(text: string, at: number): StandardProblem {
  const start = skipBack(text, 0, at, isBlank);
  const option = shown(text.slice(at).split(/[ \t=]/, 1)[0] ?? '', 30);
  return {
    code: 'requirements-option',
    span: span(at, text.length),
    message: `\`${option}\` is an option of pip for requirements files; a requirement has none.`,
    repair: { title: `Remove \`${option}\``, edits: [{ span: span(start, text.length), text: '' }] },
    reference: GRAMMAR,
    grade: 'refused',
  };
}
