import { fnmatchcase } from '../../../standards/fnmatch.ts';
import { join } from '../paths.ts';
import { inProject, type World } from './support.ts';

const MAGIC = /[*?[]/;

/** The paths that a pattern of `glob.glob` finds in the project, spelt as the pattern begins. */
export function expandGlob(world: World, pattern: string, recursive: boolean): string[] {
  const { machine } = world;
  const isAbsolute = pattern.startsWith('/');
  const steps = pattern.split('/').filter((step, i, all) => step !== '' || i === all.length - 1);
  let found: string[] = [isAbsolute ? '/' : ''];
  steps.forEach((step, index) => {
    const last = index === steps.length - 1;
    const next: string[] = [];
    for (const folder of found) {
      machine.work();
      if (step === '') {
        if (kindOf(world, folder) === 'folder') next.push(join(folder, ''));
      } else if (recursive && step === '**') {
        const inner = below(world, folder, !last);
        next.push(
          ...(last && folder !== '' ? [join(folder, ''), ...inner] : last ? inner : [folder, ...inner]),
        );
      } else if (!MAGIC.test(step)) {
        const path = join(folder, step);
        // Only the end must be there; folders on the way are found out by what is in them.
        if (!last || kindOf(world, path) !== 'missing') next.push(path);
      } else {
        for (const name of machine.view.list(inProject(world, folder === '' ? '.' : folder))) {
          machine.work();
          if (name.startsWith('.') && !step.startsWith('.')) continue;
          if (!fnmatchcase(name, step)) continue;
          const path = join(folder, name);
          if (last || kindOf(world, path) === 'folder') next.push(path);
        }
      }
    }
    found = next;
  });
  return found;
}

const kindOf = (world: World, path: string): 'file' | 'folder' | 'missing' => {
  // The folders that the project lies in exist.
  if (path === '/' || path === '') return 'folder';
  return world.machine.view.kind(inProject(world, path));
};

/** All folders below one, files too unless only folders are wanted; hidden ones are left out. */
function below(world: World, folder: string, foldersOnly: boolean): string[] {
  const found: string[] = [];
  const { machine } = world;
  for (const name of machine.view.list(inProject(world, folder === '' ? '.' : folder))) {
    machine.work();
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    const isFolder = kindOf(world, path) === 'folder';
    if (isFolder || !foldersOnly) found.push(path);
    // Deeper than any project.
    if (isFolder && path.split('/').length < 60) found.push(...below(world, path, foldersOnly));
  }
  return found;
}
