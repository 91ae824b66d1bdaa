import type { ConfigValue } from '../model.ts';
import type { NewEntry } from '../toml.ts';
import { folderTarget, inRoot } from './folders.ts';

/** poetry-core: packages and modules by name. */
export const poetry = folderTarget({
  name: 'poetry-core',
  backend: 'poetry.core.masonry.api',
  tables({ root, folders, modules }, excluded) {
    const item = (path: string): ConfigValue =>
      root === '' ? { include: path } : { include: inRoot(root, path), from: root };
    const entries: NewEntry[] = [{ key: 'packages', value: [...folders, ...modules].map(item) }];
    if (excluded.length > 0) entries.push({ key: 'exclude', value: excluded });
    return [{ path: ['tool', 'poetry'], entries }];
  },
});
