import { findPackages as find, type PackageSearch } from '../../spec/source/find-packages.ts';
import { insideProject, type ProjectView } from '../view.ts';
import type { FoundPackages } from './reading.ts';

/** What setuptools is known to do when it looks for packages. */
export interface FinderFacts {
  readonly discovery: { readonly never: readonly string[] };
}

/** The packages that a call finds; `undefined` where the folder lies outside the project or holds too much. */
export function findPackages(
  view: ProjectView,
  { discovery }: FinderFacts,
  call: Partial<FoundPackages> = {},
): readonly string[] | undefined {
  const where = insideProject(call.where ?? '.');
  if (where === undefined) return undefined;
  const search: PackageSearch = {
    where,
    namespaces: call.namespaces === true,
    include: call.include ?? ['*'],
    exclude: call.exclude ?? [],
  };
  return find(view, search, discovery.never);
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
