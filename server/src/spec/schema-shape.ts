import { lazy } from '../model/lazy.ts';
import { type JsonObject, listFrom, objectFrom, stringFrom, stringsFrom } from '../standards/json.ts';
import { alternatives } from './alternatives.ts';
import { at, type Parts, type Resolver, resolver } from './schema-resolve.ts';
import { shortDocs } from './schema-text.ts';
import type {
  ArrayShape,
  Choice,
  KeyEnd,
  KeySpec,
  PatternSpec,
  RestSpec,
  ScalarShape,
  Shape,
  StringShape,
  TableShape,
} from './shape.ts';
import { shapeTitle, tomlOf } from './shape-words.ts';
import { unionOf } from './table-union.ts';

const ANY: Shape = { type: 'any' };

/**
 * The shape that a JSON schema describes, from the place that a pointer (`#/properties/tool`) names. What lies inside is
 * read when it is first asked for, so that a large schema costs what is used of it. Where the schema leads nowhere or
 * says more than shapes can, the shape admits more than the schema does, never less.
 */
export function schemaShape(schema: unknown, pointer = '#'): Shape {
  const root = objectFrom(schema);
  const start = at(root, pointer);
  return start === undefined ? ANY : walker(resolver(root)).shape([start]);
}

/** As `schemaShape`, for a schema of a table; open where the schema describes something else. */
export function schemaTableShape(schema: unknown, pointer = '#'): TableShape {
  return unionOf(alternatives(schemaShape(schema, pointer)).filter((one) => one.type === 'table'));
}

interface Walker {
  shape(parts: Parts): Shape;
}

function walker(refs: Resolver): Walker {
  const known = new WeakMap<JsonObject, Shape>();
  const shape = (parts: Parts): Shape => {
    const [only, other] = parts;
    if (only === undefined) return ANY;
    if (other !== undefined) return make(parts);
    const made = known.get(only) ?? make(parts);
    known.set(only, made);
    return made;
  };

  const make = (parts: Parts): Shape => {
    const found = refs.alternatives(parts)?.map(shapesOf);
    if (found === undefined || found.some((one) => one === undefined)) return ANY;
    const shapes = merged((found as (readonly Shape[])[]).flat());
    const [first, second] = shapes;
    if (first === undefined) return ANY;
    return second === undefined ? first : { type: 'one-of', of: shapes };
  };

  /** The shapes of one alternative, one for each type; `undefined` where it may be anything. */
  const shapesOf = (parts: Parts): readonly Shape[] | undefined => {
    const types = typesOf(parts);
    return types && [...types].flatMap((type) => shapeOf(type, parts) ?? []);
  };

  const shapeOf = (type: string, parts: Parts): Shape | undefined => {
    switch (type) {
      case 'string':
        return stringShape(parts);
      case 'boolean':
      case 'integer':
      case 'number':
        return scalarShape(type, parts);
      case 'array':
        return arrayShape(parts);
      case 'object':
        return tableShape(parts);
      default:
        return undefined;
    }
  };

  const arrayShape = (parts: Parts): ArrayShape => {
    const items = lazy(() => itemsOf(parts));
    const minItems = largest(parts, 'minItems');
    const maxItems = smallest(parts, 'maxItems');
    return {
      type: 'array',
      get items() {
        return items();
      },
      ...(minItems === undefined ? {} : { minItems }),
      ...(maxItems === undefined ? {} : { maxItems }),
    };
  };

  const itemsOf = (parts: Parts): Shape => {
    const single = parts.flatMap(({ items }) => (isSchema(items) ? [objectFrom(items)] : []));
    if (single.length > 0) return shape(single);
    const places = parts.flatMap(({ items }) => listFrom(items).map(objectFrom));
    return places.length === 0 ? ANY : shape([{ anyOf: places }]);
  };

  const tableShape = (parts: Parts): TableShape => {
    const isClosed = parts.some((part) => part.additionalProperties === false);
    const keys = lazy(() => keysOf(parts));
    const patterns = parts.flatMap(({ patternProperties }) =>
      Object.entries(objectFrom(patternProperties)).map(([pattern, node]) =>
        patternSpec(pattern, objectFrom(node)),
      ),
    );
    const others = parts.flatMap(({ additionalProperties }) =>
      isSchema(additionalProperties) && Object.keys(objectFrom(additionalProperties)).length > 0
        ? [objectFrom(additionalProperties)]
        : [],
    );
    const rest = others.length === 0 ? undefined : restSpec(others);
    const forbidden = parts.flatMap(({ properties }) =>
      Object.entries(objectFrom(properties)).flatMap(([name, node]) => (node === false ? [name] : [])),
    );
    const minKeys = largest(parts, 'minProperties');
    return {
      type: 'table',
      get keys() {
        return keys();
      },
      ...(patterns.length === 0 ? {} : { patterns }),
      ...(rest === undefined ? {} : { rest }),
      ...(isClosed || rest !== undefined ? {} : { open: true }),
      ...(forbidden.length === 0 ? {} : { forbidden }),
      ...(minKeys === undefined ? {} : { minKeys }),
    };
  };

  const keysOf = (parts: Parts): readonly KeySpec[] => {
    const nodes = new Map<string, JsonObject[]>();
    const forbidden = new Set<string>();
    for (const { properties } of parts) {
      for (const [name, node] of Object.entries(objectFrom(properties))) {
        if (node === false) forbidden.add(name);
        const own = nodes.get(name) ?? [];
        own.push(objectFrom(node));
        nodes.set(name, own);
      }
    }
    const required = new Set(parts.flatMap((part) => stringsFrom(part.required)));
    for (const name of required) if (!nodes.has(name)) nodes.set(name, []);
    return [...nodes]
      .filter(([name]) => !forbidden.has(name))
      .map(([name, own]) => keySpec(name, own, required.has(name)));
  };

  const keySpec = (name: string, nodes: Parts, required: boolean): KeySpec => {
    const inside = lazy(() => shape(nodes));
    const docs = lazy(() => shortDocs(descriptionOf(nodes)));
    const fallback = tomlOf(firstOf(nodes, 'default'));
    const reference = stringFrom(objectFrom(objectFrom(firstOf(nodes, 'x-taplo')).links).key);
    return {
      name,
      get shape() {
        return inside();
      },
      get title() {
        return shapeTitle(inside());
      },
      get docs() {
        return docs();
      },
      ...(reference === undefined ? {} : { reference }),
      ...(required ? { required: true } : {}),
      ...(fallback === undefined ? {} : { default: fallback }),
      ...(isDeprecated(nodes) ? { deprecated: deprecationOf(descriptionOf(nodes)) } : {}),
    };
  };

  const restSpec = (nodes: Parts): RestSpec => {
    const inside = lazy(() => shape(nodes));
    const docs = lazy(() => shortDocs(descriptionOf(nodes)));
    return {
      keyTitle: 'name',
      get shape() {
        return inside();
      },
      get title() {
        return shapeTitle(inside());
      },
      get docs() {
        return docs();
      },
    };
  };
  const patternSpec = (pattern: string, node: JsonObject): PatternSpec =>
    Object.defineProperty(restSpec([node]), 'pattern', { value: pattern, enumerable: true }) as PatternSpec;

  /** The first description of a node, of what it refers to, or of its only alternative that is not `null`. */
  const descriptionOf = (nodes: Parts): string => {
    let left = 12;
    const waiting = [...nodes];
    for (let node = waiting.shift(); node !== undefined && left > 0; node = waiting.shift(), left--) {
      const own = stringFrom(node.description) ?? stringFrom(node.markdownDescription);
      if (own !== undefined) return own;
      const to = refs.target(node);
      if (to !== undefined) waiting.push(to);
      const choices = [...listFrom(node.anyOf), ...listFrom(node.oneOf)]
        .map(objectFrom)
        .filter((one) => one.type !== 'null');
      waiting.push(...listFrom(node.allOf).map(objectFrom), ...(choices.length === 1 ? choices : []));
    }
    return '';
  };

  const isDeprecated = (nodes: Parts): boolean =>
    nodes.some((node) => node.deprecated === true || refs.target(node)?.deprecated === true);

  return { shape };
}

const isSchema = (json: unknown): boolean =>
  json === true || (typeof json === 'object' && json !== null && !Array.isArray(json));

const firstOf = (nodes: Parts, keyword: string): unknown =>
  nodes.find((node) => node[keyword] !== undefined)?.[keyword];

/** What a description says of it: the sentence, and the key to use instead where it names one in quotes. */
function deprecationOf(description: string): KeyEnd {
  const sentence = description.split(/(?<=\.)\s+/).find((one) => /deprecat|obsolete|instead/i.test(one));
  const message = sentence?.replace(/[*\s]+/g, ' ').trim() ?? '';
  const successor = /\buse (['"`])([\w.-]+)\1 instead/i.exec(message)?.[2];
  return successor === undefined ? { message } : { message: '', successor };
}

/** The JSON types that all parts admit; `undefined` where none of them says. */
function typesOf(parts: Parts): ReadonlySet<string> | undefined {
  let types: ReadonlySet<string> | undefined;
  const narrow = (more: readonly string[]): void => {
    const wider = more.includes('number') ? [...more, 'integer'] : more;
    types = types === undefined ? new Set(more) : new Set([...types].filter((one) => wider.includes(one)));
  };
  for (const part of parts) {
    const { type } = part;
    if (typeof type === 'string') narrow([type]);
    else if (Array.isArray(type)) narrow(stringsFrom(type));
    if (part.const !== undefined) narrow([jsonType(part.const)]);
    else if (Array.isArray(part.enum)) narrow([...new Set(part.enum.map(jsonType))]);
  }
  if (types !== undefined) return types;
  for (const part of parts) {
    const implied = impliedType(part);
    if (implied !== undefined) narrow([implied]);
  }
  return types;
}

function impliedType(part: JsonObject): string | undefined {
  const has = (...keywords: readonly string[]) => keywords.some((keyword) => part[keyword] !== undefined);
  if (has('properties', 'patternProperties', 'additionalProperties', 'required', 'minProperties'))
    return 'object';
  if (has('items', 'minItems', 'uniqueItems')) return 'array';
  if (has('pattern', 'minLength', 'maxLength', 'format')) return 'string';
  return undefined;
}

function jsonType(json: unknown): string {
  if (json === null) return 'null';
  if (Array.isArray(json)) return 'array';
  if (typeof json === 'number') return Number.isInteger(json) ? 'integer' : 'number';
  return typeof json;
}

/** The values that all parts with a list of them name; `undefined` where no part lists any. */
function valuesOf(parts: Parts): readonly unknown[] | undefined {
  let values: readonly unknown[] | undefined;
  for (const part of parts) {
    const own = part.const === undefined ? (Array.isArray(part.enum) ? part.enum : undefined) : [part.const];
    if (own !== undefined)
      values = values === undefined ? own : values.filter((value) => own.includes(value));
  }
  return values;
}

function stringShape(parts: Parts): StringShape {
  const values = valuesOf(parts);
  const patterns = parts.flatMap(({ pattern, format }) => [
    ...(typeof pattern === 'string' ? [pattern] : []),
    ...(typeof format === 'string' && Object.hasOwn(FORMATS, format) ? [FORMATS[format] as string] : []),
  ]);
  const language = parts.some(({ format }) => format === 'regex') ? ({ language: 'regex' } as const) : {};
  const except = parts.flatMap(({ not }) => {
    const { const: one, enum: several } = objectFrom(not);
    return typeof one === 'string' ? [one] : stringsFrom(several);
  });
  if (values !== undefined) {
    const docs = values.length === 1 ? stringFrom(firstOf(parts, 'description')) : undefined;
    const choices: Choice[] = values
      .filter((value): value is string => typeof value === 'string')
      .map((value) => ({ value, ...(docs === undefined ? {} : { docs: shortDocs(docs) }) }));
    return { type: 'string', ...language, values: choices };
  }
  const examples = parts.flatMap((part) => stringsFrom(part.examples)).slice(0, 20);
  return {
    type: 'string',
    ...language,
    ...(patterns.length === 1 ? { patterns } : { open: true as const }),
    ...(except.length === 0 ? {} : { except }),
    ...(examples.length === 0 || patterns.length === 1
      ? {}
      : { values: examples.map((value) => ({ value })), open: true as const }),
  };
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*';

/** Forms that schemas call by a name, as far as tools hold to them. */
const FORMATS: Readonly<Record<string, string>> = {
  'python-identifier': `^${NAME}$`,
  'python-qualified-identifier': `^${NAME}(\\.${NAME})*$`,
  'python-module-name': `^${NAME}(\\.${NAME})*$`,
  'pep561-stub-name': `^${NAME}-stubs(\\.${NAME})*$`,
  'pep508-identifier': '^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$',
};

/** Numbers without a sign, by their size. */
const LARGEST: Readonly<Record<string, number>> = { uint8: 255, uint16: 65_535 };

function scalarShape(type: 'boolean' | 'integer' | 'number', parts: Parts): ScalarShape {
  const values = valuesOf(parts)?.filter((value) => typeof value === 'number' || typeof value === 'boolean');
  const isUnsigned = parts.some(({ format }) => typeof format === 'string' && /^uint\d*$/.test(format));
  const size = parts.flatMap(({ format }) => LARGEST[String(format)] ?? []);
  const min = largest(isUnsigned ? [...parts, { minimum: 0 }] : parts, 'minimum');
  const max = smallest([...parts, ...size.map((maximum) => ({ maximum }))], 'maximum');
  return {
    type,
    ...(values === undefined ? {} : { values: values as (number | boolean)[] }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

const numbers = (parts: Parts, keyword: string): readonly number[] =>
  parts.map((part) => part[keyword]).filter((value): value is number => typeof value === 'number');
const largest = (parts: Parts, keyword: string): number | undefined => {
  const found = numbers(parts, keyword);
  return found.length === 0 ? undefined : Math.max(...found);
};
const smallest = (parts: Parts, keyword: string): number | undefined => {
  const found = numbers(parts, keyword);
  return found.length === 0 ? undefined : Math.min(...found);
};

/** Alternatives with those put together that differ only in the values they take: strings, numbers, truth values. */
function merged(shapes: readonly Shape[]): readonly Shape[] {
  const found: Shape[] = [];
  for (const shape of shapes) {
    const i = found.findIndex((one) => one.type === shape.type);
    const other = found[i];
    if (other === undefined) found.push(shape);
    else if (shape.type === 'string' && other.type === 'string') found[i] = eitherString(other, shape);
    else if (shape.type === 'boolean' || shape.type === 'integer' || shape.type === 'number')
      found[i] = eitherScalar(other as ScalarShape, shape);
    else if (!found.includes(shape)) found.push(shape);
  }
  return found;
}

function eitherString(a: StringShape, b: StringShape): StringShape {
  const values = [...(a.values ?? []), ...(b.values ?? [])];
  const unique = values.filter(({ value }, i) => values.findIndex((one) => one.value === value) === i);
  const patterns = [...(a.patterns ?? []), ...(b.patterns ?? [])];
  const language = a.language ?? b.language;
  const except = a.except?.filter((value) => b.except?.includes(value)) ?? [];
  return {
    type: 'string',
    ...(except.length === 0 ? {} : { except }),
    ...(language === undefined ? {} : { language }),
    ...(unique.length === 0 ? {} : { values: unique }),
    ...(patterns.length === 0 ? {} : { patterns }),
    ...(a.open || b.open ? { open: true } : {}),
  };
}

function eitherScalar(a: ScalarShape, b: ScalarShape): ScalarShape {
  const bothListed = a.values !== undefined && b.values !== undefined;
  const min = a.min === undefined || b.min === undefined ? undefined : Math.min(a.min, b.min);
  const max = a.max === undefined || b.max === undefined ? undefined : Math.max(a.max, b.max);
  return {
    type: a.type,
    ...(bothListed ? { values: [...(a.values ?? []), ...(b.values ?? [])] } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}
