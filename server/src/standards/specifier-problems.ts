import { type Edit, insert, type Span, span } from '../text/span.ts';
import { isDigit, isSpace, shown, skip, skipBack, visible } from './chars.ts';
import { changeTo, MOST_PROBLEMS, type StandardProblem } from './problem.ts';
import { formatVersion, scanVersion, type Version, type VersionScan, versionOf } from './version.ts';
import { explainVersion } from './version-problems.ts';

const SPECIFIERS = 'version-specifiers#version-specifiers';

const isOperatorCharacter = (code: number): boolean =>
  code === 60 ||
  code === 61 ||
  code === 62 ||
  code === 33 ||
  code === 126 ||
  code === 94 ||
  LOOKALIKES.has(code);

/** Signs that stand for an operator elsewhere: ≤ ≥ ≠ ≈ ＝ ～. */
const LOOKALIKES = new Set([0x2264, 0x2265, 0x2260, 0x2248, 0xff1d, 0xff5e]);

const MEANT: Readonly<Record<string, string>> = {
  '=>': '>=',
  '=<': '<=',
  '=': '==',
  '=!': '!=',
  '!': '!=',
  '<>': '!=',
  '><': '!=',
  '=~': '~=',
  '~==': '~=',
  '!==': '!=',
  '>==': '>=',
  '<==': '<=',
  '=>=': '>=',
  '=<=': '<=',
  '==>': '>=',
  '==<': '<=',
  '>>': '>',
  '<<': '<',
  '>>=': '>=',
  '<<=': '<=',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '≈': '~=',
  '＝': '==',
  '~>': '~=',
};

/** How to read one clause; passed in because it is the reader that asks for explanations. */
export type ClauseReader = (text: string, start: number, end: number) => boolean;

/**
 * Why the clause between `start` and `end`, which is no specifier, is refused. At least one problem comes back.
 * The clause has no white space around it; offsets are those of `text`.
 */
export function explainSpecifier(
  text: string,
  start: number,
  end: number,
  isSpecifier: ClauseReader,
): StandardProblem[] {
  const problems: StandardProblem[] = [];
  let at = start;
  while (at < end && problems.length < MOST_PROBLEMS) {
    const next = nextOperator(text, skip(text, skip(text, at, end, isOperatorCharacter), end, isSpace), end);
    const stop = skipBack(text, at, next, isSpace);
    if (!isSpecifier(text, at, stop)) problems.push(...explainOne(text, at, stop));
    if (next < end) problems.push(missingComma(text, stop, next, end));
    at = next;
  }
  return problems.length > 0 ? problems : [explainVersion(text, start, end)];
}

/** The next operator from `at` on, where a clause without a comma before it begins. The `!` of an epoch is none. */
function nextOperator(text: string, at: number, end: number): number {
  for (let offset = at; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (!isOperatorCharacter(code)) continue;
    const epoch =
      code === 33 && offset > at && isDigit(text.charCodeAt(offset - 1)) && text[offset + 1] !== '=';
    if (!epoch) return offset;
  }
  return end;
}

function missingComma(text: string, stop: number, next: number, end: number): StandardProblem {
  const at = span(next, skip(text, next, end, isOperatorCharacter));
  return {
    ...refused(text, 'missing-comma', at, 'A comma is missing between two specifiers.'),
    repair: changeTo(text, [{ span: span(stop, next), text: ',' }], `,${shown(text.slice(next, end), 20)}`),
  };
}

function explainOne(text: string, start: number, end: number): StandardProblem[] {
  const operatorEnd = skip(text, start, end, isOperatorCharacter);
  const operator = text.slice(start, operatorEnd);
  const at = skip(text, operatorEnd, end, isSpace);
  if (operatorEnd === start) return [withoutOperator(text, start, end)];
  if (at === end) return [withoutVersion(text, span(start, end), operator)];
  if (at + 1 === end && text[at] === '*') return [anyVersion(text, span(start, end))];

  const scan = scanVersion(text, at, end, { local: true, wildcard: true });
  const known = VALID.has(operator);
  if (scan !== undefined && (operator === '^' || operator === '~')) {
    return [foreignRange(text, span(start, operatorEnd), scan, operator), ...tail(text, '==', scan, end)];
  }
  const problems = known ? [] : [wrongOperator(text, span(start, operatorEnd), operator)];
  const meant = known ? operator : (MEANT[operator] ?? '==');
  const takesLocal = meant === '==' || meant === '!=';
  if (scan === undefined) return [...problems, explainVersion(text, at, end, takesLocal)];

  problems.push(...misuse(text, span(start, operatorEnd), meant, scan));
  problems.push(...tail(text, meant, scan, end));
  return problems.length > 0 ? problems : [explainVersion(text, at, end, takesLocal)];
}

const VALID = new Set(['===', '==', '~=', '!=', '<=', '>=', '<', '>']);

function withoutOperator(text: string, start: number, end: number): StandardProblem {
  const written = text.slice(start, end);
  if (written === '*') {
    const edits = [{ span: span(start, end), text: '' }];
    return {
      ...refused(
        text,
        'any-version',
        span(start, end),
        '`*` is no specifier: leaving it out means any version.',
      ),
      repair: { title: 'Remove `*`', edits },
    };
  }
  const scan = scanVersion(text, start, end, { local: true, wildcard: true });
  if (scan === undefined) {
    const message = `\`${shown(written)}\` is no specifier: write an operator and a version, such as \`>=1.0\`.`;
    return refused(text, 'specifier-start', span(start, end), message);
  }
  const operator = scan.wildcard === undefined ? '>=' : '==';
  const edits = [{ span: span(start, start), text: operator }];
  const message = `The version has no operator. Write \`==\` for exactly this one, \`>=\` for this one and later.`;
  const problem = refused(text, 'missing-operator', span(start, scan.span.end), message);
  if (scan.span.end < end) return problem;
  return { ...problem, repair: changeTo(text, edits, `${operator}${shown(written, 20)}`) };
}

function anyVersion(text: string, at: Span): StandardProblem {
  const written = text.slice(at.start, at.end);
  const message = `\`${shown(written, 10)}\` is no specifier: leaving it out means any version.`;
  return {
    ...refused(text, 'any-version', at, message),
    repair: { title: `Remove \`${shown(written, 10)}\``, edits: [{ span: at, text: '' }] },
  };
}

function withoutVersion(text: string, at: Span, operator: string): StandardProblem {
  const message = VALID.has(operator)
    ? `A version is missing after \`${operator}\`.`
    : `\`${shown(operator, 10)}\` is no version operator, and no version follows it.`;
  return refused(text, 'missing-version', at, message);
}

function wrongOperator(text: string, at: Span, operator: string): StandardProblem {
  const meant = MEANT[operator];
  const words = `\`${shown(operator, 10)}\` is no version operator.`;
  const list = 'The operators are `==`, `!=`, `>=`, `<=`, `>`, `<`, `~=` and `===`.';
  if (meant === undefined) return refused(text, 'version-operator', at, `${words} ${list}`);
  return {
    ...refused(text, 'version-operator', at, `${words} Did you mean \`${meant}\`?`),
    repair: changeTo(text, [{ span: at, text: meant }], meant),
  };
}

/** `^1.2` and `~1.2`, which Poetry and npm read as ranges. */
function foreignRange(text: string, operator: Span, scan: VersionScan, sign: string): StandardProblem {
  const at = span(operator.start, scan.span.end);
  const words = `\`${sign}\` is Poetry's; the standard has no such operator.`;
  const local = scan.local === undefined ? undefined : scan.local.start - 1;
  const base = text.slice(scan.span.start, scan.wildcard?.start ?? local ?? scan.span.end);
  const version = versionOf(text, scan);
  if (version === undefined) return refused(text, 'version-operator', operator, words);

  const upper = sign === '^' ? caretLimit(version) : tildeLimit(version);
  const range = `>=${base},<${upper}`;
  return {
    ...refused(text, 'version-operator', operator, `${words} Here it means \`${shown(range)}\`.`),
    repair: changeTo(text, [{ span: at, text: range }], range),
  };
}

function caretLimit(version: Version): string {
  const at = version.release.findIndex((number) => number > 0n);
  return raised(version, at < 0 ? version.release.length : at + 1);
}

const tildeLimit = (version: Version): string => raised(version, Math.min(2, version.release.length));

function raised(version: Version, count: number): string {
  const release = version.release
    .slice(0, count)
    .map((number, i) => (i === count - 1 ? number + 1n : number));
  return formatVersion({
    ...version,
    release,
    pre: undefined,
    post: undefined,
    dev: undefined,
    local: undefined,
  });
}

/** A version that the operator does not take. */
function misuse(text: string, operator: Span, meant: string, scan: VersionScan): StandardProblem[] {
  const equality = meant === '==' || meant === '!=' || meant === '===';
  if (scan.wildcard !== undefined && !equality) return [wildcardMisuse(text, operator, meant, scan)];
  if (scan.local !== undefined && !equality) {
    const label = span(scan.local.start - 1, scan.local.end);
    const message = `A local label such as \`${shown(text.slice(label.start, label.end), 30)}\` can be compared only with \`==\` and \`!=\`.`;
    const lone = meant === '~=' && scan.components < 2;
    const edits = [{ span: label, text: '' }, ...(lone ? [insert(scan.release.end, '.0')] : [])];
    const repair = { title: 'Remove the local label', edits };
    return [
      { ...refused(text, 'local-operator', label, message, 'version-specifiers#version-matching'), repair },
    ];
  }
  if (meant === '~=' && scan.components < 2 && scan.wildcard === undefined) {
    const message =
      '`~=` needs two numbers or more: `~=1.0` means 1.0 or later, before 2. One number leaves nothing to keep fixed.';
    const edits = [{ span: span(scan.release.end, scan.release.end), text: '.0' }];
    return [
      {
        ...refused(text, 'compatible-release', span(operator.start, scan.span.end), message, COMPATIBLE),
        repair: changeTo(text, edits, `~=${text.slice(scan.release.start, scan.release.end)}.0`),
      },
    ];
  }
  return [];
}

const COMPATIBLE = 'version-specifiers#compatible-release';

function wildcardMisuse(text: string, operator: Span, meant: string, scan: VersionScan): StandardProblem {
  const wildcard = scan.wildcard as Span;
  const version = versionOf(text, scan);
  const replacement = (): { edits: Edit[]; part: string } | undefined => {
    const base = text.slice(scan.span.start, wildcard.start);
    const all = span(operator.start, scan.span.end);
    if (meant === '>=' || meant === '<') {
      return { edits: [{ span: wildcard, text: '' }], part: `${meant}${base}` };
    }
    if (version === undefined) return undefined;
    const next = raised(version, version.release.length);
    const text_ = meant === '>' ? `>=${next}` : meant === '<=' ? `<${next}` : `==${base}.*`;
    return { edits: [{ span: all, text: text_ }], part: text_ };
  };
  const found = replacement();
  const message = `\`.*\` matches a prefix, which only \`==\` and \`!=\` do; \`${meant}\` needs one version.`;
  const problem = refused(
    text,
    'wildcard-operator',
    wildcard,
    message,
    'version-specifiers#version-matching',
  );
  return found === undefined ? problem : { ...problem, repair: changeTo(text, found.edits, found.part) };
}

/** What stands after the version of a clause. */
function tail(text: string, operator: string, scan: VersionScan, end: number): StandardProblem[] {
  const at = scan.span.end;
  if (at === end || operator === '===') return [];

  if (text.startsWith('.*', at)) {
    const words =
      scan.wildcard === undefined
        ? '`.*` follows a release such as `1.2`, never a pre-release, post-release, development or local part.'
        : '`.*` ends a version; it stands once.';
    return [
      {
        ...refused(text, 'wildcard-place', span(at, end), words, 'version-specifiers#version-matching'),
        ...(at + 2 === end
          ? { repair: { title: 'Remove `.*`', edits: [{ span: span(at, end), text: '' }] } }
          : {}),
      },
    ];
  }
  const letter = /^\.[xX](?=$|[\s,;)])/.exec(text.slice(at, at + 3));
  if (letter !== null && (operator === '==' || operator === '!=')) {
    const edits = [{ span: span(at, at + 2), text: '.*' }];
    return [
      {
        ...refused(
          text,
          'wildcard-letter',
          span(at, at + 2),
          '`.x` is no wildcard; the standard writes `.*`.',
        ),
        repair: changeTo(text, edits, '.*'),
      },
    ];
  }
  if (scan.wildcard !== undefined) {
    const message = '`.*` ends a version; nothing can follow it.';
    return [refused(text, 'wildcard-place', span(at, end), message, 'version-specifiers#version-matching')];
  }
  return [explainVersion(text, scan.span.start, end, operator === '==' || operator === '!=')];
}

function refused(
  text: string,
  code: string,
  at: Span,
  message: string,
  reference = SPECIFIERS,
): StandardProblem {
  return { code, span: visible(text, at.start, at.end), message, reference, grade: 'refused' };
}
