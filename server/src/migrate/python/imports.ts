import type { SetupEnvironment } from '../setup-py/reading.ts';
import { insideProject, type ProjectView } from '../view.ts';
import type { Surroundings } from './interpreter.ts';
import { minorOf } from './machine.ts';
import { astModule } from './modules/ast.ts';
import { configparserModule } from './modules/configparser.ts';
import { jsonModule, tomlModule } from './modules/data.ts';
import { loadersModule } from './modules/loaders.ts';
import { ioModule, smallModule, textwrapModule } from './modules/misc.ts';
import { fnmatchModule, globModule, osModule } from './modules/os.ts';
import { pathlibModule } from './modules/pathlib.ts';
import { reModule } from './modules/re.ts';
import { absolute, moduleOf, type World } from './modules/support.ts';
import { platformModule, sysModule } from './modules/sys.ts';
import { join, ROOT } from './paths.ts';
import { Raised } from './signals.ts';
import type { Imports } from './statements.ts';
import type { Module } from './syntax.ts';
import { type List, type Opaque, type Scope, str, type Value } from './values.ts';

/** What imports need of the rest. */
export interface ImportNeeds {
  readonly view: ProjectView;
  readonly world: World;
  readonly surroundings: Surroundings;
  readonly environment: SetupEnvironment;
  builtin(name: string): Value | undefined;
  parse(text: string): Module;
  scope(path: string, text: string, name: string): Scope;
  execute(module: Module, where: Scope): void;
  store(name: string, value: Value, where: Scope): void;
}

/** Finds modules: those that are modelled, those of Python, of the project, and what other distributions bring. */
export function createImports({
  view,
  world,
  surroundings,
  environment,
  builtin,
  parse,
  scope,
  execute,
  store,
}: ImportNeeds): {
  readonly imports: Imports;
  /** Modules of other distributions that were asked for. */
  readonly imported: Map<string, { line: number; available: boolean | undefined }>;
} {
  const { machine } = world;
  const minor = (): number => minorOf(environment);
  /** Modules of Python itself; distutils comes with setuptools and is not counted. */
  const isStandardModule = (name: string): boolean =>
    name !== 'distutils' && surroundings.standardModules.has(name, minor);

  const modules = new Map<string, Value>();
  const loading = new Set<string>();
  const searchPath = machine.list(surroundings.ownFolder ? [str(ROOT)] : []);
  const argv = machine.list([str('setup.py'), str('bdist_wheel')]);
  const imported = new Map<string, { line: number; available: boolean | undefined }>();

  /** A build loads setuptools before the program; what else it loads is only known of what nobody has. */
  const isLoaded = (name: string): boolean | undefined => {
    if (modules.has(name) || name === 'setuptools' || name === 'distutils' || name === 'os') return true;
    const first = name.split('.')[0] as string;
    const isOurs = isStandardModule(first) || first === 'pkg_resources' || locate(first) !== undefined;
    return !isOurs && surroundings.available(first) === false ? false : undefined;
  };

  const modelled = (name: string): Value | undefined => {
    const outside = surroundings.module(world, name);
    if (outside !== undefined) return outside;
    switch (name) {
      case 'os':
        return osModule(world);
      case 'os.path':
      case 'posixpath':
        return machine.attribute(imports.module('os'), 'path');
      case 'sys':
        return sysModule(world, { path: searchPath, argv, isLoaded });
      case 'platform':
        return platformModule(world);
      case 're':
        return reModule(world);
      case 'io':
      case 'codecs':
        return ioModule(world, name);
      case 'glob':
        return globModule(world);
      case 'fnmatch':
        return fnmatchModule(world);
      case 'pathlib':
        return pathlibModule(world);
      case 'ast':
        return astModule(world);
      case 'json':
        return jsonModule(world);
      case 'textwrap':
        return textwrapModule(world);
      case 'tomllib':
        return minor() >= 11 ? tomlModule(world) : undefined;
      case 'configparser':
        return configparserModule(world);
      case 'builtins':
        return moduleOf(machine, name, (one) => builtin(one));
      case '__future__':
        return moduleOf(machine, name, () => str(''));
      case 'importlib':
      case 'importlib.util':
      case 'importlib.machinery':
      case 'runpy':
      case 'imp':
        return name === 'imp' && !isStandardModule(name)
          ? undefined
          : loadersModule(world, name, imports, loadPath);
      default:
        return isStandardModule(name) ? smallModule(world, name) : undefined;
    }
  };

  /** `sys.path`, also where the program has put another list there. */
  const pathsToSearch = (): List | undefined => {
    const sys = modules.get('sys');
    const set = sys?.type === 'module' ? sys.scope?.map.get('path') : undefined;
    return set === undefined ? searchPath : set.type === 'list' ? set : undefined;
  };

  /** Where a module of the project lies. */
  const locate = (name: string): { path: string; isPackage: boolean } | undefined => {
    const steps = name.split('.').join('/');
    const places = pathsToSearch();
    if (places?.lost !== undefined) return undefined;
    for (const entry of places?.items ?? []) {
      if (entry.type !== 'str') continue;
      const full = absolute(world, entry.value);
      const folder =
        full === ROOT
          ? ''
          : full.startsWith(`${ROOT}/`)
            ? insideProject(full.slice(ROOT.length + 1))
            : undefined;
      if (folder === undefined) continue;
      const base = folder === '' ? steps : `${folder}/${steps}`;
      if (view.kind(`${base}/__init__.py`) === 'file')
        return { path: `${base}/__init__.py`, isPackage: true };
      if (view.kind(`${base}.py`) === 'file') return { path: `${base}.py`, isPackage: false };
    }
    return undefined;
  };

  const loadFile = (path: string, name: string, isPackage: boolean): Value => {
    const text = view.text(path);
    if (text === undefined) return machine.doubt(`${path} cannot be read`);
    const module = parse(text);
    if (module.faults.some(({ python2 }) => python2)) return machine.fail('SyntaxError', path);
    if (module.faults.length > 0) return machine.doubt(`${path} is not read as Python`);
    machine.files.add(path);
    const own = scope(path, text, name);
    own.map.set('__package__', str(isPackage ? name : name.split('.').slice(0, -1).join('.')));
    const made: Value = {
      type: 'module',
      name,
      scope: own,
      library: false,
      get: (one) => {
        // A module within the package, once it is imported.
        const inner = modules.get(`${name}.${one}`);
        if (inner !== undefined) return inner;
        if (one === '__path__' && isPackage)
          return machine.list([str(join(ROOT, path.replace(/\/?__init__\.py$/, '')))]);
        return undefined;
      },
    };
    modules.set(name, made);
    loading.add(name);
    try {
      execute(module, own);
    } catch (error) {
      modules.delete(name);
      throw error;
    } finally {
      loading.delete(name);
    }
    return made;
  };

  const opaque = (name: string, certain: boolean): Opaque => ({
    type: 'opaque',
    name,
    source: name,
    line: 0,
    certain,
  });

  const parentOf = (name: string): string => name.slice(0, name.lastIndexOf('.'));

  /** Whether a module may make others that have no file, as `six` does. */
  const mayMakeModules = (around: Value): boolean =>
    around.type !== 'module' ||
    (around.scope !== undefined &&
      (around.scope.map.has('__path__') || /meta_path|sys\.modules/.test(around.scope.source.text)));

  const imports: Imports = {
    module(name) {
      const found = modules.get(name);
      if (found !== undefined) return found;
      const first = name.split('.')[0] as string;
      const isModelled = modelled(name);
      if (isModelled !== undefined) {
        modules.set(name, isModelled);
        return isModelled;
      }
      if (first === 'setuptools' || first === 'distutils' || first === 'pkg_resources') {
        const made = libraryModule(name);
        modules.set(name, made);
        return made;
      }
      // Built-in and standard modules come before the project's unless it puts itself first.
      if (isStandardModule(first)) {
        const made = moduleOf(machine, name, () => undefined);
        modules.set(name, made);
        return made;
      }
      const place = locate(name);
      if (place !== undefined) {
        const steps = name.split('.');
        for (let i = 1; i < steps.length; i++) imports.module(steps.slice(0, i).join('.'));
        return modules.get(name) ?? loadFile(place.path, name, place.isPackage);
      }
      const isOwn = name.includes('.') && (modules.has(first) || locate(first) !== undefined);
      const around = isOwn ? imports.module(parentOf(name)) : undefined;
      if (around !== undefined && mayMakeModules(around)) {
        machine.doubts++;
        return opaque(name, false);
      }
      if (around !== undefined) return machine.fail('ModuleNotFoundError', `No module named '${name}'`);
      const places = pathsToSearch();
      const available =
        places !== undefined && places.lost === undefined ? surroundings.available(first) : undefined;
      if (!imported.has(first)) imported.set(first, { line: machine.here.line(), available });
      if (available === false) return machine.fail('ModuleNotFoundError', `No module named '${name}'`);
      machine.doubts++;
      return opaque(name, false);
    },
    from(dots, module, name, where) {
      const base = dots === 0 ? module : resolveDots(dots, module, where);
      const from = imports.module(base);
      if (from.type === 'opaque') {
        machine.doubts++;
        return { ...opaque(`${base}.${name}`, false), line: machine.here.line() };
      }
      if (from.type !== 'module') return machine.doubt('an import of this kind');
      const own = from.scope?.map.get(name);
      if (own !== undefined) return own;
      if (!from.library && locate(`${base}.${name}`) !== undefined) return imports.module(`${base}.${name}`);
      const inner = modules.get(`${base}.${name}`) ?? modelled(`${base}.${name}`);
      if (inner !== undefined) return inner;
      try {
        const value = machine.attribute(from, name);
        return value.type === 'opaque' ? { ...value, line: machine.here.line() } : value;
      } catch (error) {
        if (!(error instanceof Raised) || error.type !== 'AttributeError') throw error;
        return machine.fail('ImportError', `cannot import name '${name}' from '${base}'`);
      }
    },
    all(dots, module, where) {
      const base = dots === 0 ? module : resolveDots(dots, module, where);
      const from = imports.module(base);
      if (from.type !== 'module' || from.library || from.scope === undefined) {
        // Names that are set already may be others now.
        const unknown = machine.unknown(`\`from ${base} import *\``);
        machine.touch(where);
        const quiet = from.type === 'module' && /^(?:setuptools|distutils|os|typing|collections)/.test(base);
        if (!quiet)
          for (const name of where.map.keys()) if (!name.startsWith('__')) where.map.set(name, unknown);
        if (from.type === 'module') {
          for (const name of ['setup', 'find_packages', 'find_namespace_packages', 'Extension', 'Command']) {
            const value = from.get(name);
            if (value !== undefined && /^(?:setuptools|distutils)/.test(base)) where.map.set(name, value);
          }
        }
        where.lost = unknown;
        machine.doubts++;
        return;
      }
      const listed = from.scope.map.get('__all__');
      const names =
        listed === undefined
          ? [...from.scope.map.keys()].filter((name) => !name.startsWith('_'))
          : machine.items(listed).map((one) => machine.text(one));
      for (const name of names) store(name, machine.attribute(from, name), where);
      if (from.scope.lost !== undefined) where.lost = from.scope.lost;
    },
  };

  const resolveDots = (dots: number, module: string, where: Scope): string => {
    const owner = where.globals ?? where;
    const name = owner.map.get('__package__');
    if (name?.type !== 'str' || name.value === '')
      return machine.fail('ImportError', 'attempted relative import');
    const steps = name.value.split('.');
    const base = steps.slice(0, steps.length - dots + 1);
    if (base.length === 0) return machine.fail('ImportError', 'attempted relative import');
    return [...base, ...(module === '' ? [] : [module])].join('.');
  };

  /** A module of setuptools or distutils, of which single names are modelled elsewhere. */
  const libraryModule = (name: string): Value => ({
    type: 'module',
    name,
    scope: undefined,
    library: true,
    get: (one) => {
      if (GONE.has(one)) return undefined;
      const inner = surroundings.module(world, `${name}.${one}`);
      if (inner !== undefined) return inner;
      if (one === '__version__' && name === 'setuptools') return surroundings.setuptools(machine);
      if (one === '__version__') return machine.unknown('the release of Python');
      if (
        /^[a-z_]+$/.test(one) &&
        !/\.command\./.test(`${name}.`) &&
        name.split('.').length < 3 &&
        MODULES.has(one)
      )
        return imports.module(`${name}.${one}`);
      return opaque(`${name}.${one}`, /^[A-Z]/.test(one) || name.includes('.command.'));
    },
  });

  const loadPath = (path: string, moduleName: string): Value => {
    const full = absolute(world, path);
    const inside = full.startsWith(`${ROOT}/`) ? insideProject(full.slice(ROOT.length + 1)) : undefined;
    if (inside === undefined) return machine.doubt('a path outside the project');
    if (view.kind(inside) !== 'file') return machine.fail('FileNotFoundError', inside);
    return loadFile(inside, moduleName, inside.endsWith('/__init__.py'));
  };

  return { imports, imported };
}

/** What setuptools and its distutils had once. */
const GONE: ReadonlySet<string> = new Set([
  'Feature',
  'build_py_2to3',
  'Mixin2to3',
  'run_2to3',
  'copydir_run_2to3',
]);
const MODULES: ReadonlySet<string> = new Set([
  'core',
  'command',
  'dist',
  'extension',
  'errors',
  'log',
  'util',
  'version',
  'sysconfig',
  'ccompiler',
  'dir_util',
  'file_util',
  'spawn',
  'build_ext',
  'build_py',
  'sdist',
  'install',
  'build',
  'develop',
  'test',
  'egg_info',
  'bdist_egg',
  'install_lib',
  'install_scripts',
  'bdist_rpm',
]);
