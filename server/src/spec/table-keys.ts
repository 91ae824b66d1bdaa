import type { KeySpec, PatternSpec, RestSpec, TableShape } from './shape.ts';

const listed = new WeakMap<TableShape, ReadonlyMap<string, KeySpec>>();

/** The description of a listed key of a table; `-` and `_` are the same where the tool reads them so. */
export function keyNamed(shape: TableShape, name: string): KeySpec | undefined {
  let keys = listed.get(shape);
  if (keys === undefined) {
    keys = new Map(shape.keys.map((key) => [folded(shape, key.name), key]));
    listed.set(shape, keys);
  }
  return keys.get(folded(shape, name));
}

const folded = (shape: TableShape, name: string): string =>
  shape.sameSeparators === true ? name.replaceAll('-', '_') : name;

/** What keys of this name mean that are not listed: the first pattern that matches, else the rest. */
export function restFor(shape: TableShape, name: string): PatternSpec | RestSpec | undefined {
  return shape.patterns?.find(({ pattern }) => matches(pattern, name)) ?? shape.rest;
}

const compiled = new Map<string, RegExp | undefined>();
const LONGEST = 1000;

/** Whether a text matches a regular expression of the data; one that this machine cannot read matches everything. */
export function matches(pattern: string, text: string): boolean {
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern));
  const regex = compiled.get(pattern);
  return regex === undefined || text.length > LONGEST || regex.test(text);
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    try {
      return new RegExp(pattern);
    } catch {
      return undefined;
    }
  }
}
