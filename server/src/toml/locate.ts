import type { Span } from '../text/span.ts';
import { headerPath, headerPrefix } from './key-path.ts';
import type { Common, Place } from './place.ts';
import { lastAtOrBefore, lastIndex } from './search.ts';
import { decodedIndex } from './strings.ts';
import type {
  ArrayValue,
  Header,
  InlineTable,
  Key,
  KeyPart,
  Pair,
  Statement,
  StringValue,
  TomlDocument,
  Value,
} from './tree.ts';

/** What stands at `offset` (clamped to the text), also in broken text. Logarithmic in the length, linear in the depth. */
export function locate(doc: TomlDocument, offset: number): Place {
  const at = Math.max(0, Math.min(offset, doc.text.length));
  const before = lastAtOrBefore(doc.statements, at);
  const header = headerBefore(doc, before);
  const around = header === undefined ? [] : headerPath(doc, header);
  const here: Common = { offset: at, path: around, span: { start: at, end: at }, header };

  const comment = doc.comments[lastIndex(doc.comments, (span) => span.start < at)];
  if (comment !== undefined && at <= comment.end) return { ...here, kind: 'comment', comment };

  const statement = doc.statements[before];
  if (statement !== undefined) {
    const place = inStatement(doc, here, statement);
    if (place !== undefined) return place;
    if (sameLine(doc.text, statement.span.end, at)) return { ...here, kind: 'none' };
  }
  const next = doc.statements[before + 1];
  if (next !== undefined && sameLine(doc.text, at, next.span.start)) return { ...here, kind: 'none' };
  const table = header?.table ?? doc.root;
  return {
    ...here,
    kind: 'key',
    table,
    pair: undefined,
    part: undefined,
    index: 0,
    parent: around,
    inline: undefined,
  };
}

function headerBefore(doc: TomlDocument, index: number): Header | undefined {
  for (let i = index; i >= 0; i--) {
    const statement = doc.statements[i];
    if (statement?.kind === 'header') return statement;
    // Every pair knows its table, and that its first header: no need to look through thousands of pairs.
    if (statement?.kind === 'pair') {
      if (statement.table === doc.root) return undefined;
      const own = statement.table.headers.filter((h) => h.table === statement.table);
      const found = own[lastAtOrBefore(own, statement.span.start)];
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function sameLine(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return false;
  }
  return true;
}

function inStatement(doc: TomlDocument, here: Common, statement: Statement): Place | undefined {
  if (statement.kind === 'pair') return inPair(doc, here, statement);
  if (here.offset > statement.span.end) return undefined;
  if (statement.kind === 'junk') return { ...here, kind: 'junk', junk: statement };
  return inHeader(doc, here, statement);
}

function inHeader(doc: TomlDocument, here: Common, header: Header): Place | undefined {
  const { offset } = here;
  const opened = header.span.start + (header.array ? 2 : 1);
  if (offset < opened) return { ...here, kind: 'none' };
  const found = inKey(doc.text, header.key, offset, opened);
  if (found === undefined) return { ...here, kind: 'none' };
  const parent = headerPrefix(doc, header, found.index);
  const path = found.part === undefined ? parent : [...parent, found.part.name];
  return { ...here, kind: 'header', header, ...found, parent, path };
}

interface InKey {
  readonly part: KeyPart | undefined;
  readonly index: number;
  readonly span: Span;
}

/** The part of a key at `offset`, or the gap for one; `undefined` after a part with no dot between. */
function inKey(text: string, key: Key, offset: number, start: number): InKey | undefined {
  let index = 0;
  let end = start;
  for (const part of key.parts) {
    if (offset < part.span.start) break;
    if (offset <= part.span.end) return { part, index, span: part.span };
    end = part.span.end;
    index++;
  }
  const between = text.slice(end, offset);
  if (index > 0 ? !between.includes('.') : !/^[\s.]*$/.test(between)) return undefined;
  if (/[^\s.]/.test(between)) return undefined;
  return { part: undefined, index, span: { start: offset, end: offset } };
}

/** Where a walk down from a statement stands. */
interface Descent {
  readonly doc: TomlDocument;
  readonly here: Common;
  readonly path: (string | number)[];
  pair: Pair;
  array: ArrayValue | undefined;
  inline: InlineTable | undefined;
}

function inPair(doc: TomlDocument, here: Common, statement: Pair): Place | undefined {
  const walk: Descent = {
    doc,
    here,
    path: [...here.path],
    pair: statement,
    array: undefined,
    inline: undefined,
  };
  let value = enterPair(walk);
  for (;;) {
    if (value === undefined || 'offset' in value) return value;
    if (value.kind === 'array') value = enterArray(walk, value);
    else if (value.kind === 'inline-table') value = enterInlineTable(walk, value);
    else return inScalar(walk, value);
  }
}

/** A place, a value to look into, or nothing where the offset lies after all that the pair can claim. */
type Step = Place | Value | undefined;

function enterPair(walk: Descent): Step {
  const { here, pair, doc } = walk;
  const { offset } = here;
  const found = inKey(doc.text, pair.key, offset, pair.key.span.start);
  if (
    found !== undefined &&
    offset <= Math.max(pair.key.span.end, found.span.end) &&
    (pair.equals === undefined || offset <= pair.equals.start)
  ) {
    if (offset <= pair.key.span.end || (found.part === undefined && found.index > 0))
      return keyPlace(walk, walk.path, found);
  }
  for (const part of pair.key.parts) walk.path.push(part.name);
  const path = walk.path;
  const { equals, value } = pair;
  const typed = equals?.end ?? value?.span.start;
  if (typed === undefined) {
    return sameLine(doc.text, pair.span.end, offset) ? { ...here, kind: 'after-key', path, pair } : undefined;
  }
  if (offset < typed) return { ...here, kind: 'after-key', path, pair };
  if (value === undefined) {
    return sameLine(doc.text, typed, offset) ? { ...here, kind: 'missing-value', path, pair } : undefined;
  }
  if (offset < value.span.start) {
    return {
      ...here,
      kind: 'value',
      path,
      pair,
      node: value,
      span: value.span,
      index: undefined,
      array: undefined,
    };
  }
  walk.array = undefined;
  return value;
}

function keyPlace(walk: Descent, parent: readonly (string | number)[], found: InKey): Place {
  const { here, pair, inline } = walk;
  const names = pair.key.parts.slice(0, found.index).map((part) => part.name);
  const full = [...parent, ...names];
  const path = found.part === undefined ? full : [...full, found.part.name];
  return { ...here, kind: 'key', path, table: pair.table, pair, inline, parent: full, ...found };
}

function inScalar(walk: Descent, value: Value): Place | undefined {
  const { here, path, pair, array, doc } = walk;
  const { offset } = here;
  const open = value.kind === 'string' && value.inner.end === value.span.end;
  if (offset > value.span.end) {
    // Blanks after an unclosed string are part of what is being typed.
    if (
      !open ||
      !sameLine(doc.text, value.span.end, offset) ||
      doc.text.slice(value.span.end, offset).trim() !== ''
    )
      return undefined;
  }
  const index = value.kind === 'string' ? indexIn(value, offset) : undefined;
  const span = { start: value.span.start, end: Math.max(offset, value.span.end) };
  return { ...here, kind: 'value', path, pair, node: value, span, index, array };
}

function indexIn(value: StringValue, offset: number): number | undefined {
  const { inner, span } = value;
  if (offset < inner.start || (offset > inner.end && inner.end !== span.end)) return undefined;
  return decodedIndex(value, offset);
}

function enterArray(walk: Descent, array: ArrayValue): Step {
  const { here, path, doc } = walk;
  const { offset } = here;
  const onBracket = offset <= array.span.start || (array.closed && offset === array.span.end);
  if (onBracket) return bracket(walk, array);
  if (array.closed && offset > array.span.end) return undefined;

  const before = lastAtOrBefore(array.items, offset);
  const item = array.items[before];
  if (item !== undefined) {
    const inside = offset <= item.span.end;
    if (inside || claims(doc.text, item, offset)) {
      path.push(before);
      walk.array = array;
      return item;
    }
  }
  const commas = lastIndex(array.commas, (comma) => comma < offset) + 1;
  const next = array.items[before + 1];
  const needsComma = item !== undefined && commas <= before;
  const slot: Place = {
    ...here,
    kind: 'item',
    path: [...path, before + 1],
    pair: walk.pair,
    array,
    index: before + 1,
    needsComma,
  };
  if (!needsComma) return slot;
  // Between an item and its comma nothing can be typed; where the comma is missing, on a new line, an item can.
  const followed =
    array.commas.length > before || (next !== undefined && sameLine(doc.text, offset, next.span.start));
  if (followed || sameLine(doc.text, item.span.end, offset))
    return { ...here, kind: 'none', path: [...path] };
  return slot;
}

/** Whether an unclosed value goes on up to `offset`, which lies after its end: an array does, others to their line's end. */
function claims(text: string, value: Value, offset: number): boolean {
  if (value.kind === 'array') return !value.closed;
  if (!sameLine(text, value.span.end, offset)) return false;
  const between = text.slice(value.span.end, offset);
  if (value.kind === 'inline-table') return !value.closed && !/[,}\]]/.test(between);
  return value.kind === 'string' && value.inner.end === value.span.end && between.trim() === '';
}

function bracket(walk: Descent, node: Value): Place {
  const { here, path, pair, array } = walk;
  return { ...here, kind: 'value', path: [...path], pair, node, span: node.span, index: undefined, array };
}

function enterInlineTable(walk: Descent, inline: InlineTable): Step {
  const { here, path, doc } = walk;
  const { offset } = here;
  if (offset <= inline.span.start || (inline.closed && offset === inline.span.end))
    return bracket(walk, inline);
  if (offset > inline.span.end && (inline.closed || !sameLine(doc.text, inline.span.end, offset)))
    return undefined;

  const before = lastAtOrBefore(inline.pairs, offset);
  const pair = inline.pairs[before];
  const commas = lastIndex(inline.commas, (comma) => comma < offset) + 1;
  if (pair !== undefined && commas <= before) {
    walk.pair = pair;
    walk.inline = inline;
    const length = path.length;
    const step = enterPair(walk);
    if (step !== undefined && ('offset' in step || offset <= step.span.end || claims(doc.text, step, offset)))
      return step;
    path.length = length;
    const crossed = !sameLine(doc.text, pair.span.end, offset);
    if (!crossed) return { ...here, kind: 'none', path: [...path] };
  }
  const parent = [...path];
  return {
    ...here,
    kind: 'key',
    path: parent,
    table: inline.table,
    pair: undefined,
    part: undefined,
    index: 0,
    parent,
    inline,
  };
}
