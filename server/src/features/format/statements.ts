import type { Header, Pair, Statement, Value } from '../../toml/tree.ts';
import { columns, keyText } from './measure.ts';
import { createGroup, createPieces } from './pieces.ts';
import type { Gap } from './trivia.ts';
import { type Layout, putKey, putValue } from './values.ts';

/** Lays out all statements of a document without faults, and what stands between them. */
export function putStatements(layout: Layout): void {
  const { doc, options, eol, indent, pieces, gap } = layout;
  const { text } = doc;
  const statements = doc.statements as readonly (Header | Pair)[];
  const depths = depthsOf(layout, statements);
  const pads = options.align_entries ? padsOf(layout, statements, depths) : undefined;
  const group = createGroup({ align: options.align_comments, single: options.align_single_comments });
  const step = columns(indent);
  const blankLines = (count: number): string =>
    eol.repeat(Math.max(0, Math.min(count, options.allowed_blank_lines)));

  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const begin = at;
  let entryDepth = 0;
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
          : blankLines(breaks - 1) + eol + indent.repeat(depth);
    const piece = pieces.gap(at, end, '', comments, lead, last);
    const behind = comments[0]?.own === false;
    if (line?.aligned) group.add(line.width, behind ? piece : undefined);
    else if (line !== undefined) group.spoil();
    if (
      (breaks > 1 && options.allowed_blank_lines > 0) ||
      comments.length > (behind ? 1 : 0) ||
      next?.kind !== 'pair'
    )
      group.end();
  };

  statements.forEach((statement, index) => {
    const depth = depths[index] as number;
    between(statement.span.start, statement, depth);
    if (statement.kind === 'header') {
      putHeader(layout, statement);
      entryDepth = depth + (options.indent_entries ? 1 : 0);
      line = undefined;
    } else {
      const pad = pads?.[index] ?? 0;
      // What aligning adds does not count against the width, so that it never changes what is wrapped.
      const key = putKey(layout, statement, pad) - pad;
      const { column, several } = putValue(layout, statement.value as Value, depth, depth * step + key);
      line = { width: column + pad, aligned: !several };
    }
    at = statement.span.end;
  });
  between(text.length, undefined, entryDepth);
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
): readonly number[] {
  const { doc, gap, indent } = layout;
  const trial: Layout = { ...layout, pieces: createPieces(doc.text) };
  const equals = layout.options.compact_entries ? 1 : 3;
  const pads = new Array<number>(statements.length).fill(0);
  let group: { readonly pair: Pair; readonly index: number; readonly width: number }[] = [];
  const end = (): void => {
    const widest = group.reduce((most, { width }) => Math.max(most, width), 0);
    const several = group.some(({ pair, index, width }) => {
      const depth = depths[index] as number;
      return putValue(trial, pair.value as Value, depth, depth * columns(indent) + width + equals).several;
    });
    if (!several) for (const { index, width } of group) pads[index] = widest - width;
    group = [];
  };
  statements.forEach((statement, index) => {
    const before = statements[index - 1];
    if (statement.kind !== 'pair' || before?.kind !== 'pair') end();
    else {
      const { comments, breaks } = gap(before.span.end, statement.span.start);
      const blank = breaks > 1 && layout.options.allowed_blank_lines > 0;
      if (blank || comments.some(({ own }) => own)) end();
    }
    if (statement.kind === 'pair')
      group.push({ pair: statement, index, width: columns(keyText(doc, statement.key)) });
  });
  end();
  return pads;
}
