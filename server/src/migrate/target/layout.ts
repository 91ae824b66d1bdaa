import { fnmatchcase } from '../../standards/fnmatch.ts';
import type { LegacyProject } from '../model.ts';
import type { Declined } from '../plan.ts';
import { packageFolder } from '../setup-py/find-packages.ts';
import type { ProjectView } from '../view.ts';
import { filesBelow } from './layout-files.ts';
import { manifestFiles } from './manifest.ts';

/** What a wheel holds, in terms of folders and files, for back-ends that take whole folders. */
export interface WheelLayout {
  /** The folder that holds the packages: `''` or such as `src`. */
  readonly root: string;
  /** Folders of packages that lie in no other of them, relative to the project. */
  readonly folders: readonly string[];
  /** Single modules, relative to the project. */
  readonly modules: readonly string[];
  /** Files below the folders that the wheel never had. */
  readonly extra: readonly string[];
  /** Patterns by which they are left out, and later files that they mean. */
  readonly open?: readonly string[];
}

/** The layout of a project's wheel; a reason where no folders describe it. */
export function wheelLayout(
  project: LegacyProject,
  view: ProjectView,
  backend: string,
): WheelLayout | Declined {
  const { packaging } = project;
  const no = (reason: string, from = packaging.packages?.from): Declined => ({
    file: from?.file ?? 'setup.py',
    ...(from?.line === undefined ? {} : { line: from.line }),
    reason,
  });
  const mapping = packaging.packageDir?.value ?? new Map<string, string>();
  if ([...mapping.keys()].some((key) => key !== ''))
    return no(
      `\`package_dir\` gives packages other folders than their names say; ${backend} packs folders as they are.`,
      packaging.packageDir?.from,
    );
  const found = mapping.get('') ?? '';
  const root = found === '.' ? '' : found;
  const dropped = new Set(packaging.namespaces?.value);
  const names = (packaging.packages?.value ?? []).filter((name) => !dropped.has(name));
  const folders = names.map((name) => packageFolder(name, mapping));
  const tops = folders.filter(
    (folder) => !folders.some((other) => other !== folder && folder.startsWith(`${other}/`)),
  );
  const modules = (packaging.modules?.value ?? []).map((name) => `${packageFolder(name, mapping)}.py`);
  const has = shippedFiles(project, view, names, mapping);
  if (has === undefined) return no('The project holds too many files to look at.');
  const all = new Set<string>();
  for (const top of tops) {
    const below = filesBelow(view, top);
    if (below === undefined) return no('The project holds too many files to look at.');
    for (const file of below) all.add(file);
  }
  const missing = [...has].filter((file) => !all.has(file));
  if (missing.length > 0)
    return no(`The wheel holds ${missing[0]}, which lies in none of its packages' folders.`);
  return { root, folders: [...new Set(tops)], modules, extra: [...all].filter((file) => !has.has(file)) };
}

/** The files of packages that setuptools puts into the wheel. */
function shippedFiles(
  { packaging }: LegacyProject,
  view: ProjectView,
  names: readonly string[],
  mapping: ReadonlyMap<string, string>,
): Set<string> | undefined {
  const has = new Set<string>();
  const manifest = packaging.includePackageData === undefined ? undefined : manifestFiles(view);
  for (const name of names) {
    const folder = packageFolder(name, mapping);
    const below = filesBelow(view, folder);
    if (below === undefined) return undefined;
    const data = [
      ...(packaging.packageData?.value.get('') ?? []),
      ...(packaging.packageData?.value.get(name) ?? []),
    ];
    const not = [
      ...(packaging.excludePackageData?.value.get('') ?? []),
      ...(packaging.excludePackageData?.value.get(name) ?? []),
    ];
    for (const file of below) {
      const inside = folder === '' ? file : file.slice(folder.length + 1);
      const isModule = !inside.includes('/') && inside.endsWith('.py');
      // A folder inside belongs to the deepest package that holds it.
      const isData =
        data.some((pattern) => globs(pattern, inside)) ||
        (manifest?.has(file) === true && !inside.endsWith('.py'));
      if (isModule || (isData && !not.some((pattern) => globs(pattern, inside)))) has.add(file);
    }
  }
  return has;
}

/** A glob of package data: `*` stays within a folder, `**` does not. */
function globs(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/^\.\//, '').split('/');
  const steps = path.split('/');
  if (!wanted.includes('**'))
    return wanted.length === steps.length && wanted.every((one, i) => fnmatchcase(steps[i] as string, one));
  return new RegExp(
    `^${wanted
      .map((one) =>
        one === '**'
          ? '(?:[^/]+/)*'
          : `${one
              .replace(/[.+^${}()|[\]\\]/g, '\\$&')
              .replaceAll('*', '[^/]*')
              .replaceAll('?', '[^/]')}/`,
      )
      .join('')
      .replace(/\/$/, '')}$`,
  ).test(path);
}

/** Files as patterns: a folder of which nothing is shipped stands for its files. */
export function asPatterns(extra: readonly string[], view: ProjectView): readonly string[] {
  const gone = new Set(extra);
  const patterns = new Set<string>();
  for (const file of extra) {
    let best = file;
    const steps = file.split('/');
    for (let length = steps.length - 1; length > 0; length--) {
      const folder = steps.slice(0, length).join('/');
      if (!(filesBelow(view, folder) ?? []).every((one) => gone.has(one))) break;
      best = folder;
    }
    patterns.add(best);
  }
  return [...patterns];
}
