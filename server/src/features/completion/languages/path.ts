import { MADE } from '../../../spec/project-walk.ts';
import type { StringPlace, Suggestion } from '../suggestion.ts';
import { suggestUsualGlobs, suggestUsualPaths } from './small.ts';

/** Paths below the folder of pyproject.toml: what projects use first, then what is there, one level at a time. */
export function* suggestPath(place: StringPlace): Iterable<Suggestion> {
  const usual = [...suggestUsualPaths(place)];
  yield* usual;
  const offered = new Set(usual.map(({ text }) => text));
  for (const one of onDisk(place, false)) if (!offered.has(one.text)) yield one;
}

/** Globs: as paths, and for each folder all that is below it. */
export function* suggestGlob(place: StringPlace): Iterable<Suggestion> {
  yield* suggestUsualGlobs(place);
  yield* onDisk(place, true);
}

/** Whether the folder that is being typed has not been looked at yet. */
export function isFolderUnknown({ context: { files }, text, at }: StringPlace): boolean {
  const folder = folderOf(text, at);
  return (
    folder !== undefined && files.list(folder.path) === undefined && files.kind(folder.path) === 'unknown'
  );
}

function* onDisk(place: StringPlace, globs: boolean): Iterable<Suggestion> {
  const { context, text, at, siblings } = place;
  const { files } = context;
  const folder = folderOf(text, at);
  if (folder === undefined) return;
  const typed = text.slice(folder.from, at);
  const names = (files.list(folder.path) ?? []).filter((name) => isShown(name, typed));
  const pathOf = (name: string) => (folder.path === '' ? name : `${folder.path}/${name}`);
  const taken = new Set(siblings.map((one) => one.replace(/^\.\/|\/$/g, '')));
  const part = { from: folder.from, to: text.length };
  const folders = names.filter((name) => files.kind(pathOf(name)) === 'folder');
  for (const name of folders) {
    if (MADE.test(name)) continue;
    yield { label: `${name}/`, kind: 'folder', ...part, text: `${name}/`, filter: name, again: true };
    if (globs && !siblings.includes(`${pathOf(name)}/**`))
      yield {
        label: `${name}/**`,
        kind: 'folder',
        detail: 'all below',
        ...part,
        text: `${name}/**`,
        filter: name,
      };
  }
  const isFolder = new Set(folders);
  for (const name of names) {
    if (isFolder.has(name) || taken.has(pathOf(name))) continue;
    yield { label: name, kind: 'file', ...part, text: name };
  }
  if (globs && names.some((name) => name.endsWith('.py')) && !siblings.includes(`${pathOf('*.py')}`))
    yield { label: '*.py', kind: 'file', detail: 'Python files there', ...part, text: '*.py' };
}

/** The folder that is typed before the cursor; `undefined` for one outside the project or behind a wildcard. */
function folderOf(text: string, at: number): { readonly path: string; readonly from: number } | undefined {
  const from = text.lastIndexOf('/', at - 1) + 1;
  const written = text.slice(0, at === 0 ? 0 : from);
  if (/^(?:[/~]|[A-Za-z]:)|[*?[\]{}$\\]|(?:^|\/)\.\.(?:\/|$)/.test(written)) return undefined;
  const path = written
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/');
  return { path, from: at === 0 ? 0 : from };
}

/** Hidden files are shown to those who begin with a dot. */
const isShown = (name: string, typed: string): boolean =>
  name.startsWith('.') === typed.startsWith('.') && name !== '__pycache__' && name !== 'pyproject.toml';
