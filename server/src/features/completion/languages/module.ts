import type { ProjectFiles } from '../../../spec/host.ts';
import type { StringPlace, Suggestion } from '../suggestion.ts';
import { suggestImportName } from './names.ts';

const NAME = /^[A-Za-z_]\w*$/;
/** Folders at the root that hold no module that is imported by its name. */
const OTHERS =
  /^(?:tests?|testing|docs?|examples?|scripts?|tools?|benchmarks?|build|dist|venv|env|setup|conftest|noxfile)$/;

/** Modules of the project as code imports them, one level at a time: below `src`, else at the root. */
export function* suggestModule(place: StringPlace): Iterable<Suggestion> {
  const { context, text, at, siblings } = place;
  const { files } = context;
  const from = text.lastIndexOf('.', at - 1) + 1;
  const parent = text
    .slice(0, at === 0 ? 0 : Math.max(from - 1, 0))
    .split('.')
    .filter((step) => step !== '');
  const found = modulesIn(files, parent);
  if (found.length === 0 && parent.length === 0) {
    yield* suggestImportName(place);
    return;
  }
  for (const name of found) {
    const whole = [...parent, name].join('.');
    if (siblings.includes(whole)) continue;
    yield {
      label: name,
      kind: 'value',
      detail: 'module',
      from: at === 0 ? 0 : from,
      to: text.length,
      text: name,
    };
  }
}

function modulesIn(files: ProjectFiles, parent: readonly string[]): readonly string[] {
  for (const root of ['src', '']) {
    const folder = [root, ...parent].filter((step) => step !== '').join('/');
    const names = files.list(folder) ?? [];
    const found = names.flatMap((name) => {
      const module = name.replace(/\.pyi?$/, '');
      if (!NAME.test(module) || module === '__init__' || module === '__pycache__') return [];
      if (module !== name) return root === '' && parent.length === 0 && OTHERS.test(module) ? [] : [module];
      const path = folder === '' ? name : `${folder}/${name}`;
      if (files.kind(path) !== 'folder' || (root === '' && parent.length === 0 && OTHERS.test(name)))
        return [];
      // At the root only what has a module of its own is taken for a package.
      const isPackage = root === 'src' || parent.length > 0 || files.kind(`${path}/__init__.py`) === 'file';
      return isPackage ? [module] : [];
    });
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}
