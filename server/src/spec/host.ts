import { findInstalled, type Installed, type InstalledMap } from './installed.ts';

/** The outside world, passed in: each entry (Node, browser, tests) builds its own. */
export interface Host {
  /** The text of a data file that ships with the product (`classifiers.json`). Throws when the installation is broken. */
  readData(name: string): string;
  /** Today as `YYYY-MM-DD`. */
  today(): string;
  log(level: 'error' | 'warning' | 'info', message: string): void;
  /** The address of a rule's page, for the link behind a finding's code. */
  rulePage(rule: string): string | undefined;
}

/**
 * What is known about the files around a pyproject.toml, as of the last refresh. Reading it never touches the disk:
 * what was not looked at yet is `unknown`, which is not `missing`.
 */
export interface ProjectFiles {
  /** Paths are relative to the folder of pyproject.toml, with `/`. */
  kind(path: string): 'file' | 'folder' | 'missing' | 'unknown';
  /** The text of a small file that was asked for before; `undefined` when unknown, missing or too large. */
  text(path: string): string | undefined;
  /** Whether a file was looked at and is too large for its text to be kept. */
  tooLarge?(path: string): boolean;
  /** The names in a folder; `undefined` when unknown. */
  list(path: string): readonly string[] | undefined;
  /**
   * The version of a distribution (normalized name) that the project has: installed in its environment, else locked;
   * `undefined` when unknown or not there.
   */
  installed?(distribution: string): Installed | undefined;
}

/** A snapshot that knows nothing: for untitled buffers and for tests that need none. */
export const unknownFiles: ProjectFiles = Object.freeze({
  kind: () => 'unknown' as const,
  text: () => undefined,
  list: () => undefined,
});

/** Exactly these files and no others, path to text: for examples and tests. */
export function givenFiles(files: Readonly<Record<string, string>>): ProjectFiles {
  const paths = Object.keys(files);
  const inside = (path: string): readonly string[] => {
    const prefix = path === '' || path === '.' ? '' : `${path}/`;
    const names = paths
      .filter((one) => one.startsWith(prefix))
      .map((one) => one.slice(prefix.length).split('/')[0] ?? '');
    return [...new Set(names)].sort();
  };
  let known: InstalledMap | undefined;
  const read = (): InstalledMap => {
    const looks = findInstalled();
    let step = looks.next();
    while (step.done !== true) {
      const { kind, path } = step.value;
      step = looks.next(
        kind === 'list' ? inside(path) : Object.hasOwn(files, path) ? files[path] : undefined,
      );
    }
    return step.value;
  };
  return {
    kind: (path) =>
      Object.hasOwn(files, path)
        ? 'file'
        : path === '' || path === '.' || inside(path).length > 0
          ? 'folder'
          : 'missing',
    text: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    list: (path) => (Object.hasOwn(files, path) ? undefined : inside(path)),
    installed: (name) => {
      known ??= read();
      return known.get(name);
    },
  };
}
