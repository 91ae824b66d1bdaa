import { type GlobReading, looselyMatches } from '../standards/loose-glob.ts';
import type { ProjectFiles } from './host.ts';

/** Folders that hold what tools make, not what a project is: patterns are not looked for in them. */
export const MADE =
  /^(?:\.git|\.hg|\.svn|\.venv|venv|\.tox|\.nox|node_modules|__pycache__|\.mypy_cache|\.ruff_cache|\.pytest_cache|\.eggs|.*\.egg-info)$/;

/** Folders that packages are installed in, wherever they are. */
const INSTALLED = /^(?:site|dist)-packages$/;

const MOST_FOLDERS = 200;
const MOST_FILES = 20_000;
/** Answers kept for one snapshot: a pattern that is being typed is another one at each keystroke. */
const MOST_COUNTS = 2000;

/** What a pattern means among the files that are known. */
export interface GlobCount {
  readonly count: number;
  /** The first of them. */
  readonly first: string | undefined;
  /** Whether every folder was looked at; without that `count` is the least there may be. */
  readonly complete: boolean;
  /** Some folder has not been looked at yet, and may be known a moment later. */
  readonly pending: boolean;
}

/** Counts the files that a pattern means; `undefined` where it leads outside, or into folders that are not looked at. */
export function countMatches(
  files: ProjectFiles,
  pattern: string,
  reading: GlobReading,
): GlobCount | undefined {
  const walked = walkedOf(files);
  const counts = walked.counts[reading];
  const counted = counts.get(pattern);
  if (counted !== undefined) return counted.of;
  if (counts.size >= MOST_COUNTS) counts.clear();
  const of = isInside(pattern) ? count(walked, pattern, reading) : undefined;
  counts.set(pattern, { of });
  return of;
}

/** Whether a pattern means files of the project, and not what tools make or install in it. */
function isInside(pattern: string): boolean {
  if (pattern.length > 500 || /^(?:[/~]|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)|\$/.test(pattern)) return false;
  return !pattern.split(/[/\\]/).some((name) => MADE.test(name) || INSTALLED.test(name));
}

function count({ files, complete, pending }: Walked, pattern: string, reading: GlobReading): GlobCount {
  const matching = files.filter((path) => looselyMatches(pattern, path, reading));
  return { count: matching.length, first: matching[0], complete, pending };
}

interface Walked extends Pick<GlobCount, 'complete' | 'pending'> {
  readonly files: readonly string[];
  readonly counts: Readonly<Record<GlobReading, Map<string, { readonly of: GlobCount | undefined }>>>;
}

/** A snapshot of files never changes, so neither does what is found in it. */
const known = new WeakMap<ProjectFiles, Walked>();

function walkedOf(files: ProjectFiles): Walked {
  const found = known.get(files) ?? walk(files);
  known.set(files, found);
  return found;
}

/** Every file of a project, as far as it is known; folders that are not, are asked for. */
function walk(files: ProjectFiles): Walked {
  const waiting = [''];
  const found: string[] = [];
  let folders = 0;
  let pending = false;
  let cut = false;
  for (let at = 0; at < waiting.length; at++) {
    const folder = waiting[at] as string;
    if (++folders > MOST_FOLDERS || found.length > MOST_FILES) {
      cut = true;
      break;
    }
    const names = files.list(folder);
    if (names === undefined) {
      const kind = files.kind(folder);
      if (kind === 'file') found.push(folder);
      else if (kind !== 'missing') pending = true;
      continue;
    }
    for (const name of names) {
      if (MADE.test(name)) continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      // The folder says it of all but links.
      if (files.kind(path) === 'file') found.push(path);
      else waiting.push(path);
    }
  }
  return {
    files: found,
    complete: !pending && !cut,
    pending,
    counts: { names: new Map(), crossing: new Map() },
  };
}
