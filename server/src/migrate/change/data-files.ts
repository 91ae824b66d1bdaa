import type { ConfigValue } from '../model.ts';
import { fieldsIn, isRecord, isText } from '../plain.ts';
import type { TargetName } from '../plan.ts';
import { filesBelow } from '../target/layout-files.ts';
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

/** The `shared-data` of hatchling: where each file or folder goes; a string is why it is not followed. */
export function dataFilesOfHatchling(value: ConfigValue | undefined, view: ProjectView): DataFiles | string {
  const found = new Map<string, string>();
  for (const [source, target] of fieldsIn(value)) {
    if (!isText(target)) return `"${source}" has no place.`;
    const from = plainPath(source);
    const inside = view.kind(from) === 'folder' ? filesBelow(view, from) : undefined;
    for (const file of inside ?? [source]) {
      const place = inside === undefined ? target : `${plainPath(target)}${file.slice(from.length)}`;
      const problem = problemOf(file, place, view);
      if (problem !== undefined) return problem;
      found.set(plainPath(file), plainPath(place).replace(/^\//, ''));
    }
  }
  return found;
}

/** The `wheel-data` of pdm-backend: files by where they go below the environment; a string is why it is not followed. */
export function dataFilesOfPdm(value: ConfigValue | undefined, view: ProjectView): DataFiles | string {
  const found = new Map<string, string>();
  for (const [scheme, items] of fieldsIn(value)) {
    if (scheme !== 'data') return `Files for "${scheme}" have no counterpart; take them out first.`;
    for (const item of Array.isArray(items) ? (items as readonly ConfigValue[]) : []) {
      const path = isRecord(item) ? item.path : item;
      const base = isRecord(item) ? item['relative-to'] : undefined;
      if (!isText(path)) return '`wheel-data` is not followed.';
      const problem = problemOf(path, '', view);
      if (problem !== undefined) return problem;
      const source = plainPath(path);
      const folder = isText(base) ? plainPath(base) : undefined;
      if (folder !== undefined && folder !== '' && !source.startsWith(`${folder}/`))
        return `"${source}" does not lie in ${folder}.`;
      const name = source.slice(source.lastIndexOf('/') + 1);
      found.set(
        source,
        folder === undefined ? name : folder === '' ? source : source.slice(folder.length + 1),
      );
    }
  }
  return found;
}

/** The `data` of uv_build: all files of a folder, as they lie in it; a string is why it is not followed. */
export function dataFilesOfUv(value: ConfigValue | undefined, view: ProjectView): DataFiles | string {
  const found = new Map<string, string>();
  for (const [scheme, folder] of fieldsIn(value)) {
    if (scheme !== 'data' || !isText(folder))
      return `Files for "${scheme}" have no counterpart; take them out first.`;
    const from = plainPath(folder);
    for (const file of filesBelow(view, from) ?? []) found.set(file, file.slice(from.length + 1));
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
export function dataFilesTable(data: DataFiles, backend: TargetName, view: ProjectView): NewTable | string {
  switch (backend) {
    case 'hatchling':
      return { path: HATCH, entries: [...data].map(([source, target]) => ({ key: source, value: target })) };
    case 'setuptools':
      return setuptoolsTable(data);
    case 'pdm-backend':
      return pdmTable(data);
    case 'uv-build':
      return uvTable(data, view);
    default:
      return `${backend} does not install files beside the packages, as ${[...data.keys()][0]} is; take it out first.`;
  }
}

function setuptoolsTable(data: DataFiles): NewTable | string {
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

/** The folder from which on a file lies as it does in the environment; `undefined` where it lies otherwise. */
const baseOf = (source: string, target: string): string | undefined =>
  source === target ? '' : source.endsWith(`/${target}`) ? source.slice(0, -target.length - 1) : undefined;

function pdmTable(data: DataFiles): NewTable | string {
  const items: ConfigValue[] = [];
  for (const [source, target] of data) {
    const base = baseOf(source, target);
    if (base === undefined)
      return `pdm-backend installs files as they lie in a folder, and ${source} is to become ${target}; move it there first.`;
    items.push(target.includes('/') ? { path: source, 'relative-to': base === '' ? '.' : base } : source);
  }
  return { path: ['tool', 'pdm', 'build', 'wheel-data'], entries: [{ key: 'data', value: items }] };
}

function uvTable(data: DataFiles, view: ProjectView): NewTable | string {
  const bases = new Set([...data].map(([source, target]) => baseOf(source, target)));
  const [base] = bases;
  const first = [...data.keys()][0];
  if (bases.size !== 1 || base === undefined || base === '')
    return `uv_build installs a folder as it lies, and ${first} lies otherwise; gather the files in one folder first.`;
  const other = (filesBelow(view, base) ?? []).find((file) => !data.has(file));
  if (other !== undefined) return `uv_build installs all of ${base}, and ${other} is not to be installed.`;
  return { path: ['tool', 'uv', 'build-backend', 'data'], entries: [{ key: 'data', value: base }] };
}
