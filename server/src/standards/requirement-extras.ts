import { type Edit, type Span, span } from '../text/span.ts';
import { isBlank, shown, skip, skipBack, visible } from './chars.ts';
import { isValidName } from './names.ts';
import { changeTo, MOST_PROBLEMS, type StandardProblem } from './problem.ts';
import { identifierEnd } from './requirement-scan.ts';

export interface ExtrasScan {
  readonly names: readonly Span[];
  /** The brackets with all in them; `undefined` when there are none. */
  readonly span: Span | undefined;
  /** The offset after the extras. */
  readonly end: number;
  readonly problems: readonly StandardProblem[];
}

const EXTRAS = 'dependency-specifiers#extras';

/** Reads `[a, b]` at `at`, where it stands; a missing `]` is taken to be before the specifiers. */
export function readExtras(text: string, at: number, to: number): ExtrasScan {
  if (text[at] !== '[') return { names: [], span: undefined, end: at, problems: [] };

  const names: Span[] = [];
  const problems: StandardProblem[] = [];
  const refuse = (code: string, place: Span, message: string, edits?: readonly Edit[], part = ''): void => {
    if (problems.length >= MOST_PROBLEMS) return;
    const repair = edits === undefined ? {} : { repair: changeTo(text, edits, part) };
    problems.push({ code, span: place, message, reference: EXTRAS, grade: 'refused', ...repair });
  };

  let offset = skip(text, at + 1, to, isBlank);
  let wanted: 'first' | 'name' | 'comma' = 'first';
  let comma = at;
  while (offset < to && text[offset] !== ']' && !ends(text.charCodeAt(offset))) {
    const end = identifierEnd(text, offset, to);
    if (text[offset] === ',') {
      if (wanted !== 'comma') {
        refuse(
          'extra-comma',
          span(offset, offset + 1),
          'An extra is missing before this comma.',
          [{ span: span(offset, offset + 1), text: '' }],
          'without it',
        );
      }
      comma = offset;
      wanted = 'name';
      offset++;
    } else if (end === undefined) {
      const stop = skip(
        text,
        offset,
        to,
        (code) => code !== 44 && code !== 93 && !isBlank(code) && !ends(code),
      );
      const words = shown(text.slice(offset, stop), 20);
      refuse('extra-name', visible(text, offset, stop), `\`${words}\` cannot stand in the name of an extra.`);
      offset = Math.max(stop, offset + 1);
      wanted = 'comma';
    } else {
      if (wanted === 'comma') {
        const before = names[names.length - 1]?.end ?? offset;
        const edits = [{ span: span(before, offset), text: ', ' }];
        const from = problems.length > 0 && before > offset ? offset : before;
        if (from <= offset) {
          const part = `, ${shown(text.slice(offset, end), 20)}`;
          refuse('extra-comma', span(offset, end), 'A comma is missing before this extra.', edits, part);
        }
      }
      names.push(span(offset, end));
      if (problems.length < MOST_PROBLEMS && !isValidName(text.slice(offset, end)))
        problems.push(looseExtra(text, span(offset, end)));
      wanted = 'comma';
      offset = end;
    }
    offset = skip(text, offset, to, isBlank);
  }

  if (wanted === 'name') {
    const edits = [{ span: span(comma, comma + 1), text: '' }];
    refuse(
      'extra-comma',
      span(comma, comma + 1),
      'An extra is missing after the last comma.',
      edits,
      'without it',
    );
  }
  if (text[offset] === ']' && offset < to) {
    return { names, span: span(at, offset + 1), end: offset + 1, problems };
  }
  const stop = skipBack(text, at + 1, offset, isBlank);
  const edits = [{ span: span(stop, stop), text: ']' }];
  refuse('extra-bracket', span(at, at + 1), 'The `[` is not closed.', edits, ']');
  return { names, span: span(at, stop), end: offset, problems };
}

/** Characters that begin what comes after extras. */
const ends = (code: number): boolean =>
  code === 59 ||
  code === 40 ||
  code === 64 ||
  (code >= 60 && code <= 62) ||
  code === 33 ||
  code === 126 ||
  code === 35;

const looseExtra = (text: string, at: Span): StandardProblem => ({
  code: 'extra-name-end',
  span: at,
  message: `The name of an extra ends with a letter or digit, so \`${shown(text.slice(at.start, at.end), 30)}\` names none.`,
  reference: EXTRAS,
  grade: 'disputed',
});
