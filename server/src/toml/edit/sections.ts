import { type Edit, insert } from '../../text/span.ts';
import { headerPath, type Path } from '../key-path.ts';
import { writePath } from '../strings.ts';
import type { Header, Pair, Table, TomlDocument } from '../tree.ts';
import { afterBlanks, blockOf, commentAt, eolOf, isBlankLine, nextLine, restOfLine } from './layout.ts';

/*
 * Where tables are written: the statements of a document with their full paths, and the places at which new ones go.
 */

/** A header with the pairs under it; without a header the pairs at the top. */
export interface Section {
  readonly header: Header | undefined;
  readonly path: Path;
  readonly pairs: readonly Pair[];
}

/** All sections, in order; the first is the top of the document. */
export function sectionsOf(doc: TomlDocument): readonly Section[] {
  const top: Pair[] = [];
  const sections: Section[] = [{ header: undefined, path: [], pairs: top }];
  for (const statement of doc.statements) {
    if (statement.kind === 'header') {
      sections.push({ header: statement, path: headerPath(doc, statement), pairs: statement.pairs });
    } else if (statement.kind === 'pair' && sections.length === 1) top.push(statement);
  }
  return sections;
}

export const startsWith = (path: Path, prefix: Path): boolean =>
  prefix.length <= path.length && prefix.every((step, index) => path[index] === step);

export const samePath = (a: Path, b: Path): boolean => a.length === b.length && startsWith(a, b);

/** The full path that a pair of a section defines. */
export const pairPath = (section: Section, pair: Pair): Path => [
  ...section.path,
  ...pair.key.parts.map((part) => part.name),
];

/** The section whose header, or the top of the document, opens this very table. */
export function sectionOf(
  sections: readonly Section[],
  doc: TomlDocument,
  table: Table,
): Section | undefined {
  return sections.find(({ header }) => (header === undefined ? table === doc.root : header.table === table));
}

/** The section in which a dotted key makes the table at `path`: the last one, with the last such pair. */
export function dottedSection(
  sections: readonly Section[],
  path: Path,
): { readonly section: Section; readonly last: Pair } | undefined {
  for (let i = sections.length - 1; i >= 0; i--) {
    const section = sections[i] as Section;
    if (section.path.length >= path.length || !startsWith(path, section.path)) continue;
    const own = section.pairs.filter(
      (pair) => pairPath(section, pair).length > path.length && startsWith(pairPath(section, pair), path),
    );
    const last = own[own.length - 1];
    if (last !== undefined) return { section, last };
  }
  return undefined;
}

/** The end of the lines of a section: after its last pair, or after its header and the comments directly below it. */
export function sectionEnd(doc: TomlDocument, section: Section): number {
  const last = section.pairs[section.pairs.length - 1];
  if (last !== undefined) return lineAfter(doc, last);
  if (section.header !== undefined) return afterComments(doc, lineAfter(doc, section.header));
  // Above everything, but below the comment at the top of the document.
  const start = doc.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return afterComments(doc, start);
}

/** The start of the line after a statement; the end of the statement where another follows on its line. */
export function lineAfter(doc: TomlDocument, statement: Pair | Header): number {
  const rest = restOfLine(doc, statement.span.end);
  return rest === undefined ? statement.span.end : nextLine(doc.text, rest);
}

function afterComments(doc: TomlDocument, at: number): number {
  let end = at;
  for (;;) {
    const comment = commentAt(doc, afterBlanks(doc.text, end));
    if (comment === undefined) break;
    end = nextLine(doc.text, comment.end);
  }
  // A comment directly above the next statement is that statement's.
  const next = doc.statements.find((statement) => statement.span.start >= at);
  if (end > at && next !== undefined && next.kind !== 'junk' && blockOf(doc, next).start < end) return at;
  return end;
}

/** Lines to insert at `at`, the start of a line or the end of the text, with the line breaks that they need there. */
export function linesAt(doc: TomlDocument, at: number, lines: string): string {
  const eol = eolOf(doc);
  const { text } = doc;
  const before = at === 0 || text[at - 1] === '\n' || (at === 1 && text.charCodeAt(0) === 0xfeff) ? '' : eol;
  // A text without a line break at its end stays so.
  return at >= text.length && before !== '' ? before + lines : before + lines + eol;
}

/** A header and the lines `body` under it, after the sections with which it shares most of its path. */
export function newSection(
  doc: TomlDocument,
  sections: readonly Section[],
  path: Path,
  body: string,
): Edit[] {
  const eol = eolOf(doc);
  const names = path.filter((step) => typeof step === 'string');
  const lines = [`[${writePath(names)}]`];
  if (body !== '') lines.push(body);

  let best: Section | undefined;
  let shared = 0;
  for (const section of sections) {
    const length = sharedLength(section.path, path);
    if (section.header === undefined || length === 0 || length < shared) continue;
    // A header comes before the headers of its own tables.
    if (length === path.length) {
      const { start } = blockOf(doc, section.header);
      return [insert(start, lines.join(eol) + eol + eol)];
    }
    best = section;
    shared = length;
  }
  const at = best === undefined ? doc.text.length : sectionEnd(doc, best);
  const text = linesAt(doc, at, lines.join(eol));
  if (at === 0 || doc.text.trim() === '') return [insert(at, text)];
  const open = doc.text[at - 1] !== '\n';
  const gap = at === doc.text.length && !open && /\n[ \t]*\r?\n[ \t]*$/.test(doc.text.slice(-200)) ? '' : eol;
  const next = at < doc.text.length && !isBlankLine(doc.text, at) ? eol : '';
  return [insert(at, gap + text + next)];
}

function sharedLength(a: Path, b: Path): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
