/**
 * Values that the text variables of a marker can have, as the Python documentation of `os.name`, `sys.platform`,
 * `platform.system()`, `platform.machine()` and `sys.implementation` gives them. Other values exist; these are for
 * completion, and for telling a misspelt one from one that we do not know.
 */
export const KNOWN_VALUES: Readonly<Record<string, readonly string[]>> = {
  os_name: ['posix', 'nt', 'java'],
  sys_platform: ['linux', 'darwin', 'win32', 'cygwin', 'emscripten', 'wasi', 'android', 'ios', 'aix', 'java'],
  platform_system: ['Linux', 'Darwin', 'Windows', 'Java', 'FreeBSD', 'Android', 'iOS', 'Emscripten'],
  platform_machine: [
    'x86_64',
    'AMD64',
    'arm64',
    'aarch64',
    'i386',
    'i686',
    'x86',
    'ARM64',
    'armv7l',
    'ppc64le',
    's390x',
    'riscv64',
  ],
  implementation_name: ['cpython', 'pypy', 'graalpy', 'micropython', 'ironpython', 'jython'],
  platform_python_implementation: ['CPython', 'PyPy', 'GraalVM', 'IronPython', 'Jython'],
};

/** Words for the systems, and how each variable names them. */
const SYSTEMS: readonly {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}[] = [
  {
    words: ['windows', 'win', 'win32', 'win64', 'nt', 'mswindows'],
    values: { os_name: 'nt', sys_platform: 'win32', platform_system: 'Windows' },
  },
  {
    words: ['macos', 'mac', 'osx', 'macosx', 'darwin', 'mac os', 'os x'],
    values: { os_name: 'sys_platform=darwin', sys_platform: 'darwin', platform_system: 'Darwin' },
  },
  {
    words: ['linux', 'linux2', 'linux3', 'gnu/linux'],
    values: { os_name: 'sys_platform=linux', sys_platform: 'linux', platform_system: 'Linux' },
  },
  { words: ['unix', 'posix'], values: { os_name: 'posix' } },
];

/** What a value that the variable never has was meant to be; the system's own name for a variable may be another one's. */
export function meantValue(variable: string, value: string): { variable: string; value: string } | undefined {
  const known = KNOWN_VALUES[variable];
  if (known === undefined || known.includes(value)) return undefined;

  const lower = value.toLowerCase();
  const spelt =
    variable === 'platform_machine' ? undefined : known.find((each) => each.toLowerCase() === lower);
  if (spelt !== undefined) return { variable, value: spelt };
  if (variable === 'platform_machine') {
    return lower === 'x64' || lower === 'x86-64' ? { variable, value: 'x86_64' } : undefined;
  }
  const meant = SYSTEMS.find(({ words }) => words.includes(lower))?.values[variable];
  if (meant === undefined) return undefined;
  const [other, named] = meant.split('=');
  return named === undefined ? { variable, value: meant } : { variable: other as string, value: named };
}
