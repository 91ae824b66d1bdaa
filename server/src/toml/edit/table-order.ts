import { type Edit, replace, type Span } from '../../text/span.ts';
import { asTable, type TomlDocument } from '../tree.ts';
import { blockOf, isBlankLine } from './layout.ts';
import { lineAfter, sectionsOf } from './sections.ts';

/** A table that moves: its first name, for those below `tool` the first two. */
interface Chunk extends Span {
  readonly name: readonly string[];
}

/**
 * Sorts the tables of a document by their first name, those of tools by the tool; what stands below one name keeps its
 * order. A comment between blank lines separates what is sorted and stays where it is. No edit in a document with faults.
 */
export function sortTables(
  doc: TomlDocument,
  compare: (a: readonly string[], b: readonly string[]) => number,
): Edit[] {
  if (doc.problems.some(({ code }) => code !== 'toml-1.1')) return [];
  const chunks = chunksOf(doc);
  return chunks === undefined ? [] : runsOf(doc, chunks).flatMap((run) => sorted(doc, run, compare));
}

/** Whole lines for each header, with what belongs to it; `undefined` where one shares its line. */
function chunksOf(doc: TomlDocument): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  const tools = asTable(doc.root.members.get('tool')?.node) !== undefined;
  for (const { header, pairs } of sectionsOf(doc)) {
    if (header === undefined) continue;
    const head = blockOf(doc, header);
    if (!head.whole) return undefined;
    const names = header.key.parts.map((part) => part.name);
    const name = names.slice(0, names[0] === 'tool' && tools ? 2 : 1);
    const end = contentEnd(doc, lineAfter(doc, pairs[pairs.length - 1] ?? header));
    chunks.push({ start: head.start, end, name });
  }
  return chunks;
}

/** Over the comment lines directly below, which are about what stands above them; the last line break excluded. */
function contentEnd(doc: TomlDocument, at: number): number {
  const { text } = doc;
  let end = at;
  while (end < text.length && /^[ \t]*#/.test(text.slice(end, text.indexOf('\n', end) >>> 0))) {
    const next = text.indexOf('\n', end);
    end = next < 0 ? text.length : next + 1;
  }
  // Comment lines that a header follows without a blank line are the header's.
  if (end > at && end < text.length && !isBlankLine(text, end)) end = at;
  if (text[end - 1] !== '\n') return end;
  return text[end - 2] === '\r' ? end - 2 : end - 1;
}

/** Neighbours between which nothing but blank lines stands. */
function runsOf(doc: TomlDocument, chunks: readonly Chunk[]): Chunk[][] {
  const runs: Chunk[][] = [];
  for (const chunk of chunks) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    const between = last === undefined ? undefined : doc.text.slice(last.end, chunk.start);
    if (run !== undefined && between?.trim() === '') run.push(chunk);
    else runs.push([chunk]);
  }
  return runs;
}

function sorted(
  doc: TomlDocument,
  run: readonly Chunk[],
  compare: (a: readonly string[], b: readonly string[]) => number,
): Edit[] {
  const order = [...run].sort((a, b) => compare(a.name, b.name) || a.start - b.start);
  return order.flatMap((chunk, i) => {
    const here = run[i] as Chunk;
    if (chunk === here) return [];
    return [replace({ start: here.start, end: here.end }, doc.text.slice(chunk.start, chunk.end))];
  });
}
