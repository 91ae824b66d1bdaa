// Generates configurations from what we know of a tool: right ones, and wrong ones of each kind.
const DEEPEST = 6;
const MOST_VALUES = 80;

/**
 * Every case for one tool, down to `deepest` tables inside each other. `samples` names right values (TOML) by key path, `*` for indexes and names that the project
 * chooses. A case: `{ id, kind, path, place, text, value, deprecated }`; `kind` is `right`, `wrongType`, `badValue`,
 * `unknownKey` or `missingKey`; `place` is the path as the verified data know it.
 */
export function casesOf(registry, tool, samples = {}, deepest = DEEPEST) {
  const cases = new Map();
  for (const table of tool.tables) {
    const shape = registry.tableAt(table.path);
    if (shape !== undefined)
      tableCases({ registry, tool, samples, cases, deepest, header: table.path }, shape);
  }
  return [...cases.values()];
}

function tableCases(work, root) {
  const { header, cases, samples } = work;
  const open = [
    {
      shape: root,
      path: header,
      wrap: (lines) => lines.map(({ key, value }) => `${key} = ${value}`).join('\n'),
      depth: 0,
      above: [],
    },
  ];
  const isOwn = (path) =>
    work.tool.tables.some(
      (table) => table.path.length > header.length && table.path.join('.') === path.join('.'),
    );

  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    const { shape, path, wrap, depth, above } = at;
    const required = shape.keys.filter((key) => key.required && !key.removed);
    const rest = (except) =>
      required
        .filter(({ name }) => name !== except)
        .map((key) => ({ key: quoteKey(key.name), value: minimalKey(key, [...path, key.name], samples) }));
    const put = (kind, name, value, key) => {
      const full = [...path, name];
      const place = full.join('.');
      const lines = [...rest(name), ...(value === undefined ? [] : [{ key: quoteKey(name), value }])];
      const text = `[${header.map(quoteKey).join('.')}]\n${wrap(lines)}\n`;
      const id = `${kind} ${place}${value === undefined ? '' : ` = ${value}`}`;
      if (!cases.has(id))
        cases.set(id, {
          id,
          kind,
          path: full,
          place,
          text,
          value,
          ...(at.deprecated || key?.deprecated ? { deprecated: true } : {}),
        });
    };

    for (const key of shape.keys) {
      const here = [...path, key.name];
      if (isOwn(here)) continue;
      const deeper = valueCases(key, here, samples, (kind, value) =>
        put(key.removed ? 'unknownKey' : kind, key.name, value, key),
      );
      if (key.required && !key.removed) put('missingKey', key.name, undefined, key);
      descend(deeper, key.name, here, at.deprecated || key.deprecated !== undefined);
    }
    for (const one of [...(shape.patterns ?? []), ...(shape.rest === undefined ? [] : [shape.rest])]) {
      const name = samples[`${[...path, '*'].join('.')}#name`] ?? nameFor(one.pattern);
      const here = [...path, '*'];
      const deeper = valueCases(one, here, samples, (kind, value) => {
        const full = here.join('.');
        const lines = [...rest(), { key: quoteKey(name), value }];
        const id = `${kind} ${full} = ${value}`;
        if (!cases.has(id))
          cases.set(id, {
            id,
            kind,
            path: here,
            place: full,
            text: `[${header.map(quoteKey).join('.')}]\n${wrap(lines)}\n`,
            value,
            ...(at.deprecated ? { deprecated: true } : {}),
          });
      });
      descend(deeper, name, here, at.deprecated);
    }
    if (!shape.open && shape.rest === undefined && !falls('no-such-key-at-all', shape.patterns))
      put('unknownKey', 'no-such-key-at-all', '1');

    function descend(tables, name, here, deprecated) {
      if (depth >= work.deepest) return;
      for (const { table, around, step } of tables) {
        if (above.includes(table) || shape === table) continue;
        open.push({
          shape: table,
          path: [...here, ...step],
          depth: depth + 1,
          deprecated,
          above: [...above, shape],
          wrap: (lines) => wrap([...rest(name), { key: quoteKey(name), value: around(inline(lines)) }]),
        });
      }
    }
  }
}

const inline = (lines) =>
  lines.length === 0 ? '{}' : `{ ${lines.map(({ key, value }) => `${key} = ${value}`).join(', ')} }`;

/** Puts the cases of one value and gives the tables inside it. */
function valueCases(key, path, samples, put) {
  const place = path.join('.');
  const tables = [];
  const shapes = alternatives(key.shape);
  const sample = samples[place] ?? key.example;
  const samplesHere = sample === undefined ? undefined : [sample].flat();
  if (samplesHere !== undefined) for (const one of samplesHere) put('right', one);
  for (const shape of shapes) {
    if (samplesHere === undefined || shape.values !== undefined)
      for (const value of rightValues(shape, path, samples)) put('right', value);
    if (shape.type === 'table') tables.push({ table: shape, around: (text) => text, step: [] });
    if (shape.type === 'array')
      for (const item of alternatives(shape.items)) {
        if (item.type === 'table') tables.push({ table: item, around: (text) => `[${text}]`, step: ['*'] });
        if (samplesHere === undefined)
          for (const value of rightValues(item, [...path, '*'], samples)) put('right', `[${value}]`);
        else if (item.values !== undefined)
          for (const value of rightValues(item, [...path, '*'], samples)) put('right', `[${value}]`);
      }
  }
  for (const value of wrongTypes(shapes)) put('wrongType', value);
  for (const value of badValues(shapes)) put('badValue', value);
  return tables;
}

function rightValues(shape, path, samples) {
  const sample = samples[path.join('.')];
  switch (shape.type) {
    case 'string': {
      const values = spread((shape.values ?? []).filter(({ removed }) => removed === undefined)).map(
        ({ value }) => JSON.stringify(value),
      );
      return values.length > 0 && (shape.open === undefined || shape.language === undefined)
        ? values
        : [sample ?? minimal(shape)];
    }
    case 'boolean':
      return (shape.values ?? [true, false]).map(String);
    case 'integer':
    case 'number':
      return (
        shape.values?.map(String) ?? [...new Set([shape.min ?? 1, shape.max ?? shape.min ?? 1])].map(String)
      );
    case 'table':
      return [sample ?? minimal(shape, path, samples)];
    case 'array':
      return (shape.minItems ?? 0) > 0 ? [sample ?? minimal(shape, path, samples)] : ['[]'];
    default:
      return sample === undefined ? [] : [sample];
  }
}

/** Values of types that are none of those, two at most: each kind of confusion once. */
function wrongTypes(shapes) {
  const takes = new Set(shapes.map(({ type }) => type));
  if (takes.has('any')) return [];
  const wrong = [];
  const candidates = { string: '"x"', integer: '17', boolean: 'true', array: '["x"]', table: '{ x = 1 }' };
  for (const [type, value] of Object.entries(candidates)) {
    if (takes.has(type) || (type === 'integer' && (takes.has('number') || takes.has('float')))) continue;
    wrong.push(value);
  }
  const items = shapes.filter(({ type }) => type === 'array').flatMap(({ items }) => alternatives(items));
  if (takes.has('array') && items.length > 0) {
    const inner = new Set(items.map(({ type }) => type));
    if (!inner.has('any') && !inner.has('integer') && !inner.has('number')) wrong.push('[17]');
    else if (!inner.has('any') && !inner.has('string')) wrong.push('["x"]');
  }
  return wrong;
}

function badValues(shapes) {
  const bad = [];
  const closed = (list) =>
    list.length > 0 && list.every((one) => one.values !== undefined && !one.open && !one.patterns);
  const strings = shapes.filter(({ type }) => type === 'string');
  if (closed(strings)) bad.push('"no-such-value"');
  const items = shapes
    .filter(({ type }) => type === 'array')
    .flatMap(({ items }) => alternatives(items))
    .filter(({ type }) => type === 'string');
  if (closed(items)) bad.push('["no-such-value"]');
  if (strings.some(({ fields }) => fields !== undefined)) bad.push('"{no_such_field}"', '"{"');
  for (const { type, min, max, values } of shapes) {
    if (type !== 'integer' && type !== 'number') continue;
    if (values !== undefined) continue;
    if (min !== undefined) bad.push(String(min - 1));
    if (max !== undefined) bad.push(String(max + 1));
  }
  return bad;
}

export const alternatives = (shape) => (shape.type === 'one-of' ? shape.of.flatMap(alternatives) : [shape]);

const minimalKey = (key, path, samples) =>
  [samples[path.join('.')] ?? key.example ?? minimal(key.shape, path, samples)].flat()[0];

function minimal(shape, path = [], samples = {}, depth = 0) {
  const [first] = alternatives(shape);
  switch (first.type) {
    case 'string':
      return JSON.stringify(
        first.values?.[0]?.value ?? fitting(first.patterns) ?? byLanguage[first.language] ?? 'x',
      );
    case 'boolean':
      return String(first.values?.[0] ?? true);
    case 'integer':
    case 'number':
      return String(first.values?.[0] ?? first.min ?? 1);
    case 'float':
      return '1.5';
    case 'datetime':
      return '2026-01-01';
    case 'array':
      return `[${Array.from({ length: first.minItems ?? 0 }, () => minimal(first.items, [...path, '*'], samples, depth + 1)).join(', ')}]`;
    case 'table':
      if (depth > DEEPEST) return '{}';
      return inline(
        first.keys
          .filter((key) => key.required)
          .map((key) => ({ key: quoteKey(key.name), value: minimalKey(key, [...path, key.name], samples) })),
      );
    default:
      return '"x"';
  }
}

const byLanguage = {
  path: 'src',
  glob: '*.py',
  regex: 'a+',
  version: '1.0',
  'specifier-set': '>=3.10',
  requirement: 'requests',
  url: 'https://example.org',
  'object-reference': 'package.module:name',
  'distribution-name': 'requests',
  'import-name': 'package',
  'group-name': 'dev',
  'extra-name': 'extra',
  'license-expression': 'MIT',
  classifier: 'Programming Language :: Python',
  email: 'ada@example.org',
};

const texts = [
  'name',
  'src',
  'a',
  '*',
  '.',
  '3.12',
  'x-name',
  'true',
  '1',
  '17',
  '1.5',
  '3.10',
  '2026-01-01',
  'space',
  'x_name',
  '',
];

const nameFor = (pattern) => (pattern === undefined ? 'name' : (fitting([pattern]) ?? 'name'));

/** A text that one of the patterns takes: one of a few that often do, else the first of its alternatives. */
function fitting(patterns) {
  for (const pattern of patterns ?? []) {
    try {
      const regex = new RegExp(pattern);
      const alternative = /^\^\(([\w-]+)[|)]/.exec(pattern)?.[1];
      const prefix = /^\^([\w-]+)$/.exec(pattern)?.[1];
      const found = [...texts, alternative, prefix && `${prefix}name`].find(
        (text) => text !== undefined && regex.test(text),
      );
      if (found !== undefined) return found;
    } catch {
      // A regular expression that this engine does not read says nothing about texts.
    }
  }
  return undefined;
}

/** Whether a name falls under one of the patterns of a table. */
function falls(name, patterns) {
  return (patterns ?? []).some(({ pattern }) => {
    try {
      return new RegExp(pattern).test(name);
    } catch {
      return true;
    }
  });
}

/** All of a short list; of a long one so many, evenly spread. */
function spread(list) {
  if (list.length <= MOST_VALUES) return list;
  return Array.from({ length: MOST_VALUES }, (_, i) => list[Math.floor((i * list.length) / MOST_VALUES)]);
}

const quoteKey = (name) => (/^[A-Za-z0-9_-]+$/.test(name) ? name : JSON.stringify(name));
