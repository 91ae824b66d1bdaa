import fs from 'node:fs';
import path from 'node:path';
import { createView, type ProjectView } from '../migrate/view.ts';

const LARGEST = 4 * 1024 * 1024;
const MOST_NAMES = 20_000;

/** Looks at a project on disk; what a symbolic link leads to outside of it is missing. */
export function viewOnDisk(folder: string): ProjectView {
  const root = real(path.resolve(folder));
  const inside = (name: string): string | undefined => {
    if (root === undefined) return undefined;
    const found = real(path.join(root, name));
    return found === root || found?.startsWith(root + path.sep) ? found : undefined;
  };
  return createView({
    kind(name) {
      const file = inside(name);
      const found = file === undefined ? undefined : attempt(() => fs.statSync(file));
      if (found?.isDirectory()) return 'folder';
      return found?.isFile() ? 'file' : 'missing';
    },
    bytes(name) {
      const file = inside(name);
      return attempt(() => {
        if (file === undefined) return undefined;
        const found = fs.statSync(file);
        return found.isFile() && found.size <= LARGEST ? fs.readFileSync(file) : undefined;
      });
    },
    list(name) {
      const file = inside(name);
      const names = file === undefined ? undefined : attempt(() => fs.readdirSync(file));
      return (names ?? []).sort().slice(0, MOST_NAMES);
    },
  });
}

const real = (file: string): string | undefined => attempt(() => fs.realpathSync(file));

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
