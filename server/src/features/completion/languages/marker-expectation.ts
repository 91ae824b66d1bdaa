/** What can stand at the cursor of a marker. */
export interface MarkerExpectation {
  readonly kind: 'operand' | 'operator' | 'value' | 'connective';
  /** The half-typed word, without its quotes. */
  readonly part: { readonly from: number; readonly to: number };
  /** For a word in quotes: which, and whether the closing one stands already. */
  readonly quoted?: { readonly mark: '"' | "'"; readonly closed: boolean };
  /** The name at the left of the comparison; `undefined` where a string stands there. */
  readonly left?: string;
  readonly operator?: string;
}

const WORD = /[\w.]/;
const SIGN = /[<>=!~]/;

/**
 * Reads the marker from `start` up to the cursor `at` and says what is expected there. Reads only what stands before
 * the cursor, so what follows may be broken. (dependency-specifiers#grammar)
 */
export function expectedInMarker(text: string, start: number, at: number): MarkerExpectation {
  let kind = 'operand' as MarkerExpectation['kind'];
  let left: string | undefined;
  let operator = '';
  let i = start;

  const expectation = (
    from: number,
    to: number,
    quoted?: MarkerExpectation['quoted'],
  ): MarkerExpectation => ({
    kind,
    part: { from, to },
    ...(quoted === undefined ? {} : { quoted }),
    ...(left === undefined || kind === 'operand' || kind === 'connective' ? {} : { left }),
    ...(kind === 'value' ? { operator } : {}),
  });

  while (i < at) {
    const mark = text[i] as string;
    if (/\s/.test(mark) || mark === '(' || mark === ')') {
      i++;
      continue;
    }
    if (mark === '"' || mark === "'") {
      const close = text.indexOf(mark, i + 1);
      if (close < 0 || close >= at) {
        const end = close < 0 ? endOfOpenString(text, at) : close;
        return expectation(i + 1, end, { mark, closed: close >= 0 });
      }
      step('string', '');
      i = close + 1;
      continue;
    }
    const test = SIGN.test(mark) ? SIGN : WORD;
    const end = runEnd(text, i, test);
    if (!test.test(mark)) {
      i++;
      continue;
    }
    if (end >= at) {
      const from = kind === 'operator' && operator === 'not' ? text.lastIndexOf('not', i) : i;
      return expectation(from, end);
    }
    step('word', text.slice(i, end));
    i = end;
  }
  const end =
    WORD.test(text[at] ?? '') && kind !== 'operator' && kind !== 'connective' ? runEnd(text, at, WORD) : at;
  return expectation(at, end);

  function step(token: 'string' | 'word', word: string): void {
    if (kind === 'operand') {
      left = token === 'string' ? undefined : word;
      operator = '';
      kind = 'operator';
    } else if (kind === 'operator') {
      if (word === 'not') {
        operator = 'not';
        return;
      }
      operator = operator === 'not' ? `not ${word}` : word;
      kind = 'value';
    } else if (kind === 'value') {
      kind = 'connective';
    } else {
      kind = 'operand';
      left = undefined;
    }
  }
}

function runEnd(text: string, from: number, test: RegExp): number {
  let end = from;
  while (end < text.length && test.test(text[end] as string)) end++;
  return end;
}

/** A string without its closing quote goes on to the next blank or parenthesis. */
function endOfOpenString(text: string, at: number): number {
  let end = at;
  while (end < text.length && !/[\s()]/.test(text[end] as string)) end++;
  return end;
}
