import { type Span, span } from '../text/span.ts';
import { isWordBefore, shown } from './chars.ts';
import { closest } from './closest.ts';
import { isJoin, type MarkerReader, refuseCase, startsOperand } from './marker-reader.ts';
import type { MarkerToken } from './marker-tokens.ts';
import type { MarkerComparison, MarkerOperand, MarkerOperator } from './marker-tree.ts';
import { MARKER_VARIABLES, markerVariable, OLD_NAMES } from './marker-variables.ts';
import { readPythonString } from './python-string.ts';
import { OPERATORS } from './specifier.ts';

/**
 * Reads one comparison. What is refused is explained, and where a part is broken there is none. Reads at least one
 * token unless none is left or the next is a parenthesis, a comment, `and` or `or`.
 */
export function readComparison(reader: MarkerReader): MarkerComparison | undefined {
  const before = reader.problems.length;
  const start = reader.at();
  const left = readOperand(reader, 'left', undefined);
  if (left === undefined && reader.at() === start && reader.peek()?.kind !== 'operator') return undefined;
  if (left === undefined && !startsOperator(reader.peek())) return undefined;
  const operator = readOperator(reader);
  if (operator === undefined && reader.problems.length > before && !startsOperand(reader.peek()))
    return undefined;
  const right = readOperand(reader, 'right', left);
  if (left === undefined || operator === undefined || right === undefined) return undefined;
  return {
    kind: 'comparison',
    span: span(left.span.start, right.span.end),
    left,
    operator: operator.operator,
    operatorSpan: operator.span,
    right,
  };
}

function readOperand(
  reader: MarkerReader,
  side: 'left' | 'right',
  other: MarkerOperand | undefined,
): MarkerOperand | undefined {
  while (side === 'left' && reader.peek()?.kind === 'word' && reader.peek()?.text === 'not') {
    const message =
      '`not` stands only before `in`; a condition is turned round by its operator, such as `!=`.';
    reader.refuse('marker-not', (reader.peek() as MarkerToken).span, message);
    reader.advance();
  }
  const token = reader.peek();
  if (token === undefined || isStop(token)) {
    reader.missing(
      side === 'left' ? 'A marker variable or quoted string' : 'A value in quotes, or a variable,',
    );
    return undefined;
  }
  if (token.kind === 'operator') {
    reader.missing(
      side === 'left' ? 'A marker variable or quoted string' : 'A value in quotes, or a variable,',
    );
    if (side === 'right') reader.advance();
    return undefined;
  }
  reader.advance();
  if (token.kind === 'string') {
    const read = readPythonString(reader.text, token.span.start, token.span.end);
    if ('value' in read) return { kind: 'string', value: read.value, span: token.span };
    reader.refuse(
      'marker-string',
      read.bad,
      `A marker value is a Python string, in which ${read.why} cannot stand.`,
    );
    return undefined;
  }
  if (token.kind === 'unclosed') {
    const quote = token.text[0] as string;
    const edits = [{ span: span(token.span.end, token.span.end), text: quote }];
    reader.refuse('marker-quote', token.span, `The quote \`${quote}\` is not closed.`, edits, quote);
    return undefined;
  }
  const variable = token.kind === 'word' ? markerVariable(token.text) : undefined;
  if (variable !== undefined)
    return { kind: 'variable', name: variable.name, written: token.text, span: token.span };
  refuseOperand(reader, token, side, other);
  return undefined;
}

function refuseOperand(
  reader: MarkerReader,
  token: MarkerToken,
  side: 'left' | 'right',
  other: MarkerOperand | undefined,
): void {
  let last = token;
  // Unquoted values such as `x86-64` come as several tokens without a space between them.
  while (isPiece(reader.peek()) && reader.peek()?.span.start === last.span.end) {
    last = reader.peek() as MarkerToken;
    reader.advance();
  }
  const at = span(token.span.start, last.span.end);
  const written = reader.text.slice(at.start, at.end);
  const near = closest(written, VARIABLE_NAMES);
  const isValue = /^[0-9]/.test(written) || (side === 'right' && other?.kind === 'variable');
  if (isValue) {
    const quoted = `"${written}"`;
    const message = `\`${shown(written)}\` is a value and needs quotes.`;
    reader.refuse(
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
    reader.refuse(
      'unknown-marker-name',
      at,
      `${words} Those most used are \`python_version\`, \`sys_platform\`, \`platform_machine\` and \`extra\`.`,
    );
  } else {
    reader.refuse(
      'unknown-marker-name',
      at,
      `${words} Did you mean \`${near}\`?`,
      [{ span: at, text: isWordBefore(reader.text, at.start) ? ` ${near}` : near }],
      near,
    );
  }
}

function readOperator(reader: MarkerReader): { operator: MarkerOperator; span: Span } | undefined {
  const token = reader.peek();
  if (token === undefined || isStop(token)) {
    reader.missing('A comparison such as `== "…"`');
    return undefined;
  }
  if (token.kind === 'operator') {
    reader.advance();
    const operator = OPERATORS.find((each) => each === token.text);
    if (operator !== undefined) return { operator, span: token.span };
    const meant = MEANT_OPERATOR[token.text];
    const words = `\`${shown(token.text, 10)}\` is no marker operator.`;
    if (meant === undefined) reader.refuse('marker-operator', token.span, `${words} ${OPERATOR_LIST}`);
    else
      reader.refuse(
        'marker-operator',
        token.span,
        `${words} Did you mean \`${meant}\`?`,
        [{ span: token.span, text: meant }],
        meant,
      );
    return meant === undefined ? undefined : { operator: meant, span: token.span };
  }
  if (token.kind === 'word' && token.text.toLowerCase() === 'in') {
    reader.advance();
    if (token.text !== 'in') refuseCase(reader, token, 'in');
    return { operator: 'in', span: token.span };
  }
  if (token.kind === 'word' && token.text.toLowerCase() === 'not') return readNotIn(reader, token);
  if (token.kind === 'word' && token.text === 'is') {
    reader.advance();
    reader.refuse(
      'marker-operator',
      token.span,
      `\`is\` is no marker operator. Did you mean \`==\`?`,
      [{ span: token.span, text: '==' }],
      '==',
    );
    return { operator: '==', span: token.span };
  }
  if (token.kind === 'string' || token.kind === 'unclosed' || token.kind === 'word')
    reader.missing('An operator');
  else {
    reader.advance();
    reader.refuse(
      'marker-operator',
      token.span,
      `\`${shown(token.text, 10)}\` is no marker operator. ${OPERATOR_LIST}`,
    );
  }
  return undefined;
}

function readNotIn(reader: MarkerReader, not: MarkerToken): { operator: MarkerOperator; span: Span } {
  reader.advance();
  const following = reader.peek();
  if (not.text !== 'not') refuseCase(reader, not, 'not');
  if (following?.kind === 'word' && following.text.toLowerCase() === 'in') {
    reader.advance();
    if (following.text !== 'in') refuseCase(reader, following, 'in');
    return { operator: 'not in', span: span(not.span.start, following.span.end) };
  }
  const edits = [{ span: span(not.span.end, not.span.end), text: ' in' }];
  reader.refuse('marker-operator', not.span, '`not` stands only before `in`.', edits, 'not in');
  return { operator: 'not in', span: not.span };
}

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

const VARIABLE_NAMES = [...MARKER_VARIABLES.map(({ name }) => name), ...OLD_NAMES.keys()];

const OPERATOR_LIST = 'They are `==`, `!=`, `<`, `<=`, `>`, `>=`, `~=`, `===`, `in` and `not in`.';

const isStop = (token: MarkerToken): boolean =>
  token.kind === 'open' || token.kind === 'close' || token.kind === 'comment' || isJoin(token);

const startsOperator = (token: MarkerToken | undefined): boolean =>
  token !== undefined &&
  ((token.kind === 'operator' && !isJoin(token)) ||
    (token.kind === 'word' && /^(?:in|not)$/i.test(token.text)));

const isPiece = (token: MarkerToken | undefined): boolean =>
  token !== undefined && (token.kind === 'word' || token.kind === 'other') && !isJoin(token);
