import type { MarkerEnvironment } from '../standards/marker-evaluate.ts';
import type { LicenseFacts } from './compare/license.ts';
import { compareMetadata } from './compare/metadata.ts';
import { type Difference, listed } from './difference.ts';
import type { Sdist } from './sdist.ts';
import type { Wheel } from './wheel.ts';

export type { Difference } from './difference.ts';
export { unexplained } from './difference.ts';

export interface CompareOptions {
  /** What markers see in the interpreter that built. */
  readonly environment?: MarkerEnvironment;
  readonly licences?: LicenseFacts;
  /** Modules and packages that both wheels hold, as they are imported. */
  readonly modules?: ReadonlySet<string>;
}

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Compares two wheels: metadata field by field, entry points, tags, and the content of every file. */
export function compareWheels(before: Wheel, after: Wheel, options: CompareOptions = {}): Difference[] {
  return [
    ...compareMetadata(before.metadata, after.metadata, {
      ...options,
      modules: modulesInBoth(before, after),
    }),
    ...compareEntryPoints(before, after),
    ...compareWheelFiles(before, after),
    ...compareTags(before, after),
    ...after.recordProblems
      .filter((problem) => !before.recordProblems.includes(problem))
      .map((problem) => ({ what: 'RECORD', before: '', after: problem })),
  ];
}

const modulesInBoth = (before: Wheel, after: Wheel): ReadonlySet<string> =>
  new Set(
    [...before.files.keys()].flatMap((path) => {
      const [, name] = /^([^.]+?)(?:\/__init__)?\.py$/.exec(path) ?? [];
      return name === undefined || !after.files.has(path) ? [] : [name.replaceAll('/', '.')];
    }),
  );

function compareEntryPoints(before: Wheel, after: Wheel): Difference[] {
  const lines = ({ entryPoints }: Wheel): string[] =>
    [...entryPoints].flatMap(([group, entries]) =>
      [...entries].map(([name, reference]) => `[${group}] ${name} = ${reference}`),
    );
  return onlyIn('entry points', lines(before), lines(after));
}

function onlyIn(what: string, before: readonly string[], after: readonly string[]): Difference[] {
  const lost = before.filter((one) => !after.includes(one));
  const added = after.filter((one) => !before.includes(one));
  if (lost.length + added.length === 0) return [];
  return [{ what, before: listed(lost.sort()), after: listed(added.sort()) }];
}

/** A compiled file holds times and paths of its build. */
const COMPILED = /\.(so|pyd|dll|dylib)$/;

function compareWheelFiles(before: Wheel, after: Wheel): Difference[] {
  const found: Difference[] = [];
  const lost = [...before.files.keys()].filter((name) => !after.files.has(name)).sort();
  const added = [...after.files.keys()].filter((name) => !before.files.has(name)).sort();
  const namespaceFiles = lost.filter((name) => name.endsWith('-nspkg.pth'));
  if (namespaceFiles.length > 0)
    found.push({
      what: 'files',
      before: listed(namespaceFiles),
      after: '',
      explained: 'Python finds packages of a namespace without such a file',
    });
  const missing = lost.filter((name) => !namespaceFiles.includes(name));
  if (missing.length > 0) found.push({ what: 'files lost', before: listed(missing), after: '' });
  if (added.length > 0) found.push({ what: 'files added', before: '', after: listed(added) });
  const changed = [...before.files]
    .filter(([name, content]) => {
      const now = after.files.get(name);
      return now !== undefined && !COMPILED.test(name) && !same(content, now);
    })
    .map(([name]) => name);
  if (changed.length > 0)
    found.push({ what: 'files changed', before: listed(changed.sort()), after: 'another content' });

  const top = [before, after].map(({ topLevel }) => topLevel?.join(', ') ?? '(none)') as [string, string];
  if (top[0] !== top[1]) {
    const isFine = after.topLevel === undefined || missing.length + added.length === 0;
    found.push({
      what: 'top_level.txt',
      before: top[0],
      after: top[1],
      ...(isFine ? { explained: 'a list that only setuptools writes; the files are the same' } : {}),
    });
  }
  return found;
}

function compareTags(before: Wheel, after: Wheel): Difference[] {
  const found: Difference[] = [];
  if (before.pure !== after.pure)
    found.push({ what: 'Root-Is-Purelib', before: String(before.pure), after: String(after.pure) });
  const tags = [before, after].map((wheel) => wheel.tags.join(', ')) as [string, string];
  if (tags[0] !== tags[1]) {
    const [isUniversal, isWider] = [tags, [...tags].reverse()].map(
      ([a, b]) => a === 'py2-none-any, py3-none-any' && b === 'py3-none-any',
    );
    const explained = isUniversal
      ? 'Python 2 is left out'
      : isWider && before.metadata.first('Requires-Python') === undefined
        ? 'without requires-python this back-end names Python 2, too'
        : undefined;
    found.push({
      what: 'tags',
      before: tags[0],
      after: tags[1],
      ...(explained === undefined ? {} : { explained }),
    });
  }
  return found;
}

/** What a build writes into a source distribution by itself, and what is only there to be built with. */
const MADE = /(^|\/)(PKG-INFO|[^/]+\.egg-info\/.*)$|^(setup\.cfg|setup\.py|pyproject\.toml|MANIFEST\.in)$/;

/**
 * Compares two source distributions. Which files beside the package go into one is the back-end's choice, so another
 * back-end explains a difference; `changed` are the files that the migration itself writes.
 */
export function compareSdists(
  before: Sdist,
  after: Sdist,
  options: { readonly sameBackend: boolean; readonly changed: readonly string[] },
): Difference[] {
  const ours = (name: string): boolean => MADE.test(name) || options.changed.includes(name);
  const lost = [...before.files.keys()].filter((name) => !after.files.has(name) && !ours(name)).sort();
  const added = [...after.files.keys()].filter((name) => !before.files.has(name) && !ours(name)).sort();
  const changed = [...before.files]
    .filter(([name, content]) => {
      const now = after.files.get(name);
      return now !== undefined && !ours(name) && !same(content, now);
    })
    .map(([name]) => name);
  const explained = options.sameBackend
    ? {}
    : { explained: 'another back-end chooses other files beside the package' };
  const found: Difference[] = [];
  if (lost.length > 0)
    found.push({ what: 'files of the sdist lost', before: listed(lost), after: '', ...explained });
  if (added.length > 0)
    found.push({
      what: 'files of the sdist added',
      before: '',
      after: listed(added),
      explained: 'more of the project is packed; nothing is lost',
    });
  if (changed.length > 0)
    found.push({ what: 'files of the sdist changed', before: listed(changed), after: 'another content' });
  return found;
}
