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

function shapeText(shape: Shape, key: KeySpec | undefined): string {
  const [first] = alternatives(shape);
  switch (first?.type) {
    case 'string':
      return `"${CURSOR}"`;
    case 'array':
      return `[${itemText(first.items)}]`;
    case 'table':
      return tableText(first);
    case 'boolean':
      return key?.default === 'true' ? 'false' : 'true';
    default:
      return CURSOR;
  }
}

/** What a list begins with: an empty string or table; numbers and the like are left to be typed. */
function itemText(shape: Shape): string {
  const [first] = alternatives(shape);
  if (first?.type === 'table') return tableText(first);
  return first?.type === 'string' ? `"${CURSOR}"` : CURSOR;
}

/** An inline table with the keys that are required, or that most projects state. */
export function tableText({ keys, rest }: TableShape): string {
  if (rest !== undefined) return `{${CURSOR}}`;
  const required = keys.filter((key) => key.required === true);
  const wanted = required.length > 0 ? required : keys.filter((key) => (key.common ?? 0) >= 0.5);
  if (wanted.length === 0) return `{${CURSOR}}`;
  const pairs = wanted.map((key, index) => {
    const value = shapeText(key.shape, key).replaceAll(CURSOR, '');
    const marked = index === 0 ? value.replace(/^"/, `"${CURSOR}`) : value;
    return `${writeKey(key.name)} = ${marked}`;
  });
  return `{${pairs.join(', ')}}`;
}

/** Whether completion has something to offer where the cursor of the snippet stands. */
export function goesOn(shape: Shape): boolean {
  return alternatives(shape).some((one) => {
    if (one.type === 'array') return goesOn(one.items);
    if (one.type === 'table') return one.keys.length > 0 || one.rest?.keyLanguage !== undefined;
    if (one.type === 'string')
      return one.values !== undefined || (one.language !== undefined && KNOWN.has(one.language));
    return false;
  });
}

const KNOWN: ReadonlySet<string> = new Set([
  'specifier-set',
  'requirement',
  'extra-name',
  'group-name',
  'license-expression',
  'classifier',
  'content-type',
  'dynamic-field',
  'build-backend',
  'import-name',
]);
