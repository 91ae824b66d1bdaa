import type { DocumentContext } from '../../spec/context.ts';
import { alternatives, type Described, type Path } from '../../spec/registry.ts';
import type { RestSpec } from '../../spec/shape.ts';
import { normalizeName } from '../../standards/names.ts';
import { wellKnownLabel } from '../../standards/urls.ts';
import { insert, type Span } from '../../text/span.ts';
import { lookup, type Place } from '../../toml/paths.ts';
import { writeKey, writePath } from '../../toml/strings.ts';
import { asTable, type Pair, type Statement, type Table } from '../../toml/tree.ts';
import { keyDocs } from '../docs.ts';
import { type CompletionItem, CURSOR, snippetMark } from './item.ts';
import { inOrder } from './key-order.ts';
import { namesToChoose } from './names-to-choose.ts';
import { blankLineBefore, mayOpen } from './openable.ts';
import { goesOn, valueText } from './snippets.ts';
import { type DocumentStyle, styleOf } from './style.ts';

export type KeyPlace = Extract<Place, { readonly kind: 'key' }>;

/** The keys that can stand at a place, the likeliest first; none that is there already. */
export function* keyItems(context: DocumentContext, place: KeyPlace): Iterable<CompletionItem> {
  const shape = context.registry.tableAt(place.parent);
  if (shape === undefined) return;

  const present = presentKeys(context, place, shape.rest);
  const style = styleOf(context.tree);
  for (const key of inOrder(shape.keys, (name) => present.has(name), place)) {
    yield keyItem(context, place, key.name, { shape: key.shape, key }, style);
  }
  if (shape.rest === undefined) return;
  const normalized = new Set([...present].map(normalizeName));
  for (const name of namesToChoose(context, shape.rest.keyLanguage)) {
    if (normalized.has(normalizeName(name))) continue;
    yield keyItem(context, place, name, { shape: shape.rest.shape, rest: shape.rest }, style);
  }
}

/** The keys of the table but the one at the cursor; fields that a build fills in count as there. */
function presentKeys(
  context: DocumentContext,
  place: KeyPlace,
  rest: RestSpec | undefined,
): ReadonlySet<string> {
  const { parent, part } = place;
  const found = new Set<string>();
  for (const member of tableOf(context, place)?.members.values() ?? []) {
    if (member.key === part && member.duplicates.length === 0) continue;
    found.add(member.name);
    // Two labels of one meaning are one link.
    if (rest?.keyLanguage === 'url-label') found.add(wellKnownLabel(member.name)?.label ?? member.name);
  }
  if (parent.length === 1 && parent[0] === 'project') {
    for (const { value } of context.project.dynamic) found.add(value);
  }
  return found;
}

/** The table in which the part at the cursor stands: the one around it, or the one that the parts before it lead to. */
function tableOf({ tree }: DocumentContext, { table, index, parent }: KeyPlace): Table | undefined {
  return index === 0 ? table : asTable(lookup(tree.root, parent));
}

function keyItem(
  context: DocumentContext,
  place: KeyPlace,
  name: string,
  described: Described,
  style: DocumentStyle,
): CompletionItem {
  const { key, rest, shape } = described;
  const path = [...place.parent, name];
  const header = headerInstead(context, place, path, described, style);
  const text = header ?? lineText(place, name, described, style);
  const title = key?.title ?? rest?.title;
  return {
    label: header === undefined ? name : `[${writePath(path as string[])}]`,
    kind: header === undefined ? 'key' : 'table',
    ...(title === undefined || title === '' ? {} : { detail: title }),
    documentation: () => keyDocs(described, path),
    span: place.span,
    text,
    ...snippetMark(text),
    ...(header !== undefined
      ? { filter: name }
      : writeKey(name) === name
        ? {}
        : { filter: filterOf(context, place, name) }),
    ...(key?.deprecated === undefined ? {} : { deprecated: true }),
    ...(header !== undefined || goesOn(shape, text) ? { again: true } : {}),
    ...missingComma(place),
  };
}

/** What is typed with a quote is compared with the quoted key. */
function filterOf({ document }: DocumentContext, { span }: KeyPlace, name: string): string {
  const first = document.text[span.start] ?? '';
  return /["']/.test(first) ? first + name : name;
}

/** `key = value`; the key alone where the rest stands already. */
function lineText(place: KeyPlace, name: string, { shape, key }: Described, style: DocumentStyle): string {
  const { pair } = place;
  const written = writeKey(name);
  const isMiddle = pair !== undefined && place.span.end < pair.key.span.end;
  if (pair?.equals !== undefined || isMiddle) return written;
  if (pair?.value !== undefined) return `${written} =`;
  const value = valueText(shape, key, style, place.inline === undefined ? 'line' : 'inline');
  return `${written} = ${value}${commaFollows(place) ? ', ' : ''}`;
}

/** Whether another pair of the inline table follows without a comma before it. */
function commaFollows({ inline, offset, span }: KeyPlace): boolean {
  const next = inline?.pairs.find((pair) => pair.span.start > Math.max(offset, span.end));
  return next !== undefined && !inline?.commas.some((comma) => comma >= span.end && comma < next.span.start);
}

/** The comma that is missing behind the pair before, in an inline table. */
function missingComma({ inline, span, pair }: KeyPlace): Pick<CompletionItem, 'additional'> {
  const before = inline?.pairs.findLast((one) => one !== pair && one.span.end <= span.start);
  if (before === undefined) return {};
  const has = inline?.commas.some((comma) => comma >= before.span.end && comma < span.end);
  return has === true ? {} : { additional: [insert(before.span.end, ',')] };
}

/** The header of a sub-table, where the key is a table and nothing follows that the header would capture. */
function headerInstead(
  context: DocumentContext,
  place: KeyPlace,
  path: Path,
  { shape, key }: Described,
  { eol }: DocumentStyle,
): string | undefined {
  const isTable = alternatives(shape).every((one) => one.type === 'table');
  if (
    !isTable ||
    key?.snippet !== undefined ||
    place.inline !== undefined ||
    place.index > 0 ||
    !mayHoldHeader(context, place)
  )
    return undefined;
  const names = path.filter((step) => typeof step === 'string');
  if (names.length !== path.length || !mayOpen(context.tree, names, false, undefined)) return undefined;
  const header = `[${writePath(names)}]`;
  return `${blankLineBefore(context.document.text, place.span.start, eol)}${header}${eol}${CURSOR}`;
}

/** Whether a header may stand in place of what is typed: alone on its line, and no pair follows that it would capture. */
export function mayHoldHeader({ tree }: DocumentContext, { inline, offset, pair, span }: KeyPlace): boolean {
  if (inline !== undefined || pair?.equals !== undefined || pair?.value !== undefined) return false;
  if (lineAround(tree.text, pair?.key.span ?? span).trim() !== '') return false;
  if (pair !== undefined && span.end < pair.key.span.end) return false;
  return nextStatement(tree.statements, offset, pair)?.kind !== 'pair';
}

function nextStatement(
  statements: readonly Statement[],
  offset: number,
  own: Pair | undefined,
): Statement | undefined {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle] as Statement).span.start < offset) low = middle + 1;
    else high = middle;
  }
  return statements[low] === own ? statements[low + 1] : statements[low];
}

/** What stands on the line of a span besides it. */
function lineAround(text: string, { start, end }: Span): string {
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const to = text.slice(end).search(/[\r\n]/);
  return text.slice(from, start) + text.slice(end, to < 0 ? text.length : end + to);
}
