import type { PyprojectDocument } from '../model/document.ts';
import { defaultFormat, type FormatOptions } from '../spec/format-options.ts';
import { changedLines } from '../text/diff.ts';
import { applyEdits, type Edit, overlaps, type Span } from '../text/span.ts';
import { dataEqualExcept } from '../toml/data.ts';
import { eolOf } from '../toml/edit.ts';
import type { TomlDocument, TomlProblem } from '../toml/tree.ts';
import { indentOf, STANDARD_INDENT } from './format/indent.ts';
import { createPieces } from './format/pieces.ts';
import { reorder } from './format/reorder.ts';
import { putStatements } from './format/statements.ts';
import { gapReader } from './format/trivia.ts';

/** What formatting comes to: edits, none where the text is as it should be, or why it was left alone. */
export type Formatted =
  | { readonly edits: readonly Edit[]; readonly text: string }
  | { readonly refused: { readonly at: Span; readonly message: string } };

/** Parses a text as the document was parsed. */
export type Reparse = (text: string) => TomlDocument;

/**
 * Lays a document out by small edits between its tokens: all comments stay, and all data is as it was, both checked by
 * parsing the result. A document with faults is refused.
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

  const sorted = sorts(options) ? reorder(laidOut(doc, options, reparse), options, reparse) : doc;
  const edits = formatEdits(sorted, options);
  if (sorted === doc && edits.length === 0) return { edits, text: doc.text };
  const text = applyEdits(sorted.text, edits);
  const after = text === undefined ? undefined : reparse(text);
  if (text === undefined || after === undefined || !keepsAll(doc, after, options.reorder_arrays))
    return { refused: { at: { start: 0, end: 0 }, message: 'Formatting would have changed data.' } };
  if (sorted !== doc) return { edits: changedLines(doc.text, text), text };
  return { edits, text };
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

function formatEdits(doc: TomlDocument, options: FormatOptions): readonly Edit[] {
  const pieces = createPieces(doc.text);
  const eol = options.crlf === undefined ? eolOf(doc) : options.crlf ? '\r\n' : '\n';
  // Joined arrays leave no trace of how they were indented: the second time must see what the first saw.
  const indent = options.indent_string ?? (options.array_auto_collapse ? STANDARD_INDENT : indentOf(doc));
  putStatements({ doc, options, eol, indent, pieces, gap: gapReader(doc) });
  return pieces.edits();
}

function keepsAll(before: TomlDocument, after: TomlDocument, reordered: boolean): boolean {
  if (before.comments.length !== after.comments.length) return false;
  if (before.problems.length < after.problems.length) return false;
  return reordered || dataEqualExcept(before, after);
}

/** The edits that lie in the statements, with their lines, that `range` touches. */
export function formatRange(
  document: PyprojectDocument,
  given: Partial<FormatOptions>,
  range: Span,
  reparse: Reparse,
): Formatted {
  const whole = format(
    document,
    { ...given, reorder_keys: false, reorder_arrays: false, reorder_inline_tables: false },
    reparse,
  );
  if ('refused' in whole) return whole;
  const { text, statements } = document.tree;
  let { start, end } = range;
  for (const { span } of statements) {
    if (!overlaps(span, range)) continue;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  start = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const line = text.indexOf('\n', end);
  end = line < 0 ? text.length : line;
  const edits = whole.edits.filter(({ span }) => start <= span.start && span.end <= end);
  const changed = applyEdits(text, edits);
  if (changed === undefined || !keepsAll(document.tree, reparse(changed), false)) return { edits: [], text };
  return { edits, text: changed };
}

/** After a line break or a closing bracket: the statement that it ends, as far as it stands before the cursor. */
export function formatTyped(
  document: PyprojectDocument,
  given: Partial<FormatOptions>,
  offset: number,
  reparse: Reparse,
): readonly Edit[] {
  const { text, statements } = document.tree;
  const before = text.slice(0, offset).trimEnd().length;
  const statement = statements.findLast(({ span }) => span.start < before);
  if (statement === undefined || text.slice(statement.span.end, before).includes('\n')) return [];
  const found = formatRange(document, given, statement.span, reparse);
  if ('refused' in found) return [];
  return found.edits.filter(({ span }) => statement.span.start <= span.start && span.end < offset);
}
