import { fnmatchcase } from '../python/fnmatch.ts';
import { insideProject, type ProjectView } from '../view.ts';
import type { FoundPackages } from './reading.ts';

/** More folders than this are not looked at. */
const MOST = 20_000;

/** What setuptools leaves out, whatever is asked for. */
const ALWAYS_EXCLUDED = ['ez_setup', '*__pycache__'];

/**
 * The packages that `find_packages` or `find_namespace_packages` of setuptools find, in their order, the names
 * of a folder sorted; `undefined` where the folder lies outside the project or holds too much.
 */
export function findPackages(
  view: ProjectView,
  call: Partial<FoundPackages> = {},
): readonly string[] | undefined {
  const where = insideProject(call.where ?? '.');
  if (where === undefined) return undefined;
  const include = call.include ?? ['*'];
  const exclude = [...ALWAYS_EXCLUDED, ...(call.exclude ?? [])];
  const fits = (patterns: readonly string[], name: string): boolean =>
    patterns.some((pattern) => fnmatchcase(name, pattern));
  const found: string[] = [];
  const waiting: { folder: string; dotted: string }[] = [{ folder: where, dotted: '' }];
  let looked = 0;
  while (waiting.length > 0) {
    const { folder, dotted } = waiting.pop() as { folder: string; dotted: string };
    const inner: typeof waiting = [];
    for (const name of view.list(folder)) {
      if (++looked > MOST) return undefined;
      const path = folder === '' ? name : `${folder}/${name}`;
      if (name.includes('.') || view.kind(path) !== 'folder') continue;
      if (call.namespaces !== true && view.kind(`${path}/__init__.py`) !== 'file') continue;
      const dottedName = dotted === '' ? name : `${dotted}.${name}`;
      if (fits(include, dottedName) && !fits(exclude, dottedName)) found.push(dottedName);
      if (exclude.includes(`${dottedName}*`) || exclude.includes(`${dottedName}.*`)) continue;
      inner.push({ folder: path, dotted: dottedName });
    }
    waiting.push(...inner.reverse());
  }
  return found;
}

/** The folder of a package under `package_dir` (distutils' rules), relative to the project. */
export function packageFolder(packageName: string, packageDir: ReadonlyMap<string, string>): string {
  const steps = packageName.split('.');
  const tail: string[] = [];
  while (steps.length > 0) {
    const base = packageDir.get(steps.join('.'));
    if (base !== undefined) return joined(base, tail);
    tail.unshift(steps.pop() as string);
  }
  const root = packageDir.get('');
  return root === undefined ? tail.join('/') : joined(root, tail);
}

const joined = (base: string, tail: readonly string[]): string =>
  [base.replace(/^\.\/|\/$/g, '').replace(/^\.$/, ''), ...tail].filter((step) => step !== '').join('/');
