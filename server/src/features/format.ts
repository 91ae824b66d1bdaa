import type { PyprojectDocument } from '../model/document.ts';
import { defaultFormat, type FormatOptions } from '../spec/format-options.ts';
import { changedLines } from '../text/diff.ts';
import { applyEdits, type Edit, overlaps, type Span } from '../text/span.ts';
import { dataEqualExcept } from '../toml/data.ts';
import { eolOf } from '../toml/edit.ts';
import { keepsAll } from '../toml/keeps.ts';
import { lastAtOrBefore, lastIndex } from '../toml/search.ts';
import type { TomlDocument, TomlProblem } from '../toml/tree.ts';
import { indentOf, STANDARD_INDENT } from './format/indent.ts';
import { widthReader } from './format/measure.ts';
import { createPieces } from './format/pieces.ts';
import { reorder } from './format/reorder.ts';
import { putStatements, type Section, sectionAround } from './format/statements.ts';
import { gapReader } from './format/trivia.ts';

/** What formatting comes to: edits, none where the text is as it should be, or why it was left alone. */
export type Formatted = Laid | { readonly refused: { readonly at: Span; readonly message: string } };

interface Laid {
  readonly edits: readonly Edit[];
  readonly text: string;
}

/** Parses a text as the document was parsed. */
export type Reparse = (text: string) => TomlDocument;

/**
 * Lays a document out by small edits between its tokens: all comments stay, and all data is as it was, both checked by
 * reading anew what the edits touch. A document with faults is refused.
 */
export function format(
  document: PyprojectDocument,
  given: Partial<FormatOptions>,
  reparse: Reparse,
): Formatted {
  const options = { ...defaultFormat, ...given };
  const doc = document.tree;
  const fault = doc.problems.find(isFault);
  if (fault !== undefined) return { refused: { at: fault.span, message: fault.message } };

  if (sorts(options)) return sortedToo(doc, options, reparse);
  const edits = formatEdits(doc, options);
  return kept(doc, edits) ?? { refused: { at: { start: 0, end: 0 }, message: CHANGED } };
}

const CHANGED = 'Formatting would have changed data.';

/** Edits with what they make of the text, where that is the same document. */
function kept(doc: TomlDocument, edits: readonly Edit[]): Laid | undefined {
  if (edits.length === 0) return { edits, text: doc.text };
  const text = applyEdits(doc.text, edits);
  return text !== undefined && keepsAll(doc, edits, text) ? { edits, text } : undefined;
}

function sortedToo(doc: TomlDocument, options: FormatOptions, reparse: Reparse): Formatted {
  const sorted = reorder(laidOut(doc, options, reparse), options, reparse);
  const edits = formatEdits(sorted, options);
  const text = applyEdits(sorted.text, edits);
  const after = text === undefined ? undefined : reparse(text);
  if (text === undefined || after === undefined || !keepsData(doc, after, options.reorder_arrays))
    return { refused: { at: { start: 0, end: 0 }, message: CHANGED } };
  return { edits: sorted === doc ? edits : changedLines(doc.text, text), text };
}

const sorts = (options: FormatOptions): boolean =>
  options.reorder_keys || options.reorder_arrays || options.reorder_inline_tables;

/** Blank lines separate what is sorted: those that go must be gone before. */
function laidOut(doc: TomlDocument, options: FormatOptions, reparse: Reparse): TomlDocument {
  const text = applyEdits(doc.text, formatEdits(doc, options));
  return text === undefined ? doc : reparse(text);
}

/** Constructs of a newer TOML are laid out; who reads them is for a rule to say. */
const isFault = ({ code }: TomlProblem): boolean => code !== 'toml-1.1';

function formatEdits(doc: TomlDocument, options: FormatOptions, section?: Section): readonly Edit[] {
  const pieces = createPieces(doc.text);
  const eol = options.crlf === undefined ? eolOf(doc) : options.crlf ? '\r\n' : '\n';
  // Joined arrays leave no trace of how they were indented: the second time must see what the first saw.
  const indent = options.indent_string ?? (options.array_auto_collapse ? STANDARD_INDENT : indentOf(doc));
  const width = widthReader(doc.text);
  const layout = { doc, options, eol, indent, pieces, gap: gapReader(doc), width };
  putStatements(layout, section ?? { from: 0, to: doc.statements.length });
  return pieces.edits();
}

function keepsData(before: TomlDocument, after: TomlDocument, reordered: boolean): boolean {
  if (before.comments.length !== after.comments.length) return false;
  if (before.problems.length < after.problems.length) return false;
  return reordered || dataEqualExcept(before, after);
}

/** The edits that lie in the statements, with their lines, that `range` touches. */
export function formatRange(
  document: PyprojectDocument,
  given: Partial<FormatOptions>,
  range: Span,
): Formatted {
  const doc = document.tree;
  const fault = doc.problems.find(isFault);
  if (fault !== undefined) return { refused: { at: fault.span, message: fault.message } };
  return kept(doc, editsIn(doc, given, range)) ?? { edits: [], text: doc.text };
}

function editsIn(doc: TomlDocument, given: Partial<FormatOptions>, range: Span): readonly Edit[] {
  const options = { ...defaultFormat, ...given };
  const { text, statements } = doc;
  let { start, end } = range;
  for (const { span } of statements) {
    if (!overlaps(span, range)) continue;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  start = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const line = text.indexOf('\n', end);
  end = line < 0 ? text.length : line;
  const from = lastIndex(statements, ({ span }) => span.end < start) + 1;
  const to = lastAtOrBefore(statements, end) + 1;
  const edits = formatEdits(doc, options, sectionAround(doc, options, { from, to }));
  return edits.filter(({ span }) => start <= span.start && span.end <= end);
}

/** After a line break or a closing bracket: the statement that it ends, as far as it stands before the cursor. */
export function formatTyped(
  document: PyprojectDocument,
  given: Partial<FormatOptions>,
  offset: number,
): readonly Edit[] {
  const doc = document.tree;
  const { text, statements } = doc;
  const before = text.slice(0, offset).trimEnd().length;
  const statement = statements[lastIndex(statements, ({ span }) => span.start < before)];
  if (statement === undefined || text.slice(statement.span.end, before).includes('\n')) return [];
  if (doc.problems.some(isFault)) return [];
  const edits = editsIn(doc, given, statement.span);
  const ended = edits.filter(({ span }) => statement.span.start <= span.start && span.end < offset);
  return kept(doc, ended)?.edits ?? [];
}
