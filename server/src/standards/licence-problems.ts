import { type Span, span } from '../text/span.ts';
import { shown } from './chars.ts';
import { editDistance } from './closest.ts';
import { REFERENCE_PREFIX as PREFIX } from './licence-tree.ts';
import type { Licence, LicenceException, Licences } from './licences.ts';
import type { Grade, StandardProblem, StandardRepair } from './problem.ts';

const REFERENCE = 'license-expression';
/** More guesses than this in one string would only cost time. */
const MOST_GUESSES = 20;

export type LicenceJudge = ReturnType<typeof licenceJudge>;

/** Collects what is wrong with a licence expression, in words for people. */
export function licenceJudge(licences: Licences) {
  const problems: StandardProblem[] = [];
  let guesses = 0;

  const add = (grade: Grade, code: string, at: Span, message: string, repair?: StandardRepair): void => {
    problems.push({ code, span: at, message, ...(repair && { repair }), reference: REFERENCE, grade });
  };
  const refuse = (code: string, at: Span, message: string, repair?: StandardRepair): void =>
    add('refused', code, at, message, repair);
  const adviseForm = (at: Span, word: string, normal: string): void => {
    if (word === normal) return;
    add(
      'advice',
      'licence-case',
      at,
      `The normal form of "${shown(word)}" is "${normal}".`,
      change(at, normal),
    );
  };
  const tooNew = (id: string): string =>
    `"${id}" is in the SPDX list, but not yet in its version ${licences.reference.spdx}, by which packaging ${licences.reference.packaging} and the tools that use it refuse.`;

  return {
    problems,

    empty: (at: Span) =>
      refuse(
        'licence-empty',
        at,
        'The licence expression is empty. Write an SPDX identifier such as "MIT", or remove the key.',
      ),

    operatorMissing: (at: Span) =>
      refuse(
        'licence-operator',
        at,
        'An operator is missing before this. Write "OR" for a choice of licences, "AND" if both apply.',
      ),

    licenceMissing: (at: Span, where: string, previous?: Span) =>
      refuse(
        'licence-missing',
        at,
        `A licence is missing ${where}.`,
        previous && { title: 'Remove the operator', edits: [{ span: span(previous.end, at.end), text: '' }] },
      ),

    exceptionMissing: (at: Span) =>
      refuse(
        'licence-with',
        at,
        'After "WITH" stands the identifier of an exception, such as "Classpath-exception-2.0". It is missing.',
      ),

    misplacedWith: (at: Span, afterParenthesis: boolean) =>
      refuse(
        'licence-with',
        at,
        afterParenthesis
          ? '"WITH" belongs to one licence, not to a parenthesis. Write it after each licence that the exception is meant for.'
          : '"WITH" stands after the one licence that the exception belongs to.',
      ),

    closesNothing: (at: Span) =>
      refuse('licence-parenthesis', at, 'This ")" closes nothing.', {
        title: 'Remove ")"',
        edits: [{ span: at, text: '' }],
      }),

    neverClosed: (at: Span, end: number) =>
      refuse('licence-parenthesis', at, 'This "(" is never closed.', {
        title: 'Insert ")" at the end',
        edits: [{ span: span(end, end), text: ')' }],
      }),

    emptyParentheses: (at: Span) =>
      refuse('licence-parenthesis', at, 'There is no licence between the parentheses.'),

    tooDeep: (at: Span, limit: number) =>
      refuse(
        'licence-depth',
        at,
        `Parentheses are nested more than ${limit} deep, which packaging ${licences.reference.packaging} refuses.`,
      ),

    misspeltOperator: (at: Span, word: string, operator: string) =>
      refuse(
        'licence-operator',
        at,
        `"${shown(word)}" is no operator. Did you mean "${operator}"?`,
        change(at, operator),
      ),

    operator: (at: Span, word: string) => adviseForm(at, word, word.toUpperCase()),

    licence(at: Span, text: string, licence: Licence | undefined) {
      if (licence === undefined) unknown(at, text);
      else if (licence.newer) refuse('licence-newer', at, tooNew(licence.id));
      else if (licence.deprecated) deprecated(at, licence);
      else adviseForm(at, text, licence.id);
    },

    reference(at: Span, text: string) {
      const name = text.slice(PREFIX.length);
      if (/^[A-Za-z0-9.-]+$/.test(name)) {
        adviseForm(at, text, PREFIX + name);
        return;
      }
      const repaired = name.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^-+|-+$/g, '');
      refuse(
        'licence-reference',
        at,
        `After "${PREFIX}" stands a name of your own for the licence, of ASCII letters, digits, "." and "-".`,
        repaired === '' ? undefined : change(at, PREFIX + repaired),
      );
    },

    exception(at: Span, text: string, known: LicenceException | undefined) {
      if (known === undefined) unknownException(at, text);
      else if (known.newer) refuse('licence-newer', at, tooNew(known.id));
      else adviseForm(at, text, known.id);
    },
  };

  function unknownException(at: Span, text: string): void {
    const near = licences.nearException(text);
    refuse(
      'exception-unknown',
      at,
      `"${shown(text)}" is no identifier of an SPDX exception.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
      near === undefined ? undefined : change(at, near),
    );
  }

  function deprecated(at: Span, licence: Licence): void {
    const successors = licences.successors(licence.id);
    const [only] = successors;
    const instead =
      successors.length === 0
        ? 'Look up its successor there.'
        : `Write ${choice(successors)}${successors.length > 1 ? ', whichever is meant' : ''}.`;
    add(
      'disputed',
      'licence-deprecated',
      at,
      `"${licence.id}" is a deprecated identifier of the SPDX list. ${instead}`,
      successors.length === 1 && only !== undefined ? change(at, only) : undefined,
    );
  }

  function unknown(at: Span, text: string): void {
    const several = text.split(/\s*[/,;&|]+\s*/).filter((part) => part !== '');
    if (several.length > 1 && several.every((part) => licences.find(part) !== undefined)) {
      refuse(
        'licence-operator',
        at,
        `This names ${several.length} licences without saying how they combine. Write "${several.join(' OR ')}" for a choice, "${several.join(' AND ')}" if all apply.`,
      );
      return;
    }
    const { likely, candidates } =
      guesses++ < MOST_GUESSES ? licences.guess(text) : { likely: undefined, candidates: [] };
    const advice =
      candidates.length > 0
        ? `Did you mean ${choice(candidates)}?`
        : `For a licence outside the list write "${PREFIX}" and a name of letters, digits, "." and "-".`;
    refuse(
      'licence-unknown',
      at,
      `"${shown(text)}" is no SPDX licence identifier. ${advice}`,
      likely === undefined ? undefined : change(at, likely),
    );
  }
}

const change = (at: Span, to: string): StandardRepair => ({
  title: `Change to "${to}"`,
  edits: [{ span: at, text: to }],
});

/** The operator that a word between two licences is a slip for. */
export function operatorMeant(text: string): string | undefined {
  if (/^&+$/.test(text)) return 'AND';
  if (/^\|+$/.test(text)) return 'OR';
  if (text.length < 2 || text.length > 5) return undefined;
  return ['AND', 'OR', 'WITH'].find(
    (operator) => editDistance(text.toUpperCase(), operator, 1) !== undefined,
  );
}

function choice(ids: readonly string[]): string {
  const quoted = ids.map((id) => `"${id}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
