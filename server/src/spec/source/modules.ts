import { memo } from '../../model/lazy.ts';
import { readPythonModule } from '../../standards/python-source.ts';
import type { Span } from '../../text/span.ts';
import type { ProjectFiles } from '../host.ts';
import type { SourceRoot } from './roots.ts';

/** A module or package that was found. `parts` holds its modules where it is a folder. */
export interface FoundModule {
  readonly state: 'found';
  /** Its file; for a package without `__init__.py` the folder. */
  readonly path: string;
  readonly kind: 'module' | 'package' | 'namespace';
  readonly root: SourceRoot;
}

export type ModuleSearch = FoundModule | { readonly state: 'missing' } | { readonly state: 'unknown' };

const MISSING = { state: 'missing' } as const;
const UNKNOWN = { state: 'unknown' } as const;

/** The parse of a module is the same while its text is. */
export const pythonModule = memo(400, readPythonModule);

/** Finds a module below the roots. `unknown` where a path has not been looked at, or something is compiled. */
export function findModule(files: ProjectFiles, roots: readonly SourceRoot[], module: string): ModuleSearch {
  let unknown = false;
  let namespace: FoundModule | undefined;
  for (const root of roots) {
    const path = pathBelow(root, module);
    if (path === undefined) continue;
    const found = moduleAt(files, root, path);
    if (found.state === 'unknown') unknown = true;
    else if (found.state === 'found' && found.kind !== 'namespace') return found;
    else if (found.state === 'found') namespace ??= found;
  }
  return unknown ? UNKNOWN : (namespace ?? MISSING);
}

function pathBelow({ folder, prefix }: SourceRoot, module: string): string | undefined {
  if (prefix !== '' && module !== prefix && !module.startsWith(`${prefix}.`)) return undefined;
  const inside = prefix === '' ? module : module.slice(prefix.length + 1);
  return [folder, ...(inside === '' ? [] : inside.split('.'))].filter((step) => step !== '').join('/');
}

function moduleAt(files: ProjectFiles, root: SourceRoot, path: string): ModuleSearch {
  const asFolder = files.kind(path);
  if (asFolder === 'folder') {
    const init = files.kind(`${path}/__init__.py`);
    if (init === 'file') return { state: 'found', path: `${path}/__init__.py`, kind: 'package', root };
    if (init === 'unknown') return UNKNOWN;
  }
  const file = files.kind(`${path}.py`);
  if (file === 'file') return { state: 'found', path: `${path}.py`, kind: 'module', root };
  if (file === 'unknown' || asFolder === 'unknown') return UNKNOWN;
  if (isCompiled(files, path)) return UNKNOWN;
  return asFolder === 'folder' ? { state: 'found', path, kind: 'namespace', root } : MISSING;
}

/** Extension modules, stubs, sources of other languages and templates: something of that name will be there. */
function isCompiled(files: ProjectFiles, path: string): boolean {
  const slash = path.lastIndexOf('/');
  const names = files.list(slash < 0 ? '' : path.slice(0, slash));
  const name = path.slice(slash + 1);
  return names?.some((one) => one.startsWith(`${name}.`) && !one.endsWith('.py')) ?? false;
}

export interface FoundAttribute {
  readonly state: 'found';
  readonly path: string;
  /** Where it is bound; `undefined` for a module. */
  readonly span: Span | undefined;
}

export type AttributeSearch = FoundAttribute | { readonly state: 'missing' } | { readonly state: 'unknown' };

const MOST_STEPS = 40;

/**
 * Finds where a module binds a name, through re-exports. `missing` only where the whole way was seen and the name stands
 * nowhere in the module's code.
 */
export function findAttribute(
  files: ProjectFiles,
  roots: readonly SourceRoot[],
  module: string,
  attribute: string,
): AttributeSearch {
  const [first = '', ...more] = attribute.split('.');
  const seen = new Set<string>();
  const waiting: { module: string; name: string }[] = [{ module, name: first }];
  // Where an import binds it, when its origin cannot be seen.
  let imported: FoundAttribute | undefined;
  let unknown = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const key = `${next.module}:${next.name}`;
    if (seen.has(key)) continue;
    if (seen.size >= MOST_STEPS) return UNKNOWN;
    seen.add(key);
    const found = findModule(files, roots, next.module);
    if (found.state !== 'found') {
      unknown = true;
      continue;
    }
    const text = found.kind === 'namespace' ? '' : files.text(found.path);
    if (text === undefined) {
      unknown = true;
      continue;
    }
    const { bindings, stars, isDynamic } = pythonModule(text);
    const binding = bindings.get(next.name);
    if (binding !== undefined) {
      const here: FoundAttribute = { state: 'found', path: found.path, span: binding.span };
      if (binding.from === undefined || more.length > 0) return here;
      const target = absolute(next.module, found.kind !== 'module', binding.from.module);
      if (target === undefined) return here;
      if (binding.from.name === undefined) return here;
      imported = here;
      waiting.push({ module: target, name: binding.from.name });
      continue;
    }
    const below = findModule(files, roots, `${next.module}.${next.name}`);
    if (below.state === 'found') return { state: 'found', path: below.path, span: undefined };
    if (below.state === 'unknown') unknown = true;
    if (isDynamic || mayBind(text, next.name)) unknown = true;
    for (const star of stars) {
      const target = absolute(next.module, found.kind !== 'module', star);
      if (target === undefined) unknown = true;
      else if (findModule(files, roots, target).state === 'missing') unknown = true;
      else waiting.push({ module: target, name: next.name });
    }
  }
  return imported ?? (unknown ? UNKNOWN : MISSING);
}

/** Whether a module has the name as a word at the beginning of something: then a look at it is not enough. */
const mayBind = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w.])(?:global\\s+)?${name.replace(/[^\w]/g, '')}\\s*(?::=|=(?!=)|:)`).test(text) ||
  new RegExp(`\\bas\\s+${name.replace(/[^\w]/g, '')}\\b`).test(text);

/** The absolute name of a module as it is imported from another. */
function absolute(from: string, isPackage: boolean, module: string): string | undefined {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  if (dots === 0) return module;
  const steps = from.split('.');
  const up = steps.slice(0, steps.length - (dots - (isPackage ? 1 : 0)));
  const name = module.slice(dots);
  const whole = [...up, ...(name === '' ? [] : [name])].join('.');
  return whole === '' ? undefined : whole;
}
