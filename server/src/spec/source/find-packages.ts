import { fnmatchcase } from '../../standards/fnmatch.ts';

/** Files as whoever asks sees them; what nobody has looked at is `unknown`, its names `undefined`. */
export interface PackageTree {
  kind(path: string): 'file' | 'folder' | 'missing' | 'unknown';
  list(path: string): readonly string[] | undefined;
}

/** How `find_packages` or `find_namespace_packages` of setuptools is called. */
export interface PackageSearch {
  readonly namespaces: boolean;
  /** The folder to look in, relative to the project, without `.` and `..`. */
  readonly where: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** More names than this are not looked at. */
const MOST = 20_000;

/**
 * The packages that setuptools finds, in its order, the names of a folder sorted; `undefined` where a folder has not been
 * looked at or holds too much. `always` is what setuptools leaves out whatever is asked for.
 */
export function findPackages(
  tree: PackageTree,
  { namespaces, where, include, exclude }: PackageSearch,
  always: readonly string[],
): readonly string[] | undefined {
  const excluded = [...always, ...exclude];
  const fits = (patterns: readonly string[], name: string): boolean =>
    patterns.some((pattern) => fnmatchcase(name, pattern));
  const found: string[] = [];
  const waiting: { folder: string; dotted: string }[] = [{ folder: where, dotted: '' }];
  let looked = 0;
  while (waiting.length > 0) {
    const { folder, dotted } = waiting.pop() as { folder: string; dotted: string };
    const names = tree.list(folder);
    if (names === undefined) return undefined;
    const inner: typeof waiting = [];
    for (const name of names) {
      if (++looked > MOST) return undefined;
      if (name.includes('.')) continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      const kind = tree.kind(path);
      if (kind === 'unknown') return undefined;
      if (kind !== 'folder') continue;
      const start = namespaces ? 'file' : tree.kind(`${path}/__init__.py`);
      if (start === 'unknown') return undefined;
      if (start !== 'file') continue;
      const dottedName = dotted === '' ? name : `${dotted}.${name}`;
      if (fits(include, dottedName) && !fits(excluded, dottedName)) found.push(dottedName);
      if (excluded.includes(`${dottedName}*`) || excluded.includes(`${dottedName}.*`)) continue;
      inner.push({ folder: path, dotted: dottedName });
    }
    waiting.push(...inner.reverse());
  }
  return found;
}
