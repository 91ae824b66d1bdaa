import type { NewEntry } from '../toml.ts';
import { folderTarget, inRoot } from './folders.ts';

/** uv_build: packages below one root. */
export const uv = folderTarget({
  name: 'uv-build',
  backend: 'uv_build',
  tables({ root, folders, modules, extra }, excluded, _, view) {
    if (modules.length > 0) return `uv_build packs packages, and ${modules[0]} is a single module.`;
    if (folders.length === 0) return 'uv_build needs a package, and this project has none.';
    const names = folders.map((folder) => inRoot(root, folder).replaceAll('/', '.'));
    const entries: NewEntry[] = [
      { key: 'module-name', value: names.length === 1 ? (names[0] as string) : names },
      { key: 'module-root', value: root },
    ];
    // A folder without the file is refused, unless it is said to be a namespace.
    const isNamespace = (folder: string): boolean =>
      !['__init__.py', '__init__.pyi'].some((file) => view.kind(`${folder}/${file}`) === 'file');
    if (folders.some(isNamespace)) entries.push({ key: 'namespace', value: true });
    if (excluded.length > 0)
      entries.push({
        key: 'wheel-exclude',
        // A path alone means no folder here.
        value: excluded.map((path) => (extra.includes(path) ? `/${path}` : `/${path}/**`)),
      });
    return [{ path: ['tool', 'uv', 'build-backend'], entries }];
  },
});
