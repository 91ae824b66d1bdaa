import { textOf } from '../model/text.ts';
import type { DocumentContext } from '../spec/context.ts';
import { contains, type Span, touches } from '../text/span.ts';
import { headerPath, type Path } from '../toml/key-path.ts';
import { headerAt, statementIndexAt } from '../toml/paths.ts';
import type { Header, Key, Pair, Statement, StringValue, Value } from '../toml/tree.ts';
import { languageAt } from './language.ts';
import { partsOf } from './selection/parts.ts';

/**
 * What a growing selection takes in at an offset, the smallest first: the part of a requirement, the string, the array
 * with and without brackets, the pair, the table, the document.
 */
export function selectionSpans(context: DocumentContext, offset: number): readonly Span[] {
  const { tree } = context;
  const at = Math.max(0, Math.min(offset, tree.text.length));
  const around: Span[] = [{ start: 0, end: tree.text.length }];
  const add = (span: Span): void => {
    if (touches(span, at)) around.push(span);
  };

  const index = statementIndexAt(tree, at);
  const statement = tree.statements[index];
  const header = headerAt(tree, at);
  if (header !== undefined) {
    add({ start: header.span.start, end: sectionEnd(tree.statements, index, header) });
    if (header === statement) {
      add(header.span);
      for (const span of keySpans(header.key)) add(span);
    }
  }
  if (statement?.kind === 'pair')
    inPair(context, statement, header === undefined ? [] : headerPath(tree, header), at, add);
  return nested(around);
}

/** Goes down into the value that the offset lies in. */
function inPair(
  context: DocumentContext,
  from: Pair,
  around: Path,
  at: number,
  add: (span: Span) => void,
): void {
  const path: (string | number)[] = [...around];
  let pair: Pair | undefined = from;
  while (pair !== undefined) {
    add(pair.span);
    for (const span of keySpans(pair.key)) add(span);
    for (const part of pair.key.parts) path.push(part.name);
    let value: Value | undefined = pair.value;
    pair = undefined;
    while (value !== undefined && touches(value.span, at)) {
      add(value.span);
      if (value.kind === 'array') {
        add(inside(value.span, value.closed));
        const index: number = value.items.findIndex((item) => touches(item.span, at));
        path.push(index);
        value = value.items[index];
      } else if (value.kind === 'inline-table') {
        add(inside(value.span, value.closed));
        pair = value.pairs.find((one) => touches(one.span, at));
        value = undefined;
      } else {
        if (value.kind === 'string') inString(context, value, path, add);
        value = undefined;
      }
    }
  }
}

function inString(context: DocumentContext, node: StringValue, path: Path, add: (span: Span) => void): void {
  add(node.inner);
  const text = textOf(node);
  if (text === undefined) return;
  for (const part of partsOf(context, languageAt(context, path), text.value)) {
    if (part.end > part.start) add(text.at(part));
  }
}

const inside = ({ start, end }: Span, closed: boolean): Span => ({
  start: start + 1,
  end: closed ? Math.max(start + 1, end - 1) : end,
});

/** Each part of a key, and the key up to it. */
const keySpans = ({ span, parts }: Key): Span[] =>
  parts.flatMap((part) => [part.span, { start: span.start, end: part.span.end }]);

/** From the widest to the narrowest, each inside the one before, then turned round. */
function nested(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (last !== undefined && (!contains(last, span) || last.end - last.start === span.end - span.start))
      continue;
    if (span.end > span.start || kept.length === 0) kept.push(span);
  }
  return kept.reverse();
}

/** Where the last statement under a header ends. */
function sectionEnd(statements: readonly Statement[], index: number, header: Header): number {
  let end = header.span.end;
  for (let i = Math.max(0, index); i < statements.length; i++) {
    const statement = statements[i] as Statement;
    if (statement.kind === 'header' && statement !== header) break;
    end = Math.max(end, statement.span.end);
  }
  return end;
}
