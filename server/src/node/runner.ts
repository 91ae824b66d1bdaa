import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { RunCommand, Runner, RunOptions, RunResult } from '../build/runner.ts';

/** More output than this is not kept; what is at the end says why a build failed. */
const MOST_OUTPUT = 1024 * 1024;
const isWindows = process.platform === 'win32';

/** Folders that hold environments, caches and earlier builds. */
const LEFT_OUT = new Set([
  ...['.venv', 'venv', '.tox', '.nox', 'node_modules', '__pycache__', '.mypy_cache', '.ruff_cache'],
  ...['.pytest_cache', '.hypothesis', '.eggs'],
]);

/** Runs programs on this machine. */
export function nodeRunner(): Runner {
  return {
    run,
    python: isWindows ? 'python' : 'python3',
    temporaryFolder: async () => realpath(await mkdtemp(path.join(os.tmpdir(), 'pyproject-build-'))),
    remove: (folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
    copyProject: (from, to) =>
      cp(from, to, {
        recursive: true,
        mode: fs.constants.COPYFILE_FICLONE,
        verbatimSymlinks: true,
        filter: (source) => source === from || isWanted(from, source),
      }),
    async write(folder, name, text) {
      const file = path.join(folder, name);
      if (text === undefined) return rm(file, { force: true });
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    },
    async files(folder) {
      const names = await readdir(folder).catch(() => []);
      const found = [];
      for (const name of names.sort()) {
        const state = await stat(path.join(folder, name)).catch(() => undefined);
        if (state?.isFile()) found.push({ name, size: state.size, changed: state.mtimeMs });
      }
      return found;
    },
    read: (folder, name) => readFile(path.join(folder, name)).catch(() => undefined),
    join: (folder, ...names) => path.join(folder, ...names),
    pythonOf: (environment) =>
      isWindows ? path.join(environment, 'Scripts', 'python.exe') : path.join(environment, 'bin', 'python'),
    exists: (file) =>
      stat(file).then(
        () => true,
        () => false,
      ),
    time: () => Date.now(),
  };
}

function isWanted(root: string, source: string): boolean {
  const name = path.basename(source);
  if (LEFT_OUT.has(name) || name.endsWith('.egg-info')) return false;
  const isAtRoot = path.dirname(source) === root;
  if (!isAtRoot || (name !== 'build' && name !== 'dist')) return true;
  // A package may be called so.
  return fs.existsSync(path.join(source, '__init__.py'));
}

function run(
  { program, args, cwd, env }: RunCommand,
  { onOutput, signal }: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd,
      // Unbuffered, so that each line is seen when it is written.
      env: { ...process.env, PYTHONUNBUFFERED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that it ends with all that it started.
      detached: !isWindows,
      windowsHide: true,
    });
    const take = (text: string): void => {
      output = (output + text).slice(-MOST_OUTPUT);
      onOutput?.(text);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
    const end = (): void => endGroup(child.pid);
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end);
    process.once('exit', end);
    const done = (result: Omit<RunResult, 'output'>): void => {
      signal?.removeEventListener('abort', end);
      process.removeListener('exit', end);
      resolve({ ...result, output });
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      output += output === '' ? error.message : `\n${error.message}`;
      done({ code: undefined, missing: error.code === 'ENOENT' || error.code === 'EACCES' });
    });
    child.on('close', (code) => done({ code: code ?? undefined, missing: false }));
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    if (isWindows) spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
