import type { ProjectFiles } from '../../../spec/host.ts';

/** Files that remember whether something was asked that nobody knows. */
export interface WatchedFiles extends ProjectFiles {
  askedUnknown(): boolean;
}

/** The same files, watched. */
export function watched(files: ProjectFiles): WatchedFiles {
  let unknown = false;
  const kind: ProjectFiles['kind'] = (path) => {
    const found = files.kind(path);
    if (found === 'unknown') unknown = true;
    return found;
  };
  return {
    askedUnknown: () => unknown,
    kind,
    text(path) {
      const text = files.text(path);
      if (text === undefined && kind(path) === 'file') unknown = true;
      return text;
    },
    list(path) {
      const names = files.list(path);
      if (names === undefined) kind(path);
      return names;
    },
    tooLarge: (path) => files.tooLarge?.(path) ?? false,
    // What is not installed here may be elsewhere.
    installed(distribution) {
      const found = files.installed?.(distribution);
      if (found === undefined) unknown = true;
      return found;
    },
  };
}
