import type { FormatOptions } from '../../spec/format-options.ts';
import type { Header, Pair, Statement, TomlDocument, Value } from '../../toml/tree.ts';
import { columns, isTight, keyText, keyWidth } from './measure.ts';
import { createGroup, createPieces } from './pieces.ts';
import { type Gap, gapReader } from './trivia.ts';
import { createValues, type Layout } from './values.ts';

/** Statements by their indexes, the last one excluded. */
export interface Section {
  readonly from: number;
  readonly to: number;
}

/**
 * The statements that decide how those of a section and what stands around them are laid out: comments are aligned over
 * lines that follow each other.
 */
export function sectionAround(doc: TomlDocument, options: FormatOptions, { from, to }: Section): Section {
  const { statements } = doc;
  const gap = gapReader(doc);
  const begins = (index: number): boolean => {
    const [before, next] = [statements[index - 1], statements[index]];
    if (before === undefined || next?.kind !== 'pair') return true;
    const { comments, breaks } = gap(before.span.end, next.span.start);
    return (breaks > 1 && options.allowed_blank_lines > 0) || comments.some(({ own }) => own);
  };
  let [first, last] = [Math.max(0, from - 1), Math.max(to, from)];
  while (!begins(first)) first--;
  while (!begins(last)) last++;
  return { from: first, to: last };
}

/** Lays out statements of a document without faults, and what stands between and behind them; above them at the top only. */
export function putStatements(layout: Layout, { from, to }: Section): void {
  const { doc, options, eol, indent, pieces, gap } = layout;
  const { text } = doc;
  const statements = doc.statements as readonly (Header | Pair)[];
  const depths = depthsOf(layout, statements);
  const pads = options.align_entries ? padsOf(layout, statements, depths, { from, to }) : undefined;
  const group = createGroup({ align: options.align_comments, single: options.align_single_comments });
  const values = createValues(layout);
  const step = columns(indent);
  const blankLines = (count: number): string =>
    eol.repeat(Math.max(0, Math.min(count, options.allowed_blank_lines)));
  // Made once, as in `values.ts`: by how deep the next line is, and how many blank ones stand above it.
  const breaks: string[][] = [];
  const breakTo = (depth: number, blank: number): string => {
    const kept = Math.max(0, Math.min(blank, options.allowed_blank_lines));
    breaks[depth] ??= [];
    breaks[depth][kept] ??= eol.repeat(kept + 1) + indent.repeat(depth);
    return breaks[depth][kept];
  };

  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let at = begin;
  let entryDepth = depths[from] ?? 0;
  let line: { readonly width: number; readonly aligned: boolean } | undefined;

  /** What stands between the statement before and the next one, or the end. */
  const between = (end: number, next: Header | Pair | undefined, depth: number): void => {
    const found = gap(at, end);
    const { comments, breaks } = found;
    const attached =
      next?.kind === 'header' ? attachedFrom(found, options.allowed_blank_lines > 0) : comments.length;
    const lead = (i: number): string => {
      const own = i >= attached ? depth : entryDepth;
      const first = at === begin && i === 0;
      return (first ? '' : blankLines(comments[i]?.blank ?? 0) + eol) + indent.repeat(own);
    };
    const nothing = at === begin && comments.length === 0;
    const last =
      next === undefined
        ? options.trailing_newline && !nothing
          ? eol
          : ''
        : nothing
          ? indent.repeat(depth)
          : breakTo(depth, breaks - 1);
    const behind = comments[0]?.own === false;
    const piece = comments.length === 0 ? undefined : pieces.gap(at, end, '', comments, lead, last);
    if (piece === undefined) pieces.put(at, end, last);
    if (line?.aligned) group.add(line.width, behind ? piece : undefined);
    else if (line !== undefined) group.spoil();
    if (
      (breaks > 1 && options.allowed_blank_lines > 0) ||
      comments.length > (behind ? 1 : 0) ||
      next?.kind !== 'pair'
    )
      group.end();
  };

  for (let index = from; index < to; index++) {
    const statement = statements[index] as Header | Pair;
    const depth = depths[index] as number;
    if (index > from || from === 0) between(statement.span.start, statement, depth);
    if (statement.kind === 'header') {
      putHeader(layout, statement);
      entryDepth = depth + (options.indent_entries ? 1 : 0);
      line = undefined;
    } else {
      const pad = pads?.[index] ?? 0;
      // What aligning adds does not count against the width, so that it never changes what is wrapped.
      const key = values.key(statement, pad) - pad;
      const { column, several } = values.value(statement.value as Value, depth, depth * step + key);
      line = { width: column + pad, aligned: !several };
    }
    at = statement.span.end;
  }
  const next = statements[to];
  if (next === undefined) between(text.length, undefined, entryDepth);
  else between(next.span.start, next, depths[to] as number);
}

/** The index of the first of the comments that stand directly above what follows; blank lines part where they stay. */
function attachedFrom({ comments, breaks }: Gap, parts: boolean): number {
  if (breaks > 1 && parts) return comments.length;
  let first = comments.length;
  while (first > 0 && comments[first - 1]?.own) {
    first--;
    if (parts && (comments[first]?.blank ?? 0) > 0) break;
  }
  return first;
}

function putHeader({ doc, pieces }: Layout, { key, array, span }: Header): void {
  const brackets = array ? 2 : 1;
  const bare = span.start + brackets === key.span.start && span.end - brackets === key.span.end;
  if (bare && isTight(key)) return;
  const [open, close] = array ? ['[[', ']]'] : ['[', ']'];
  pieces.put(span.start, span.end, open + keyText(doc, key) + close);
}

/** How deep each statement is indented. */
function depthsOf({ options }: Layout, statements: readonly Statement[]): readonly number[] {
  let table = 0;
  let entry = 0;
  const above = new Set<string>();
  return statements.map((statement) => {
    if (statement.kind !== 'header') return entry;
    if (options.indent_tables) {
      const names = statement.key.parts.map(({ name }) => name);
      table = names.filter((_, i) => i > 0 && above.has(JSON.stringify(names.slice(0, i)))).length;
      above.add(JSON.stringify(names));
    }
    entry = table + (options.indent_entries ? 1 : 0);
    return table;
  });
}

/** The blanks before `=` that put those of entries which follow each other in one column. */
function padsOf(
  layout: Layout,
  statements: readonly (Header | Pair)[],
  depths: readonly number[],
  { from, to }: Section,
): readonly number[] {
  const { doc, gap, indent } = layout;
  const trial = createValues({ ...layout, pieces: createPieces(doc.text) });
  const equals = layout.options.compact_entries ? 1 : 3;
  const pads = new Array<number>(statements.length).fill(0);
  let group: { readonly pair: Pair; readonly index: number; readonly width: number }[] = [];
  const end = (): void => {
    const widest = group.reduce((most, { width }) => Math.max(most, width), 0);
    const several = group.some(({ pair, index, width }) => {
      const depth = depths[index] as number;
      return trial.value(pair.value as Value, depth, depth * columns(indent) + width + equals).several;
    });
    if (!several) for (const { index, width } of group) pads[index] = widest - width;
    group = [];
  };
  for (let index = from; index < to; index++) {
    const statement = statements[index] as Header | Pair;
    const before = statements[index - 1];
    if (statement.kind !== 'pair' || before?.kind !== 'pair') end();
    else {
      const { comments, breaks } = gap(before.span.end, statement.span.start);
      const blank = breaks > 1 && layout.options.allowed_blank_lines > 0;
      if (blank || comments.some(({ own }) => own)) end();
    }
    if (statement.kind === 'pair')
      group.push({ pair: statement, index, width: keyWidth(layout, statement.key) });
  }
  end();
  return pads;
}
