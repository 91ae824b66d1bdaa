import { lazy } from '../../model/lazy.ts';
import type { Data } from '../../spec/data.ts';
import { parseSpecifierSet, pythonsAdmitted } from '../../standards/pep440.ts';
import { supportedPythons } from '../../standards/pythons.ts';
import type { Asked, SetupEnvironment, SetupReading } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';

/** One reading of setup.py, and the words of a marker that say where it holds. */
export interface EnvironmentReading {
  readonly environment: SetupEnvironment;
  readonly reading: SetupReading;
  /** Whether the Python still gets fixes; what older ones do is only asked for requirements. */
  readonly isCurrent: boolean;
}

type Machine = Omit<SetupEnvironment, 'python' | 'implementation'>;

const MACHINES: readonly Machine[] = [
  { sysPlatform: 'linux', osName: 'posix', platformSystem: 'Linux' },
  { sysPlatform: 'darwin', osName: 'posix', platformSystem: 'Darwin' },
  { sysPlatform: 'win32', osName: 'nt', platformSystem: 'Windows' },
];

type Read = (view: ProjectView, environment: SetupEnvironment) => SetupReading;

/**
 * Reads setup.py under every Python that still gets fixes on every platform, as far as it asks for them: once where it asks
 * for neither. Pythons that the project supports besides are read too, as far as they lead to a result.
 */
export function readEverywhere(
  view: ProjectView,
  read: Read,
  data: Data,
  today: string,
): readonly EnvironmentReading[] {
  const current = supportedPythons(data.pythons, today).map(({ minor }) => minor);
  const python = current[Math.min(1, current.length - 1)] ?? '3.12';
  const known = new Map<string, EnvironmentReading>();
  const asked = new Set<Asked>();
  const at = (minor: string, machine: Machine): EnvironmentReading => {
    const key = `${minor} ${machine.sysPlatform}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const environment = { ...machine, python: minor, implementation: 'CPython' };
    const reading = read(view, environment);
    for (const one of reading.asked) asked.add(one);
    const made = { environment, reading, isCurrent: current.includes(minor) };
    known.set(key, made);
    return made;
  };
  const [linux] = MACHINES as readonly [Machine, ...Machine[]];
  const first = at(python, linux);

  const requires = first.reading.keywords.get('python_requires')?.value;
  const set = parseSpecifierSet(requires?.kind === 'str' ? requires.value : '');
  const all = data.pythons.all.map(({ minor }) => minor);
  const wanted = lazy(() => [
    ...new Set([...pythonsAdmitted(set, all).filter((minor) => !isFuture(minor, current)), ...current]),
  ]);
  // What is asked for elsewhere only, such as the version of Python on Windows, makes it look again.
  for (;;) {
    const before = asked.size;
    const readings = (asked.has('python') ? wanted() : [python]).flatMap((minor) =>
      (asked.has('platform') ? MACHINES : [linux]).map((machine) => at(minor, machine)),
    );
    if (asked.size > before) continue;
    return readings.filter(
      ({ isCurrent, reading }) => isCurrent || (reading.status === 'read' && reading.open === undefined),
    );
  }
}

const isFuture = (minor: string, current: readonly string[]): boolean => {
  const newest = current.at(-1) ?? minor;
  const [a, b] = [minor, newest].map((one) => one.split('.').map(Number)) as [number[], number[]];
  return (a[0] ?? 0) > (b[0] ?? 0) || ((a[0] ?? 0) === (b[0] ?? 0) && (a[1] ?? 0) > (b[1] ?? 0));
};
