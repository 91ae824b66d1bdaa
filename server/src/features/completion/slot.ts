import { type Span, touches } from '../../text/span.ts';
import { decodedIndex, quote as quoted, sourceSpan } from '../../toml/strings.ts';
import type { StringValue } from '../../toml/tree.ts';
import { type CompletionItem, CURSOR, snippetMark, withoutCursor } from './item.ts';
import type { Suggestion } from './suggestion.ts';

/** A place for a string in the text: what stands there decoded, and how a suggestion becomes an edit. */
export interface Slot {
  readonly text: string;
  readonly at: number;
  readonly quote: '"' | "'";
  item(suggestion: Suggestion): CompletionItem | undefined;
}

/** How the items of the array around the slot are separated, without the comma: ` ` or a line break with indent. */
export type Separator = string;

/** The slot of a string whose opening quote stands, and maybe the closing one; `undefined` on or outside of its quotes. */
export function stringSlot(
  source: string,
  node: StringValue,
  offset: number,
  separator: Separator,
): Slot | undefined {
  const { inner } = node;
  const closed = node.span.end > inner.end;
  if (offset < inner.start || (closed && offset > inner.end)) return undefined;
  const quote = node.style.endsWith('literal') ? "'" : '"';
  const single = node.style === 'basic' || node.style === 'literal';
  // Blanks at the end of an unclosed string are being typed: the next word follows.
  const blanks = source.slice(inner.end, Math.max(offset, inner.end));
  const end = closed || blanks !== '' ? inner.end + blanks.length : openEnd(source, inner, offset);
  const text = (end < inner.end ? node.value.slice(0, decodedIndex(node, end)) : node.value) + blanks;
  const at = blanks === '' ? Math.min(decodedIndex(node, offset), text.length) : text.length;
  const write = quote === '"' ? escaped : literal;
  const spanOf = (from: number, to: number): Span => {
    const within = sourceSpan(node, {
      start: Math.min(from, node.value.length),
      end: Math.min(to, node.value.length),
    });
    const beyond = (index: number): number => Math.max(0, index - node.value.length);
    return { start: within.start + beyond(from), end: within.end + beyond(to) };
  };
  // Inside an escape, or in a line break that the string leaves out.
  if (spanOf(at, at).start !== offset && spanOf(0, at).end !== offset) return undefined;

  return {
    text,
    at,
    quote,
    item(suggestion) {
      const { from, to, more = [] } = suggestion;
      if (more.length > 0 && !single) return undefined;
      const parts = [suggestion.text, ...more].map(write);
      const rest = write(text.slice(to));
      if (rest === undefined || parts.includes(undefined)) return undefined;
      const body = parts.join(`${quote},${separator}${quote}`);
      const span = spanOf(from, to);
      if (!touches(span, offset) || /[\r\n]/.test(source.slice(span.start, span.end))) return undefined;
      if (closed || !single) return itemOf(suggestion, span, body);
      const marked =
        body.includes(CURSOR) || (rest === '' && suggestion.again !== true) ? body : body + CURSOR;
      return itemOf(suggestion, { start: span.start, end }, marked + rest + quote);
    },
  };
}

/** The slot where no quotes stand: nothing, or a bare word that is to become a string. */
export function bareSlot(source: string, word: Span, offset: number, around: Surroundings): Slot {
  const text = source.slice(word.start, word.end);
  const at = offset - word.start;
  return {
    text,
    at,
    quote: '"',
    item(suggestion) {
      const { from, to, more = [] } = suggestion;
      const first = text.slice(0, from) + suggestion.text;
      const marked = first.includes(CURSOR) || suggestion.again !== true ? first : first + CURSOR;
      const string = [marked + text.slice(to), ...more]
        .map((one) => quoted(one))
        .join(`,${around.separator}`);
      const filter = text.slice(0, from) + (suggestion.filter ?? withoutCursor(suggestion.text));
      return itemOf({ ...suggestion, filter }, word, around.lead + string + around.trail, around.additional);
    },
  };
}

/** What must stand around a value that is inserted, and elsewhere, so that the text stays whole. */
export interface Surroundings {
  readonly lead: string;
  readonly trail: string;
  readonly separator: Separator;
  readonly additional: CompletionItem['additional'] | undefined;
}

/** Text for between `"`. */
const escaped = (text: string): string => quoted(text).slice(1, -1);

/** Text for between `'`; `undefined` where it cannot stand there. */
function literal(text: string): string | undefined {
  const written = quoted(text, 'literal');
  return written.startsWith("'") ? written.slice(1, -1) : undefined;
}

/**
 * Where a string without closing quote is likely meant to end: before the brackets and commas that end its line,
 * never before the cursor. Brackets that the string itself opens belong to it.
 */
function openEnd(source: string, inner: Span, offset: number): number {
  let open = count(source, inner, '[') - count(source, inner, ']');
  for (let end = inner.end; ; end--) {
    const last = source[end - 1];
    if (end <= offset || last === undefined || !/[\s\],}]/.test(last)) return end;
    if (last !== ']') continue;
    open++;
    if (open > 0) return end;
  }
}

function count(source: string, { start, end }: Span, character: string): number {
  let found = 0;
  for (let at = start; at < end; at++) if (source[at] === character) found++;
  return found;
}

function itemOf(
  suggestion: Suggestion,
  span: Span,
  text: string,
  additional: CompletionItem['additional'] = undefined,
): CompletionItem {
  const { label, kind, detail, documentation, deprecated, preselect, again } = suggestion;
  const filter = suggestion.filter ?? withoutCursor(suggestion.text);
  const elsewhere = [...(suggestion.additional ?? []), ...(additional ?? [])];
  return {
    label,
    kind,
    span,
    text,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    ...snippetMark(text),
    ...(elsewhere.length === 0 ? {} : { additional: elsewhere }),
    ...(filter === label ? {} : { filter }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(preselect === undefined ? {} : { preselect }),
    ...(again === undefined ? {} : { again }),
  };
}
