import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

let found: string | undefined;

/** The folder of a virtual environment with `pre-commit`, made once for all tests. */
export function preCommitFolder(): string {
  const script =
    "import('./scripts/lib/pre-commit.mjs').then((m) => console.log(m.preCommitEnvironment().folder))";
  found ??= execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
  return found;
}

/** What a YAML file says. */
export function readYaml(file: string): unknown {
  const script = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))';
  const python = path.join(preCommitFolder(), 'bin/python');
  return JSON.parse(execFileSync(python, ['-c', script, file], { encoding: 'utf8' }));
}

/** Makes a folder a repository with all its files in one commit; gives the commit. */
export function committed(folder: string): string {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--no-verify', '-m', 'all');
  return git('rev-parse', 'HEAD').trim();
}

/** Copies the files of this project that git keeps, as they are now. */
export function copyOfProject(to: string): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of files.split('\0')) {
    if (file === '' || !fs.existsSync(file)) continue;
    fs.mkdirSync(path.join(to, path.dirname(file)), { recursive: true });
    fs.copyFileSync(file, path.join(to, file));
  }
}
