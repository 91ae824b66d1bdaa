import { applyEdits, type Edit, insert, replace, type Span } from '../../text/span.ts';
import type { Path } from '../key-path.ts';
import { lookup } from '../paths.ts';
import { type ArrayValue, asTable, type TomlDocument } from '../tree.ts';
import {
  blockOf,
  eolOf,
  isFirstOnLine,
  leadStart,
  lineStart,
  nextLine,
  outside,
  restOfLine,
} from './layout.ts';
import type { List } from './lists.ts';
import { removeLines, sectionSpans } from './remove.ts';
import { lineAfter, linesAt, sectionEnd, sectionOf, sectionsOf, startsWith } from './sections.ts';

/**
 * Puts the items of an array in another order: the item at `order[i]` comes to index `i`. Items with lines for themselves
 * take their comments along. No edit where `order` is no permutation or a comma is missing.
 */
export function reorderItems(doc: TomlDocument, array: ArrayValue, order: readonly number[]): Edit[] {
  return reorderElements(doc, array, order);
}

/** Moves one item of an array to another index. */
export function moveItem(doc: TomlDocument, array: ArrayValue, from: number, to: number): Edit[] {
  const order = array.items.map((_, index) => index);
  if (order[from] === undefined || order[to] === undefined) return [];
  order.splice(to, 0, ...order.splice(from, 1));
  return reorderElements(doc, array, order);
}

interface Slot extends Span {
  readonly body: Span;
  /** The end of the comma, or of the body where there is none. */
  readonly comma: number;
}

function reorderElements(doc: TomlDocument, list: List, order: readonly number[]): Edit[] {
  const elements: readonly { readonly span: Span }[] = list.kind === 'array' ? list.items : list.pairs;
  const permutation = order.length === elements.length && new Set(order).size === order.length;
  if (!permutation || order.some((index) => elements[index] === undefined)) return [];
  if (list.commas.length < elements.length - 1) return [];
  const { text } = doc;
  const slots = elements.map((element, index) => slotOf(doc, list, element.span, list.commas[index]));
  const whole = slots.every((slot) => slot !== undefined);
  return order.flatMap((from, to): Edit[] => {
    if (from === to) return [];
    const target = elements[to] as { span: Span };
    const source = elements[from] as { span: Span };
    if (!whole) return [replace(target.span, text.slice(source.span.start, source.span.end))];
    const [old, now] = [slots[to] as Slot, slots[from] as Slot];
    const piece =
      text.slice(now.start, now.body.end) +
      text.slice(old.body.end, old.comma) +
      text.slice(now.comma, now.end);
    return [replace({ start: old.start, end: old.end }, piece)];
  });
}

/** An element that has its lines for itself, with its comments; line break excluded. */
function slotOf(doc: TomlDocument, list: List, body: Span, comma: number | undefined): Slot | undefined {
  const { text } = doc;
  const line = lineStart(text, body.start);
  const end = comma === undefined ? body.end : comma + 1;
  const rest = restOfLine(doc, end);
  if (!isFirstOnLine(text, body.start) || line <= list.span.start || rest === undefined) return undefined;
  // With a comma on another line, or a comment before it, the pieces would not fit.
  if (comma !== undefined && comma !== body.end) return undefined;
  return { start: leadStart(doc, line, nextLine(text, list.span.start)), end: rest, body, comma: end };
}

/**
 * Moves a key, with its comments, before or after another key of the same table, both written in one section. In an
 * inline table the pairs change places.
 */
export function moveKey(
  doc: TomlDocument,
  tablePath: Path,
  key: string,
  placement: { readonly after?: string; readonly before?: string },
): Edit[] {
  const node = lookup(doc.root, tablePath);
  const table = asTable(node);
  const anchor = placement.before ?? placement.after;
  if (table === undefined || anchor === undefined || anchor === key) return [];
  if (node?.kind === 'inline-table') {
    const at = (name: string): number => node.pairs.findIndex((pair) => pair.key.parts[0]?.name === name);
    const [from, to] = [at(key), at(anchor)];
    if (from < 0 || to < 0) return [];
    const order = node.pairs.map((_, index) => index).filter((index) => index !== from);
    order.splice(order.indexOf(to) + (placement.before === undefined ? 1 : 0), 0, from);
    return reorderElements(doc, node, order);
  }
  const section = sectionOf(sectionsOf(doc), doc, table);
  const named = (name: string) => section?.pairs.filter((pair) => pair.key.parts[0]?.name === name) ?? [];
  const [moving, fixed] = [named(key), named(anchor)];
  const first = fixed[0];
  const last = fixed[fixed.length - 1];
  if (moving.length === 0 || first === undefined || last === undefined) return [];
  const blocks = moving.map((pair) => blockOf(doc, pair));
  if (!blocks.every((block) => block.whole) || !blockOf(doc, first).whole) return [];
  const eol = eolOf(doc);
  const lines = blocks.map((block) => endedLine(doc.text.slice(block.start, block.end), eol)).join('');
  const gone = blocks.map(({ start, end }) => replace({ start, end }, ''));
  const at = placement.before === undefined ? lineAfter(doc, last) : blockOf(doc, first).start;
  const open = at > 0 && doc.text[at - 1] !== '\n';
  return checked(doc, [insert(at, open ? eol + lines.slice(0, -eol.length) : lines), ...gone]);
}

const endedLine = (line: string, eol: string): string => (line.endsWith('\n') ? line : line + eol);

/**
 * Moves the table at `path`, with its sub-tables and comments, before or after another one (with its sub-tables), or to
 * the end of the document. Both must be written with headers.
 */
export function moveTable(
  doc: TomlDocument,
  path: Path,
  placement: { readonly after?: Path; readonly before?: Path } = {},
): Edit[] {
  const sections = sectionsOf(doc);
  const under = (prefix: Path) =>
    sections.filter(({ header, path: at }) => header !== undefined && startsWith(at, prefix));
  const moving = path.length === 0 ? [] : under(path);
  const anchor = placement.before ?? placement.after;
  const fixed = anchor === undefined ? [] : under(anchor).filter((section) => !moving.includes(section));
  if (moving.length === 0 || (anchor !== undefined && (fixed.length === 0 || startsWith(anchor, path))))
    return [];
  const gone = removeLines(
    doc,
    moving.flatMap((section) => sectionSpans(doc, section)),
  );
  const eol = eolOf(doc);
  const texts = gone.map(({ span }) =>
    doc.text.slice(span.start, span.end).replace(/^(?:[ \t]*\r?\n)+|\s+$/g, ''),
  );
  const body = texts.join(eol + eol);
  const first = fixed[0];
  const last = fixed[fixed.length - 1];
  let edit: Edit;
  if (placement.before !== undefined && first?.header !== undefined) {
    edit = insert(blockOf(doc, first.header).start, body + eol + eol);
  } else {
    const at = last === undefined ? doc.text.length : sectionEnd(doc, last);
    edit = insert(at, eol + linesAt(doc, at, body));
  }
  return checked(doc, [outside(doc, edit, gone), ...gone]);
}

/** No edits where some overlap. */
const checked = (doc: TomlDocument, edits: readonly Edit[]): Edit[] =>
  applyEdits(doc.text, edits) === undefined ? [] : [...edits];
