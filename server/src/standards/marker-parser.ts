import { type Edit, type Span, span } from '../text/span.ts';
import { isWordBefore, shown, visible } from './chars.ts';
import { closest } from './closest.ts';
import { type MarkerToken, markerTokens } from './marker-tokens.ts';
import type { Marker, MarkerComparison, MarkerNode, MarkerOperand, MarkerOperator } from './marker-tree.ts';
import { MARKER_VARIABLES, markerVariable, OLD_NAMES } from './marker-variables.ts';
import { changeTo, MOST_PROBLEMS, type StandardProblem } from './problem.ts';
import { readPythonString } from './python-string.ts';
import { OPERATORS } from './specifier.ts';

const MARKERS = 'dependency-specifiers#environment-markers';

const MEANT_OPERATOR: Readonly<Record<string, MarkerOperator>> = {
  '=': '==',
  '=>': '>=',
  '=<': '<=',
  '<>': '!=',
  '!': '!=',
  '=!': '!=',
  '=~': '~=',
  '~': '~=',
  '!==': '!=',
  '~==': '~=',
};

const MEANT_JOIN: Readonly<Record<string, 'and' | 'or'>> = { '&': 'and', '&&': 'and', '|': 'or', '||': 'or' };

/** An open parenthesis, or the whole marker, with what was read in it so far. */
interface Frame {
  readonly open: MarkerToken | undefined;
  readonly start: number;
  readonly items: MarkerNode[];
  readonly joins: ('and' | 'or')[];
}

/**
 * Reads a marker, syntax only. Offsets are those of `text`, of which the part from `from` to `to` is read. Nesting is
 * not limited, and nothing is thrown; what is refused is explained and passed over.
 */
export function parseMarkerSyntax(text: string, from: number, to: number): Marker {
  const tokens = markerTokens(text, from, to);
  const problems: StandardProblem[] = [];
  const frames: Frame[] = [{ open: undefined, start: from, items: [], joins: [] }];
  let next = 0;

  const peek = (): MarkerToken | undefined => tokens[next];
  const endOffset = (): number => tokens[tokens.length - 1]?.span.end ?? from;
  const refuse = (code: string, at: Span, message: string, edits?: readonly Edit[], part?: string): void => {
    if (problems.length >= MOST_PROBLEMS) return;
    const place = visible(text, at.start, at.end);
    const repair = edits === undefined ? {} : { repair: changeTo(text, edits, part ?? '') };
    problems.push({ code, span: place, message, reference: MARKERS, grade: 'refused', ...repair });
  };
  const missing = (what: string): void => {
    const token = peek();
    const words = token === undefined ? '' : ` before \`${shown(token.text, 20)}\``;
    refuse('marker-incomplete', token?.span ?? lastPlace(), `${what} is missing here${words}.`);
  };
  const lastPlace = (): Span => {
    const last = tokens[tokens.length - 1];
    return last === undefined ? span(Math.max(0, from - 1), from) : last.span;
  };
  const frame = (): Frame => frames[frames.length - 1] as Frame;

  function readOperand(side: 'left' | 'right', other: MarkerOperand | undefined): MarkerOperand | undefined {
    while (side === 'left' && peek()?.kind === 'word' && peek()?.text === 'not') {
      const message =
        '`not` stands only before `in`; a condition is turned round by its operator, such as `!=`.';
      refuse('marker-not', (peek() as MarkerToken).span, message);
      next++;
    }
    const token = peek();
    if (token === undefined || isStop(token)) {
      missing(side === 'left' ? 'A marker variable or quoted string' : 'A value in quotes, or a variable,');
      return undefined;
    }
    if (token.kind === 'operator') {
      missing(side === 'left' ? 'A marker variable or quoted string' : 'A value in quotes, or a variable,');
      if (side === 'right') next++;
      return undefined;
    }
    next++;
    if (token.kind === 'string') {
      const read = readPythonString(text, token.span.start, token.span.end);
      if ('value' in read) return { kind: 'string', value: read.value, span: token.span };
      refuse(
        'marker-string',
        read.bad,
        `A marker value is a Python string, in which ${read.why} cannot stand.`,
      );
      return undefined;
    }
    if (token.kind === 'unclosed') {
      const quote = token.text[0] as string;
      const edits = [{ span: span(token.span.end, token.span.end), text: quote }];
      refuse('marker-quote', token.span, `The quote \`${quote}\` is not closed.`, edits, quote);
      return undefined;
    }
    const variable = token.kind === 'word' ? markerVariable(token.text) : undefined;
    if (variable !== undefined)
      return { kind: 'variable', name: variable.name, written: token.text, span: token.span };
    refuseOperand(token, side, other);
    return undefined;
  }

  function refuseOperand(token: MarkerToken, side: 'left' | 'right', other: MarkerOperand | undefined): void {
    let last = token;
    // Unquoted values such as `x86-64` come as several tokens without a space between them.
    while (isPiece(peek()) && peek()?.span.start === last.span.end) {
      last = peek() as MarkerToken;
      next++;
    }
    const at = span(token.span.start, last.span.end);
    const written = text.slice(at.start, at.end);
    const near = problems.length < MOST_PROBLEMS ? closest(written, VARIABLE_NAMES) : undefined;
    const isValue = /^[0-9]/.test(written) || (side === 'right' && other?.kind === 'variable');
    if (isValue) {
      const quoted = `"${written}"`;
      const message = `\`${shown(written)}\` is a value and needs quotes.`;
      refuse(
        'marker-unquoted',
        at,
        message,
        !/^[ !#-[\]-~]+$/.test(written) ? undefined : [{ span: at, text: quoted }],
        quoted,
      );
      return;
    }
    const words = `\`${shown(written)}\` is no marker variable.`;
    if (near === undefined) {
      refuse(
        'unknown-marker-name',
        at,
        `${words} Those most used are \`python_version\`, \`sys_platform\`, \`platform_machine\` and \`extra\`.`,
      );
    } else {
      refuse(
        'unknown-marker-name',
        at,
        `${words} Did you mean \`${near}\`?`,
        [{ span: at, text: isWordBefore(text, at.start) ? ` ${near}` : near }],
        near,
      );
    }
  }

  function readOperator(): { operator: MarkerOperator; span: Span } | undefined {
    const token = peek();
    if (token === undefined || isStop(token)) {
      missing('A comparison such as `== "…"`');
      return undefined;
    }
    if (token.kind === 'operator') {
      next++;
      const operator = OPERATORS.find((each) => each === token.text);
      if (operator !== undefined) return { operator, span: token.span };
      const meant = MEANT_OPERATOR[token.text];
      const words = `\`${shown(token.text, 10)}\` is no marker operator.`;
      if (meant === undefined) refuse('marker-operator', token.span, `${words} ${OPERATOR_LIST}`);
      else
        refuse(
          'marker-operator',
          token.span,
          `${words} Did you mean \`${meant}\`?`,
          [{ span: token.span, text: meant }],
          meant,
        );
      return meant === undefined ? undefined : { operator: meant, span: token.span };
    }
    if (token.kind === 'word' && token.text.toLowerCase() === 'in') {
      next++;
      if (token.text !== 'in') refuseCase(token, 'in');
      return { operator: 'in', span: token.span };
    }
    if (token.kind === 'word' && token.text.toLowerCase() === 'not') return readNotIn(token);
    if (token.kind === 'word' && token.text === 'is') {
      next++;
      refuse(
        'marker-operator',
        token.span,
        `\`is\` is no marker operator. Did you mean \`==\`?`,
        [{ span: token.span, text: '==' }],
        '==',
      );
      return { operator: '==', span: token.span };
    }
    if (token.kind === 'string' || token.kind === 'unclosed' || token.kind === 'word') missing('An operator');
    else {
      next++;
      refuse(
        'marker-operator',
        token.span,
        `\`${shown(token.text, 10)}\` is no marker operator. ${OPERATOR_LIST}`,
      );
    }
    return undefined;
  }

  function readNotIn(not: MarkerToken): { operator: MarkerOperator; span: Span } {
    next++;
    const following = peek();
    if (not.text !== 'not') refuseCase(not, 'not');
    if (following?.kind === 'word' && following.text.toLowerCase() === 'in') {
      next++;
      if (following.text !== 'in') refuseCase(following, 'in');
      return { operator: 'not in', span: span(not.span.start, following.span.end) };
    }
    const edits = [{ span: span(not.span.end, not.span.end), text: ' in' }];
    refuse('marker-operator', not.span, '`not` stands only before `in`.', edits, 'not in');
    return { operator: 'not in', span: not.span };
  }

  function refuseCase(token: MarkerToken, right: string): void {
    const message = `\`${shown(token.text, 10)}\` is written \`${right}\`, in lower case.`;
    refuse('marker-case', token.span, message, [{ span: token.span, text: right }], right);
  }

  /** Reads one comparison; consumes at least one token unless none is left or it is a `)`, `and` or `or`. */
  function readComparison(): void {
    const before = problems.length;
    const start = next;
    const left = readOperand('left', undefined);
    if (left === undefined && next === start && peek()?.kind !== 'operator') return;
    if (left === undefined && !startsOperator(peek())) return;
    const operator = readOperator();
    if (operator === undefined && problems.length > before && !startsOperand(peek())) return;
    const right = readOperand('right', left);
    if (left === undefined || operator === undefined || right === undefined) return;
    const node: MarkerComparison = {
      kind: 'comparison',
      span: span(left.span.start, right.span.end),
      left,
      operator: operator.operator,
      operatorSpan: operator.span,
      right,
    };
    add(frame(), node);
  }

  function close(token: MarkerToken | undefined): void {
    const inner = frames.pop() as Frame;
    const node = nodeOf(inner, span(inner.start, token?.span.end ?? endOffset()));
    if (node !== undefined) add(frame(), node);
  }

  /** Reads `and` or `or`; anything else is explained, so that the conditions after it are read as well. */
  function readJoin(): boolean {
    const token = peek();
    if (token === undefined) return false;
    if (token.kind === 'comment') {
      const start = text.slice(0, token.span.start).trimEnd().length;
      const edits = [{ span: span(Math.max(from, start), token.span.end), text: '' }];
      refuse(
        'comment',
        token.span,
        'A requirement has no comments. Write it as a TOML comment after the string.',
        edits,
        text.slice(0, start).trim(),
      );
      next = tokens.length;
      return false;
    }
    const lower = token.text.toLowerCase();
    const meant = token.kind === 'operator' ? MEANT_JOIN[token.text] : token.text === ',' ? 'and' : undefined;
    if (token.kind === 'word' && (lower === 'and' || lower === 'or')) {
      next++;
      if (token.text !== lower) refuseCase(token, lower);
      frame().joins.push(lower);
      return true;
    }
    if (meant !== undefined) {
      next++;
      const spaced = `${text[token.span.start - 1] === ' ' ? '' : ' '}${meant}${text[token.span.end] === ' ' ? '' : ' '}`;
      refuse(
        'marker-join',
        token.span,
        `Conditions are joined by \`and\` and \`or\`, not by \`${token.text}\`.`,
        [{ span: token.span, text: spaced }],
        meant,
      );
      frame().joins.push(meant);
      return true;
    }
    if (startsOperand(token) || token.kind === 'open') {
      refuse('marker-join', token.span, 'An `and` or `or` is missing before this.');
      frame().joins.push('and');
      return true;
    }
    next++;
    refuse(
      'marker-text',
      token.span,
      `\`${shown(token.text, 20)}\` does not fit here: after a comparison comes \`and\`, \`or\` or the end.`,
    );
    return false;
  }

  if (tokens.length === 0) {
    refuse(
      'marker-empty',
      span(from, to),
      'A marker is missing: a comparison such as `python_version < "3.12"`.',
    );
    return { span: span(from, to), root: undefined, tokens, problems };
  }

  let wanted: 'condition' | 'join' = 'condition';
  while (next < tokens.length || wanted === 'condition') {
    const token = peek();
    if (wanted === 'condition') {
      if (token?.kind === 'open') {
        next++;
        frames.push({ open: token, start: token.span.start, items: [], joins: [] });
        continue;
      }
      readComparison();
      wanted = 'join';
    } else if (token?.kind === 'close') {
      next++;
      if (frames.length > 1) close(token);
      else
        refuse(
          'marker-parenthesis',
          token.span,
          'This `)` closes nothing.',
          [{ span: token.span, text: '' }],
          'without it',
        );
    } else if (readJoin()) wanted = 'condition';
  }
  while (frames.length > 1) {
    const open = frame().open as MarkerToken;
    const at = span(endOffset(), endOffset());
    if (frames.length <= 20) {
      refuse('marker-parenthesis', open.span, 'The `(` is not closed.', [{ span: at, text: ')' }], ')');
    }
    close(undefined);
  }
  const root = nodeOf(frame(), span(tokens[0]?.span.start ?? from, endOffset()));
  return { span: span(from, to), root, tokens, problems };
}

const VARIABLE_NAMES = [...MARKER_VARIABLES.map(({ name }) => name), ...OLD_NAMES.keys()];

const OPERATOR_LIST = 'They are `==`, `!=`, `<`, `<=`, `>`, `>=`, `~=`, `===`, `in` and `not in`.';

const isJoin = (token: MarkerToken): boolean =>
  (token.kind === 'word' && /^(?:and|or)$/i.test(token.text)) ||
  (token.kind === 'operator' && MEANT_JOIN[token.text] !== undefined);

const isStop = (token: MarkerToken): boolean =>
  token.kind === 'open' || token.kind === 'close' || token.kind === 'comment' || isJoin(token);

const startsOperand = (token: MarkerToken | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'string' || token.kind === 'unclosed' || (token.kind === 'word' && !isJoin(token)));

const startsOperator = (token: MarkerToken | undefined): boolean =>
  token !== undefined &&
  ((token.kind === 'operator' && !isJoin(token)) ||
    (token.kind === 'word' && /^(?:in|not)$/i.test(token.text)));

const isPiece = (token: MarkerToken | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'word' || token.kind === 'other') &&
  !isJoin(token) &&
  token.text !== ',';

function add(frame: Frame, node: MarkerNode): void {
  // A broken condition leaves its `and` or `or` behind.
  while (frame.joins.length > frame.items.length) frame.joins.splice(frame.items.length === 0 ? 0 : -1, 1);
  if (frame.items.length > 0 && frame.joins.length < frame.items.length) frame.joins.push('and');
  frame.items.push(node);
}

function nodeOf(frame: Frame, at: Span): MarkerNode | undefined {
  const { items } = frame;
  if (items.length < 2) return items[0];
  return { kind: 'list', span: at, items, joins: frame.joins.slice(0, items.length - 1) };
}
