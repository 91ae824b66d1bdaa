import { OLD_NAMES } from '../../standards/marker-variables.ts';
import { referenceLink } from './keys.ts';
import { code, heading, type Page, plain, render } from './markdown.ts';

/** What each variable of an environment marker holds, and a value as an example. */
const NAMES: Readonly<Record<string, readonly [title: string, docs: string]>> = {
  python_version: [
    'minor release of Python',
    'The first two numbers of the Python version: `"3.12"`. Compared as a version, so `"3.9" < "3.10"`.',
  ],
  python_full_version: [
    'full version of Python',
    'All of the Python version: `"3.12.4"`, or `"3.14.0rc1"` for a pre-release.',
  ],
  os_name: ['family of the system', '`os.name`: `"posix"` on Linux and macOS, `"nt"` on Windows.'],
  sys_platform: ['platform', '`sys.platform`: `"linux"`, `"darwin"` for macOS, `"win32"` for every Windows.'],
  platform_system: ['name of the system', '`platform.system()`: `"Linux"`, `"Darwin"`, `"Windows"`.'],
  platform_machine: [
    'type of the machine',
    '`platform.machine()`: `"x86_64"`, `"arm64"`, `"aarch64"`; `"AMD64"` on Windows.',
  ],
  platform_release: [
    'release of the system',
    '`platform.release()`: on Linux the version of the kernel. Rarely of use in a requirement.',
  ],
  platform_version: [
    'build of the system',
    '`platform.version()`: a text that differs from build to build. Rarely of use in a requirement.',
  ],
  platform_python_implementation: [
    'kind of Python',
    '`platform.python_implementation()`: `"CPython"`, `"PyPy"`.',
  ],
  implementation_name: ['kind of Python, lower case', '`sys.implementation.name`: `"cpython"`, `"pypy"`.'],
  implementation_version: [
    'version of the implementation',
    'The version of the interpreter itself; for CPython the same as `python_full_version`.',
  ],
  extra: [
    'requested extra',
    'Holds while the named extra is installed. In `[project.optional-dependencies]` the back-end adds it by itself.',
  ],
  extras: [
    'requested extras',
    'The set of extras in a lock file: `"cli" in extras`. Not for the metadata of a project.',
  ],
  dependency_groups: [
    'requested dependency groups',
    'The set of dependency groups in a lock file: `"dev" in dependency_groups`. Not for the metadata of a project.',
  ],
};

/** The page about a variable of an environment marker; `undefined` for a name that is none. */
export function markerNamePage(name: string): Page | undefined {
  const current = OLD_NAMES.get(name) ?? name;
  const found = Object.hasOwn(NAMES, current) ? NAMES[current] : undefined;
  if (found === undefined) return undefined;
  const [title, docs] = found;
  return {
    title: heading(plain(name), title),
    body: [docs],
    details: [current === name ? undefined : `An old spelling of ${code(current)}.`],
    footer: [referenceLink('dependency-specifiers#environment-markers')],
  };
}

/** The page about a variable of an environment marker, as Markdown; empty for a name that is none. */
export function markerNameDocs(name: string): string {
  const page = markerNamePage(name);
  return page === undefined ? '' : render(page);
}
