import { objectFrom, stringsFrom } from './json.ts';

/** Where a name is asked for; each part is asked only where the answer depends on it. */
export interface NamePlace {
  minor(): number;
  platform(): string;
}

/** Which names the modules of Python's library hold. */
export interface StandardNames {
  /** Whether a module has a name under a Python 3; `undefined` where it cannot be told. */
  has(module: string, name: string, place: NamePlace): boolean | undefined;
}

type Range = readonly [from: number, to: number] | undefined;

interface Names {
  readonly always: ReadonlySet<string>;
  /** For each platform the releases that have it. */
  readonly some: ReadonlyMap<string, readonly Range[]>;
  /** There by accident, or not in a row of releases. */
  readonly also: ReadonlySet<string>;
}

const words = (value: unknown): readonly string[] =>
  typeof value === 'string' ? value.split(' ').filter((word) => word !== '') : [];

/** Reads `standard-names.json`. Releases after those listed have what the last one has; older ones are not told. */
export function standardNamesFrom(json: unknown): StandardNames {
  const data = objectFrom(json);
  const [oldest, newest] = [Number(data.oldest), Number(data.newest)];
  const platforms = stringsFrom(data.platforms);
  const modules = objectFrom(data.modules);
  const known = new Map<string, Names>();
  const namesOf = (module: string): Names | undefined => {
    if (!Object.hasOwn(modules, module)) return undefined;
    const found = known.get(module) ?? namesFrom(objectFrom(modules[module]));
    known.set(module, found);
    return found;
  };
  return {
    has(module, name, { minor, platform }) {
      const names = name.startsWith('_') ? undefined : namesOf(module);
      if (names === undefined || names.also.has(name)) return undefined;
      const release = Math.min(minor(), newest);
      if (release < oldest) return undefined;
      if (names.always.has(name)) return true;
      const ranges = names.some.get(name);
      if (ranges === undefined) return false;
      const all = ranges.map((range) => range !== undefined && range[0] <= release && release <= range[1]);
      if (all.every((one) => one === all[0])) return all[0];
      const at = platforms.indexOf(platform());
      return at < 0 ? undefined : all[at];
    },
  };
}

function namesFrom(data: Readonly<Record<string, unknown>>): Names {
  const some = new Map<string, readonly Range[]>();
  for (const entry of Array.isArray(data.some) ? data.some : []) {
    const { in: where, names } = objectFrom(entry);
    const ranges = (where as readonly (readonly number[])[]).map(
      ([from, to]): Range => (from === undefined || to === undefined ? undefined : [from, to]),
    );
    for (const name of words(names)) some.set(name, ranges);
  }
  return { always: new Set(words(data.always)), some, also: new Set(words(data.also)) };
}
