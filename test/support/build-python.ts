import { execFileSync } from 'node:child_process';

let folder: string | undefined;

/** The folder of a virtual environment with the front-end `build` and the back-ends, made once for all tests. */
export function buildEnvironment(): string {
  const script =
    "import('./scripts/lib/build-python.mjs').then((m) => console.log(m.buildEnvironment().folder))";
  folder ??= execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
  return folder;
}

/** Its Python. */
export const buildPython = (): string => `${buildEnvironment()}/bin/python`;
