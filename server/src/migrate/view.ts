import { decodeSource } from './python/encoding.ts';

/**
 * What a project holds, for a command that looks around in it: read-only, synchronous, and nothing outside. Paths are
 * relative to the project with `/`; one that leads out of it, also by a symbolic link, is missing.
 */
export interface ProjectView {
  kind(path: string): 'file' | 'folder' | 'missing';
  /** The text of a file, decoded as Python decodes source (byte order mark, coding cookie, else UTF-8), line ends kept. */
  text(path: string): string | undefined;
  /** The bytes of a file; `undefined` where it is missing or too large. */
  bytes(path: string): Uint8Array | undefined;
  /** The names in a folder, sorted; empty where there is none. */
  list(path: string): readonly string[];
}

/** What a view is made of: paths come normalized. */
export interface ViewSource {
  kind(path: string): 'file' | 'folder' | 'missing';
  bytes(path: string): Uint8Array | undefined;
  list(path: string): readonly string[];
}

/** A path without `.` and `..` steps, `''` for the project itself; `undefined` for one that leads out of it. */
export function insideProject(path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\0') || path.includes('\\') || path.length > 4000)
    return undefined;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** A view that looks at each path once. */
export function createView(source: ViewSource): ProjectView {
  const kinds = new Map<string, 'file' | 'folder' | 'missing'>();
  const texts = new Map<string, string | undefined>();
  const contents = new Map<string, Uint8Array | undefined>();
  const lists = new Map<string, readonly string[]>();
  const remember = <T>(known: Map<string, T>, path: string, otherwise: T, look: (inside: string) => T): T => {
    const inside = insideProject(path);
    if (inside === undefined) return otherwise;
    if (!known.has(inside)) known.set(inside, look(inside));
    return known.get(inside) as T;
  };
  const bytes = (path: string): Uint8Array | undefined =>
    remember(contents, path, undefined, (inside) => source.bytes(inside));
  return {
    kind: (path) => remember(kinds, path, 'missing', (inside) => source.kind(inside)),
    bytes,
    text: (path) =>
      remember(texts, path, undefined, (inside) => {
        const found = bytes(inside);
        return found === undefined ? undefined : decodeSource(found);
      }),
    list: (path) => remember(lists, path, [], (inside) => source.list(inside)),
  };
}

/** A project of exactly these files, path to content: for tests, and for what an editor holds. */
export function viewOf(files: Readonly<Record<string, string | Uint8Array>>): ProjectView {
  const contents = new Map<string, Uint8Array>();
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const [path, content] of Object.entries(files)) {
    contents.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    const steps = path.split('/');
    steps.forEach((name, i) => {
      const parent = steps.slice(0, i).join('/');
      const names = folders.get(parent) ?? new Set();
      folders.set(parent, names.add(name));
    });
  }
  return createView({
    kind: (path) => (contents.has(path) ? 'file' : folders.has(path) ? 'folder' : 'missing'),
    bytes: (path) => contents.get(path),
    list: (path) => [...(folders.get(path) ?? [])].sort(),
  });
}
