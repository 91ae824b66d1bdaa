import { findModule, pythonModule } from '../../../spec/source/modules.ts';
import { type SourceRoot, sourceRoots } from '../../../spec/source/roots.ts';
import { type StringPlace, type Suggestion, whole, wordAround } from '../suggestion.ts';

/** Functions that commands most often call. */
const USUAL = ['main', 'cli', 'app', 'run'];
const MOST_MODULES = 200;
/** Folders and files that hold no code of the project itself. */
const PASSED = /^(?:tests?|docs?|examples?|scripts|tools|build|dist|setup|conftest|noxfile|__\w+__)$/;

/** `package.module:function` from the source tree: whole references first, then the next part. */
export function* suggestObjectReference(place: StringPlace): Iterable<Suggestion> {
  const roots = sourceRoots(place.context);
  const colon = place.text.indexOf(':');
  if (colon >= 0 && place.at > colon) {
    yield* functions(place, roots, place.text.slice(0, colon).trim(), colon + 1);
    return;
  }
  const { from, to } = wordAround(place.text, place.at, /[\w]/);
  const above = place.text.slice(0, from).replace(/\.$/, '');
  if (above === '') yield* wholeReferences(place, roots);
  for (const name of modulesBelow(place, roots, above))
    yield { label: name, kind: 'package', detail: 'module', from, to, text: name };
}

/** Whether a folder or module that is spoken of has not been looked at yet. */
export function isSourceUnknown({ context, text, at }: StringPlace): boolean {
  const { files } = context;
  const roots = sourceRoots(context);
  const unread = ({ folder }: SourceRoot): boolean => {
    const kind = files.kind(folder);
    return kind === 'unknown' || (kind === 'folder' && files.list(folder) === undefined);
  };
  if (roots.some(unread)) return true;
  const module = text.split(':')[0]?.trim() ?? '';
  if (module === '' || at < module.length) return false;
  const found = findModule(files, roots, module);
  if (found.state !== 'found' || found.kind === 'namespace') return found.state === 'unknown';
  return files.text(found.path) === undefined;
}

function* functions(
  place: StringPlace,
  roots: readonly SourceRoot[],
  module: string,
  start: number,
): Iterable<Suggestion> {
  const { from, to } = wordAround(place.text, place.at, /[\w]/, start);
  for (const { name, kind } of bindingsOf(place, roots, module)) {
    const detail = kind === 'import' ? 'imported name' : kind;
    yield { label: name, kind: 'value', detail, from, to, text: name };
  }
}

/** The names of a module that are meant for others: functions first. */
function bindingsOf({ context }: StringPlace, roots: readonly SourceRoot[], module: string) {
  const found = findModule(context.files, roots, module);
  const text =
    found.state === 'found' && found.kind !== 'namespace' ? context.files.text(found.path) : undefined;
  if (text === undefined) return [];
  const order = ['function', 'class', 'variable', 'import'];
  return [...pythonModule(text).bindings.values()]
    .filter(({ name, from }) => !name.startsWith('_') && (from === undefined || from.name !== undefined))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** References to the usual functions of the packages beside the file and below `src`. */
function* wholeReferences(place: StringPlace, roots: readonly SourceRoot[]): Iterable<Suggestion> {
  for (const top of modulesBelow(place, roots, '')) {
    for (const module of [
      top,
      ...modulesBelow(place, roots, top).map((name) => `${top}.${name}`),
      `${top}.__main__`,
    ]) {
      for (const { name, kind } of bindingsOf(place, roots, module)) {
        if (kind !== 'function' || !USUAL.includes(name)) continue;
        const text = `${module}:${name}`;
        yield { label: text, kind: 'value', detail: 'function', ...whole(place), text };
      }
    }
  }
}

/** The modules and packages directly below a package; those at the top without one. */
function modulesBelow(
  { context }: StringPlace,
  roots: readonly SourceRoot[],
  above: string,
): readonly string[] {
  const { files } = context;
  const found = new Set<string>();
  for (const { folder, prefix } of roots) {
    if (prefix !== '' && above !== prefix && !above.startsWith(`${prefix}.`)) continue;
    const inside = prefix === '' ? above : above.slice(prefix.length + 1);
    const path = [folder, ...inside.split('.')].filter((step) => step !== '').join('/');
    for (const name of files.list(path) ?? []) {
      if (found.size >= MOST_MODULES) break;
      const module = name.endsWith('.py') ? name.slice(0, -3) : name;
      if (!/^[A-Za-z_]\w*$/.test(module) || (above === '' && PASSED.test(module)) || /^__\w+__$/.test(module))
        continue;
      const below = path === '' ? name : `${path}/${name}`;
      if (name.endsWith('.py') || files.kind(`${below}/__init__.py`) === 'file') found.add(module);
    }
  }
  return [...found];
}
