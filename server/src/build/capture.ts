import { objectFrom, stringFrom } from '../standards/json.ts';
import { causeOf } from './output.ts';
import { noPython } from './python.ts';
import { type RunCommand, type Runner, type RunResult, shownCommand } from './runner.ts';

/** The arguments of `setup()`, as one interpreter on one machine gave them. */
export interface CapturedArguments {
  readonly python: string;
  readonly platform: string;
  // biome-ignore lint/suspicious/noExplicitAny: any value that JSON can say.
  readonly keywords: Readonly<Record<string, any>>;
}

/** Runs setup.py with a `setup()` that only writes down what it is given. Runs as a file of its own, with -I. */
const SCRIPT = `
import json, os, runpy, sys

target = sys.argv[1]
caught = []

here = os.getcwd()

def plain(value, depth=0):
    if isinstance(value, str) and here in value:
        inside = value[len(here) + 1:].replace(os.sep, "/")
        is_path = value.startswith(here + os.sep) and here not in inside
        return inside if is_path else {"$object": repr(value)[:200]}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if depth > 20:
        return {"$object": repr(value)[:200]}
    if isinstance(value, dict):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item, depth + 1) for item in value), key=str)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, os.PathLike):
        return plain(os.fspath(value), depth + 1)
    return {"$object": repr(value)[:200]}

class Stop(BaseException):
    pass

def setup(**keywords):
    caught.append(keywords)
    raise Stop

import setuptools
import distutils.core
setuptools.setup = distutils.core.setup = setup
sys.argv[:] = ["setup.py", "--version"]
sys.path.insert(0, os.getcwd())
sys.dont_write_bytecode = True
try:
    runpy.run_path("setup.py", run_name="__main__")
except Stop:
    pass
if not caught:
    sys.exit("setup.py ended without calling setup().")
with open(target, "w", encoding="utf-8") as out:
    json.dump({
        "python": "%d.%d" % sys.version_info[:2],
        "platform": sys.platform,
        "keywords": {key: plain(value) for key, value in caught[0].items()},
    }, out)
`;

export interface CaptureOptions {
  readonly folder: string;
  readonly python: string;
  /** What setup.py needs to run, beside setuptools. */
  readonly requires: readonly string[];
  readonly signal?: AbortSignal;
  /** Each command line before it starts. */
  readonly onStep?: (step: string) => void;
  readonly onOutput?: (text: string) => void;
}

/**
 * Runs setup.py in a copy of the project and an environment of its own, and gives what it passes to `setup()`; a string
 * is why there is nothing. Only for a person who has agreed to run it.
 */
export async function captureSetup(
  options: CaptureOptions,
  runner: Runner,
): Promise<CapturedArguments | string> {
  const root = await runner.temporaryFolder();
  const run = (command: RunCommand): Promise<RunResult> => {
    options.onStep?.(shownCommand(command.program, command.args));
    return runner.run(command, {
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.onOutput === undefined ? {} : { onOutput: options.onOutput }),
    });
  };
  try {
    const environment = runner.join(root, 'environment');
    const made = await run({ program: options.python, args: ['-m', 'venv', environment], cwd: root });
    if (made.missing) return noPython(options.python);
    if (made.code !== 0) return `No environment could be made: ${causeOf(made.output) || made.output.trim()}`;
    const python = runner.pythonOf(environment);
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      'setuptools',
      ...options.requires,
    ];
    const installed = await run({ program: python, args: pip, cwd: root });
    if (installed.code !== 0)
      return `What setup.py needs could not be installed: ${lastLine(installed.output)}`;

    const project = runner.join(root, options.folder.split(/[\\/]/).at(-1) || 'project');
    await runner.copyProject(options.folder, project);
    await runner.write(root, 'capture.py', SCRIPT);
    const target = 'captured.json';
    const args = [runner.join(root, 'capture.py'), runner.join(root, target)];
    const env = { PYTHONPATH: undefined };
    const result = await run({ program: python, args, cwd: project, env });
    if (result.code !== 0) return `setup.py failed: ${causeOf(result.output) || lastLine(result.output)}`;
    const written = await runner.read(root, target);
    return written === undefined ? 'setup.py gave nothing.' : read(new TextDecoder().decode(written));
  } finally {
    await runner.remove(root);
  }
}

const lastLine = (output: string): string => output.trim().split('\n').at(-1) ?? '';

function read(text: string): CapturedArguments | string {
  try {
    const data = objectFrom(JSON.parse(text));
    return {
      python: stringFrom(data.python) ?? '',
      platform: stringFrom(data.platform) ?? '',
      keywords: objectFrom(data.keywords),
    };
  } catch {
    return 'What setup.py gave cannot be read.';
  }
}
