import fs from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { findInstalled, type InstalledMap, type Look } from '../spec/installed.ts';

/*
 * Which distributions a project has: the names of `dist-info` folders in its environment, and its lock files. Nothing is
 * run, and no package is looked into.
 */

/** Lock files are longer than other texts. */
const LONGEST_LOCK = 8 * 1024 * 1024;
const MOST_NAMES = 20_000;
const MOST_PARENTS = 6;

type Answer = readonly string[] | string | undefined;

/** What a project has, and the state of every path that was looked at for it. */
export interface Reading {
  readonly installed: InstalledMap;
  readonly trusted: boolean;
  readonly stamps: ReadonlyMap<string, string>;
}

/** Reads what a project has; gives `last` itself while none of its paths has changed. */
export async function readInstalled(
  folder: string,
  trusted: boolean,
  last: Reading | undefined,
): Promise<Reading> {
  if (last?.trusted === trusted && (await isCurrent(last))) return last;
  const stamps = new Map<string, string>();
  const looks = findInstalled(placesFor(folder, trusted));
  let step = looks.next();
  while (step.done !== true) {
    const full = path.resolve(folder, step.value.path);
    const stamp = await stampOf(full);
    stamps.set(full, stamp);
    step = looks.next(stamp === MISSING ? undefined : await answer(full, step.value));
  }
  return { installed: step.value, trusted, stamps };
}

async function isCurrent({ stamps }: Reading): Promise<boolean> {
  for (const [full, stamp] of stamps) if ((await stampOf(full)) !== stamp) return false;
  return true;
}

const MISSING = '';

async function stampOf(full: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(full);
    return `${mtimeMs} ${size}`;
  } catch {
    // Not there, or not ours to read: then nothing is known by it.
    return MISSING;
  }
}

/** The same for a program that runs once. */
export function installedNow(folder: string): InstalledMap {
  const looks = findInstalled(placesFor(folder, true));
  let step = looks.next();
  while (step.done !== true) step = looks.next(answerNow(folder, step.value));
  return step.value;
}

/** In a workspace of several projects, environment and lock file lie at the root of the repository. */
function placesFor(folder: string, trusted: boolean) {
  const parents = [''];
  let here = folder;
  for (let i = 0; i < MOST_PARENTS && !fs.existsSync(path.join(here, '.git')); i++) {
    const above = path.dirname(here);
    if (above === here) break;
    here = above;
    parents.push(`${parents.at(-1)}../`);
  }
  const isRepository = fs.existsSync(path.join(here, '.git'));
  const active = process.env.VIRTUAL_ENV;
  return {
    parents: isRepository ? parents : [''],
    environments: trusted
      ? ['.venv', 'venv', 'env', ...(active !== undefined && path.isAbsolute(active) ? [active] : [])]
      : [],
  };
}

async function answer(full: string, { kind }: Look): Promise<Answer> {
  try {
    if (kind === 'list') return (await readdir(full)).slice(0, MOST_NAMES);
    return (await stat(full)).size > LONGEST_LOCK ? undefined : await readFile(full, 'utf8');
  } catch {
    // As above.
    return undefined;
  }
}

function answerNow(folder: string, { kind, path: name }: Look): Answer {
  const full = path.resolve(folder, name);
  try {
    if (kind === 'list') return fs.readdirSync(full).slice(0, MOST_NAMES);
    return fs.statSync(full).size > LONGEST_LOCK ? undefined : fs.readFileSync(full, 'utf8');
  } catch {
    // As above.
    return undefined;
  }
}
