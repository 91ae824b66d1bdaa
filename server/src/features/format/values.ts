import type { FormatOptions } from '../../spec/format-options.ts';
import type { Span } from '../../text/span.ts';
import type { Pair, TomlDocument, Value } from '../../toml/tree.ts';
import {
  type Container,
  columns,
  elementsOf,
  isContainer,
  isTight,
  keyText,
  keyWidth,
  type Measure,
  mayBreak,
  measureAll,
  scalarWidth,
} from './measure.ts';
import { createGroup, type Group, type Pieces } from './pieces.ts';
import type { Gap } from './trivia.ts';

/** What laying out needs to know. */
export interface Layout {
  readonly doc: TomlDocument;
  readonly options: FormatOptions;
  readonly eol: string;
  readonly indent: string;
  readonly pieces: Pieces;
  readonly gap: (start: number, end: number) => Gap;
  readonly width: (span: Span) => number;
}

/** A list that is being laid out. */
interface Frame {
  readonly list: Container;
  readonly elements: readonly (Value | Pair)[];
  index: number;
  /** Each element has lines of its own. */
  readonly wide: boolean;
  /** How deep the line stands on which it begins. */
  readonly level: number;
  /** Whether arrays in it may be wrapped. */
  readonly expand: boolean;
  /** Whether anything in it may: what stands in an array on one line stays there, or the array would not, the next time. */
  readonly breaks: boolean;
  readonly group: Group | undefined;
  /** Whether the element before ended on another line than it began. */
  several: boolean;
}

export interface Written {
  /** The column behind the value. */
  readonly column: number;
  /** Whether it takes several lines. */
  readonly several: boolean;
}

/** Lays out what stands in statements. */
export interface Values {
  /** The text from the start of a key to its value, with blanks before the `=`; gives how wide it becomes. */
  key(pair: Pair, pad: number): number;
  /** A value that begins at a column of a line at depth `level`. */
  value(value: Value, level: number, from: number): Written;
}

/** What stands between two elements without a comment, and without blank lines or with them. */
const PLAIN = { comment: undefined, parts: false };
const PARTING = { comment: undefined, parts: true };

/** What lays out the values of a document; one for all of them, since most take a few steps. */
export function createValues(layout: Layout): Values {
  const { doc, options, eol, indent, pieces, gap, width } = layout;
  const step = columns(indent);
  const equals = options.compact_entries ? '=' : ' = ';
  const grouping = { align: options.align_comments, single: options.align_single_comments };
  // Made once: a string that is put together must be copied before it can be compared.
  const breaks: Record<'' | ',', string[]> = { '': [], ',': [] };
  const breakTo = (depth: number, head: '' | ',' = ''): string => {
    breaks[head][depth] ??= head + eol + indent.repeat(depth);
    return breaks[head][depth];
  };
  const blankLines = (count: number): string =>
    count <= 0 ? '' : eol.repeat(Math.min(count, options.allowed_blank_lines));

  const measures = new Map<Container, Measure>();
  const stack: Frame[] = [];
  let column = 0;
  /** Whether the empty list that was laid out last takes several lines. */
  let emptyWide = false;

  const key = ({ key, value }: Pair, pad: number): number => {
    const { start } = (value as Value).span;
    const between = pad === 0 ? equals : ' '.repeat(pad) + equals;
    if (isTight(key)) pieces.put(key.span.end, start, between);
    else pieces.put(key.span.start, start, keyText(doc, key) + between);
    return keyWidth(layout, key) + between.length;
  };

  /** Moves the column behind a scalar and says whether it takes several lines. */
  const scalar = (one: Value): boolean => {
    const line = mayBreak(one) ? doc.text.lastIndexOf('\n', one.span.end - 1) : -1;
    const several = line >= one.span.start;
    column = several ? width({ start: line + 1, end: one.span.end }) : column + scalarWidth(layout, one);
    return several;
  };

  const open = (list: Container, depth: number, expand: boolean, tail: number, mayWrap: boolean): void => {
    const known = measures.get(list) as Measure;
    const elements = elementsOf(list);
    const fits = column + known.flat + tail <= options.column_width;
    const wraps =
      list.kind === 'array' && elements.length > 0 && !fits && mayWrap && (expand || known.broken);
    const wide = known.forced || wraps;
    const compact = list.kind === 'array' ? options.compact_arrays : options.compact_inline_tables;
    const first = elements[0];
    if (first === undefined) {
      between(list.span.start + 1, list.span.end - 1, '', wide ? depth : undefined, depth + 1);
      column = wide ? depth * step + 1 : column + 2;
      if (stack.length > 0 && wide) (stack[stack.length - 1] as Frame).several = true;
      emptyWide = wide;
      return;
    }
    if (wide) {
      between(list.span.start + 1, first.span.start, '', depth + 1, depth + 1);
      column = (depth + 1) * step;
    } else {
      pieces.put(list.span.start + 1, first.span.start, compact ? '' : ' ');
      column += compact ? 1 : 2;
    }
    stack.push({
      list,
      elements,
      index: 0,
      wide,
      level: depth,
      several: false,
      expand: expand && (list.kind === 'array' || options.inline_table_expand),
      breaks: list.kind === 'array' ? wide : mayWrap,
      group: wide ? createGroup(grouping) : undefined,
    });
  };

  /** The text between two tokens where lines may end: comments, blank lines, the line break to depth `to`. */
  const between = (start: number, end: number, head: '' | ',', to: number | undefined, depth: number) => {
    if (to === undefined) {
      pieces.put(start, end, head);
      return undefined;
    }
    const { comments, breaks } = gap(start, end);
    if (comments.length === 0) {
      const blank = breaks > 1 ? blankLines(breaks - 1) : '';
      pieces.put(start, end, blank === '' ? breakTo(to, head) : head + blank + breakTo(to));
      return blank === '' ? PLAIN : PARTING;
    }
    const lead = (i: number): string => blankLines(comments[i]?.blank ?? 0) + breakTo(depth);
    const piece = pieces.gap(start, end, head, comments, lead, blankLines(breaks - 1) + breakTo(to));
    const [first] = comments;
    const behind = first !== undefined && !first.own;
    return {
      comment: behind ? piece : undefined,
      parts: (breaks > 1 && options.allowed_blank_lines > 0) || comments.length > (behind ? 1 : 0),
    };
  };

  const after = (frame: Frame, end: number, head: '' | ',', to: number): void => {
    const last = (frame.elements[frame.index - 1] as Value | Pair).span.end;
    const { comment, parts } = between(last, end, head, to, frame.level + 1) ?? PLAIN;
    if (frame.several) frame.group?.spoil();
    else frame.group?.add(column + head.length, comment);
    if (parts) frame.group?.end();
    frame.several = false;
  };

  /** Ends a list and says whether it takes several lines. */
  const close = (frame: Frame): boolean => {
    const { list } = frame;
    const end = list.span.end - 1;
    const last = (frame.elements[frame.elements.length - 1] as Value | Pair).span.end;
    const lines = frame.wide || frame.several;
    if (frame.wide) {
      const comma =
        list.kind === 'array' ? options.array_trailing_comma : list.commas.length === frame.elements.length;
      after(frame, end, comma ? ',' : '', frame.level);
      frame.group?.end();
      column = frame.level * step + 1;
    } else {
      const compact = list.kind === 'array' ? options.compact_arrays : options.compact_inline_tables;
      pieces.put(last, end, compact ? '' : ' ');
      column += compact ? 1 : 2;
    }
    stack.pop();
    const parent = stack[stack.length - 1];
    if (parent !== undefined && lines) parent.several = true;
    return lines;
  };

  const value = (value: Value, level: number, from: number): Written => {
    column = from;
    if (!isContainer(value)) return { several: scalar(value), column };
    measures.clear();
    measureAll(layout, value, measures);
    emptyWide = false;
    open(value, level, options.array_auto_expand, 0, true);
    let several = emptyWide;
    for (let frame = stack[stack.length - 1]; frame !== undefined; frame = stack[stack.length - 1]) {
      const element = frame.elements[frame.index];
      if (element === undefined) {
        several = close(frame);
        continue;
      }
      if (frame.index > 0) {
        if (frame.wide) {
          after(frame, element.span.start, ',', frame.level + 1);
          column = (frame.level + 1) * step;
        } else {
          pieces.put((frame.elements[frame.index - 1] as Value | Pair).span.end, element.span.start, ', ');
          column += 2;
        }
      }
      frame.index++;
      if (element.kind === 'pair') column += key(element, 0);
      const inner = element.kind === 'pair' ? (element.value as Value) : element;
      if (isContainer(inner)) {
        const { wide, expand, breaks } = frame;
        open(inner, wide ? frame.level + 1 : frame.level, expand, wide ? 1 : 0, breaks);
      } else if (scalar(inner)) frame.several = true;
    }
    return { column, several };
  };

  return { key, value };
}
