import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const AT_ONCE = 2;

/** What an adapter gets: the environment that the tool is installed in, and ways to run it on cases. */
export function environmentOf(name, venv) {
  const scratch = path.resolve('.cache', 'verify', name);
  fs.rmSync(scratch, { recursive: true, force: true });
  fs.mkdirSync(scratch, { recursive: true });
  const env = {
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONIOENCODING: 'utf-8',
    NO_COLOR: '1',
    COLUMNS: '200',
  };

  return {
    scratch,
    venv,
    /** The version of an installed distribution. */
    version: async (_, distribution) =>
      spawnSync(
        venv.python,
        ['-c', 'import sys, importlib.metadata as m; print(m.version(sys.argv[1]))', distribution],
        {
          encoding: 'utf8',
        },
      ).stdout.trim(),
    /**
     * Runs a Python script of `scripts/verify/tools/` once: it gets `[{ "text": … }]` as JSON on its input and prints a
     * list of `{ "verdict": …, "message": … }` of the same length as the last line of its output.
     */
    python: async (script, cases, ...args) => {
      const run = spawnSync(
        venv.python,
        ['-X', 'utf8', path.resolve('scripts', 'verify', 'tools', script), ...args],
        {
          input: JSON.stringify(
            cases.map(({ text, path: at, kind, value }) => ({ text, path: at, kind, value })),
          ),
          encoding: 'utf8',
          cwd: scratch,
          env: { ...env, PYTHONPATH: path.resolve('scripts', 'verify') },
          maxBuffer: 1 << 28,
        },
      );
      const last = run.stdout.trimEnd().split('\n').at(-1) ?? '';
      if (run.status !== 0 || !last.startsWith('['))
        throw new Error(
          `${script} failed (${run.status ?? run.signal}):\n${run.stderr.slice(-3000)}\n${run.stdout.slice(-1000)}`,
        );
      return JSON.parse(last);
    },
    /**
     * Runs a program once a case, in a folder of its own that has the case as `pyproject.toml` and `files` (name to
     * text) beside it; `read` makes a verdict of `{ status, stdout, stderr }`.
     */
    each: (cases, { program, args = [], files = {}, read, before = '' }) =>
      inTurn(cases, async (one, index) => {
        const folder = path.join(scratch, String(index));
        fs.mkdirSync(folder, { recursive: true });
        fs.writeFileSync(path.join(folder, 'pyproject.toml'), before + one.text);
        for (const [file, text] of Object.entries(files)) {
          fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
          fs.writeFileSync(path.join(folder, file), text);
        }
        const result = await execute(venv.bin(program), args, { cwd: folder, env });
        fs.rmSync(folder, { recursive: true, force: true });
        return read(result, one);
      }),
    /** The text of a file among the installed packages. */
    packaged: (file) => {
      const lib = path.join(venv.folder, 'lib');
      const [python] = fs.readdirSync(lib).filter((name) => name.startsWith('python'));
      return fs.readFileSync(path.join(lib, python, 'site-packages', file), 'utf8');
    },
    execute: (program, args, options = {}) =>
      execute(venv.bin(program), args, { cwd: scratch, env, ...options }),
  };
}

function execute(file, args, options) {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { encoding: 'utf8', maxBuffer: 1 << 26, timeout: 60_000, ...options },
      (error, stdout, stderr) => resolve({ status: error === null ? 0 : (error.code ?? 1), stdout, stderr }),
    );
  });
}

async function inTurn(items, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i], i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
