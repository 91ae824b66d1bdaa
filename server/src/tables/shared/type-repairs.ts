import { alternatives } from '../../spec/registry.ts';
import type { Language, Shape } from '../../spec/shape.ts';
import { quote, writeKey } from '../../toml/strings.ts';
import { asTable, type TomlNode, type Value } from '../../toml/tree.ts';
import { personTable } from './person.ts';
import { fits } from './shape-check.ts';

/**
 * A value of the wrong type written in the right one, as TOML; `undefined` where that would need a guess. `source` gives
 * the text of a node as it stands in the document.
 */
export function repairedValue(
  node: TomlNode,
  shape: Shape,
  source: (node: TomlNode) => string,
): string | undefined {
  for (const wanted of alternatives(shape)) {
    const value = repairTo(node, wanted, source);
    if (value !== undefined) return value;
  }
  return undefined;
}

function repairTo(node: TomlNode, wanted: Shape, source: (node: TomlNode) => string): string | undefined {
  switch (wanted.type) {
    case 'array':
      return toArray(node, wanted.items, source);
    case 'string':
      return toText(node, wanted.language, source);
    case 'table':
      return node.kind === 'array' && wanted.rest?.keyLanguage === 'script-name'
        ? toScripts(node.items)
        : toTable(node, wanted, source);
    default:
      return undefined;
  }
}

function toArray(node: TomlNode, items: Shape, source: (node: TomlNode) => string): string | undefined {
  if (node.kind === 'string') {
    const parts = partsOf(node.value, languageOf(items));
    if (parts.length > 1) return `[${parts.map((part) => quote(part)).join(', ')}]`;
    if (takesText(items)) return node.value.trim() === '' ? '[]' : `[${source(node)}]`;
    const person = isPerson(items) ? personTable(node.value) : undefined;
    return person && `[${person}]`;
  }
  if (node.kind !== 'inline-table') return undefined;
  const [only, other] = [...node.table.members.values()];
  // The draft of PEP 639 had `license-files = { paths = […] }` and `{ globs = […] }`.
  if (
    languageOf(items) === 'glob' &&
    only?.node?.kind === 'array' &&
    other === undefined &&
    ['paths', 'globs'].includes(only.name)
  ) {
    return source(only.node);
  }
  return items.type === 'table' &&
    [...node.table.members.keys()].every((name) => items.keys.some((key) => key.name === name))
    ? `[${source(node)}]`
    : undefined;
}

/** The items that a string stands for: keywords between commas, requirements on lines of their own. */
function partsOf(text: string, language: Language | undefined): readonly string[] {
  const divider =
    language === 'keyword'
      ? /[,\n]/
      : language === 'requirement' || language === 'classifier'
        ? /\n/
        : undefined;
  if (divider === undefined) return [text];
  return text
    .split(divider)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function toText(
  node: TomlNode,
  language: Language | undefined,
  source: (node: TomlNode) => string,
): string | undefined {
  if (node.kind === 'array') {
    const [only, other] = node.items;
    return only?.kind === 'string' && other === undefined ? source(only) : undefined;
  }
  if (node.kind !== 'integer' && node.kind !== 'float') return undefined;
  const written = source(node);
  if (!/^\d+(?:\.\d+)?$/.test(written)) return undefined;
  if (language === 'specifier-set') return quote(`>=${written}`);
  const plain: readonly (Language | undefined)[] = ['version', 'keyword', 'distribution-name', undefined];
  return plain.includes(language) ? quote(written) : undefined;
}

/** `["tool = package:main"]`, as `setup()` took it. */
function toScripts(items: readonly Value[]): string | undefined {
  const pairs: string[] = [];
  for (const item of items) {
    const [, name = '', value = ''] =
      item.kind === 'string' ? (/^\s*([^=\s]+)\s*=\s*(\S.*?)\s*$/.exec(item.value) ?? []) : [];
    if (name === '') return undefined;
    pairs.push(`${writeKey(name)} = ${quote(value)}`);
  }
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function toTable(
  node: TomlNode,
  wanted: Extract<Shape, { type: 'table' }>,
  source: (node: TomlNode) => string,
): string | undefined {
  if (node.kind !== 'string') return undefined;
  if (wanted.rest?.keyLanguage === 'url-label' && /^https?:\/\//.test(node.value))
    return `{ Homepage = ${source(node)} }`;
  return isPerson(wanted) ? personTable(node.value) : undefined;
}

const isPerson = (shape: Shape): boolean =>
  shape.type === 'table' &&
  shape.keys.length === 2 &&
  shape.keys.every(({ name }) => name === 'name' || name === 'email');

const takesText = (shape: Shape): boolean => alternatives(shape).some(({ type }) => type === 'string');

function languageOf(shape: Shape): Language | undefined {
  for (const one of alternatives(shape)) if (one.type === 'string') return one.language;
  return undefined;
}

/** The items of a nested array where each of them fits: they can stand in the outer one. */
export function flattened(
  node: TomlNode,
  items: Shape,
  source: (node: TomlNode) => string,
): string | undefined {
  if (node.kind !== 'array' || node.items.length === 0) return undefined;
  return node.items.every((item) => fits(items, item) && asTable(item) === undefined)
    ? node.items.map(source).join(', ')
    : undefined;
}
