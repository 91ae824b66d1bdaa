/** Where the content of a key of another format belongs, and how it gets there. */
export interface Alias {
  /** The key path of the right place. */
  readonly path: readonly string[];
  /**
   * `rename`: the same value under another name. `list`: the string becomes the item of a list. `person`: the string
   * becomes a table with a name. `move`: the same value elsewhere. `say`: only said, since the value must change.
   */
  readonly how: 'rename' | 'list' | 'person' | 'move' | 'say';
  /** Instead of the usual sentence. */
  readonly message?: string;
}

const project = (key: string, how: Alias['how'] = 'rename'): Alias => ({ path: ['project', key], how });
const url = (label: string): Alias => ({ path: ['project', 'urls', label], how: 'move' });

/**
 * Keys that people bring along from `setup()`, `setup.cfg`, Poetry, Flit and the core metadata, and what `[project]`
 * calls them. Names are compared in lower case with `-` for `_`, `.` and blanks.
 */
const inProject: Readonly<Record<string, Alias>> = {
  author: project('authors', 'person'),
  'author-email': project('authors', 'say'),
  'author-name': project('authors', 'say'),
  maintainer: project('maintainers', 'person'),
  'maintainer-email': project('maintainers', 'say'),
  summary: project('description'),
  'long-description': project('readme', 'say'),
  'long-description-content-type': project('readme', 'say'),
  'description-file': project('readme'),
  'license-file': project('license-files', 'list'),
  'license-expression': project('license'),
  'python-requires': project('requires-python'),
  python: project('requires-python'),
  'python-version': project('requires-python'),
  'requires-dist': project('dependencies'),
  'install-requires': project('dependencies'),
  requirements: project('dependencies'),
  requires: project('dependencies'),
  'extras-require': project('optional-dependencies'),
  'extra-requires': project('optional-dependencies'),
  'requires-extra': project('optional-dependencies'),
  extras: project('optional-dependencies'),
  'setup-requires': { path: ['build-system', 'requires'], how: 'say' },
  'dev-dependencies': { path: ['dependency-groups', 'dev'], how: 'move' },
  'dev-requires': { path: ['dependency-groups', 'dev'], how: 'move' },
  'tests-require': { path: ['dependency-groups', 'test'], how: 'move' },
  'test-requires': { path: ['dependency-groups', 'test'], how: 'move' },
  'dependency-groups': { path: ['dependency-groups'], how: 'move' },
  group: { path: ['dependency-groups'], how: 'say' },
  'build-backend': { path: ['build-system', 'build-backend'], how: 'move' },
  'backend-path': { path: ['build-system', 'backend-path'], how: 'move' },
  'console-scripts': project('scripts'),
  script: project('scripts'),
  entrypoints: project('entry-points'),
  plugins: project('entry-points'),
  'project-urls': project('urls'),
  homepage: url('Homepage'),
  'home-page': url('Homepage'),
  website: url('Homepage'),
  repository: url('Repository'),
  documentation: url('Documentation'),
  changelog: url('Changelog'),
  issues: url('Issues'),
  'bug-tracker': url('Issues'),
  source: url('Source'),
  download: url('Download'),
  'download-url': url('Download'),
};

/** What goes into the package and how: settings of the back-end, which the standard leaves to its own table. */
const backendSettings: ReadonlySet<string> = new Set([
  'data-files',
  'exclude',
  'exclude-package-data',
  'ext-modules',
  'include',
  'include-package-data',
  'package-data',
  'package-dir',
  'packages',
  'py-modules',
  'script-files',
  'zip-safe',
]);

/** Whether a key of `[project]` is one that belongs to the back-end. */
export const isBackendSetting = (name: string): boolean => backendSettings.has(folded(name));

const folded = (name: string): string => name.toLowerCase().replace(/[-_. ]+/g, '-');

/** What `[build-system]` calls keys that people write otherwise. */
const inBuildSystem: Readonly<Record<string, Alias>> = {
  backend: { path: ['build-system', 'build-backend'], how: 'rename' },
  dependencies: { path: ['build-system', 'requires'], how: 'rename' },
  'build-requires': { path: ['build-system', 'requires'], how: 'rename' },
  'setup-requires': { path: ['build-system', 'requires'], how: 'rename' },
};

/** The right place of a key that stands at a wrong one under a name of another format; `path` is the table it is in. */
export function aliasOf(name: string, path: readonly string[]): Alias | undefined {
  const key = folded(name);
  if (path.length !== 1) return undefined;
  const table = path[0] === 'project' ? inProject : path[0] === 'build-system' ? inBuildSystem : undefined;
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** As `aliasOf`, for a key at the top level of the file, which belongs to `[project]` most often. */
export const topLevelAlias = (name: string): Alias | undefined => aliasOf(name, ['project']);
