import { span } from '../text/span.ts';
import { isSpace, shown, skip, skipBack, visible } from './chars.ts';
import { closest } from './closest.ts';
import type { StandardProblem, StandardRepair } from './problem.ts';

export { type ImportName, type ItemProblem, importNamesProblems, parseImportName } from './import-names.ts';

/** The fields of `[project]` that may be listed in `dynamic` (pyproject-toml#dynamic, PEP 794). */
export const dynamicFields = [
  'version',
  'description',
  'readme',
  'requires-python',
  'license',
  'license-files',
  'authors',
  'maintainers',
  'keywords',
  'classifiers',
  'urls',
  'scripts',
  'gui-scripts',
  'entry-points',
  'dependencies',
  'optional-dependencies',
  'import-names',
  'import-namespaces',
] as const;

/** Those that may be given and listed in `dynamic` at once: lists, and tables with keys of one's own (PEP 808). */
export const partlyDynamicFields: ReadonlySet<string> = new Set([
  'license-files',
  'authors',
  'maintainers',
  'keywords',
  'classifiers',
  'urls',
  'scripts',
  'gui-scripts',
  'entry-points',
  'dependencies',
  'optional-dependencies',
  'import-names',
  'import-namespaces',
]);

/** What is wrong with a keyword: the metadata join keywords with commas. (core-metadata#keywords) */
export function keywordProblems(text: string): StandardProblem[] {
  const reference = 'core-metadata#keywords';
  if (text.trim() === '') {
    const message = 'The keyword is empty and vanishes in the metadata. Remove the entry.';
    return [disputed('keyword-empty', span(0, text.length), message, reference)];
  }
  const comma = text.indexOf(',');
  if (comma < 0) return [];
  const count = text.split(',').filter((part) => part.trim() !== '').length;
  const message = `The metadata join keywords with commas, so this one becomes ${count}. Write each as an entry of its own.`;
  return [disputed('keyword-comma', span(comma, comma + 1), message, reference)];
}

const LINE_END = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/;

/** What is wrong with a description: the Summary field of the metadata holds one line. (core-metadata#summary) */
export function summaryProblems(text: string): StandardProblem[] {
  const line = LINE_END.exec(text);
  if (line === null) return [];
  const at = span(line.index, line.index + line[0].length);
  const joined = text
    .split(LINE_END)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
  const message =
    'The description is the one-line summary of the project; readers cut or refuse more. The long text belongs in the readme.';
  return [disputed('summary-lines', at, message, 'core-metadata#summary', change(text, joined))];
}

/** What is wrong with the name of an author or maintainer: it must fit before an address in a mail header. */
export function personProblems(name: string): StandardProblem[] {
  const reference = 'pyproject-toml#authors-maintainers';
  const comma = name.indexOf(',');
  if (comma >= 0) {
    const parts = name.split(',').map((part) => part.trim());
    const turned = parts.length === 2 && parts.every((part) => /^[\p{L}\p{M}'. -]+$/u.test(part));
    const repair = turned ? change(name, `${parts[1]} ${parts[0]}`) : undefined;
    const message =
      'A comma separates people in the metadata, so the standard wants none in a name. Give each person an entry, or write the given name first.';
    return [disputed('person-comma', span(comma, comma + 1), message, reference, repair)];
  }
  const line = /[\r\n]/.exec(name);
  if (line === null) return [];
  const at = span(line.index, line.index + 1);
  return [
    disputed(
      'person-line',
      at,
      'A name has one line in the metadata.',
      reference,
      change(name, name.trim().replace(/\s*[\r\n]+\s*/g, ' ')),
    ),
  ];
}

/** What is wrong with an e-mail address: `somebody@host.domain`, nothing around it. Oracles differ, so all is disputed. */
export function emailProblems(text: string): StandardProblem[] {
  const reference = 'pyproject-toml#authors-maintainers';
  const say = (
    code: string,
    from: number,
    to: number,
    message: string,
    repair?: StandardRepair,
  ): StandardProblem[] => [disputed(code, visible(text, from, to), message, reference, repair)];
  if (text.trim() === '')
    return say('email-empty', 0, text.length, 'The e-mail address is empty. Write one, or remove the key.');

  const inBrackets = /^[^<>]*<\s*([^<>@\s]+@[^<>@\s]+)\s*>\s*$/.exec(text)?.[1];
  if (inBrackets !== undefined) {
    return say(
      'email-name',
      0,
      text.length,
      'This is a name with an address. `email` holds the address alone, `name` the name.',
      change(text, inBrackets),
    );
  }
  const start = skip(text, 0, text.length, isSpace);
  const end = skipBack(text, start, text.length, isSpace);
  const address = text.slice(start, end);
  if (start > 0 || end < text.length) {
    return say(
      'email-space',
      start > 0 ? 0 : end,
      start > 0 ? start : text.length,
      'There is white space around the address.',
      change(text, address),
    );
  }
  const signs = [...text.matchAll(/@/g)].map((match) => match.index);
  if (signs.length === 0)
    return say('email-at', 0, text.length, `"${shown(text)}" has no "@", so it is no e-mail address.`);
  const [at = 0, second] = signs;
  if (second !== undefined)
    return say(
      'email-at',
      second,
      second + 1,
      'An e-mail address has one "@". Give each address an entry of its own.',
    );
  if (at === 0) return say('email-local', 0, 1, 'The part before the "@" is missing.');
  const space = /[\s,;<>]/.exec(text);
  if (space !== null)
    return say(
      'email-character',
      space.index,
      space.index + 1,
      `"${shown(space[0])}" cannot stand in an e-mail address.`,
    );
  const host = text.slice(at + 1);
  if (!/^[^.]+(\.[^.]+)+$/.test(host)) {
    return say(
      'email-host',
      at + 1,
      text.length,
      'After the "@" stands a host with a domain, such as "example.org".',
    );
  }
  return [];
}

const CONTENT_TYPES = ['text/markdown', 'text/x-rst', 'text/plain'];
const VARIANTS = ['GFM', 'CommonMark'];

/** The content type that the ending of a readme's path tells; `undefined` for other endings. (pyproject-toml#readme) */
export function contentTypeOfReadme(path: string): string | undefined {
  if (/\.md$/i.test(path)) return 'text/markdown';
  return /\.rst$/i.test(path) ? 'text/x-rst' : undefined;
}

/** What is wrong with a content type: one of three, perhaps with `charset=UTF-8` and, for Markdown, a `variant`. */
export function contentTypeProblems(text: string): StandardProblem[] {
  const reference = 'core-metadata#description-content-type';
  const [type = '', ...parameters] = text.split(';');
  const problems: StandardProblem[] = [];
  const start = skip(type, 0, type.length, isSpace);
  const end = skipBack(type, start, type.length, isSpace);
  const plain = type.slice(start, end).toLowerCase();
  if (!CONTENT_TYPES.includes(plain)) {
    const near = CONTENT_TYPES.find((known) => known.endsWith(`/${plain}`)) ?? closest(plain, CONTENT_TYPES);
    const message = `A readme is ${CONTENT_TYPES.map((known) => `"${known}"`)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1')}.`;
    const repair =
      near === undefined
        ? undefined
        : { title: `Change to "${near}"`, edits: [{ span: span(start, end), text: near }] };
    problems.push(disputed('content-type', visible(text, start, end), message, reference, repair));
  }

  let at = type.length + 1;
  for (const parameter of parameters) {
    const [name = '', ...rest] = parameter.split('=');
    const value = rest
      .join('=')
      .trim()
      .replace(/^"(.*)"$/, '$1');
    const where = visible(text, at + skip(parameter, 0, parameter.length, isSpace), at + parameter.length);
    const key = name.trim().toLowerCase();
    if (rest.length === 0) {
      problems.push(
        disputed('content-type-parameter', where, 'A parameter has the form "name=value".', reference),
      );
    } else if (key === 'charset' && value.toLowerCase() !== 'utf-8') {
      problems.push(
        disputed(
          'content-type-charset',
          where,
          'The only character set that the metadata allow is UTF-8.',
          reference,
        ),
      );
    } else if (key === 'variant' && plain === 'text/markdown' && !VARIANTS.includes(value)) {
      problems.push(
        disputed(
          'content-type-variant',
          where,
          `The variants of Markdown are ${VARIANTS.map((known) => `"${known}"`).join(' and ')}.`,
          reference,
        ),
      );
    }
    at += parameter.length + 1;
  }
  return problems;
}

const disputed = (
  code: string,
  at: { start: number; end: number },
  message: string,
  reference: string,
  repair?: StandardRepair,
): StandardProblem => ({ code, span: at, message, ...(repair && { repair }), reference, grade: 'disputed' });

const change = (text: string, to: string): StandardRepair => ({
  title: `Change to "${shown(to)}"`,
  edits: [{ span: span(0, text.length), text: to }],
});
