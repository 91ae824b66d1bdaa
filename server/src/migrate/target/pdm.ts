import type { NewEntry } from '../toml.ts';
import { folderTarget } from './folders.ts';

/** pdm-backend: the folders by name. */
export const pdm = folderTarget({
  name: 'pdm-backend',
  backend: 'pdm.backend',
  tables({ root, folders, modules }, excluded) {
    const entries: NewEntry[] = [{ key: 'includes', value: [...folders, ...modules] }];
    if (root !== '') entries.push({ key: 'package-dir', value: root });
    if (excluded.length > 0) entries.push({ key: 'excludes', value: excluded });
    return [{ path: ['tool', 'pdm', 'build'], entries }];
  },
});
