import type { Edit, Span } from '../../text/span.ts';
import { remove } from '../../text/span.ts';
import type { Path } from '../key-path.ts';
import { lookup } from '../paths.ts';
import type { ArrayValue, InlineTable, Pair, TomlDocument } from '../tree.ts';
import { blockOf, withGap } from './layout.ts';
import { removeElements } from './lists.ts';
import { pairPath, type Section, sectionsOf, startsWith } from './sections.ts';

/**
 * Removes what stands at `path`, in all the places where it is written: a pair, an item, a table with its sub-tables and
 * dotted keys, an array of tables or one element. Comments that belong to it go with it. A table that loses its last
 * key stays, empty, where it has a header or braces.
 */
export function removeMember(doc: TomlDocument, path: Path): Edit[] {
  if (path.length === 0) return [];
  const around = valueAround(doc, path);
  if (around !== undefined) return removeInside(doc, around.node, path.slice(around.length));

  const spans: Span[] = [];
  for (const section of sectionsOf(doc)) {
    if (section.header !== undefined && startsWith(section.path, path))
      spans.push(...sectionSpans(doc, section));
    else if (startsWith(path, section.path)) {
      for (const pair of section.pairs)
        if (startsWith(pairPath(section, pair), path)) spans.push(blockOf(doc, pair));
    }
  }
  return removeLines(doc, spans);
}

/** Removes the table at `path` with all that it holds. */
export const removeTable = removeMember;

/** Removes one pair, with the comments that belong to it, wherever it stands. */
export function removePair(doc: TomlDocument, pair: Pair): Edit[] {
  const around = pair.table.form === 'inline' ? inlineOf(doc, pair) : undefined;
  if (around !== undefined) return removeElements(doc, around, [around.pairs.indexOf(pair)]);
  return removeLines(doc, [blockOf(doc, pair)]);
}

/** The inline table in which a pair stands. */
function inlineOf(doc: TomlDocument, pair: Pair): InlineTable | undefined {
  const { start } = pair.span;
  const statement = doc.statements.findLast((at) => at.span.start <= start);
  let value = statement?.kind === 'pair' ? statement.value : undefined;
  for (;;) {
    if (value?.kind === 'inline-table') {
      if (value.pairs.includes(pair)) return value;
      value = value.pairs.findLast((at) => at.span.start <= start)?.value;
    } else if (value?.kind === 'array') value = value.items.findLast((at) => at.span.start <= start);
    else return undefined;
  }
}

/** The outermost array or inline table that lies on the way to `path`. */
function valueAround(
  doc: TomlDocument,
  path: Path,
): { node: ArrayValue | InlineTable; length: number } | undefined {
  for (let length = 1; length < path.length; length++) {
    const node = lookup(doc.root, path.slice(0, length));
    if (node?.kind === 'array' || node?.kind === 'inline-table') return { node, length };
    if (node === undefined) return undefined;
  }
  return undefined;
}

function removeInside(doc: TomlDocument, outer: ArrayValue | InlineTable, rest: Path): Edit[] {
  let node = outer;
  let at = 0;
  for (;;) {
    const step = rest[at];
    if (step === undefined) return [];
    if (node.kind === 'array') {
      if (typeof step !== 'number') return [];
      const item = node.items[step];
      if (at === rest.length - 1) return removeElements(doc, node, [step]);
      if (item?.kind !== 'array' && item?.kind !== 'inline-table') return [];
      node = item;
      at++;
      continue;
    }
    const left = rest.slice(at);
    const deeper = node.pairs.find((pair) => {
      const length = pair.key.parts.length;
      return length < left.length && pair.key.parts.every((part, i) => part.name === left[i]);
    });
    if (deeper?.value?.kind === 'array' || deeper?.value?.kind === 'inline-table') {
      at += deeper.key.parts.length;
      node = deeper.value;
      continue;
    }
    const gone = node.pairs.flatMap((pair, index) =>
      left.every((name, i) => pair.key.parts[i]?.name === name) ? [index] : [],
    );
    return removeElements(doc, node, gone);
  }
}

/** The lines of a header, its pairs and what stands between them. */
export function sectionSpans(doc: TomlDocument, section: Section): Span[] {
  if (section.header === undefined) return section.pairs.map((pair) => blockOf(doc, pair));
  const head = blockOf(doc, section.header);
  const last = section.pairs[section.pairs.length - 1];
  if (last === undefined) return [head];
  const end = blockOf(doc, last);
  if (head.whole && end.whole) return [{ start: head.start, end: end.end }];
  return [head, ...section.pairs.map((pair) => blockOf(doc, pair))];
}

/** Removes lines, each run of neighbours as one, without leaving two gaps. */
export function removeLines(doc: TomlDocument, spans: readonly Span[]): Edit[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const run = runs[runs.length - 1];
    if (run !== undefined && doc.text.slice(run.end, start).trim() === '') run.end = Math.max(run.end, end);
    else runs.push({ start, end });
  }
  return runs.map((run) => remove(isWhole(doc, run) ? withGap(doc.text, run.start, run.end) : run));
}

const isWhole = (doc: TomlDocument, run: Span): boolean =>
  (run.start === 0 || doc.text[run.start - 1] === '\n') &&
  (run.end >= doc.text.length || doc.text[run.end - 1] === '\n');
