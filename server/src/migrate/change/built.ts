import type { DocumentContext } from '../../spec/context.ts';
import { discover } from '../../spec/source/discovery.ts';
import type { ConfigValue } from '../model.ts';
import { isRecord, isText } from '../plain.ts';
import type { TargetName } from '../plan.ts';
import type { WheelLayout } from '../target/layout.ts';
import { filesBelow } from '../target/layout-files.ts';
import type { ProjectView } from '../view.ts';
import type { DataFiles } from './data-files.ts';
import { isOpen, leavesOut } from './patterns.ts';

/** What a back-end is told to build, and which of its settings say so. */
export interface Built {
  readonly layout: WheelLayout;
  /** Settings whose meaning the layout has, by path. */
  readonly taken: readonly (readonly string[])[];
  /** Settings for the sdist alone, which stay where they are. */
  readonly sdist: readonly (readonly string[])[];
  /** Files beside the packages. */
  readonly data?: DataFiles;
  /** The module that a build writes the version into. */
  readonly versionFile?: string;
}

/** A project that is looked at, with the settings of its back-end. */
export interface BuiltProject {
  readonly context: DocumentContext;
  readonly view: ProjectView;
  /** The table of the back-end below `tool`, as plain values. */
  readonly settings: Readonly<Record<string, ConfigValue>>;
}

/** A path without `./` and a `/` at the end; `.` is the project itself. */
export const plainPath = (path: string): string => path.replace(/^(?:\.\/)+|\/+$/g, '').replace(/^\.$/, '');

const GLOB = /[*?[\]{}!]/;

/** What a back-end is told to leave out. */
export interface LeftOut {
  readonly backend: TargetName;
  readonly patterns: readonly string[];
}

/** A layout of these folders and modules below one root, without what is left out; a string is why there is none. */
export function layoutFrom(
  view: ProjectView,
  root: string,
  paths: readonly string[],
  out?: LeftOut,
): WheelLayout | string {
  const plain = paths.map(plainPath);
  const odd = plain.find((path) => GLOB.test(path));
  if (odd !== undefined) return `The pattern "${odd}" is not followed; name folders and modules first.`;
  const gone = plain.find((path) => view.kind(path) === 'missing');
  if (gone !== undefined) return `"${gone}" is not there.`;
  const outside = plain.find((path) => root !== '' && !path.startsWith(`${root}/`));
  if (outside !== undefined) return `"${outside}" does not lie in ${root}, as the rest does.`;
  const folders = plain.filter((path) => view.kind(path) === 'folder');
  const all = folders.map((folder) => filesBelow(view, folder));
  if (all.some((files) => files === undefined)) return 'The project holds too many files to look at.';
  const matchers: ((path: string) => boolean)[] = [];
  for (const pattern of out?.patterns ?? []) {
    const matcher = leavesOut(pattern, (out as LeftOut).backend);
    if (matcher === undefined)
      return `The pattern "${pattern}" is not followed; name files and folders first.`;
    matchers.push(matcher);
  }
  const files = all.flat() as string[];
  const open = (out?.patterns ?? []).filter(isOpen);
  return {
    root,
    folders: [...new Set(folders)],
    modules: plain.filter((path) => view.kind(path) === 'file'),
    extra: files.filter((file) => matchers.some((matches) => matches(file))),
    ...(open.length === 0 ? {} : { open }),
  };
}

/** What a back-end is told to take by patterns; a string is why it cannot be told. */
export interface TakenFiles {
  readonly backend: TargetName;
  /** The files that the patterns are about. */
  readonly files: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** A layout of the files that patterns take, as folders without what they do not take. */
export function layoutOfPatterns(
  view: ProjectView,
  root: string,
  { backend, files, include, exclude }: TakenFiles,
): WheelLayout | string {
  const odd = [...include, ...exclude].find((pattern) => leavesOut(pattern, backend) === undefined);
  if (odd !== undefined) return `The pattern "${odd}" is not followed; name folders and modules first.`;
  const matchers = (patterns: readonly string[]) =>
    patterns.map((pattern) => leavesOut(pattern, backend) as (path: string) => boolean);
  const [takes, leaves] = [matchers(include), matchers(exclude)];
  const taken = files.filter(
    (file) => takes.some((matches) => matches(file)) && !leaves.some((matches) => matches(file)),
  );
  if (taken.length === 0) return 'The patterns take no file.';
  const folders = new Set<string>();
  const modules: string[] = [];
  for (const file of taken) {
    if (root !== '' && !file.startsWith(`${root}/`))
      return `"${file}" does not lie in ${root}, as the rest does.`;
    const [first = '', ...rest] = (root === '' ? file : file.slice(root.length + 1)).split('/');
    const path = root === '' ? first : `${root}/${first}`;
    if (rest.length > 0) folders.add(path);
    else if (first.endsWith('.py')) modules.push(file);
    else return `The wheel holds ${file} beside its packages.`;
  }
  const known = new Set(taken);
  const extra = [...folders].flatMap((folder) =>
    (filesBelow(view, folder) ?? []).filter((one) => !known.has(one)),
  );
  const open = extra.length === 0 ? [] : [...include, ...exclude].filter(isOpen);
  return { root, folders: [...folders], modules, extra, ...(open.length === 0 ? {} : { open }) };
}

/** Whether a path stands for more than itself. */
export const isPattern = (path: string): boolean => GLOB.test(path);

/** The one folder in which all these paths lie; `undefined` where they lie in several. */
export function rootOf(paths: readonly string[]): string | undefined {
  const roots = new Set(
    paths.map((path) => {
      const plain = plainPath(path);
      return plain.slice(0, Math.max(0, plain.lastIndexOf('/')));
    }),
  );
  return roots.size === 1 ? [...roots][0] : undefined;
}

/** What the back-end finds by itself, where it is told nothing but what the caller follows. */
export function discovered(
  { context, view }: BuiltProject,
  out?: LeftOut,
  followed?: readonly string[],
): WheelLayout | string {
  const found = discover(context, followed);
  if (found.state === 'several')
    return `The back-end finds several ${found.kind}: ${found.names.join(', ')}.`;
  if (found.state === 'nothing') return `The back-end finds nothing to pack (${found.expected.join(', ')}).`;
  if (found.state === 'unknown') return 'What the back-end packs is told in a way that is not followed here.';
  const paths = found.packed.map(({ path }) => path);
  const root = paths.length === 0 ? '' : rootOf(paths);
  if (root === undefined) return 'The packages lie in several folders.';
  return layoutFrom(view, root, paths, out);
}

/** The value of a setting below the back-end's table. */
export function settingAt(
  settings: Readonly<Record<string, ConfigValue>>,
  path: readonly string[],
): ConfigValue | undefined {
  let value: ConfigValue | undefined = settings;
  for (const step of path) value = isRecord(value) ? value[step] : undefined;
  return value;
}

/** The first of these settings that is there. */
export const present = (
  settings: Readonly<Record<string, ConfigValue>>,
  paths: readonly (readonly string[])[],
): readonly string[] | undefined => paths.find((path) => settingAt(settings, path) !== undefined);

/** A list of strings, a single one as a list; `undefined` for anything else. */
export const texts = (value: ConfigValue | undefined): readonly string[] | undefined =>
  isText(value)
    ? [value]
    : Array.isArray(value) && (value as readonly ConfigValue[]).every(isText)
      ? (value as readonly string[])
      : undefined;
