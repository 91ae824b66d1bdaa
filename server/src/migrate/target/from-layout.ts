import type { NewEntry, NewTable } from '../toml.ts';
import type { ProjectView } from '../view.ts';
import { inRoot } from './folders.ts';
import type { WheelLayout } from './layout.ts';
import { filesBelow } from './layout-files.ts';

/** Tables that make setuptools pack whole folders; a string is why there are none. */
export function setuptoolsTables(
  { root, folders, modules, extra }: WheelLayout,
  view: ProjectView,
): readonly NewTable[] | string {
  const gone = new Set(extra);
  const main: NewEntry[] = [];
  const exclude: string[] = [];
  const without = new Map<string, string[]>();
  for (const folder of folders) {
    const all = filesBelow(view, folder) ?? [];
    const odd = all.find(
      (file) => !gone.has(file) && /\./.test(inRoot(root, file).split('/').slice(0, -1).join('/')),
    );
    if (odd !== undefined)
      return `setuptools finds no packages in folders with a point in their name, such as that of ${odd}.`;
  }
  const packageOf = (file: string): string => inRoot(root, file).split('/').slice(0, -1).join('.');
  for (const file of extra) {
    const name = packageOf(file);
    const folder = file.slice(0, file.lastIndexOf('/'));
    if ((filesBelow(view, folder) ?? []).every((one) => gone.has(one))) {
      if (!exclude.includes(name)) exclude.push(name);
    } else if (file.endsWith('.py'))
      return `setuptools packs all modules of a package, and the wheel never had ${file}.`;
    else without.set(name, [...(without.get(name) ?? []), file.slice(folder.length + 1)]);
  }
  if (modules.length > 0)
    main.push({ key: 'py-modules', value: modules.map((path) => inRoot(root, path).replace(/\.py$/, '')) });
  if (folders.length === 0) {
    main.push({ key: 'packages', value: [] });
    if (root !== '') main.push({ key: 'package-dir', value: { '': root } });
  } else if (root !== '' && modules.length > 0) main.push({ key: 'package-dir', value: { '': root } });
  if (folders.length > 0) main.push({ key: 'include-package-data', value: false });
  const tables: NewTable[] = [{ path: ['tool', 'setuptools'], entries: main }];
  if (folders.length > 0) {
    const names = folders.map((folder) => inRoot(root, folder).replaceAll('/', '.'));
    const entries: NewEntry[] = [];
    if (root !== '') entries.push({ key: 'where', value: [root] });
    entries.push({ key: 'include', value: names.flatMap((name) => [name, `${name}.*`]) });
    if (exclude.length > 0) entries.push({ key: 'exclude', value: exclude });
    tables.push({ path: ['tool', 'setuptools', 'packages', 'find'], entries });
    const kept = folders
      .flatMap((folder) => filesBelow(view, folder) ?? [])
      .filter((file) => !gone.has(file));
    const isHidden = (file: string): boolean => file.slice(file.lastIndexOf('/') + 1).startsWith('.');
    const data = kept.filter((file) => !file.endsWith('.py'));
    if (data.length > 0)
      tables.push({
        path: ['tool', 'setuptools', 'package-data'],
        entries: [{ key: '*', value: data.some(isHidden) ? ['*', '.*'] : ['*'] }],
      });
    if (without.size > 0)
      tables.push({
        path: ['tool', 'setuptools', 'exclude-package-data'],
        entries: [...without].map(([key, value]) => ({ key, value })),
      });
  }
  return tables;
}
