import { objectFrom, stringsFrom } from './json.ts';

/** Which top-level modules Python brings. */
export interface StandardModules {
  /** Whether a Python 3 has a module; `minor` is asked only where not all have the same answer. */
  has(name: string, minor: () => number): boolean;
}

/** Reads `standard-modules.json`. Releases beyond those listed have what the nearest of them has. */
export function standardModulesFrom(json: unknown): StandardModules {
  const data = objectFrom(json);
  const always = new Set(stringsFrom(data.always));
  const [oldest, newest] = [Number(data.oldest), Number(data.newest)];
  const some = new Map(
    Object.entries(objectFrom(data.some)).map(([name, minors]) => [
      name,
      new Set((minors as unknown[]).map(Number)),
    ]),
  );
  return {
    has: (name, minor) =>
      always.has(name) || some.get(name)?.has(Math.max(oldest, Math.min(minor(), newest))) === true,
  };
}
