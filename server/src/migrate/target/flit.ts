import { folderTarget, inRoot } from './folders.ts';

/** flit-core: one module or package, with all that lies in it. */
export const flit = folderTarget({
  name: 'flit-core',
  backend: 'flit_core.buildapi',
  tables({ root, folders, modules }, excluded, projectName) {
    const all = [...folders, ...modules];
    if (all.length !== 1) return `flit-core packs one module or package, and this project has ${all.length}.`;
    if (root !== '' && root !== 'src')
      return `flit-core looks for the package beside pyproject.toml or in src, not in ${root}.`;
    if (excluded.length > 0)
      return `flit-core packs all of a package, and the wheel never had ${excluded[0]}.`;
    const name = inRoot(root, (all[0] as string).replace(/\.py$/, '')).replaceAll('/', '.');
    const own = projectName?.replaceAll('-', '_');
    return name === own
      ? []
      : [{ path: ['tool', 'flit', 'module'], entries: [{ key: 'name', value: name }] }];
  },
});
