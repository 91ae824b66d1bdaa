import { wellKnownLabel } from '../../../standards/urls.ts';
import { type StringPlace, type Suggestion, whole } from '../suggestion.ts';

/** The strings that a shape lists. */
export function* suggestChoices(place: StringPlace): Iterable<Suggestion> {
  for (const old of [false, true]) {
    for (const { value, docs, deprecated, removed } of place.shape.values ?? []) {
      if (removed !== undefined) continue;
      if ((deprecated !== undefined) !== old || place.siblings.includes(value)) continue;
      yield {
        label: value,
        kind: 'value',
        documentation: () => deprecated ?? docs,
        ...whole(place),
        text: value,
        ...(old ? { deprecated: true } : {}),
      };
    }
  }
}

/** A first version; later ones are for the author to choose. */
export function* suggestVersion(place: StringPlace): Iterable<Suggestion> {
  if (place.text !== '') return;
  yield { label: '0.1.0', kind: 'version', detail: 'a first version', ...whole(place), text: '0.1.0' };
}

/** The addresses that stand elsewhere in the document. */
export function* suggestEmail(place: StringPlace): Iterable<Suggestion> {
  const { authors, maintainers } = place.context.project;
  const seen = new Set<string>([place.text]);
  for (const { email, name } of [...authors, ...maintainers]) {
    if (email === undefined || seen.has(email.value)) continue;
    seen.add(email.value);
    const detail = name === undefined ? {} : { detail: name.value };
    yield { label: email.value, kind: 'value', ...detail, ...whole(place), text: email.value };
  }
}

const README = ['README.md', 'README.rst', 'README.txt', 'README'];
const LICENCE_FILES = ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'COPYING', 'COPYING.txt'];
const LICENCE_GLOBS = ['LICENSE*', 'LICENSES/*', 'NOTICE*', 'COPYING*', 'AUTHORS*'];

/** Names of files that projects use, where the folder is known those of them that are there. */
export function* suggestUsualPaths(place: StringPlace): Iterable<Suggestion> {
  const usual = place.path.includes('readme') ? README : place.path.includes('license') ? LICENCE_FILES : [];
  const there = new Set(place.context.files.list('') ?? []);
  const known = there.size > 0;
  const likely = known ? [...there].filter((name) => usual.some((one) => sameStart(one, name))) : usual;
  const names = [...likely].sort((a, b) => rank(usual, a) - rank(usual, b));
  for (const name of names) yield { label: name, kind: 'file', ...whole(place), text: name };
}

const stem = (name: string): string => (name.split('.')[0] as string).toLowerCase();
const sameStart = (a: string, b: string): boolean => stem(a) === stem(b);
const rank = (order: readonly string[], name: string): number =>
  (order.indexOf(name) + order.length + 1) % (order.length + 1);

/** Globs of licence files. */
export function* suggestUsualGlobs(place: StringPlace): Iterable<Suggestion> {
  if (!place.path.includes('license-files')) return;
  for (const glob of LICENCE_GLOBS) {
    if (!place.siblings.includes(glob)) yield { label: glob, kind: 'file', ...whole(place), text: glob };
  }
}

/** Content types, the one that fits the ending of the readme's file first. */
export function* suggestContentType(place: StringPlace): Iterable<Suggestion> {
  const readme = place.context.project.member('readme')?.node;
  const table =
    readme?.kind === 'inline-table' ? readme.table : readme?.kind === 'table' ? readme : undefined;
  const file = table?.members.get('file')?.node;
  const ending = file?.kind === 'string' ? /\.(\w+)$/.exec(file.value)?.[1]?.toLowerCase() : undefined;
  const fits =
    ending === undefined ? undefined : { md: 'text/markdown', rst: 'text/x-rst', txt: 'text/plain' }[ending];
  const items = [...suggestChoices(place)];
  yield* items.filter(({ text }) => text === fits);
  yield* items.filter(({ text }) => text !== fits);
}

/** What follows from the address of a repository, for the labels that lead to a page of it. */
const PAGES: Readonly<Record<string, string>> = {
  Issues: '/issues',
  'Release Notes': '/releases',
  Changelog: '/releases',
};

/** Addresses that follow from the repository, where another link of the project names it. */
export function* suggestUrl(place: StringPlace): Iterable<Suggestion> {
  const label = wellKnownLabel(String(place.path.at(-1) ?? ''))?.label;
  const repositories = new Set<string>();
  for (const { text } of place.context.project.urls) {
    const match = /^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+/.exec(text?.value ?? '');
    if (match !== null && text?.value !== place.text) repositories.add(match[0].replace(/\.git$/, ''));
  }
  for (const repository of repositories) {
    const url = repository + (label === undefined ? '' : (PAGES[label] ?? ''));
    yield { label: url, kind: 'value', detail: 'from another link', ...whole(place), text: url };
  }
}
