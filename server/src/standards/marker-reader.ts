import { type Edit, type Span, span } from '../text/span.ts';
import { shown, visible } from './chars.ts';
import { type MarkerToken, markerTokens } from './marker-tokens.ts';
import { changeTo, MOST_PROBLEMS, type StandardProblem } from './problem.ts';

/** The tokens of a marker, the place among them, and what was found wrong so far. */
export interface MarkerReader {
  readonly text: string;
  readonly tokens: readonly MarkerToken[];
  readonly problems: readonly StandardProblem[];
  peek(): MarkerToken | undefined;
  /** How many tokens were read. */
  at(): number;
  advance(): void;
  /** Passes over all that is left. */
  finish(): void;
  /** The end of the last token. */
  end(): number;
  refuse(code: string, at: Span, message: string, edits?: readonly Edit[], part?: string): void;
  /** Reports that something is missing before the next token, or at the end. */
  missing(what: string): void;
}

/** Reads the part of `text` from `from` to `to`. */
export function markerReader(text: string, from: number, to: number): MarkerReader {
  const tokens = markerTokens(text, from, to);
  const problems: StandardProblem[] = [];
  const last = tokens[tokens.length - 1];
  const lastPlace = last?.span ?? span(Math.max(0, from - 1), from);
  let next = 0;

  const refuse: MarkerReader['refuse'] = (code, at, message, edits, part) => {
    if (problems.length >= MOST_PROBLEMS) return;
    const place = visible(text, at.start, at.end);
    const repair = edits === undefined ? {} : { repair: changeTo(text, edits, part ?? '') };
    problems.push({ code, span: place, message, reference: REFERENCE, grade: 'refused', ...repair });
  };
  return {
    text,
    tokens,
    problems,
    refuse,
    peek: () => tokens[next],
    at: () => next,
    advance: () => {
      next++;
    },
    finish: () => {
      next = tokens.length;
    },
    end: () => last?.span.end ?? from,
    missing(what) {
      const token = tokens[next];
      const words = token === undefined ? '' : ` before \`${shown(token.text, 20)}\``;
      refuse('marker-incomplete', token?.span ?? lastPlace, `${what} is missing here${words}.`);
    },
  };
}

const REFERENCE = 'dependency-specifiers#environment-markers';

const JOINS: ReadonlyMap<string, 'and' | 'or'> = new Map([
  ['&', 'and'],
  ['&&', 'and'],
  ['|', 'or'],
  ['||', 'or'],
  [',', 'and'],
]);

/** The word that a sign of another language stands for. */
export const meantJoin = (token: MarkerToken): 'and' | 'or' | undefined => JOINS.get(token.text);

/** Whether a token joins two conditions, or was meant to. */
export const isJoin = (token: MarkerToken): boolean =>
  (token.kind === 'word' && /^(?:and|or)$/i.test(token.text)) || meantJoin(token) !== undefined;

/** Whether a variable or value begins with the token. */
export const startsOperand = (token: MarkerToken | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'string' || token.kind === 'unclosed' || (token.kind === 'word' && !isJoin(token)));

/** Reports a word that is right but for its letter case. */
export function refuseCase(reader: MarkerReader, token: MarkerToken, right: string): void {
  const message = `\`${shown(token.text, 10)}\` is written \`${right}\`, in lower case.`;
  reader.refuse('marker-case', token.span, message, [{ span: token.span, text: right }], right);
}
