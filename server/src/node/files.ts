import fs from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileSource } from '../lsp/environment.ts';
import { type ProjectFiles, unknownFiles } from '../spec/host.ts';
import type { Installed, InstalledMap } from '../spec/installed.ts';
import { installedNow, type Reading, readInstalled } from './environment.ts';

const LARGEST_TEXT = 256 * 1024;
const MOST_PATHS = 2000;
const MOST_NAMES = 5000;
/** Several questions, or several changes, are answered by one look at the disk. */
const GATHER_MS = 25;
const AT_ONCE = 8;
/** A slow disk must not keep findings back that need no file. */
const PATIENCE = 100;

/** What is known of one path. */
interface Entry {
  readonly kind: 'file' | 'folder' | 'missing';
  readonly text?: string;
  /** It is there, and its text is not kept. */
  readonly large?: true;
  readonly list?: readonly string[];
  /** What the names of a folder are, where the file system says it along with them; a link could be anything. */
  readonly kinds?: ReadonlyMap<string, 'file' | 'folder'>;
}

interface Folder {
  readonly path: string;
  snapshot: ProjectFiles;
  known: ReadonlyMap<string, Entry>;
  readonly asked: Set<string>;
  /** Whether anybody asked what is installed, and what was found. */
  wantsInstalled: boolean;
  installed: Reading | undefined;
  /** The first look, at the names in the folder. */
  first: Promise<unknown>;
  isLookedAt: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** The look that is scheduled or under way. */
  pending: Promise<void> | undefined;
  closed: boolean;
}

/**
 * Snapshots of the files around documents. A snapshot answers from memory; what it is asked for and does not know is
 * read in the background, and `changed` tells when there is a new snapshot that knows it.
 */
export function createFileSource(changed: (folder: string) => void): FileSource {
  const folders = new Map<string, Folder>();
  let trusted = false;

  const schedule = (address: string, folder: Folder): void => {
    if (folder.timer !== undefined) return;
    const pending = new Promise<void>((resolve) => {
      folder.timer = setTimeout(() => {
        folder.timer = undefined;
        refresh(folder)
          .then(
            (differs) => {
              if (differs && !folder.closed) changed(address);
            },
            // Every single look catches its own errors; what is left is a bug, and no snapshot is better than a crash.
            () => undefined,
          )
          .then(() => {
            if (folder.pending === pending) folder.pending = undefined;
            resolve();
          });
      }, GATHER_MS);
    });
    folder.pending = pending;
  };
  const open = (address: string): Folder | undefined => {
    if (!address.startsWith('file:')) return undefined;
    const known = folders.get(address);
    if (known !== undefined) return known;
    const folder: Folder = {
      path: fileURLToPath(address),
      snapshot: unknownFiles,
      known: new Map(),
      asked: new Set(['']),
      wantsInstalled: false,
      installed: undefined,
      first: Promise.resolve(),
      isLookedAt: false,
      timer: undefined,
      pending: undefined,
      closed: false,
    };
    folder.snapshot = snapshot(address, folder);
    folders.set(address, folder);
    const started = performance.now();
    folder.first = refresh(folder).then((differs) => {
      folder.isLookedAt = true;
      // Whoever waited has gone on without it.
      if (differs && !folder.closed && performance.now() - started > PATIENCE) changed(address);
    });
    return folder;
  };
  const ask = (address: string, folder: Folder, name: string): void => {
    if (folder.closed || folder.asked.has(name) || folder.asked.size >= MOST_PATHS) return;
    folder.asked.add(name);
    schedule(address, folder);
  };
  const refresh = async (folder: Folder): Promise<boolean> => {
    const address = [...folders].find(([, one]) => one === folder)?.[0] ?? '';
    const names = [...folder.asked];
    const next = new Map<string, Entry>();
    for (let i = 0; i < names.length; i += AT_ONCE) {
      const some = names.slice(i, i + AT_ONCE);
      const entries = await Promise.all(some.map((name) => look(path.join(folder.path, name))));
      some.forEach((name, index) => {
        const entry = entries[index];
        if (entry !== undefined) next.set(name, entry);
      });
    }
    const installed = folder.wantsInstalled
      ? await readInstalled(folder.path, trusted, folder.installed)
      : undefined;
    if (same(folder.known, next) && installed === folder.installed) return false;
    folder.known = next;
    folder.installed = installed;
    folder.snapshot = snapshot(address, folder);
    return true;
  };
  const snapshot = (address: string, folder: Folder): ProjectFiles => ({
    ...snapshotOf(folder.known, (name) => ask(address, folder, name)),
    installed: installedFrom(folder.installed?.installed, () => {
      if (folder.wantsInstalled || folder.closed) return;
      folder.wantsInstalled = true;
      schedule(address, folder);
    }),
  });

  return {
    of(address) {
      try {
        return open(address)?.snapshot ?? unknownFiles;
      } catch {
        // An address that is no path of this machine.
        return unknownFiles;
      }
    },
    async ready(address) {
      try {
        const folder = open(address);
        if (folder === undefined || folder.isLookedAt) return;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const late = new Promise((resolve) => {
          timer = setTimeout(resolve, PATIENCE);
        });
        await Promise.race([folder.first, late]);
        clearTimeout(timer);
      } catch {
        // As in `of`: nothing can be known of such a folder.
      }
    },
    async settled(address) {
      const folder = folders.get(address);
      await folder?.first;
      if (folder?.closed === false) await folder.pending;
    },
    changed(uris) {
      for (const [address, folder] of folders) {
        if (folder.asked.size === 0) continue;
        if (uris.some((uri) => uri === address || uri.startsWith(`${address}/`))) schedule(address, folder);
      }
    },
    trust(value) {
      trusted = value;
      for (const [address, folder] of folders) if (folder.wantsInstalled) schedule(address, folder);
    },
    forget(address) {
      const folder = folders.get(address);
      if (folder === undefined) return;
      folder.closed = true;
      clearTimeout(folder.timer);
      folders.delete(address);
    },
  };
}

/** The files around a document for a program that runs once: each path is looked at when it is asked for. */
export function filesOnDisk(folder: string): ProjectFiles {
  const known = new Map<string, Entry>();
  const entry = (name: string): Entry | undefined => {
    const inside = normal(name);
    if (inside === undefined) return undefined;
    const found = known.get(inside) ?? lookNow(path.join(folder, inside));
    known.set(inside, found);
    return found;
  };
  let installed: InstalledMap | undefined;
  return {
    kind(name) {
      const inside = normal(name);
      return (inside === undefined ? undefined : listedKind(known, inside)) ?? entry(name)?.kind ?? 'unknown';
    },
    text: (name) => entry(name)?.text,
    tooLarge: (name) => entry(name)?.large === true,
    list: (name) => entry(name)?.list,
    installed: (name) => {
      installed ??= installedNow(folder);
      return installed.get(name);
    },
  };
}

/** Answers from what was found; the first question without an answer has it looked for. */
const installedFrom =
  (found: InstalledMap | undefined, wanted: () => void) =>
  (name: string): Installed | undefined => {
    if (found === undefined) wanted();
    return found?.get(name);
  };

function snapshotOf(known: ReadonlyMap<string, Entry>, ask: (name: string) => void): ProjectFiles {
  const entry = (inside: string | undefined): Entry | undefined => {
    if (inside === undefined) return undefined;
    const found = known.get(inside);
    if (found !== undefined) return found;
    if (isAbsent(known, inside)) return { kind: 'missing' };
    ask(inside);
    return undefined;
  };
  return {
    kind(name) {
      const inside = normal(name);
      const listed = inside === undefined ? undefined : listedKind(known, inside);
      return listed ?? entry(inside)?.kind ?? 'unknown';
    },
    text: (name) => entry(normal(name))?.text,
    tooLarge: (name) => entry(normal(name))?.large === true,
    list: (name) => entry(normal(name))?.list,
  };
}

/** What the folder around a path says that it is. */
function listedKind(known: ReadonlyMap<string, Entry>, inside: string): 'file' | 'folder' | undefined {
  const slash = inside.lastIndexOf('/');
  return known.get(slash < 0 ? '' : inside.slice(0, slash))?.kinds?.get(inside.slice(slash + 1));
}

/** Whether the names in a folder on the way show that a path cannot be there, however the file system sees letter case. */
function isAbsent(known: ReadonlyMap<string, Entry>, inside: string): boolean {
  let start = 0;
  while (start < inside.length) {
    const folder = known.get(inside.slice(0, Math.max(start - 1, 0)));
    if (folder?.kind === 'missing') return true;
    const slash = inside.indexOf('/', start);
    const end = slash < 0 ? inside.length : slash;
    if (folder?.list !== undefined && folder.list.length < MOST_NAMES) {
      const name = inside.slice(start, end).toLowerCase();
      if (!folder.list.some((one) => one.toLowerCase() === name)) return true;
    }
    start = end + 1;
  }
  return false;
}

/** A path inside the folder, without `.` steps; `undefined` for one that leads out of it, which nobody looks at. */
function normal(name: string): string | undefined {
  if (name.length > 1000 || name.includes('\0') || path.isAbsolute(name) || /^[A-Za-z]:/.test(name))
    return undefined;
  const steps = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.');
  return steps.includes('..') ? undefined : steps.join('/');
}

async function look(file: string): Promise<Entry | undefined> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return folderEntry(await readdir(file, { withFileTypes: true }));
    if (!found.isFile() || found.size > LARGEST_TEXT) return { kind: 'file', large: true };
    return { kind: 'file', text: await readFile(file, 'utf8') };
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : undefined;
  }
}

function folderEntry(entries: readonly fs.Dirent[]): Entry {
  const kinds = new Map<string, 'file' | 'folder'>();
  for (const entry of entries.slice(0, MOST_NAMES)) {
    if (entry.isFile()) kinds.set(entry.name, 'file');
    else if (entry.isDirectory()) kinds.set(entry.name, 'folder');
  }
  const list = entries.slice(0, MOST_NAMES).map(({ name }) => name);
  return { kind: 'folder', list: list.sort(), kinds };
}

function lookNow(file: string): Entry {
  try {
    const found = fs.statSync(file);
    if (found.isDirectory()) return folderEntry(fs.readdirSync(file, { withFileTypes: true }));
    if (!found.isFile() || found.size > LARGEST_TEXT) return { kind: 'file', large: true };
    return { kind: 'file', text: fs.readFileSync(file, 'utf8') };
  } catch {
    return { kind: 'missing' };
  }
}

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '');

function same(a: ReadonlyMap<string, Entry>, b: ReadonlyMap<string, Entry>): boolean {
  if (a.size !== b.size) return false;
  for (const [name, entry] of a) {
    const other = b.get(name);
    if (other?.kind !== entry.kind || other.text !== entry.text) return false;
    if (other.list?.join('\n') !== entry.list?.join('\n')) return false;
  }
  return true;
}
