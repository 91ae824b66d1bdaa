import type { ConfigValue } from '../model.ts';
import { fieldsIn, isText } from '../plain.ts';
import type { TargetName } from '../plan.ts';
import type { NewTable } from '../toml.ts';
import type { ProjectView } from '../view.ts';
import { plainPath, texts } from './built.ts';

/** Files that an installation puts beside the packages: below the environment by where they lie in the project. */
export type DataFiles = ReadonlyMap<string, string>;

const HATCH = ['tool', 'hatch', 'build', 'targets', 'wheel', 'shared-data'];

/** `[tool.setuptools.data-files]`: folders of the environment with the files for each; a string is why it is not followed. */
export function dataFilesOfSetuptools(value: ConfigValue | undefined, view: ProjectView): DataFiles | string {
  const found = new Map<string, string>();
  for (const [folder, files] of fieldsIn(value)) {
    for (const file of texts(files) ?? []) {
      const problem = problemOf(file, folder, view);
      if (problem !== undefined) return problem;
      const source = plainPath(file);
      const name = source.slice(source.lastIndexOf('/') + 1);
      found.set(source, [plainPath(folder), name].filter((step) => step !== '').join('/'));
    }
  }
  return found;
}

/** The `shared-data` of hatchling: where each file goes; a string is why it is not followed. */
export function dataFilesOfHatchling(value: ConfigValue | undefined, view: ProjectView): DataFiles | string {
  const found = new Map<string, string>();
  for (const [source, target] of fieldsIn(value)) {
    const problem = isText(target) ? problemOf(source, target, view) : `"${source}" has no place.`;
    if (problem !== undefined) return problem;
    found.set(plainPath(source), plainPath(target as string));
  }
  return found;
}

function problemOf(source: string, target: string, view: ProjectView): string | undefined {
  if (/[*?[\]{}]/.test(source)) return `The pattern "${source}" is not followed; name the files first.`;
  if (view.kind(plainPath(source)) !== 'file') return `"${source}" is no file of the project.`;
  return target.startsWith('/') || target.split('/').includes('..')
    ? `"${target}" lies outside of the environment.`
    : undefined;
}

/** The table that makes a back-end put files beside the packages; a string is why there is none. */
export function dataFilesTable(data: DataFiles, backend: TargetName): NewTable | string {
  if (backend === 'hatchling')
    return { path: HATCH, entries: [...data].map(([source, target]) => ({ key: source, value: target })) };
  const [first] = data.keys();
  if (backend !== 'setuptools')
    return `${backend} is not told here to install ${first} beside the packages; take it out first.`;
  const folders = new Map<string, string[]>();
  for (const [source, target] of data) {
    const cut = target.lastIndexOf('/');
    const folder = cut < 0 ? '.' : target.slice(0, cut);
    if (target.slice(cut + 1) !== source.slice(source.lastIndexOf('/') + 1))
      return `setuptools gives files no other name, as ${source} would get.`;
    folders.set(folder, [...(folders.get(folder) ?? []), source]);
  }
  return {
    path: ['tool', 'setuptools', 'data-files'],
    entries: [...folders].map(([key, value]) => ({ key, value })),
  };
}
