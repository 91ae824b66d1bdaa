import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CLI = path.resolve('dist/cli.js');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a folder; without colours unless `env` says so. */
export function run(cwd: string, args: readonly string[], env: Record<string, string> = {}): Run {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    // What is compiled stays in this folder.
    env: { ...rest, XDG_CACHE_HOME: path.resolve('.build/cache'), ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A new folder with files in it, by path; what ends in `/` is a folder. */
export function folder(files: Record<string, string | Buffer>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-cli-')));
  made.push(root);
  for (const [name, content] of Object.entries(files)) {
    const full = path.join(root, name);
    fs.mkdirSync(name.endsWith('/') ? full : path.dirname(full), { recursive: true });
    if (!name.endsWith('/')) fs.writeFileSync(full, content);
  }
  return root;
}

const made: string[] = [];
process.on('exit', () => {
  for (const root of made) fs.rmSync(root, { recursive: true, force: true });
});
