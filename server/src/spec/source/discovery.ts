import { matchGlob } from '../../standards/globs.ts';
import { normalizeName } from '../../standards/names.ts';
import { isIdentifier } from '../../standards/python-names.ts';
import { lookup } from '../../toml/paths.ts';
import { asItems, asTable, type Table, type TomlNode } from '../../toml/tree.ts';
import type { DocumentContext } from '../context.ts';
import { findPackages } from './find-packages.ts';

/** A package or module that comes into the wheel. */
export interface Packed {
  /** As it is imported: `tidepool`. */
  readonly name: string;
  /** Where it lies: `src/tidepool`, `tidepool.py`. */
  readonly path: string;
  readonly kind: 'package' | 'module';
  /** The packages and modules of it that are packed, by their dotted names; absent where everything below it is. */
  readonly only?: readonly string[];
}

/** What the declared back-end finds by itself, or is told to pack, at the top of the wheel. */
export type Discovery =
  /** It is told in a way that is not followed here, or a folder has not been looked at. */
  | { readonly state: 'unknown' }
  | { readonly state: 'found'; readonly packed: readonly Packed[]; readonly how: 'discovered' | 'declared' }
  /** It looks at these paths, and none is there. */
  | { readonly state: 'nothing'; readonly expected: readonly string[] }
  /** It refuses to choose. */
  | { readonly state: 'several'; readonly names: readonly string[]; readonly kind: 'packages' | 'modules' };

const UNKNOWN = { state: 'unknown' } as const;

/**
 * Looks for the packages of a project as its back-end does; nothing is claimed where that is not sure. Settings that who
 * asks follows by itself, such as what is left out of the packages, are passed over.
 */
export function discover(context: DocumentContext, followed: readonly string[] = []): Discovery {
  const name = context.project.name?.value;
  if (context.files.list('') === undefined) return UNKNOWN;
  const search: Search = { context, followed, unsure: false };
  const found = byBackend(search, name);
  return search.unsure ? UNKNOWN : found;
}

/** A search that notes when it asked for something that nobody has looked at: then its result says nothing. */
interface Search {
  readonly context: DocumentContext;
  readonly followed: readonly string[];
  unsure: boolean;
}

function byBackend(search: Search, name: string | undefined): Discovery {
  switch (search.context.backend?.backend.package) {
    case 'setuptools':
      return setuptools(search);
    case 'pdm-backend':
      return pdm(search);
    case 'hatchling':
      return name === undefined ? UNKNOWN : hatchling(search, name);
    case 'flit-core':
      return name === undefined ? UNKNOWN : flit(search, name);
    case 'poetry-core':
      return name === undefined ? UNKNOWN : poetry(search, name);
    case 'uv-build':
      return name === undefined ? UNKNOWN : uv(search, name);
    default:
      return UNKNOWN;
  }
}

function kindOf(search: Search, path: string): 'file' | 'folder' | 'missing' {
  const kind = search.context.files.kind(path);
  if (kind !== 'unknown') return kind;
  search.unsure = true;
  return 'missing';
}

function namesIn(search: Search, path: string): readonly string[] {
  const names = search.context.files.list(path);
  if (names === undefined) search.unsure = true;
  return names ?? [];
}

const isFile = (search: Search, path: string): boolean => kindOf(search, path) === 'file';
const isFolder = (search: Search, path: string): boolean => kindOf(search, path) === 'folder';
const at = ({ context }: Search, ...path: string[]): TomlNode | undefined =>
  lookup(context.tree.root, ['tool', ...path]);
const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

const package_ = (name: string, path: string, only?: readonly string[]): Packed => ({
  name,
  path,
  kind: 'package',
  ...(only === undefined ? {} : { only }),
});
const module_ = (name: string, path: string): Packed => ({ name, path, kind: 'module' });
const found = (packed: readonly Packed[], how: 'discovered' | 'declared' = 'discovered'): Discovery => ({
  state: 'found',
  packed,
  how,
});

/** setuptools: `src`, else a flat layout with one package or one module. */
function setuptools(search: Search): Discovery {
  // Either may list packages in code or in a section of its own.
  if (isFile(search, 'setup.py') || isFile(search, 'setup.cfg')) return UNKNOWN;
  const table = asTable(at(search, 'setuptools'));
  const roots = asTable(table?.members.get('package-dir')?.node);
  const root = roots?.members.get('')?.node;
  const modules = strings(table?.members.get('py-modules')?.node);
  const packages = table?.members.get('packages')?.node;
  if (table?.members.has('py-modules') || packages !== undefined) {
    const find = asTable(asTable(packages)?.members.get('find')?.node);
    if (find !== undefined && modules.length === 0) return foundBy(search, find, roots);
    if (packages !== undefined && packages.kind !== 'array') return UNKNOWN;
    const folder = root?.kind === 'string' ? plain(root.value) : '';
    if (roots !== undefined && [...roots.members.keys()].some((key) => key !== '')) return UNKNOWN;
    // Of `a.b` alone the wheel has a folder `a`, too.
    const top = [...new Set(strings(packages).map((name) => name.split('.')[0] as string))];
    const packed = [
      ...top.map((name) => package_(name, below(folder, name), within(strings(packages), name))),
      ...modules.map((name) => module_(name, below(folder, `${name}.py`))),
    ];
    return found(packed, 'declared');
  }
  if (roots !== undefined && [...roots.members.keys()].some((key) => key !== '')) return UNKNOWN;
  if (table?.members.has('ext-modules')) return UNKNOWN;

  const src = root?.kind === 'string' ? plain(root.value) : 'src';
  if (src !== '' && isFolder(search, src)) {
    const names = namesIn(search, src);
    const folders = names.filter((name) => isIdentifier(name) && isFolder(search, below(src, name)));
    const files = moduleNames(names);
    const packed = [
      ...folders.map((name) => package_(name, below(src, name))),
      ...files.map((name) => module_(name, below(src, `${name}.py`))),
    ];
    return packed.length === 0 ? { state: 'nothing', expected: [`${src}/*`] } : found(packed);
  }
  const names = namesIn(search, '');
  const { discovery } = search.context.data;
  const passed = (name: string, patterns: readonly string[]): boolean =>
    patterns.some((pattern) => matchGlob(pattern, name));
  const folders = names.filter(
    (name) => isIdentifier(name) && !passed(name, discovery.packages) && isFolder(search, name),
  );
  if (folders.length > 1) return { state: 'several', names: folders, kind: 'packages' };
  if (folders.length === 1) return found(folders.map((name) => package_(name, name)));
  const files = moduleNames(names).filter((name) => !passed(name, discovery.modules));
  if (files.length > 1) return { state: 'several', names: files, kind: 'modules' };
  return files.length === 1
    ? found(files.map((name) => module_(name, `${name}.py`)))
    : { state: 'nothing', expected: ['src/*', '*', '*.py'] };
}

/** `[tool.setuptools.packages.find]`: what each folder gives at the top. */
function foundBy(search: Search, find: Table, roots: Table | undefined): Discovery {
  const texts = (key: string): readonly string[] | undefined => {
    const node = find.members.get(key)?.node;
    return node === undefined ? undefined : strings(node);
  };
  const where = (texts('where') ?? ['.']).map(plain);
  // Where the packages are looked for and where they are packed from must be one place.
  const root = roots?.members.get('')?.node;
  const isOther = roots !== undefined && (root?.kind !== 'string' || roots.members.size > 1);
  if (isOther || (root?.kind === 'string' && where.some((one) => one !== plain(root.value)))) return UNKNOWN;
  const namespaces = find.members.get('namespaces')?.node;
  if (namespaces !== undefined && namespaces.kind !== 'boolean') return UNKNOWN;
  const { files, data } = search.context;
  const tree = {
    kind: files.kind,
    // A folder that is not there gives no packages, and says nothing of being unknown.
    list: (path: string) => (path !== '' && files.kind(path) === 'missing' ? [] : files.list(path)),
  };
  const packed: Packed[] = [];
  for (const folder of where) {
    const names = findPackages(
      tree,
      {
        where: folder,
        namespaces: namespaces?.value !== false,
        include: texts('include') ?? ['*'],
        exclude: texts('exclude') ?? [],
      },
      data.discovery.never,
    );
    if (names === undefined) return UNKNOWN;
    const tops = [...new Set(names.map((name) => name.split('.')[0] as string))];
    packed.push(...tops.map((name) => package_(name, below(folder, name), within(names, name))));
  }
  // Without any it builds a wheel of metadata, and refuses nothing.
  return packed.length === 0 ? UNKNOWN : found(packed, 'declared');
}

/** Of some packages those that are `top` or lie in it. */
const within = (names: readonly string[], top: string): readonly string[] =>
  names.filter((name) => name === top || name.startsWith(`${top}.`));

const moduleNames = (names: readonly string[]): string[] =>
  names.flatMap((name) =>
    name.endsWith('.py') && isIdentifier(name.slice(0, -3)) ? [name.slice(0, -3)] : [],
  );

/**
 * hatchling: what is selected, else a package or module of the project's name. Nothing is known where a `hatch.toml` takes the
 * place of `[tool.hatch.build]`.
 */
function hatchling(search: Search, name: string): Discovery {
  if (search.context.files.kind('hatch.toml') !== 'missing') return UNKNOWN;
  const build = asTable(at(search, 'hatch', 'build'));
  const wheel = asTable(at(search, 'hatch', 'build', 'targets', 'wheel'));
  const hooks = at(search, 'hatch', 'build', 'hooks') !== undefined || wheel?.members.has('hooks') === true;
  if (hooks && !search.followed.includes('hooks')) return UNKNOWN;
  const packages = wheel?.members.get('packages')?.node ?? build?.members.get('packages')?.node;
  const selects = [
    'include',
    'exclude',
    'only-include',
    'force-include',
    'sources',
    'bypass-selection',
    'artifacts',
  ];
  if (selects.some((key) => wheel?.members.has(key) || build?.members.has(key))) return UNKNOWN;
  if (packages !== undefined) return found(strings(packages).map(packedAt), 'declared');

  const names = [...new Set([name, normalizeName(name)])].map((one) => one.replace(/[^\w.]+/g, '_'));
  const expected: string[] = [];
  for (const one of names) {
    for (const path of [`${one}/__init__.py`, `src/${one}/__init__.py`]) {
      expected.push(path);
      if (isFile(search, path)) return found([package_(one, path.slice(0, -'/__init__.py'.length))]);
    }
    expected.push(`${one}.py`);
    if (isFile(search, `${one}.py`)) return found([module_(one, `${one}.py`)]);
  }
  for (const one of names) {
    const spaces = namesIn(search, '').filter(
      (folder) => isFolder(search, folder) && isFile(search, `${folder}/${one}/__init__.py`),
    );
    if (spaces.length === 1) return found([package_(spaces[0] as string, spaces[0] as string)]);
  }
  return { state: 'nothing', expected };
}

/** `src/tidepool` is packed as `tidepool`. */
function packedAt(path: string): Packed {
  const file = plain(path);
  const last = file.split('/').at(-1) ?? '';
  return last.endsWith('.py') ? module_(last.slice(0, -3), file) : package_(last, file);
}

function flit(search: Search, name: string): Discovery {
  const declared = at(search, 'flit', 'module', 'name');
  const module = declared?.kind === 'string' ? declared.value : name.replaceAll('-', '_');
  const path = module.replaceAll('.', '/');
  const top = module.split('.')[0] as string;
  const expected: string[] = [];
  for (const folder of ['', 'src']) {
    const asFolder = below(folder, path);
    expected.push(asFolder, `${asFolder}.py`);
    if (isFolder(search, asFolder))
      return found([package_(top, below(folder, path.split('/')[0] as string), [module])]);
    if (isFile(search, `${asFolder}.py`))
      return found([
        module.includes('.') ? package_(top, below(folder, top), [module]) : module_(top, `${asFolder}.py`),
      ]);
  }
  return { state: 'nothing', expected };
}

/** pdm-backend never refuses: without a package it packs modules, without both nothing. */
function pdm(search: Search): Discovery {
  const build = asTable(at(search, 'pdm', 'build'));
  const told = ['includes', 'excludes', 'custom-hook', 'run-setuptools', 'is-purelib', 'source-includes'];
  if (told.some((key) => build?.members.has(key) && !search.followed.includes(key))) return UNKNOWN;
  const declared = build?.members.get('package-dir')?.node;
  const folder = declared?.kind === 'string' ? plain(declared.value) : isFolder(search, 'src') ? 'src' : '';
  const names = folder === '' || isFolder(search, folder) ? namesIn(search, folder) : [];
  const packages = names.filter(
    (name) =>
      name !== 'tests' &&
      isFolder(search, below(folder, name)) &&
      isFile(search, `${below(folder, name)}/__init__.py`),
  );
  if (packages.length > 0) return found(packages.map((name) => package_(name, below(folder, name))));
  const modules = moduleNames(names);
  return modules.length > 0
    ? found(modules.map((name) => module_(name, below(folder, `${name}.py`))))
    : { state: 'nothing', expected: [below(folder, '*/__init__.py'), below(folder, '*.py')] };
}

function poetry(search: Search, name: string): Discovery {
  const table = asTable(at(search, 'poetry'));
  const told = ['packages', 'include', 'exclude', 'package-mode', 'build'];
  if (told.some((key) => table?.members.has(key) && !search.followed.includes(key))) return UNKNOWN;
  const module = normalizeName(name).replaceAll('-', '_');
  const expected = [module, `src/${module}`, `${module}.py`, `src/${module}.py`];
  for (const path of expected) {
    const isModule = path.endsWith('.py');
    if (isModule ? isFile(search, path) : isFolder(search, path))
      return found([isModule ? module_(module, path) : package_(module, path)]);
  }
  return { state: 'nothing', expected };
}

function uv(search: Search, name: string): Discovery {
  const table = asTable(at(search, 'uv', 'build-backend'));
  const root = table?.members.get('module-root')?.node;
  const module = table?.members.get('module-name')?.node;
  const told = ['namespace', 'wheel-exclude', 'data'];
  if (told.some((key) => table?.members.has(key)) || (module !== undefined && module.kind !== 'string'))
    return UNKNOWN;
  const folder = root?.kind === 'string' ? plain(root.value) : 'src';
  const one = module?.kind === 'string' ? module.value : normalizeName(name).replaceAll('-', '_');
  if (one.includes('.') || one.endsWith('-stubs')) return UNKNOWN;
  const path = below(folder, one);
  if (isFile(search, `${path}/__init__.py`)) return found([package_(one, path)]);
  return { state: 'nothing', expected: [`${path}/__init__.py`] };
}

const plain = (path: string): string => path.replace(/^(?:\.\/)+|\/+$/g, '').replace(/^\.$/, '');

function strings(node: TomlNode | undefined): readonly string[] {
  return (asItems(node) ?? []).flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}
