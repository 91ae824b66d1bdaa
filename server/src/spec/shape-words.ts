import { alternatives } from './alternatives.ts';
import type { Shape } from './shape.ts';

/** What a value is, in a few words for the first line of a hover: `list of strings`. */
export function shapeTitle(shape: Shape): string {
  const words = [...new Set(alternatives(shape).map((one) => wordsOf(one, true)))];
  return words.length > 3 ? `${words.slice(0, 2).join(', ')} or another type` : words.join(' or ');
}

function wordsOf(shape: Shape, deep: boolean): string {
  switch (shape.type) {
    case 'boolean':
      return 'true or false';
    case 'datetime':
      return 'date or time';
    case 'any':
    case 'one-of':
      return 'value';
    case 'array': {
      if (!deep) return 'list';
      const items = [...new Set(alternatives(shape.items).map((one) => wordsOf(one, false)))];
      return items.length === 1 && items[0] !== 'value' ? `list of ${plural(items[0] as string)}` : 'list';
    }
    case 'string':
      return shape.values !== undefined && shape.open === undefined && shape.patterns === undefined
        ? 'one of several words'
        : 'string';
    default:
      return shape.type;
  }
}

const plural = (word: string): string =>
  word === 'one of several words' ? 'words' : word === 'true or false' ? 'truth values' : `${word}s`;

/** A value of JSON as TOML, for defaults; `undefined` for `null`, which TOML has no word for. */
export function tomlOf(json: unknown, depth = 4): string | undefined {
  switch (typeof json) {
    case 'string':
      return JSON.stringify(json);
    case 'boolean':
    case 'number':
      return String(json);
    case 'object': {
      if (json === null || depth === 0) return undefined;
      if (Array.isArray(json)) {
        const items = json.map((item) => tomlOf(item, depth - 1));
        return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
      }
      const pairs = Object.entries(json).map(([name, value]) => {
        const text = tomlOf(value, depth - 1);
        return text === undefined
          ? undefined
          : `${/^[A-Za-z0-9_-]+$/.test(name) ? name : JSON.stringify(name)} = ${text}`;
      });
      return pairs.includes(undefined) ? undefined : pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
    }
    default:
      return undefined;
  }
}
