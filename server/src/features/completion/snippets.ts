import { alternatives } from '../../spec/registry.ts';
import type { KeySpec, Shape, TableShape } from '../../spec/shape.ts';
import { writeKey } from '../../toml/strings.ts';
import { CURSOR } from './item.ts';
import type { DocumentStyle } from './style.ts';

/** The value that a key inserts: its own snippet, else what its shape asks for. */
export function valueText(
  shape: Shape,
  key: KeySpec | undefined,
  style: DocumentStyle,
  form: 'line' | 'inline',
): string {
  const list = alternatives(shape).find((one) => one.type === 'array');
  const text = key?.snippet ?? shapeText(shape, key);
  if (form === 'line' && style.listsByLine && list?.type === 'array' && isLong(list.items)) {
    return byLine(text, style);
  }
  return text;
}

/** Lists that grow: one item a line where the document has lists like that. */
const isLong = (items: Shape): boolean =>
  alternatives(items).some(
    (one) => one.type === 'string' && (one.language === 'requirement' || one.language === 'classifier'),
  );

/** `["‸"]` over three lines. */
function byLine(text: string, { eol, indent }: DocumentStyle): string {
  const inner = /^\[(.*)\]$/.exec(text)?.[1];
  return inner === undefined ? text : `[${eol}${indent}${inner},${eol}]`;
}

function shapeText(shape: Shape, key: KeySpec | undefined, depth = 4): string {
  const [first] = alternatives(shape);
  switch (first?.type) {
    case 'string':
      return `"${CURSOR}"`;
    case 'array':
      return `[${itemText(first.items, depth)}]`;
    case 'table':
      return tableText(first, depth);
    case 'boolean':
      return key?.default === 'true' ? 'false' : 'true';
    default:
      return CURSOR;
  }
}

/** What a list begins with: an empty string or table; numbers and the like are left to be typed. */
function itemText(shape: Shape, depth: number): string {
  const [first] = alternatives(shape);
  if (first?.type === 'table') return tableText(first, depth);
  return first?.type === 'string' ? `"${CURSOR}"` : CURSOR;
}

/** An inline table with the keys that are required and those that projects state; the cursor in the first. */
export function tableText({ keys, rest }: TableShape, depth = 4): string {
  // A table that holds tables of its own kind has no end.
  if (depth === 0) return `{${CURSOR}}`;
  const current = rest === undefined ? keys.filter(({ deprecated }) => deprecated === undefined) : [];
  const usual = current.filter((key) => key.required !== true && (key.common ?? 0) >= 0.1);
  const most = [...usual].sort((a, b) => (b.common ?? 0) - (a.common ?? 0)).slice(0, 2);
  const wanted = current.filter((key) => key.required === true || most.includes(key));
  if (wanted.length === 0) return `{${CURSOR}}`;
  const pairs = wanted.map((key, index) => {
    const value = key.snippet ?? shapeText(key.shape, key, depth - 1);
    return `${writeKey(key.name)} = ${index === 0 ? value : value.replaceAll(CURSOR, '')}`;
  });
  return `{${pairs.join(', ')}}`;
}

/** Whether completion has something to offer at the cursor of a value that was inserted. */
export function goesOn(shape: Shape, text: string, depth = 4): boolean {
  if (depth === 0) return false;
  const before = text[text.indexOf(CURSOR) - 1];
  if (!text.includes(CURSOR)) return false;
  return alternatives(shape).some((one) => {
    if (one.type === 'array') return goesOn(one.items, text, depth - 1);
    if (one.type === 'table') {
      if (before === '{') return one.keys.length > 0 || one.rest?.keyLanguage !== undefined;
      return one.keys.length === 1 && one.keys.some((key) => goesOn(key.shape, text, depth - 1));
    }
    if (one.type !== 'string') return false;
    if (one.language === 'specifier-set') return true;
    const isKnown = one.values !== undefined || (one.language !== undefined && KNOWN.has(one.language));
    return isKnown && (before === '"' || before === '[');
  });
}

/** Languages that always have something to offer. */
const KNOWN: ReadonlySet<string> = new Set([
  'build-backend',
  'classifier',
  'content-type',
  'dynamic-field',
  'group-name',
  'license-expression',
  'rule-code',
]);
