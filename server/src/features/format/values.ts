import type { FormatOptions } from '../../spec/format-options.ts';
import type { Pair, TomlDocument, Value } from '../../toml/tree.ts';
import {
  type Container,
  columns,
  columnsIn,
  elementsOf,
  isContainer,
  keyText,
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

/** What stands between two elements without a comment, and without blank lines or with them. */
const PLAIN = { comment: undefined, parts: false };
const PARTING = { comment: undefined, parts: true };

/** The text from the start of a key to its value. */
export function putKey({ doc, options, pieces }: Layout, pair: Pair, pad: number): number {
  const { key } = pair;
  const value = pair.value as Value;
  const equals = options.compact_entries ? '=' : ' = ';
  const start = key.parts.length === 1 ? key.span.end : key.span.start;
  const text = keyText(doc, key);
  const between = ' '.repeat(pad) + equals;
  pieces.put(start, value.span.start, key.parts.length === 1 ? between : text + between);
  return columns(text) + between.length;
}

/** Lays out a value that begins at a column of a line at depth `level`. */
export function putValue(layout: Layout, value: Value, level: number, from: number): Written {
  const { doc, options, eol, indent, pieces, gap } = layout;
  let column = from;
  const scalar = (one: Value): boolean => {
    const line = mayBreak(one) ? doc.text.lastIndexOf('\n', one.span.end - 1) : -1;
    const several = line >= one.span.start;
    column = several
      ? columnsIn(doc.text, { start: line + 1, end: one.span.end })
      : column + scalarWidth(doc, one);
    return several;
  };
  if (!isContainer(value)) return { several: scalar(value), column };

  const measures = new Map<Container, Measure>();
  measureAll(doc, options, gap, value, measures);
  const step = columns(indent);
  const lineStarts: string[] = [];
  const breakTo = (depth: number): string => {
    lineStarts[depth] ??= eol + indent.repeat(depth);
    return lineStarts[depth];
  };
  const blankLines = (count: number): string =>
    count <= 0 ? '' : eol.repeat(Math.min(count, options.allowed_blank_lines));
  const grouping = { align: options.align_comments, single: options.align_single_comments };
  const stack: Frame[] = [];

  const open = (list: Container, depth: number, expand: boolean, tail: number, breaks: boolean): void => {
    const known = measures.get(list) as Measure;
    const elements = elementsOf(list);
    const fits = column + known.flat + tail <= options.column_width;
    const wraps = list.kind === 'array' && elements.length > 0 && !fits && breaks && (expand || known.broken);
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
      ...{ list, elements, index: 0, wide, level: depth, several: false },
      expand: expand && (list.kind === 'array' || options.inline_table_expand),
      breaks: list.kind === 'array' ? wide : breaks,
      group: wide ? createGroup(grouping) : undefined,
    });
  };
  let emptyWide = false;

  /** The text between two tokens where lines may end: comments, blank lines, the line break to depth `to`. */
  const between = (start: number, end: number, head: string, to: number | undefined, depth: number) => {
    if (to === undefined) {
      pieces.put(start, end, head);
      return undefined;
    }
    const { comments, breaks } = gap(start, end);
    if (comments.length === 0) {
      const blank = breaks > 1 ? blankLines(breaks - 1) : '';
      pieces.put(start, end, head + blank + breakTo(to));
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

  const after = (frame: Frame, end: number, head: string, to: number): void => {
    const last = (frame.elements[frame.index - 1] as Value | Pair).span.end;
    const { comment, parts } = between(last, end, head, to, frame.level + 1) ?? {};
    if (frame.several) frame.group?.spoil();
    else frame.group?.add(column + head.length, comment);
    if (parts) frame.group?.end();
    frame.several = false;
  };

  open(value, level, options.array_auto_expand, 0, true);
  let several = emptyWide;
  for (let frame = stack[stack.length - 1]; frame !== undefined; frame = stack[stack.length - 1]) {
    const element = frame.elements[frame.index];
    if (element === undefined) {
      close(frame);
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
    if (element.kind === 'pair') column += putKey(layout, element, 0);
    const inner = element.kind === 'pair' ? (element.value as Value) : element;
    if (isContainer(inner)) {
      const { wide, expand, breaks } = frame;
      open(inner, wide ? frame.level + 1 : frame.level, expand, wide ? 1 : 0, breaks);
    } else if (scalar(inner)) frame.several = true;
  }
  return { column, several };

  function close(frame: Frame): void {
    const { list } = frame;
    const end = list.span.end - 1;
    const last = (frame.elements[frame.elements.length - 1] as Value | Pair).span.end;
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
    const lines = frame.wide || frame.several;
    if (parent === undefined) several ||= lines;
    else if (lines) parent.several = true;
  }
}
