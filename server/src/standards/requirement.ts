import { type Span, span } from '../text/span.ts';
import { isBlank, shown, skip, skipBack, visible } from './chars.ts';
import { parseMarker } from './marker.ts';
import { comparisonsOf, type Marker } from './marker-tree.ts';
import { MARKER_VARIABLES } from './marker-variables.ts';
import { isValidName } from './names.ts';
import { changeTo, isRefused, type StandardProblem } from './problem.ts';
import { type ExtrasScan, readExtras } from './requirement-extras.ts';
import { commentProblem, foreignLine, optionProblem } from './requirement-foreign.ts';
import { identifierEnd, specifiersEnd } from './requirement-scan.ts';
import { readUrl } from './requirement-url.ts';
import { ANY_VERSION, parseSpecifierSet, type SpecifierSet } from './specifier.ts';

/** A part of a string with its place. */
export interface Part {
  readonly text: string;
  readonly span: Span;
}

/** A dependency specifier and its parts, as far as they could be read. */
export interface Requirement {
  readonly text: string;
  readonly name: Part | undefined;
  readonly extras: readonly Part[];
  /** The brackets with all in them. */
  readonly extrasSpan: Span | undefined;
  readonly specifiers: SpecifierSet;
  /** From the first to the last specifier, parentheses left out; empty at the place where they would stand. */
  readonly specifiersSpan: Span;
  readonly parentheses: Span | undefined;
  readonly url: Part | undefined;
  readonly marker: Marker | undefined;
  /** The `;` before the marker. */
  readonly semicolon: Span | undefined;
  readonly problems: readonly StandardProblem[];
}

const GRAMMAR = 'dependency-specifiers#grammar';

/**
 * Reads a dependency specifier (PEP 508) as `Requirement()` of the reference implementation does. Never fails: parts
 * that could be read come back with spans, and a problem is graded `refused` exactly where that one raises an error.
 */
export function parseRequirement(text: string): Requirement {
  const problems: StandardProblem[] = [];
  const to = text.length;
  const start = skip(text, 0, to, isBlank);
  const nameEnd = identifierEnd(text, start, to);
  const foreign = foreignLine(text, start, nameEnd);
  if (foreign !== undefined) return nothing(text, start, [foreign]);
  if (nameEnd === undefined) return nothing(text, start, [withoutName(text, start)]);

  const name = partOf(text, start, nameEnd);
  if (!isValidName(name.text)) problems.push(looseName(name));
  const extras = readExtras(text, skip(text, nameEnd, to, isBlank), to);
  problems.push(...extras.problems);

  const at = skip(text, extras.end, to, isBlank);
  const rest = text[at] === '@' ? afterUrl(text, at, problems) : afterSpecifiers(text, at, problems);
  const semicolon = rest.semicolon === undefined ? undefined : span(rest.semicolon, rest.semicolon + 1);
  const marker = semicolon === undefined ? undefined : parseMarker(text, semicolon.end, to);
  if (marker !== undefined) problems.push(...markerProblems(text, marker, semicolon as Span));

  return {
    text,
    name,
    ...extrasOf(text, extras),
    specifiers: rest.specifiers,
    specifiersSpan: rest.specifiersSpan,
    parentheses: rest.parentheses,
    url: rest.url,
    marker,
    semicolon,
    problems,
  };
}

interface Rest {
  readonly specifiers: SpecifierSet;
  readonly specifiersSpan: Span;
  readonly parentheses: Span | undefined;
  readonly url: Part | undefined;
  readonly semicolon: number | undefined;
}

function afterUrl(text: string, at: number, problems: StandardProblem[]): Rest {
  const { url, semicolon, problems: found } = readUrl(text, at);
  problems.push(...found);
  return {
    specifiers: ANY_VERSION,
    specifiersSpan: span(at, at),
    parentheses: undefined,
    url: url === undefined ? undefined : partOf(text, url.start, url.end),
    semicolon,
  };
}

function afterSpecifiers(text: string, at: number, problems: StandardProblem[]): Rest {
  const open = text[at] === '(';
  const from = open ? skip(text, at + 1, text.length, isBlank) : at;
  const read = specifiersEnd(text, from, text.length);
  const closed = !open || text[read.end] === ')';
  const after = open && closed ? skip(text, read.end + 1, text.length, isBlank) : read.end;
  const fits = read.strict && closed && (after === text.length || text[after] === ';');
  const end = fits ? read.end : brokenEnd(text, from);

  const specifiers = parseSpecifierSet(text, from, end);
  const trimmed = Math.max(from, skipBack(text, from, end, isBlank));
  const place: Omit<Rest, 'semicolon'> = {
    specifiers,
    specifiersSpan: span(from, trimmed),
    parentheses: open ? span(at, closed && fits ? read.end + 1 : Math.min(text.length, end + 1)) : undefined,
    url: undefined,
  };
  if (fits) {
    problems.push(...specifiers.problems);
    return { ...place, semicolon: after < text.length ? after : undefined };
  }
  return {
    ...place,
    semicolon: explainRest(text, { open: open ? at : undefined, from, end }, specifiers, problems),
  };
}

const OPTION = /^--?[A-Za-z]/;

/** Where the specifiers of a broken requirement most likely end: before `;`, `)`, a comment or an option of pip. */
function brokenEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 59 || code === 41) return i;
    const apart = i === from || isBlank(text.charCodeAt(i - 1));
    if (apart && (code === 35 || (code === 45 && OPTION.test(text.slice(i, i + 3))))) return i;
  }
  return text.length;
}

/** Explains what stands between name and marker of a broken requirement, and finds the marker's `;`. */
function explainRest(
  text: string,
  region: { open: number | undefined; from: number; end: number },
  specifiers: SpecifierSet,
  problems: StandardProblem[],
): number | undefined {
  const { open, from, end } = region;
  const found: StandardProblem[] = [];
  const lost = lostMarker(text, from, end);
  if (lost === undefined) found.push(...specifiers.problems);
  else found.push(lost);
  for (const [i, problem] of found.entries()) {
    // A comma too many, which a specifier set may have, fits only at the end of the specifiers of a requirement.
    if (problem.code === 'empty-specifier')
      found[i] = { ...problem, message: EMPTY_CLAUSE, grade: 'refused' };
  }

  let at = end;
  if (open !== undefined) {
    if (text[end] === ')') at = skip(text, end + 1, text.length, isBlank);
    else {
      const stop = skipBack(text, from, end, isBlank);
      const edits = [{ span: span(stop, stop), text: ')' }];
      found.push({
        ...refused('specifier-parenthesis', span(open, open + 1), 'The `(` is not closed.'),
        repair: changeTo(text, edits, ')'),
      });
    }
  }
  const semicolon = text.indexOf(';', at);
  if (text[at] === '#' || OPTION.test(text.slice(at, at + 3))) {
    found.push(text[at] === '#' ? commentProblem(text, at) : optionProblem(text, at));
    problems.push(...found);
    return undefined;
  }
  if (text[at] === ')') {
    const place = span(at, at + 1);
    const repair = changeTo(text, [{ span: place, text: '' }], 'without it');
    found.push({ ...refused('specifier-parenthesis', place, 'This `)` closes nothing.'), repair });
    at = skip(text, at + 1, text.length, isBlank);
  }
  if (at < text.length && text[at] !== ';') {
    const stop = semicolon < 0 ? text.length : semicolon;
    found.push(unexpected(text, span(at, skipBack(text, at, stop, isBlank))));
  }
  if (!isRefused(found)) found.push(unexpected(text, span(from, skipBack(text, from, end, isBlank))));
  problems.push(...found);
  return semicolon < 0 ? undefined : semicolon;
}

const EMPTY_CLAUSE = 'A comma divides two specifiers; here one is missing.';

const MARKER_START = new RegExp(
  `(?:^|[ \\t,])(?:${[...MARKER_VARIABLES].map(({ name }) => name).join('|')})[ \\t]*(?:[<>=!~]|in\\b|not\\b)`,
);

/** A marker without its `;`. */
function lostMarker(text: string, from: number, end: number): StandardProblem | undefined {
  const match = MARKER_START.exec(text.slice(from, end));
  if (match === null) return undefined;
  const at = from + match.index + (/^[ \t,]/.test(match[0]) ? 1 : 0);
  const stop = skipBack(text, 0, at, (code) => isBlank(code) || code === 44);
  const edits = [{ span: span(stop, at), text: '; ' }];
  return {
    ...refused('missing-semicolon', span(at, end), 'A `;` is missing before the marker.'),
    repair: changeTo(text, edits, `; ${shown(text.slice(at, end), 20)}`),
  };
}

function unexpected(text: string, at: Span): StandardProblem {
  const place = visible(text, at.start, at.end);
  const words = shown(text.slice(place.start, place.end), 30);
  const message = `\`${words}\` does not fit here: after the name come extras in \`[]\`, then specifiers such as \`>=1.0\` or \`@\` and a URL, then \`;\` and a marker.`;
  return refused('requirement-text', place, message);
}

function markerProblems(text: string, marker: Marker, semicolon: Span): readonly StandardProblem[] {
  const empty = marker.problems.find(({ code }) => code === 'marker-empty');
  if (empty === undefined) return marker.problems;
  const edits = [{ span: span(semicolon.start, text.length), text: '' }];
  const message = 'No marker follows the `;`, so it is refused.';
  return [{ ...empty, span: semicolon, message, repair: { title: 'Remove `;`', edits } }];
}

function withoutName(text: string, start: number): StandardProblem {
  if (start === text.length) {
    const message = 'The requirement is empty. Write a project name, such as `requests`.';
    return refused('requirement-empty', span(0, text.length), message);
  }
  const end = skip(text, start, text.length, (code) => !isBlank(code) && code !== 59);
  const message = `\`${shown(text.slice(start, end), 30)}\` is no project name: a requirement begins with one, of ASCII letters, digits, ".", "_" and "-", the first a letter or digit.`;
  return refused('requirement-name', visible(text, start, end), message, 'dependency-specifiers#names');
}

function looseName(name: Part): StandardProblem {
  const end = skipBack(name.text, 0, name.text.length, (code) => code === 95 || code === 45 || code === 46);
  const at = span(name.span.start + end, name.span.end);
  return {
    code: 'requirement-name-end',
    span: at,
    message: 'A project name ends with a letter or digit; no project can have this one.',
    repair: { title: `Change to \`${name.text.slice(0, end)}\``, edits: [{ span: at, text: '' }] },
    reference: 'dependency-specifiers#names',
    grade: 'disputed',
  };
}

const refused = (code: string, at: Span, message: string, reference = GRAMMAR): StandardProblem => ({
  code,
  span: at,
  message,
  reference,
  grade: 'refused',
});

const partOf = (text: string, start: number, end: number): Part => ({
  text: text.slice(start, end),
  span: span(start, end),
});

const extrasOf = (text: string, extras: ExtrasScan): Pick<Requirement, 'extras' | 'extrasSpan'> => ({
  extras: extras.names.map(({ start, end }) => partOf(text, start, end)),
  extrasSpan: extras.span,
});

const nothing = (text: string, at: number, problems: readonly StandardProblem[]): Requirement => ({
  text,
  name: undefined,
  extras: [],
  extrasSpan: undefined,
  specifiers: ANY_VERSION,
  specifiersSpan: span(at, at),
  parentheses: undefined,
  url: undefined,
  marker: undefined,
  semicolon: undefined,
  problems,
});

/** The extras that the marker of a requirement names, in order. */
export const extrasInMarker = (requirement: Requirement): string[] =>
  (requirement.marker === undefined ? [] : comparisonsOf(requirement.marker)).flatMap(({ left, right }) => {
    if (left.kind === 'variable' && left.name === 'extra' && right.kind === 'string') return [right.value];
    return right.kind === 'variable' && right.name === 'extra' && left.kind === 'string' ? [left.value] : [];
  });
