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

/** What the back-end finds by itself, where it is told nothing. */
export function discovered({ context, view }: BuiltProject): WheelLayout | string {
  const found = discover(context);
  if (found.state === 'several')
    return `The back-end finds several ${found.kind}: ${found.names.join(', ')}.`;
  if (found.state === 'nothing') return `The back-end finds nothing to pack (${found.expected.join(', ')}).`;
  if (found.state === 'unknown') return 'What the back-end packs is told in a way that is not followed here.';
  const paths = found.packed.map(({ path }) => path);
  const root = paths.length === 0 ? '' : rootOf(paths);
  if (root === undefined) return 'The packages lie in several folders.';
  return layoutFrom(view, root, paths);
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
