import type { Span } from '../text/span.ts';
import { isBare, isControl, isLoneSurrogate } from './parser/chars.ts';
import type { StringValue } from './tree.ts';

/*
 * `StringValue.map` holds triples `index, left, right`, ordered by index: from decoded index `index` on, index `i` stands
 * at the source offset `right + (i - index)`; what comes before `index` ends at `left`. The two differ where source text
 * stands for nothing (a backslash at a line's end).
 */

/** The source offset at which the decoded UTF-16 unit `index` begins; within `inner`, whatever the index. */
export function sourceOffset(value: StringValue, index: number): number {
  const { inner, map } = value;
  const wanted = Math.max(0, Math.min(index, value.value.length));
  const at = map === undefined ? -1 : lastAtOrBefore(map, wanted);
  if (map === undefined || at < 0) return Math.min(inner.start + wanted, inner.end);
  return Math.min((map[at + 2] as number) + (wanted - (map[at] as number)), inner.end);
}

/** The source offset at which the decoded text before `index` ends. */
function sourceEnd(value: StringValue, index: number): number {
  const { map } = value;
  const wanted = Math.max(0, Math.min(index, value.value.length));
  const at = map === undefined ? -1 : firstAt(map, wanted);
  return map === undefined || at < 0 ? sourceOffset(value, index) : (map[at + 1] as number);
}

/** The source span of a span of decoded indexes: whole escapes, without folded line breaks at its ends. */
export function sourceSpan(value: StringValue, at: Span): Span {
  const start = sourceOffset(value, at.start);
  if (at.end <= at.start) return { start, end: start };
  return { start, end: Math.max(start, sourceEnd(value, at.end)) };
}

/** The decoded index at a source offset; an offset inside an escape gives the index of what the escape stands for. */
export function decodedIndex(value: StringValue, offset: number): number {
  let low = 0;
  let high = value.value.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sourceOffset(value, middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The position of the last triple whose index is at most `index`, or -1. */
function lastAtOrBefore(map: readonly number[], index: number): number {
  let low = 0;
  let high = map.length / 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((map[middle * 3] as number) <= index) low = middle + 1;
    else high = middle;
  }
  return (low - 1) * 3;
}

/** The position of the first triple with exactly this index, or -1. */
function firstAt(map: readonly number[], index: number): number {
  let at = lastAtOrBefore(map, index);
  if (at < 0 || map[at] !== index) return -1;
  while (at >= 3 && map[at - 3] === index) at -= 3;
  return at;
}

const ESCAPES: Record<string, string | undefined> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/**
 * Writes `text` as a TOML string, in the style asked for where that can hold it, else in the nearest that can: a literal
 * string that cannot becomes a basic one. Always valid; half characters become U+FFFD.
 */
export function quote(text: string, style: StringValue['style'] = 'basic'): string {
  if (style === 'literal' && fitsLiteral(text)) return `'${text}'`;
  if (style === 'multiline-literal' && fitsMultilineLiteral(text)) return `'''\n${text}'''`;
  if (style === 'multiline-basic' || style === 'multiline-literal') {
    return `"""\n${escapeText(text, (c) => c === '\n' || c === '\t')
      .replace(/\\"/g, '"')
      .replace(/"(?="")|"$/g, '\\"')}"""`;
  }
  return `"${escapeText(text, (c) => c === '\t' && text.length > 1 && style === 'literal')}"`;
}

function fitsLiteral(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 39 || isControl(c) || isLoneSurrogate(text, i)) return false;
  }
  return true;
}

function fitsMultilineLiteral(text: string): boolean {
  if (text.includes("'''") || text.endsWith("'")) return false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((isControl(c) && c !== 10) || isLoneSurrogate(text, i)) return false;
  }
  return true;
}

function escapeText(text: string, keeps: (c: string) => boolean): string {
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    const code = text.charCodeAt(i);
    let written: string | undefined;
    if (code === 34 || code === 92 || isControl(code) || code === 9) {
      if (keeps(c)) continue;
      written = ESCAPES[c] ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
    } else if (isLoneSurrogate(text, i)) written = '\ufffd';
    if (written === undefined) continue;
    out += text.slice(copied, i) + written;
    copied = i + 1;
  }
  return out + text.slice(copied);
}

/** Writes a name as a key: bare where it can be, else quoted. */
export function writeKey(name: string): string {
  if (name === '') return '""';
  for (let i = 0; i < name.length; i++) if (!isBare(name.charCodeAt(i))) return quote(name, 'basic');
  return name;
}

/** Writes a path of names as a dotted key. */
export const writePath = (names: readonly string[]): string => names.map(writeKey).join('.');
