import { lazy } from '../model/lazy.ts';
import { type JsonObject, objectFrom, stringFrom } from '../standards/json.ts';
import type { Data } from './data.ts';
import { keyFromData, shapeFromData, tableFromData } from './data-shape.ts';
import { schemaTableShape } from './schema-shape.ts';
import type { KeySpec, RestSpec, Shape, StringShape, TableShape } from './shape.ts';

type ShapeOf = (data: Data) => TableShape;

/** Where the shape of a table comes from and what of our own data wins over it. */
export interface SchemaSource {
  /** Where in the schema the table is described: `#/properties/ini_options`. */
  readonly pointer?: string;
  /** Our own data file with corrections (see `corrected`). */
  readonly data?: string;
  /** The table in that file: `pytest.ini_options`. */
  readonly table?: string;
}

/** The shape of a table from a schema of the schema package, with our own data over it. */
export const schemaTable =
  (file: string, source: SchemaSource = {}): ShapeOf =>
  (data) => {
    const shape = schemaTableShape(data.schema(file), source.pointer ?? '#');
    if (source.data === undefined) return shape;
    const own = data.tool(source.data).tables[source.table ?? source.data];
    return own === undefined ? shape : corrected(shape, own);
  };

/** The shape of a table from our own data alone: `server/data/tools/<name>.json`, in it the table of that path. */
export const dataTable =
  (name: string, table: string = name): ShapeOf =>
  (data) =>
    tableFromData(data.tool(name).tables[table] ?? { open: true });

/**
 * A table with our own data over it. A key of the data with a type (or `anyOf`) replaces the shape; without one it
 * only adds to what is known (`default`, `since`, `docs` …). `"absent": true` takes the key away. `keys` without a type
 * correct the tables below. `"also": { … }` adds an alternative to the type, `open`, `rest`, `patterns` and
 * `sameSeparators` of the table replace what was there; `"each": { … }` corrects what stands for chosen names; `"closed": true` makes other keys unknown
 * (and disputed, where the schema lets them pass).
 */
export function corrected(shape: TableShape, json: JsonObject): TableShape {
  const changes = objectFrom(json.keys);
  const keys = lazy(() => [
    ...shape.keys.flatMap((key) => {
      const change = Object.hasOwn(changes, key.name) ? objectFrom(changes[key.name]) : undefined;
      if (change === undefined) return [key];
      return change.absent === true ? [] : [correctedKey(key, change)];
    }),
    ...Object.entries(changes).flatMap(([name, change]) =>
      shape.keys.some((key) => key.name === name) || objectFrom(change).absent === true
        ? []
        : [keyFromData(name, objectFrom(change))],
    ),
  ]);
  const own = tableFromData({ ...json, keys: {} });
  const open = json.closed === true ? undefined : (own.open ?? shape.open);
  const each = json.each === undefined ? undefined : objectFrom(json.each);
  const patterns = (own.patterns ?? shape.patterns)?.map((one) => correctedRest(one, each));
  const other = own.rest ?? shape.rest;
  const rest = json.closed === true || other === undefined ? undefined : correctedRest(other, each);
  const sameSeparators = own.sameSeparators ?? shape.sameSeparators;
  const extensible = own.extensible ?? shape.extensible;
  return {
    type: 'table',
    get keys() {
      return keys();
    },
    ...(patterns === undefined ? {} : { patterns }),
    ...(rest === undefined ? {} : { rest }),
    ...(open === undefined ? {} : { open }),
    ...(json.closed === true && shape.open ? { disputed: true } : {}),
    ...(sameSeparators === undefined ? {} : { sameSeparators }),
    ...(extensible === undefined ? {} : { extensible }),
    ...(shape.forbidden === undefined ? {} : { forbidden: shape.forbidden }),
    ...(shape.minKeys === undefined ? {} : { minKeys: shape.minKeys }),
  };
}

/** What stands for names that the project chooses, with a correction of its shape. */
function correctedRest<T extends RestSpec>(rest: T, json: JsonObject | undefined): T {
  if (json === undefined) return rest;
  const shape = lazy(() => correctedShape(rest.shape, json));
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(rest)) as T;
  return Object.defineProperty(copy, 'shape', { get: shape, enumerable: true });
}

function correctedKey(key: KeySpec, json: JsonObject): KeySpec {
  const own = keyFromData(key.name, json);
  const shape = lazy(() => correctedShape(key.shape, json));
  const docs = stringFrom(json.docs);
  const title = stringFrom(json.title);
  // Everything that is optional, read once; what is costly stays a getter.
  const { required, reference, since, deprecated, removed, example, snippet, common } = {
    ...optional(key),
    ...optional(own),
  };
  const fallback = own.default ?? key.default;
  return {
    name: key.name,
    get shape() {
      return shape();
    },
    get title() {
      return title ?? (json.type === undefined && json.anyOf === undefined ? key.title : own.title);
    },
    get docs() {
      return docs ?? key.docs;
    },
    ...(required === undefined || json.required === false ? {} : { required }),
    ...(reference === undefined ? {} : { reference }),
    ...(since === undefined ? {} : { since }),
    ...(deprecated === undefined || json.deprecated === false ? {} : { deprecated }),
    ...(removed === undefined ? {} : { removed }),
    ...(example === undefined ? {} : { example }),
    ...(snippet === undefined ? {} : { snippet }),
    ...(common === undefined ? {} : { common }),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

type Optional = Partial<Omit<KeySpec, 'name' | 'shape' | 'title' | 'docs' | 'default'>>;

function optional({
  required,
  reference,
  since,
  deprecated,
  removed,
  example,
  snippet,
  common,
}: KeySpec): Optional {
  return {
    ...(required === undefined ? {} : { required }),
    ...(reference === undefined ? {} : { reference }),
    ...(since === undefined ? {} : { since }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(removed === undefined ? {} : { removed }),
    ...(example === undefined ? {} : { example }),
    ...(snippet === undefined ? {} : { snippet }),
    ...(common === undefined ? {} : { common }),
  };
}

function correctedShape(shape: Shape, json: JsonObject): Shape {
  if (json.type !== undefined || json.anyOf !== undefined) return shapeFromData(json);
  if (json.also !== undefined) {
    const more = shapeFromData(objectFrom(json.also));
    return { type: 'one-of', of: [shape, more] };
  }
  const table =
    json.keys !== undefined ||
    json.open !== undefined ||
    json.rest !== undefined ||
    json.each !== undefined ||
    json.closed !== undefined;
  if (table) return mapTables(shape, (one) => corrected(one, json));
  if (json.items !== undefined)
    return mapShapes(shape, (one) =>
      one.type === 'array' ? { ...one, items: correctedShape(one.items, objectFrom(json.items)) } : one,
    );
  const text = ['values', 'language', 'patterns'].some((name) => json[name] !== undefined);
  return text ? mapShapes(shape, (one) => (one.type === 'string' ? correctedString(one, json) : one)) : shape;
}

/** A language alone takes nothing away from the values that are known. */
function correctedString(shape: StringShape, json: JsonObject): Shape {
  const { language, values, patterns, open } = shapeFromData({ ...json, type: 'string' }) as StringShape;
  if (values !== undefined || patterns !== undefined || language === undefined) {
    return {
      type: 'string',
      ...(language === undefined ? {} : { language }),
      ...(values === undefined ? {} : { values }),
      ...(patterns === undefined ? {} : { patterns }),
      ...(open === undefined ? {} : { open }),
    };
  }
  return { ...shape, language, ...(json.open === true ? { open } : {}) };
}

const mapTables = (shape: Shape, map: (table: TableShape) => TableShape): Shape =>
  mapShapes(shape, (one) => (one.type === 'table' ? map(one) : one));

const mapShapes = (shape: Shape, map: (one: Shape) => Shape): Shape =>
  shape.type === 'one-of' ? { type: 'one-of', of: shape.of.map((one) => mapShapes(one, map)) } : map(shape);
