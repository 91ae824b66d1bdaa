import { lazy } from '../model/lazy.ts';
import { type JsonObject, listFrom, objectFrom, stringFrom, stringsFrom } from '../standards/json.ts';
import type {
  Choice,
  KeyEnd,
  KeySpec,
  Language,
  PatternSpec,
  RestSpec,
  ScalarShape,
  Shape,
  TableShape,
} from './shape.ts';
import { shapeTitle, tomlOf } from './shape-words.ts';

/*
 * Our own data on tools, one object a key:
 *
 *   { "type": "integer", "min": 0, "default": 88, "docs": "…", "since": "0.1", "required": true,
 *     "deprecated": { "since": "1.0", "message": "…", "successor": "other" }, "removed": { … } }
 *   { "type": "string", "language": "template", "fields": ["version", { "value": "distance", "docs": "…" }] }
 *   Strings: "except": ["x"] are not right, whatever else is.
 *   { "type": "string", "values": ["a", { "value": "b", "docs": "…" }], "open": true, "patterns": ["^\\d+$"], "language": "glob" }
 *   { "type": "array", "items": { … }, "minItems": 1 }        "strings" is short for an array of strings
 *   { "type": "table", "keys": { … }, "rest": { … }, "patterns": { "<regex>": { … } }, "open": true }
 *   { "type": ["string", "strings"] }                         alternatives that differ in nothing but the type
 *   { "anyOf": [ … ] }                                        alternatives
 */

/** The shape of a value as our data describes it; without a type anything may stand there. */
export function shapeFromData(json: JsonObject): Shape {
  const choices = listFrom(json.anyOf).map((one) => shapeFromData(objectFrom(one)));
  if (choices.length > 0) return oneOf(choices);
  const types = Array.isArray(json.type) ? stringsFrom(json.type) : [stringFrom(json.type) ?? 'any'];
  return oneOf(types.map((type) => shapeOf(type, json)));
}

const oneOf = (shapes: readonly Shape[]): Shape => {
  const [first, second] = shapes;
  return first === undefined
    ? { type: 'any' }
    : second === undefined
      ? first
      : { type: 'one-of', of: shapes };
};

function shapeOf(type: string, json: JsonObject): Shape {
  switch (type) {
    case 'string':
      return { type, ...stringParts(json) };
    case 'strings':
      return { type: 'array', items: { type: 'string', ...stringParts(json) } };
    case 'array': {
      const items = lazy(() => shapeFromData(objectFrom(json.items)));
      return {
        type,
        get items() {
          return items();
        },
        ...(typeof json.minItems === 'number' ? { minItems: json.minItems } : {}),
        ...(typeof json.maxItems === 'number' ? { maxItems: json.maxItems } : {}),
      };
    }
    case 'table':
      return tableFromData(json);
    case 'integer':
    case 'float':
    case 'number':
    case 'boolean':
    case 'datetime':
      return scalar(type, json);
    default:
      return { type: 'any' };
  }
}

function stringParts(json: JsonObject) {
  const values = choicesFrom(json.values);
  const patterns = Array.isArray(json.patterns) ? stringsFrom(json.patterns) : [];
  const language = stringFrom(json.language);
  const except = stringsFrom(json.except);
  const fields = choicesFrom(json.fields);
  return {
    ...(language === undefined ? {} : { language: language as Language }),
    ...(values.length === 0 ? {} : { values }),
    ...(patterns.length === 0 ? {} : { patterns }),
    ...(except.length === 0 ? {} : { except }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(json.open === true || (values.length === 0 && patterns.length === 0) ? { open: true as const } : {}),
  };
}

const choicesFrom = (json: unknown): readonly Choice[] =>
  listFrom(json).flatMap((item): Choice[] => {
    if (typeof item === 'string') return [{ value: item }];
    const { value, docs, deprecated, removed } = objectFrom(item);
    if (typeof value !== 'string') return [];
    return [
      {
        value,
        ...(typeof docs === 'string' ? { docs } : {}),
        ...(typeof deprecated === 'string' ? { deprecated } : {}),
        ...(typeof removed === 'string' ? { removed } : {}),
      },
    ];
  });

function scalar(type: ScalarShape['type'], json: JsonObject): ScalarShape {
  const values = listFrom(json.values).filter(
    (value): value is number | boolean => typeof value === 'number' || typeof value === 'boolean',
  );
  return {
    type,
    ...(values.length === 0 || type === 'any' ? {} : { values }),
    ...(typeof json.min === 'number' ? { min: json.min } : {}),
    ...(typeof json.max === 'number' ? { max: json.max } : {}),
  };
}

/** The shape of a table as our data describes it: `keys`, `rest`, `patterns`, `open`, `sameSeparators`. */
export function tableFromData(json: JsonObject): TableShape {
  const keys = lazy(() =>
    Object.entries(objectFrom(json.keys)).map(([name, key]) => keyFromData(name, objectFrom(key))),
  );
  const patterns = Object.entries(Array.isArray(json.patterns) ? {} : objectFrom(json.patterns)).map(
    ([pattern, rest]): PatternSpec => ({ ...restFromData(objectFrom(rest)), pattern }),
  );
  return {
    type: 'table',
    get keys() {
      return keys();
    },
    ...(patterns.length === 0 ? {} : { patterns }),
    ...(json.rest === undefined ? {} : { rest: restFromData(objectFrom(json.rest)) }),
    ...(json.open === true ? { open: true } : {}),
    ...(json.sameSeparators === true ? { sameSeparators: true } : {}),
    ...(json.extensible === true ? { extensible: true } : {}),
  };
}

function restFromData(json: JsonObject): RestSpec {
  const shape = shapeFromData(json);
  const language = stringFrom(json.keyLanguage);
  return {
    keyTitle: stringFrom(json.keyTitle) ?? 'name',
    ...(language === undefined ? {} : { keyLanguage: language as Language }),
    shape,
    title: stringFrom(json.title) ?? shapeTitle(shape),
    docs: stringFrom(json.docs) ?? '',
  };
}

/** One key as our data describes it. */
export function keyFromData(name: string, json: JsonObject): KeySpec {
  const shape = lazy(() => shapeFromData(json));
  const title = stringFrom(json.title);
  const fallback = stringFrom(json.defaultToml) ?? tomlOf(json.default);
  const deprecated = endFrom(json.deprecated);
  const removed = endFrom(json.removed);
  return {
    name,
    get shape() {
      return shape();
    },
    get title() {
      return title ?? shapeTitle(shape());
    },
    docs: stringFrom(json.docs) ?? '',
    ...(json.required === true ? { required: true } : {}),
    ...text('reference', json.reference),
    ...text('since', json.since),
    ...text('example', json.example),
    ...text('snippet', json.snippet),
    ...(typeof json.common === 'number' ? { common: json.common } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(removed === undefined ? {} : { removed }),
  };
}

const text = <K extends string>(name: K, json: unknown): { readonly [P in K]?: string } =>
  (typeof json === 'string' ? { [name]: json } : {}) as { readonly [P in K]?: string };

function endFrom(json: unknown): KeyEnd | undefined {
  if (json === undefined || json === false) return undefined;
  if (json === true) return { message: '' };
  if (typeof json === 'string') return { message: json };
  const { since, message, successor, reportedBy } = objectFrom(json);
  return {
    message: stringFrom(message) ?? '',
    ...(typeof since === 'string' ? { since } : {}),
    ...(typeof successor === 'string' ? { successor } : {}),
    ...(typeof reportedBy === 'string' ? { reportedBy } : {}),
  };
}
