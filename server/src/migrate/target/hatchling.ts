import type { NewEntry } from '../toml.ts';
import { folderTarget } from './folders.ts';

/** hatchling: the folders by name, without those files that were never shipped. */
export const hatchling = folderTarget({
  name: 'hatchling',
  backend: 'hatchling.build',
  tables({ root, folders, modules }, excluded) {
    const entries: NewEntry[] = [{ key: 'only-include', value: [...folders, ...modules] }];
    if (root !== '') entries.push({ key: 'sources', value: [root] });
    if (excluded.length > 0) entries.push({ key: 'exclude', value: excluded.map((path) => `/${path}`) });
    return [{ path: ['tool', 'hatch', 'build', 'targets', 'wheel'], entries }];
  },
});
