import type { BooleanValue, Value } from '../tree.ts';
import { brokenSpan, type Container } from './broken.ts';
import * as ch from './chars.ts';
import { looksLikeDate, readDate } from './dates.ts';
import { readNumber } from './numbers.ts';
import { clip, type Extra, isFull, mend, type Reader, report } from './reader.ts';
import { scanString } from './strings.ts';

/** Reads the value at the reader's place that is no array and no inline table; text that is no value is reported. */
export function scanScalar(r: Reader, container: Container): Value {
  const start = r.pos;
  const c = r.text.charCodeAt(start);
  if (c === ch.QUOTE || c === ch.APOSTROPHE) {
    return scanString(r, container === 'statement' ? 'statement' : 'container');
  }
  const end = wordEnd(r.text, start);
  if (end > start) {
    const value = scanWord(r, r.text.slice(start, end), start);
    if (value !== undefined) return value;
  }
  return scanBroken(r, container);
}

/** The end of what can be part of a number, a date or a name. */
function wordEnd(text: string, start: number): number {
  let i = start;
  for (;;) {
    const c = text.charCodeAt(i);
    if (ch.isBare(c) || c === ch.DOT || c === ch.COLON || c === ch.PLUS) i++;
    else if (c === ch.SPACE && i === start + 10 && ch.isDigit(text.charCodeAt(i + 1)) && isDate(text, start))
      i++;
    else return i;
  }
}

const isDate = (text: string, start: number): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text.slice(start, start + 10));

function scanWord(r: Reader, word: string, start: number): Value | undefined {
  const span = { start, end: start + word.length };
  if (word === 'true' || word === 'false') {
    r.pos = span.end;
    return { kind: 'boolean', span, value: word === 'true' };
  }
  const number = readNumber(word, span);
  if (number !== undefined) {
    r.pos = span.end;
    return number;
  }
  if (looksLikeDate(word)) {
    const before = r.problems.length;
    const date = readDate(r, word, start);
    if (typeof date !== 'string') {
      r.pos = span.end;
      return date;
    }
    r.problems.length = before;
    r.pos = span.end;
    report(r, 'bad-date', start, span.end, `\`${clip(word)}\` is no date or time: ${date}.`);
    return { kind: 'broken', span };
  }
  return scanMisspelt(r, word, start);
}

const LITERALS = ['true', 'false', 'inf', '+inf', '-inf', 'nan', '+nan', '-nan'];

/** `True`, `NaN`: right but for the letters' case. */
function scanMisspelt(r: Reader, word: string, start: number): Value | undefined {
  const lower = word.toLowerCase();
  if (!LITERALS.includes(lower)) return undefined;
  const span = { start, end: start + word.length };
  r.pos = span.end;
  report(
    r,
    'bad-value',
    start,
    span.end,
    `TOML writes \`${lower}\` in lower case.`,
    mend(`Change to \`${lower}\``, start, span.end, lower),
  );
  if (lower === 'true' || lower === 'false') {
    return { kind: 'boolean', span, value: lower === 'true' } satisfies BooleanValue;
  }
  return readNumber(lower, span);
}

const CURLY: Record<string, string> = {
  '“': '”',
  '„': '“',
  '”': '”',
  '‘': '’',
  '’': '’',
  '«': '»',
  '`': '`',
};

function scanBroken(r: Reader, container: Container): Value {
  const start = r.pos;
  const curly = scanCurly(r, start);
  const span = curly ?? brokenSpan(r, start, container);
  r.pos = span.end;
  if (curly === undefined && !isFull(r)) {
    const written = r.text.slice(span.start, Math.min(span.end, span.start + 200));
    const { code, message, extra } = explain(written, span.start, span.end);
    report(r, code, span.start, span.end, message, extra);
  }
  return { kind: 'broken', span };
}

/** Text in typographic quotes or backticks: all of it is the broken value. */
function scanCurly(r: Reader, start: number): { start: number; end: number } | undefined {
  const { text } = r;
  const open = text[start] as string;
  const closing = CURLY[open];
  if (closing === undefined) return undefined;
  let end = start + 1;
  for (; end < text.length; end++) {
    const c = text[end] as string;
    if (c === '\n' || c === '\r') return undefined;
    if (c === closing || (open === '„' && c === '”')) break;
  }
  if (end >= text.length) return undefined;
  const inner = text.slice(start + 1, end);
  const quote = inner.includes('"') || inner.includes('\\') ? "'" : '"';
  const extra = inner.includes(quote)
    ? undefined
    : mend(`Write ${quote}…${quote}`, start, end + 1, `${quote}${inner}${quote}`);
  report(r, 'bad-value', start, end + 1, `\`${open}\` opens no string in TOML: use straight quotes.`, extra);
  return { start, end: end + 1 };
}

type Explained = { code: 'bad-value' | 'bad-number' | 'bad-date'; message: string; extra?: Extra };

/** What is wrong with text that is no value, and how it can be mended. */
function explain(written: string, start: number, end: number): Explained {
  const shown = `\`${clip(written)}\``;
  const whole = end - start === written.length;
  const quotable = whole && !/["\\]|[^\P{C}\t]/u.test(written);
  const quoted = quotable ? mend('Put it in quotes', start, end, `"${written}"`) : {};

  if (written.startsWith('=')) {
    const extra = mend(
      'Remove the second `=`',
      start,
      start + (/^=+[ \t]*/.exec(written) as RegExpExecArray)[0].length,
      '',
    );
    return { code: 'bad-value', message: 'One `=` stands between a key and its value.', extra };
  }
  if (/^(?:none|null|nil|undefined)$/i.test(written)) {
    return { code: 'bad-value', message: `TOML has no ${shown}: leave the key out instead.` };
  }
  if (/^(?:yes|no|on|off)$/i.test(written)) {
    return {
      code: 'bad-value',
      message: `${shown} is no TOML value: write \`true\` or \`false\`, or put text in quotes.`,
      extra: quoted,
    };
  }
  if (/^[+-]?\.?\d/.test(written)) return explainNumber(written, shown, start, end, quoted, whole);
  return { code: 'bad-value', message: `${shown} is no TOML value: text stands in quotes.`, extra: quoted };
}

function explainNumber(
  written: string,
  shown: string,
  start: number,
  end: number,
  quoted: Extra,
  whole: boolean,
): Explained {
  const code = looksLikeDate(written) ? 'bad-date' : 'bad-number';
  const to = (text: string): Extra => (whole ? mend(`Change to \`${text}\``, start, end, text) : {});
  if (/^[+-]?\.\d+$/.test(written)) {
    const fixed = written.replace('.', '0.');
    return { code, message: `${shown} needs a digit before the point.`, extra: to(fixed) };
  }
  if (/^[+-]?(?:0|[1-9]\d*)\.$/.test(written)) {
    return { code, message: `${shown} needs a digit after the point.`, extra: to(`${written}0`) };
  }
  if (/^[+-]?0\d+$/.test(written)) {
    return {
      code,
      message: `${shown} begins with a zero, which TOML refuses: write a number without it, or text in quotes.`,
      extra: quoted,
    };
  }
  if (/^0[XOB][0-9a-fA-F]+$/.test(written)) {
    const fixed = written.slice(0, 2).toLowerCase() + written.slice(2);
    return { code, message: `${shown} needs a lower-case \`${fixed[1]}\`.`, extra: to(fixed) };
  }
  if (/^[+-]?\d[\d_]*_/.test(written) && /^[+-]?[\d_]+$/.test(written)) {
    return { code, message: `${shown} is no number: an underscore stands between two digits.` };
  }
  if (/^[+-]?\d+$/.test(written)) {
    return { code, message: `${shown} has more than 4300 digits, which Python's reader refuses.` };
  }
  return { code, message: `${shown} is no number: text, a version too, stands in quotes.`, extra: quoted };
}
