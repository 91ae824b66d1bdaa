import { normalizeName } from '../standards/names.ts';
import { parseToml } from '../toml/parse.ts';
import { lookup } from '../toml/paths.ts';
import { asItems, asTable } from '../toml/tree.ts';

/** A distribution that a project has, by what says so. */
export interface Installed {
  readonly version: string;
  /** Further versions that are locked, for other Pythons, groups or extras. */
  readonly others?: readonly string[];
  readonly from: 'environment' | 'lock';
}

export type InstalledMap = ReadonlyMap<string, Installed>;

/** A look at a path below the folder of a project: the names in a folder, or the text of a file. */
export interface Look {
  readonly kind: 'list' | 'text';
  readonly path: string;
}

const ENVIRONMENTS = ['.venv', 'venv', 'env'];
const LOCKS = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'];
const MOST_PYTHONS = 4;
const DIST_INFO = /^([A-Za-z0-9][\w.]*)-([^-]+)\.dist-info$/;

/**
 * Finds what is installed in the environment of a project, by the names of its `dist-info` folders, else what its lock file
 * says. Yields each path that it wants to look at and is given the names or the text there, `undefined` where there is
 * nothing: whoever drives it reads at once or in the background.
 */
export function* findInstalled({
  environments = ENVIRONMENTS,
  parents = [''],
}: {
  /** Folders of environments; none where the folder is not trusted. */
  readonly environments?: readonly string[];
  /** Where lock files and environments may lie, as prefixes: `''`, `../`. */
  readonly parents?: readonly string[];
} = {}): Generator<Look, InstalledMap, readonly string[] | string | undefined> {
  const found = new Map<string, Installed>();
  for (const parent of parents) {
    for (const name of LOCKS) {
      const text = yield { kind: 'text', path: `${parent}${name}` };
      if (typeof text !== 'string') continue;
      for (const [distribution, versions] of lockedVersions(text)) {
        const others = versions.slice(0, -1);
        found.set(distribution, {
          version: versions.at(-1) as string,
          ...(others.length === 0 ? {} : { others }),
          from: 'lock',
        });
      }
      break;
    }
    if (found.size > 0) break;
  }
  for (const parent of parents) {
    for (const name of environments) {
      const folder = /^([/\\]|[A-Za-z]:)/.test(name) ? name : `${parent}${name}`;
      const names = yield* distInfos(folder);
      if (names.length === 0) continue;
      for (const [distribution, version] of names) found.set(distribution, { version, from: 'environment' });
      return found;
    }
  }
  return found;
}

function* distInfos(
  folder: string,
): Generator<Look, readonly (readonly [string, string])[], readonly string[] | string | undefined> {
  const lib = yield { kind: 'list', path: `${folder}/lib` };
  const pythons = Array.isArray(lib) ? lib.filter((one: string) => /^(python|pypy)\d/.test(one)) : [];
  const places = [
    ...pythons.slice(0, MOST_PYTHONS).map((one: string) => `${folder}/lib/${one}/site-packages`),
    `${folder}/Lib/site-packages`,
  ];
  for (const path of places) {
    const entries = yield { kind: 'list', path };
    if (!Array.isArray(entries)) continue;
    const names = entries.flatMap((entry: string) => {
      const [, name, version] = DIST_INFO.exec(entry) ?? [];
      return name === undefined || version === undefined ? [] : [[normalizeName(name), version] as const];
    });
    if (names.length > 0) return names;
  }
  return [];
}

/**
 * The versions that a lock file states, by normalized name: `[[package]]` of uv, Poetry and PDM, `[[packages]]` of
 * `pylock.toml`, several where they differ by Python, group or extra.
 */
export function lockedVersions(text: string): ReadonlyMap<string, readonly string[]> {
  // Such files are long, and nearly all of it is hashes: only the lines that count are parsed.
  const lines = text.match(/^(?:\[.*|(?:name|version)[ \t]*=.*)$/gm) ?? [];
  const { root } = parseToml(lines.join('\n'));
  const found = new Map<string, string[]>();
  for (const list of ['package', 'packages']) {
    const node = lookup(root, [list]);
    for (const item of (node === undefined ? undefined : asItems(node)) ?? []) {
      const table = asTable(item);
      const [name, version] = ['name', 'version'].map((key) => table?.members.get(key)?.node);
      if (name?.kind !== 'string' || version?.kind !== 'string') continue;
      const key = normalizeName(name.value);
      const before = found.get(key);
      if (before === undefined) found.set(key, [version.value]);
      else before.push(version.value);
    }
  }
  return found;
}
