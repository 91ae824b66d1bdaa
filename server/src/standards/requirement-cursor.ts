import { type Span, span } from '../text/span.ts';
import { isBlank, isSpace, skip, skipBack } from './chars.ts';
import type { MarkerToken } from './marker-tokens.ts';
import { markerTokens } from './marker-tokens.ts';
import { markerVariable } from './marker-variables.ts';
import { isNameCharacter } from './names.ts';
import type { Requirement } from './requirement.ts';
import { OPERATORS } from './specifier.ts';

/** In which part of a requirement, specifier set or marker the cursor stands, and what a completion replaces there. */
export type CursorPlace =
  | { readonly kind: 'name'; readonly span: Span }
  | { readonly kind: 'extra'; readonly span: Span; readonly taken: readonly string[] }
  | { readonly kind: 'operator'; readonly span: Span }
  | { readonly kind: 'version'; readonly span: Span; readonly operator: string }
  | { readonly kind: 'url'; readonly span: Span }
  | { readonly kind: 'marker-variable'; readonly span: Span }
  | { readonly kind: 'marker-operator'; readonly span: Span; readonly variable: string | undefined }
  | {
      readonly kind: 'marker-value';
      /** The value with its quotes, as far as they are there. */
      readonly span: Span;
      /** The variable compared with; `undefined` when the other side is none. */
      readonly variable: string | undefined;
      readonly operator: string;
      /** The quote that is open or there; `undefined` when the value has none yet. */
      readonly quote: '"' | "'" | undefined;
    }
  | { readonly kind: 'marker-join'; readonly span: Span }
  /** After a URL, where only a marker can follow. */
  | { readonly kind: 'none'; readonly span: Span };

/** The part of a dependency specifier in which `offset` stands. Half-typed text is the normal case. */
export function requirementPlaceAt(requirement: Requirement, offset: number): CursorPlace {
  const { text, name, extrasSpan, semicolon, url } = requirement;
  if (name === undefined || offset <= name.span.end) {
    const start = name?.span.start ?? skipBack(text, 0, offset, isNameCharacter);
    const end = name?.span.end ?? skip(text, offset, text.length, isNameCharacter);
    return { kind: 'name', span: offset < start ? span(offset, offset) : span(start, end) };
  }
  if (semicolon !== undefined && offset >= semicolon.end) return markerPlaceAt(text, offset, semicolon.end);

  const closed = extrasSpan !== undefined && text[extrasSpan.end - 1] === ']';
  if (
    extrasSpan !== undefined &&
    offset > extrasSpan.start &&
    (closed ? offset < extrasSpan.end : offset <= extrasSpan.end)
  ) {
    const at = extrasSpan.start + 1;
    const start = skipBack(text, at, offset, isNameCharacter);
    const place = span(start, skip(text, offset, text.length, isNameCharacter));
    const taken = requirement.extras.filter(
      (extra) => extra.span.end <= place.start || extra.span.start >= place.end,
    );
    return { kind: 'extra', span: place, taken: taken.map((extra) => extra.text) };
  }
  const after = skip(text, extrasSpan?.end ?? name.span.end, text.length, isBlank);
  if (text[after] === '@' && offset > after) {
    if (url === undefined || offset < url.span.start) return { kind: 'url', span: span(offset, offset) };
    return offset <= url.span.end
      ? { kind: 'url', span: url.span }
      : { kind: 'none', span: span(offset, offset) };
  }
  return specifierPlaceAt(text, offset, after, semicolon?.start ?? text.length);
}

/** The part of a specifier set in which `offset` stands; the set stands between `from` and `to`. */
export function specifierPlaceAt(
  text: string,
  offset: number,
  from = 0,
  to: number = text.length,
): CursorPlace {
  let start = Math.max(from, text.lastIndexOf(',', offset - 1) + 1);
  if (text[start] === '(') start++;
  start = skip(text, start, Math.max(start, offset), isSpace);
  const operatorEnd = skip(text, start, to, isOperator);
  const operator = text.slice(start, operatorEnd);
  const complete = OPERATORS.some((each) => each === operator);
  const isLast = operator !== '<' && operator !== '>' && operator !== '==';
  if (
    offset < operatorEnd ||
    (offset === operatorEnd && !(complete && isLast) && text[operatorEnd - 1] !== '=')
  ) {
    return {
      kind: 'operator',
      span: span(Math.min(start, offset), Math.max(operatorEnd, Math.min(start, offset))),
    };
  }
  if (operator === '') return { kind: 'operator', span: span(offset, offset) };

  const versionStart = Math.min(offset, skip(text, operatorEnd, to, isSpace));
  const isVersion = (code: number): boolean => !isSpace(code) && code !== 44 && code !== 41 && code !== 59;
  const versionEnd = skip(text, versionStart, to, isVersion);
  if (versionEnd >= offset) return { kind: 'version', span: span(versionStart, versionEnd), operator };
  return { kind: 'operator', span: span(offset, offset) };
}

const isOperator = (code: number): boolean =>
  (code >= 60 && code <= 62) || code === 33 || code === 126 || code === 94;

/** The part of a marker in which `offset` stands; the marker begins at `from`. */
export function markerPlaceAt(text: string, offset: number, from = 0): CursorPlace {
  let step: 'variable' | 'operator' | 'value' | 'join' = 'variable';
  let left: MarkerToken | undefined;
  let operator = '';
  let current: MarkerToken | undefined;
  for (const token of markerTokens(text, from, text.length)) {
    if (token.span.start >= offset) break;
    if (holdsCursor(token, offset)) {
      current = token;
      break;
    }
    if (token.kind === 'open' || isJoin(token)) {
      step = 'variable';
      left = undefined;
    } else if (token.kind === 'close') step = 'join';
    else if (step === 'variable') {
      left = token;
      step = 'operator';
    } else if (step === 'operator') {
      operator = operator === 'not' ? 'not in' : token.text;
      if (token.text !== 'not') step = 'value';
    } else step = 'join';
    if (step === 'variable') operator = '';
  }

  const place = current?.span ?? span(offset, offset);
  const variable = left === undefined ? undefined : markerVariable(left.text)?.name;
  if (step === 'operator') return { kind: 'marker-operator', span: place, variable };
  if (step === 'join') return { kind: 'marker-join', span: place };
  const quote = current?.text[0];
  const isQuoted = quote === '"' || quote === "'";
  if (step === 'value' && variable !== undefined) {
    return { kind: 'marker-value', span: place, variable, operator, quote: isQuoted ? quote : undefined };
  }
  if (isQuoted) return { kind: 'marker-value', span: place, variable: undefined, operator, quote };
  return { kind: 'marker-variable', span: place };
}

/** A token in which the cursor stands, or that is typed at its end. */
function holdsCursor(token: MarkerToken, offset: number): boolean {
  if (offset < token.span.end) return true;
  if (offset > token.span.end) return false;
  return (
    token.kind === 'word' ||
    token.kind === 'unclosed' ||
    (token.kind === 'operator' && /^[<>=!~]$/.test(token.text))
  );
}

const isJoin = (token: MarkerToken): boolean =>
  token.kind === 'word' && (token.text === 'and' || token.text === 'or');
