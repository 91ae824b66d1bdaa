import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const VENVS = path.resolve('.cache', 'venvs');

/** Runs a program and gives its output; throws with its messages when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (result.error !== undefined) throw new Error(`${command} does not run: ${result.error.message}`);
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed:\n${result.stderr}\n${result.stdout}`);
  return result.stdout;
}

/** A virtual environment below `.cache/venvs` with these requirements; made once, made anew when they change. */
export function venvWith(name, requirements, python = process.env.PYTHON ?? 'python3') {
  const folder = path.join(VENVS, name);
  const bin = (program) => path.join(folder, 'bin', program);
  const stampFile = path.join(folder, 'requirements.txt');
  const stamp = requirements.join('\n');
  if (!fs.existsSync(stampFile) || fs.readFileSync(stampFile, 'utf8') !== stamp) {
    fs.rmSync(folder, { recursive: true, force: true });
    run(python, ['-m', 'venv', folder]);
    const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
    if (requirements.length > 0) run(bin('python'), ['-m', 'pip', 'install', ...quiet, ...requirements]);
    fs.writeFileSync(stampFile, stamp);
  }
  return { folder, python: bin('python'), bin };
}
