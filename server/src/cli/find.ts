import fs from 'node:fs';
import path from 'node:path';
import { type IgnoreFile, readIgnoreFile } from '../standards/git-ignore.ts';

const NAME = 'pyproject.toml';
const NEVER = new Set(['.git', '.hg', '.svn', '.jj', '.bzr', '.sl', 'node_modules', '.venv', '__pycache__']);
const IGNORE_FILES = ['.gitignore', '.ignore'];
/** What git sets up on the file systems that are usual there. */
const LETTERS = process.platform === 'win32' || process.platform === 'darwin' ? 'any-case' : 'exact';

/** One ignore file with the folder that its patterns are relative to. */
interface Matcher {
  readonly base: string;
  readonly verdict: IgnoreFile;
}

export interface Found {
  /** Paths as they are shown: relative to the working folder where they lie in it. */
  readonly files: readonly string[];
  /** One line for each thing that could not be read or found. */
  readonly problems: readonly string[];
}

/**
 * The files that `paths` stand for: a file is itself, a folder is every pyproject.toml below it that no ignore file
 * (`.gitignore` and `.ignore` of every folder from the repository's root down, `.git/info/exclude`) leaves out.
 */
export function findFiles(paths: readonly string[], cwd: string): Found {
  const files = new Map<string, string>();
  const problems: string[] = [];
  for (const given of paths) {
    const full = path.resolve(cwd, given);
    const kind = kindOf(full);
    if (kind === undefined) problems.push(`"${given}" does not exist.`);
    else if (kind === 'file') files.set(full, show(full, cwd));
    else {
      const below = walk(full, problems, cwd);
      if (below.length === 0) problems.push(`There is no pyproject.toml in "${given}" or below it.`);
      for (const file of below) files.set(file, show(file, cwd));
    }
  }
  return { files: [...files.values()], problems };
}

function walk(root: string, problems: string[], cwd: string): string[] {
  const found: string[] = [];
  const waiting: { folder: string; matchers: readonly Matcher[] }[] = [
    { folder: root, matchers: matchersAbove(root) },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { folder } = next;
    let entries: fs.Dirent[];
    try {
      entries = fs.readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      problems.push(`"${show(folder, cwd)}" cannot be read: ${reason(error)}.`);
      continue;
    }
    // A virtual environment holds other people's projects.
    if (folder !== root && entries.some(({ name }) => name === 'pyvenv.cfg')) continue;
    const matchers = [...next.matchers, ...matchersIn(folder, entries)];
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!NEVER.has(entry.name) && !isIgnored(full, 'folder', matchers))
          waiting.push({ folder: full, matchers });
      } else if (entry.name === NAME && kindOf(full) === 'file' && !isIgnored(full, 'file', matchers))
        found.push(full);
    }
  }
  return found.sort();
}

/** The innermost ignore file that says something about a path decides. */
function isIgnored(full: string, kind: 'file' | 'folder', matchers: readonly Matcher[]): boolean {
  for (let i = matchers.length - 1; i >= 0; i--) {
    const { base, verdict } = matchers[i] as Matcher;
    const found = verdict(relative(base, full), kind);
    if (found !== undefined) return found === 'ignored';
  }
  return false;
}

/** The ignore files of the folders above, up to the root of the repository; those that leave out `root` itself do not
 * count, since it was asked for by name. */
function matchersAbove(root: string): Matcher[] {
  const above: string[] = [];
  for (let here = root; ; here = path.dirname(here)) {
    if (here !== root) above.unshift(here);
    if (fs.existsSync(path.join(here, '.git'))) {
      const all = [...excludes(here), ...above.flatMap((folder) => matchersIn(folder))];
      return all.filter(({ base, verdict }) => {
        const steps = relative(base, root).split('/');
        const folders = steps.map((_, i) => steps.slice(0, i + 1).join('/'));
        return base === root || !folders.some((folder) => verdict(folder, 'folder') === 'ignored');
      });
    }
    if (path.dirname(here) === here) return [];
  }
}

const relative = (base: string, full: string): string => path.relative(base, full).split(path.sep).join('/');

function matchersIn(folder: string, entries?: readonly fs.Dirent[]): Matcher[] {
  return IGNORE_FILES.filter(
    (name) => entries === undefined || entries.some((entry) => entry.name === name),
  ).flatMap((name) => matcher(folder, path.join(folder, name)));
}

const excludes = (repository: string): Matcher[] =>
  matcher(repository, path.join(repository, '.git/info/exclude'));

function matcher(base: string, file: string): Matcher[] {
  try {
    return [{ base, verdict: readIgnoreFile(fs.readFileSync(file, 'utf8'), LETTERS) }];
  } catch {
    // Not there, or not ours to read: git passes over it too.
    return [];
  }
}

function kindOf(full: string): 'file' | 'folder' | undefined {
  try {
    return fs.statSync(full).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

function show(full: string, cwd: string): string {
  const inside = path.relative(cwd, full);
  return inside === ''
    ? '.'
    : inside.startsWith('..') || path.isAbsolute(inside)
      ? full
      : inside.split(path.sep).join('/');
}

/** The cause of a failed file operation in a few words. */
export function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EROFS') return 'the file system is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  return message ?? String(error);
}
