import { type JsonObject, listFrom, objectFrom, stringFrom } from '../standards/json.ts';

/** More alternatives than this are not told apart: the value may be anything then. */
const MOST_ALTERNATIVES = 60;

/** Parts of a schema that hold together: a value is right when it meets all of them. */
export type Parts = readonly JsonObject[];

/** Looks up references in one schema document. */
export interface Resolver {
  /** The schema that a node refers to; `undefined` where that is not in the document. */
  target(node: JsonObject): JsonObject | undefined;
  /**
   * The alternatives that a schema consists of, `$ref`, `allOf`, `anyOf` and `oneOf` unfolded; each is a list of parts
   * without these keywords. `undefined` where a reference leads nowhere or there are too many: then nothing is known.
   */
  alternatives(parts: Parts): readonly Parts[] | undefined;
}

/** A resolver for one document; references are JSON pointers into it. */
export function resolver(root: JsonObject): Resolver {
  const target = (node: JsonObject): JsonObject | undefined => {
    const ref = stringFrom(node.$ref);
    return ref === undefined ? undefined : at(root, ref);
  };

  const expand = (node: JsonObject, open: readonly JsonObject[]): readonly Parts[] | undefined => {
    // A schema that is its own alternative says nothing.
    if (open.includes(node)) return [[]];
    const inside = [...open, node];
    let found: readonly Parts[] = [[node]];
    if (typeof node.$ref === 'string') {
      const to = target(node);
      if (to === undefined) return undefined;
      const more = expand(to, inside);
      if (more === undefined) return undefined;
      found = product(found, more);
    }
    for (const one of listFrom(node.allOf)) {
      const more = one === true ? undefined : expand(objectFrom(one), inside);
      if (more !== undefined) found = product(found, more);
    }
    for (const keyword of ['anyOf', 'oneOf']) {
      const choices = listFrom(node[keyword]);
      if (choices.length === 0) continue;
      const union: Parts[] = [];
      for (const choice of choices) {
        const more = choice === true ? [[]] : expand(objectFrom(choice), inside);
        if (more === undefined) return undefined;
        union.push(...more);
      }
      found = product(found, union);
    }
    return found.length > MOST_ALTERNATIVES ? undefined : found;
  };

  return {
    target,
    alternatives(parts) {
      let found: readonly Parts[] = [[]];
      for (const part of parts) {
        const more = expand(part, []);
        if (more === undefined) return undefined;
        found = product(found, more);
        if (found.length > MOST_ALTERNATIVES) return undefined;
      }
      return found;
    },
  };
}

const product = (a: readonly Parts[], b: readonly Parts[]): readonly Parts[] =>
  a.length * b.length > 4 * MOST_ALTERNATIVES
    ? a
    : a.flatMap((one) => b.map((other) => [...one, ...other.filter((part) => !one.includes(part))]));

/** The schema at a reference such as `#/definitions/rule` or `#`. */
export function at(root: JsonObject, ref: string): JsonObject | undefined {
  if (!ref.startsWith('#')) return undefined;
  let node: unknown = root;
  for (const step of ref.slice(1).split('/').slice(1)) {
    const name = decode(step);
    if (Array.isArray(node)) node = node[Number(name)];
    else if (typeof node === 'object' && node !== null && Object.hasOwn(node, name))
      node = (node as Record<string, unknown>)[name];
    else return undefined;
  }
  if (node === true) return {};
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as JsonObject) : undefined;
}

/** `~1` is `/`, `~0` is `~`; percent signs come from addresses. */
function decode(step: string): string {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  return plain.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
