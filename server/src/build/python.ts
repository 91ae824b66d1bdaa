import type { Runner } from './runner.ts';

/** A Python that can build. */
export interface BuildPython {
  readonly python: string;
  /** Folders to remove when it is needed no more. */
  readonly temporary: readonly string[];
}

/** The interpreter for a project: the one that is named, else that of `.venv`, else the machine's. */
export async function findPython(
  folder: string,
  named: string | undefined,
  active: string | undefined,
  runner: Runner,
): Promise<string> {
  if (named !== undefined && named !== '') return named;
  for (const environment of [runner.join(folder, '.venv'), active]) {
    if (environment === undefined || environment === '') continue;
    const python = runner.pythonOf(environment);
    if (await runner.exists(python)) return python;
  }
  return runner.python;
}

/** Why a Python cannot be used, in a sentence. */
export const noPython = (python: string): string =>
  `No Python was found: "${python}" does not start. Name one, or make an environment in .venv.`;

/**
 * A Python with the package `build`: the given one, else a new environment made from it. A string is why there is none.
 */
export async function pythonWithBuild(
  python: string,
  runner: Runner,
  options: { readonly signal?: AbortSignal; readonly onStep?: (step: string) => void } = {},
): Promise<BuildPython | string> {
  const cwd = await runner.temporaryFolder();
  const signal = options.signal === undefined ? {} : { signal: options.signal };
  const asked = await runner.run({ program: python, args: ['-c', 'import build.__main__'], cwd }, signal);
  if (asked.missing) {
    await runner.remove(cwd);
    return noPython(python);
  }
  if (asked.code === 0) {
    await runner.remove(cwd);
    return { python, temporary: [] };
  }
  options.onStep?.('installing build into an environment of its own');
  const environment = runner.join(cwd, 'environment');
  const made = await runner.run({ program: python, args: ['-m', 'venv', environment], cwd }, signal);
  const own = runner.pythonOf(environment);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'build'];
  const installed = made.code === 0 ? await runner.run({ program: own, args: pip, cwd }, signal) : made;
  if (installed.code === 0) return { python: own, temporary: [cwd] };
  await runner.remove(cwd);
  const last = installed.output.trim().split('\n').at(-1) ?? '';
  return `The package "build" is not there and could not be installed: ${last}`;
}
