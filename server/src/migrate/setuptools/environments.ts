import type { Data } from '../../spec/data.ts';
import { parseSpecifierSet, pythonsAdmitted } from '../../standards/pep440.ts';
import { supportedPythons } from '../../standards/pythons.ts';
import type { SetupEnvironment, SetupReading } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';

/** One reading of setup.py, and the words of a marker that say where it holds. */
export interface EnvironmentReading {
  readonly environment: SetupEnvironment;
  readonly reading: SetupReading;
  /** Whether the Python still gets fixes; what older ones do is only asked for requirements. */
  readonly isCurrent: boolean;
}

const MACHINES: readonly Omit<SetupEnvironment, 'python' | 'implementation'>[] = [
  { sysPlatform: 'linux', osName: 'posix', platformSystem: 'Linux' },
  { sysPlatform: 'darwin', osName: 'posix', platformSystem: 'Darwin' },
  { sysPlatform: 'win32', osName: 'nt', platformSystem: 'Windows' },
];

/** What a program says that asks for its Python or machine. */
const ASKS =
  /version_info|sys\.version|hexversion|python_version|\bplatform\b|os\.name|\bPY[23]\b|six\.|sysconfig|get_platform|\bstruct\b|maxsize|maxunicode|implementation/;

type Read = (view: ProjectView, environment: SetupEnvironment) => SetupReading;

/**
 * Reads setup.py under every Python that still gets fixes on every platform, once where nothing in it asks for them. Pythons
 * that the project supports besides are read too, as far as they lead to a result.
 */
export function readEverywhere(
  view: ProjectView,
  read: Read,
  data: Data,
  today: string,
): readonly EnvironmentReading[] {
  const current = supportedPythons(data.pythons, today).map(({ minor }) => minor);
  const python = current[Math.min(1, current.length - 1)] ?? '3.12';
  const base: SetupEnvironment = {
    ...(MACHINES[0] as (typeof MACHINES)[0]),
    python,
    implementation: 'CPython',
  };
  const first = read(view, base);
  const one: EnvironmentReading = { environment: base, reading: first, isCurrent: true };
  const texts = ['setup.py', ...first.files.filter((file) => file.endsWith('.py'))].map(
    (file) => view.text(file) ?? '',
  );
  if (!texts.some((text) => ASKS.test(text))) return [one];

  const requires = first.keywords.get('python_requires')?.value;
  const set = parseSpecifierSet(requires?.kind === 'str' ? requires.value : '');
  const all = data.pythons.all.map(({ minor }) => minor);
  const wanted = [
    ...new Set([...pythonsAdmitted(set, all).filter((minor) => !isFuture(minor, current)), ...current]),
  ];
  const found: EnvironmentReading[] = [];
  for (const minor of wanted) {
    for (const machine of MACHINES) {
      const environment = { ...machine, python: minor, implementation: 'CPython' };
      const isCurrent = current.includes(minor);
      if (minor === base.python && machine === MACHINES[0]) {
        found.push(one);
        continue;
      }
      const reading = read(view, environment);
      if (isCurrent || (reading.status === 'read' && reading.open === undefined))
        found.push({ environment, reading, isCurrent });
    }
  }
  return found;
}

const isFuture = (minor: string, current: readonly string[]): boolean => {
  const newest = current.at(-1) ?? minor;
  const [a, b] = [minor, newest].map((one) => one.split('.').map(Number)) as [number[], number[]];
  return (a[0] ?? 0) > (b[0] ?? 0) || ((a[0] ?? 0) === (b[0] ?? 0) && (a[1] ?? 0) > (b[1] ?? 0));
};
