import type { FormatOptions } from '../../spec/format-options.ts';
import type { Span } from '../../text/span.ts';
import type { ArrayValue, InlineTable, Key, KeyPart, Pair, TomlDocument, Value } from '../../toml/tree.ts';
import type { Gap } from './trivia.ts';

export type Container = ArrayValue | InlineTable;

/** What is known of a list in brackets or braces before it is laid out. */
export interface Measure {
  /** How wide it is on one line; of a string over several lines the first counts. */
  readonly flat: number;
  /** It has to keep its lines: a comment stands in it, or it has them and nobody asked for joining. */
  readonly forced: boolean;
  /** A line ends between its elements. */
  readonly broken: boolean;
  /** Something in it has to keep its lines. */
  readonly inside: boolean;
}

/** How many columns a text takes: characters, not UTF-16 units. */
export const columns = (text: string): number => columnsIn(text, { start: 0, end: text.length });

/** The same for a part of a text. */
function columnsIn(text: string, { start, end }: Span): number {
  let count = end - start;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0xd800 && c < 0xdc00) count--;
  }
  return count;
}

/** Tells how many columns a part of a text takes; hardly any text has characters for which that must be counted. */
export function widthReader(text: string): (span: Span) => number {
  if (/[\ud800-\udbff]/.test(text)) return (span) => columnsIn(text, span);
  return ({ start, end }) => end - start;
}

export const keyText = (doc: TomlDocument, key: Key): string => {
  const [only] = key.parts;
  if (key.parts.length === 1 && only !== undefined) return doc.text.slice(only.span.start, only.span.end);
  return key.parts.map(({ span }) => doc.text.slice(span.start, span.end)).join('.');
};

export const isContainer = (value: Value | undefined): value is Container =>
  value?.kind === 'array' || value?.kind === 'inline-table';

export const elementsOf = (list: Container): readonly (Value | Pair)[] =>
  list.kind === 'array' ? list.items : list.pairs;

export const innerOf = (element: Value | Pair): Value | undefined =>
  element.kind === 'pair' ? element.value : element;

/** How wide a key is without blanks around its dots. */
export function keyWidth({ width }: Surroundings, { parts }: Key): number {
  let sum = parts.length - 1;
  for (const part of parts) sum += width(part.span);
  return sum;
}

/** Whether nothing but dots stands between the parts of a key. */
export function isTight({ parts }: Key): boolean {
  for (let i = 1; i < parts.length; i++)
    if ((parts[i - 1] as KeyPart).span.end + 1 !== (parts[i] as KeyPart).span.start) return false;
  return true;
}

/** What measuring needs to know. */
interface Surroundings {
  readonly doc: TomlDocument;
  readonly options: FormatOptions;
  readonly gap: (start: number, end: number) => Gap;
  readonly width: (span: Span) => number;
}

/** Measures a list and every list in it, from the inside out; depth is held by a stack. */
export function measureAll(surroundings: Surroundings, root: Container, into: Map<Container, Measure>): void {
  const order: Container[] = [root];
  for (let i = 0; i < order.length; i++) {
    for (const element of elementsOf(order[i] as Container)) {
      const value = innerOf(element);
      if (isContainer(value)) order.push(value);
    }
  }
  for (let i = order.length - 1; i >= 0; i--) {
    const list = order[i] as Container;
    into.set(list, measure(surroundings, list, into));
  }
}

function measure(
  surroundings: Surroundings,
  list: Container,
  known: ReadonlyMap<Container, Measure>,
): Measure {
  const { options, gap } = surroundings;
  const elements = elementsOf(list);
  const compact = list.kind === 'array' ? options.compact_arrays : options.compact_inline_tables;
  const equals = options.compact_entries ? 1 : 3;
  let flat = elements.length === 0 ? 2 : (compact ? 2 : 4) + 2 * (elements.length - 1);
  let broken = false;
  let comments = false;
  let inside = false;
  let at = list.span.start + 1;
  const look = (end: number): void => {
    const between = gap(at, end);
    broken ||= between.broken;
    comments ||= between.comments.length > 0;
  };
  for (const element of elements) {
    look(element.span.start);
    at = element.span.end;
    const value = innerOf(element);
    if (element.kind === 'pair') flat += keyWidth(surroundings, element.key) + equals;
    if (isContainer(value)) {
      const inner = known.get(value);
      flat += inner?.flat ?? 0;
      inside ||= inner?.inside === true || inner?.forced === true;
    } else if (value !== undefined) flat += scalarWidth(surroundings, value);
  }
  look(list.span.end - 1);
  const forced =
    comments ||
    (list.kind === 'array'
      ? elements.length > 0 && (inside || (broken && !options.array_auto_collapse))
      : broken && elements.length > 0);
  return { flat, forced, broken: broken && elements.length > 0, inside: inside || forced };
}

/** How wide a scalar is; of a string over several lines the first counts. */
export function scalarWidth({ doc, width }: Surroundings, value: Value): number {
  const { span } = value;
  if (!mayBreak(value)) return width(span);
  const line = doc.text.indexOf('\n', span.start);
  return width(line < 0 || line >= span.end ? span : { start: span.start, end: line });
}

/** Whether a scalar may stand on several lines. */
export const mayBreak = (value: Value): boolean =>
  value.kind === 'string' && (value.style === 'multiline-basic' || value.style === 'multiline-literal');
