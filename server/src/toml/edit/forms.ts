import { applyEdits, type Edit, insert, replace, type Span } from '../../text/span.ts';
import type { Path } from '../key-path.ts';
import { lookup, memberAt } from '../paths.ts';
import { asTable, type Header, type InlineTable, type Pair, type TomlDocument } from '../tree.ts';
import { blockOf, eolOf, indentAt, isBlankLine, isFirstOnLine, outside, restOfLine } from './layout.ts';
import { removeLines } from './remove.ts';
import {
  linesAt,
  pairPath,
  type Section,
  sectionEnd,
  sectionOf,
  sectionsOf,
  startsWith,
} from './sections.ts';

/*
 * One table in its three forms: under a header, in braces, as dotted keys. Data stays, comments go along; where a comment
 * would have no place in the other form there is no edit.
 */

/** A table as it is written now. */
type Written =
  | { readonly form: 'header'; readonly section: Section; readonly header: Header; readonly parent: Section }
  | {
      readonly form: 'dotted';
      readonly section: Section;
      readonly pairs: readonly Pair[];
      readonly part: number;
    }
  | {
      readonly form: 'inline';
      readonly section: Section | undefined;
      readonly pair: Pair;
      readonly node: InlineTable;
    };

/** How the table at a path is written, where it is written in one place and can be written otherwise. */
export function formOf(doc: TomlDocument, path: Path): Written['form'] | undefined {
  return writtenOf(doc, path)?.form;
}

/** Writes the table at a path in another form. */
export function changeForm(doc: TomlDocument, path: Path, form: Written['form']): Edit[] {
  const now = writtenOf(doc, path);
  if (now === undefined || now.form === form) return [];
  const edits =
    form === 'inline' ? toInline(doc, now) : form === 'dotted' ? toDotted(doc, now) : toHeader(doc, now);
  return applyEdits(doc.text, edits) === undefined ? [] : edits;
}

function writtenOf(doc: TomlDocument, path: Path): Written | undefined {
  if (path.length === 0 || typeof path[path.length - 1] !== 'string') return undefined;
  const node = lookup(doc.root, path);
  const table = asTable(node);
  if (node === undefined || table === undefined) return undefined;
  const sections = sectionsOf(doc);
  if (node.kind === 'inline-table') {
    const pair = memberAt(doc.root, path)?.pair;
    if (pair?.value !== node || !node.closed || hasComment(doc, node.span)) return undefined;
    return { form: 'inline', section: sections.find(({ pairs }) => pairs.includes(pair)), pair, node };
  }
  const below = sections.filter((section) => section.header !== undefined && startsWith(section.path, path));
  if (table.form === 'header') {
    const section = sectionOf(sections, doc, table);
    const above = asTable(lookup(doc.root, path.slice(0, -1)));
    const parent = above === undefined ? undefined : sectionOf(sections, doc, above);
    if (section?.header === undefined || section.header.array || below.length !== 1) return undefined;
    if (parent === undefined || parent === section) return undefined;
    return { form: 'header', section, header: section.header, parent };
  }
  if (table.form !== 'dotted' || below.length > 0) return undefined;
  const holders = sections.filter(
    (section) => section.path.length < path.length && startsWith(path, section.path),
  );
  const inside = holders.flatMap((section) => {
    const pairs = section.pairs.filter((pair) => isBelow(pairPath(section, pair), path));
    return pairs.length === 0 ? [] : [{ section, pairs }];
  });
  const [only, ...more] = inside;
  if (only === undefined || more.length > 0) return undefined;
  return { form: 'dotted', ...only, part: path.length - only.section.path.length };
}

const isBelow = (path: Path, above: Path): boolean => path.length > above.length && startsWith(path, above);

/** The text of a pair from a key part on; `undefined` where it has no value. */
function textFrom(doc: TomlDocument, pair: Pair, part: number): string | undefined {
  const first = pair.key.parts[part];
  if (first === undefined || pair.equals === undefined || pair.value === undefined) return undefined;
  return doc.text.slice(first.span.start, pair.span.end);
}

/** `{ a = 1 }`; `undefined` where a pair has no value or reaches over lines. */
function braces(doc: TomlDocument, pairs: readonly Pair[], part: number): string | undefined {
  const texts = pairs.map((pair) => textFrom(doc, pair, part));
  if (texts.some((text) => text === undefined || text.includes('\n'))) return undefined;
  return texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`;
}

function toInline(doc: TomlDocument, now: Written): Edit[] {
  if (now.form === 'header') {
    const { header, section, parent } = now;
    const value = braces(doc, section.pairs, 0);
    const head = blockOf(doc, header);
    const last = section.pairs[section.pairs.length - 1];
    const name = header.key.parts[header.key.parts.length - 1];
    if (value === undefined || name === undefined || !head.whole) return [];
    const body = { start: head.end, end: last === undefined ? head.end : blockOf(doc, last).end };
    if (last !== undefined && hasComment(doc, body)) return [];
    const key = doc.text.slice(name.span.start, name.span.end);
    const { above, behind } = commentsOf(doc, header);
    const line = `${above}${key} = ${value}${behind}`;
    return moved(doc, spansOf(doc, section), sectionEnd(doc, parent), line);
  }
  if (now.form !== 'dotted') return [];
  const [first, ...rest] = now.pairs;
  const value = braces(doc, now.pairs, now.part);
  const key = first?.key.parts[now.part - 1];
  if (first === undefined || key === undefined || value === undefined) return [];
  const blocks = rest.map((pair) => blockOf(doc, pair));
  if (!blocks.every((block) => block.whole && !hasComment(doc, block))) return [];
  const prefix = doc.text.slice(first.span.start, key.span.end);
  return [replace(first.span, `${prefix} = ${value}`), ...removeLines(doc, blocks)];
}

function toDotted(doc: TomlDocument, now: Written): Edit[] {
  const eol = eolOf(doc);
  if (now.form === 'header') {
    const { header, section, parent } = now;
    const name = header.key.parts[header.key.parts.length - 1];
    if (name === undefined || section.pairs.length === 0 || !blockOf(doc, header).whole) return [];
    const key = doc.text.slice(name.span.start, name.span.end);
    const { above, behind } = commentsOf(doc, header);
    const lines = section.pairs.map((pair) => lineOf(doc, pair, 0, `${key}.`));
    if (lines.some((line) => line === undefined)) return [];
    const note = behind === '' ? '' : behind.trimStart() + eol;
    return moved(doc, spansOf(doc, section), sectionEnd(doc, parent), above + note + lines.join(eol));
  }
  if (now.form !== 'inline') return [];
  const { pair, node, section } = now;
  const texts = node.pairs.map((inner) => textFrom(doc, inner, 0));
  if (texts.length === 0 || texts.some((text) => text === undefined)) return [];
  const key = doc.text.slice(pair.key.span.start, pair.key.span.end);
  const alone =
    section !== undefined &&
    isFirstOnLine(doc.text, pair.span.start) &&
    restOfLine(doc, pair.span.end) !== undefined;
  if (section !== undefined && !alone) return [];
  const between = section === undefined ? ', ' : eol + indentAt(doc.text, pair.span.start);
  return [replace(pair.span, texts.map((text) => `${key}.${text}`).join(between))];
}

function toHeader(doc: TomlDocument, now: Written): Edit[] {
  if (now.form === 'header' || now.section === undefined) return [];
  const { section } = now;
  const eol = eolOf(doc);
  const around = section.header === undefined ? '' : `${rawKey(doc, section.header)}.`;
  const end = sectionEnd(doc, section);
  if (now.form === 'inline') {
    const { pair, node } = now;
    const block = blockOf(doc, pair);
    const texts = node.pairs.map((inner) => textFrom(doc, inner, 0));
    if (!block.whole || texts.some((text) => text === undefined)) return [];
    const { above, behind } = commentsOf(doc, pair);
    const key = doc.text.slice(pair.key.span.start, pair.key.span.end);
    const lines = [`${above}[${around}${key}]${behind}`, ...texts];
    return moved(doc, [block], end, gapped(doc, end, lines.join(eol)));
  }
  const { pairs, part } = now;
  const [first] = pairs;
  const name = first?.key.parts[part - 1];
  if (first === undefined || name === undefined) return [];
  const blocks = pairs.map((pair) => blockOf(doc, pair));
  const lines = pairs.map((pair) => lineOf(doc, pair, part, ''));
  if (!blocks.every((block) => block.whole) || lines.some((line) => line === undefined)) return [];
  const header = `[${around}${doc.text.slice(first.span.start, name.span.end)}]`;
  return moved(doc, blocks, end, gapped(doc, end, [header, ...lines].join(eol)));
}

const rawKey = (doc: TomlDocument, { key }: Header): string => doc.text.slice(key.span.start, key.span.end);

/** The lines of a header and its pairs; a comment between blank lines is nobody's and stays. */
const spansOf = (doc: TomlDocument, { header, pairs }: Section): Span[] =>
  [...(header === undefined ? [] : [header]), ...pairs].map((one) => blockOf(doc, one));

/** Takes lines away and writes others at `at`. */
function moved(doc: TomlDocument, spans: readonly Span[], at: number, lines: string): Edit[] {
  const gone = removeLines(doc, spans);
  return [...gone, outside(doc, insert(at, linesAt(doc, at, lines)), gone)];
}

/** A header has a blank line before it, and one after its table. */
function gapped(doc: TomlDocument, at: number, lines: string): string {
  const eol = eolOf(doc);
  const before = at > 0 ? eol : '';
  const after = at < doc.text.length && !isBlankLine(doc.text, at) ? eol : '';
  return before + lines + after;
}

/** The lines of a pair with its comments, its key from a part on behind a prefix; the last line break excluded. */
function lineOf(doc: TomlDocument, pair: Pair, part: number, prefix: string): string | undefined {
  const block = blockOf(doc, pair);
  const text = textFrom(doc, pair, part);
  if (!block.whole || text === undefined) return undefined;
  const before = doc.text.slice(block.start, pair.span.start);
  const after = doc.text.slice(pair.span.end, block.end);
  return before + prefix + text + after.replace(/\r?\n$/, '');
}

/** The comment lines above a statement, with their line breaks, and the one behind it, with its blanks. */
function commentsOf(doc: TomlDocument, statement: Pair | Header): { above: string; behind: string } {
  const block = blockOf(doc, statement);
  const before = doc.text.slice(block.start, statement.span.start);
  const above = before.includes('\n') ? before.slice(0, before.lastIndexOf('\n') + 1) : '';
  const behind = doc.text.slice(statement.span.end, block.end).replace(/\s+$/, '');
  return { above, behind };
}

function hasComment(doc: TomlDocument, { start, end }: Span): boolean {
  return doc.comments.some((comment) => comment.start >= start && comment.start < end);
}
