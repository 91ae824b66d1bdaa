import type { StandardModules } from '../../standards/standard-modules.ts';
import type { SetupEnvironment } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';
import { insideProject } from '../view.ts';
import { createBuiltins } from './builtins.ts';
import { createExpressions, type Engine, type Expressions } from './expressions.ts';
import { createCore, type Machine, minorOf, scopeOf } from './machine.ts';
import { openFile } from './modules/files.ts';
import {
  astModule,
  configparserModule,
  ioModule,
  jsonModule,
  platformModule,
  smallModule,
  sysModule,
  textwrapModule,
  tomlModule,
} from './modules/misc.ts';
import { fnmatchModule, globModule, osModule } from './modules/os.ts';
import { pathlibModule } from './modules/pathlib.ts';
import { reModule } from './modules/re.ts';
import { absolute, moduleOf, type World } from './modules/support.ts';
import { parseIn } from './parse.ts';
import { join, ROOT } from './paths.ts';
import { Raised } from './signals.ts';
import { createStatements, type Imports, type Statements } from './statements.ts';
import type { Module } from './syntax.ts';
import { type List, type Opaque, type Scope, str, type Value } from './values.ts';

/** What surrounds a program: the libraries that are there, and those modelled by the caller. */
export interface Surroundings {
  /** Modules modelled outside, such as setuptools. */
  module(world: World, name: string): Value | undefined;
  /** Whether a distribution's module is there in a build; `undefined` where it cannot be told. */
  available(name: string): boolean | undefined;
  /** Whether the project's own folder is searched for modules. */
  readonly ownFolder: boolean;
  readonly standardModules: StandardModules;
  /** `setuptools.__version__`. */
  setuptools(machine: Machine): Value;
}

export interface Interpreter {
  readonly machine: Machine;
  readonly world: World;
  readonly expressions: Expressions;
  readonly statements: Statements;
  readonly imported: Map<string, { line: number; available: boolean | undefined }>;
  /** A module scope for a file. */
  scope(path: string, text: string, name: string): Scope;
  parse(text: string): Module;
  /** Runs a module's text in its scope. */
  execute(module: Module, where: Scope): void;
}

/** Names that each module has of its own. */
const OWN: ReadonlySet<string> = new Set(['__name__', '__file__', '__doc__']);

/** Puts the parts of the evaluation together for one file of a project. */
export function createInterpreter(
  view: ProjectView,
  environment: SetupEnvironment,
  surroundings: Surroundings,
  main: string,
): Interpreter {
  const core = createCore(view, environment);
  const minor = (): number => minorOf(environment);
  const parse = (text: string): Module => {
    const module = parseIn(view, text);
    core.work(text.length / 40);
    return module;
  };

  /** Modules of Python itself; distutils comes with setuptools and is not counted. */
  const isStandardModule = (name: string): boolean =>
    name !== 'distutils' && surroundings.standardModules.has(name, minor);

  // Each part needs the others; they are handed over by name once all are there.
  let expressions: Expressions;
  let statements: Statements;
  const machine = Object.assign(core, {
    call: (callee: Value, args: readonly Value[], named: ReadonlyMap<string, Value> = new Map()): Value =>
      expressions.apply(callee, {
        args,
        named,
        more: undefined,
        at: { source: core.here.source, start: core.here.offset, end: core.here.offset, spans: new Map() },
      }),
    attribute: (object: Value, name: string): Value => expressions.attribute(object, name),
    items: (value: Value): readonly Value[] => expressions.items(value),
    truthy: (value: Value): boolean => expressions.truthy(value),
    text(value: Value | undefined): string {
      if (value?.type === 'str') return value.value;
      if (value?.type === 'unknown') return core.doubt(value.reason);
      if (value?.type === 'opaque' || value?.type === 'instance')
        return core.doubt('a text that is not known');
      if (value?.type === 'bytes') return core.fail('TypeError', 'bytes instead of text');
      return core.fail('TypeError', 'not a text');
    },
    site: () => ({
      source: core.here.source,
      start: core.here.offset,
      end: core.here.offset,
      spans: new Map(),
    }),
  }) as unknown as Machine;

  const scope = (path: string, text: string, name: string): Scope => {
    const made = scopeOf('module', { path, text }, undefined, core.newScope());
    made.map.set('__name__', str(name));
    made.map.set('__file__', str(join(ROOT, path)));
    made.map.set('__doc__', { type: 'none' });
    return made;
  };

  const running: Scope[] = [];
  /** What `globals()` gave, with the scope that it is. */
  const spaces = new WeakMap<object, Scope>();
  const world: World = {
    machine,
    folder: { path: ROOT },
    written: new Set(),
    open: (args, universal) => openFile(world, args, universal ? 'open' : 'codecs'),
    execute(text, path, globals, locals) {
      const names = locals ?? globals;
      const module = parse(text);
      if (module.faults.length > 0) return machine.doubt('a file that is no Python 3') as never;
      const current = running.at(-1);
      if (names === undefined && current !== undefined) {
        const { source } = current;
        current.source = { path: path === '' ? source.path : path, text };
        try {
          statements.run(module.body, current);
        } finally {
          current.source = source;
        }
        return;
      }
      const own = scope(path, text, '__main__');
      for (const name of OWN) own.map.delete(name);
      own.map.set('__name__', str('builtins'));
      if (names?.type !== 'dict') return machine.doubt('a name space that is not known') as never;
      if (names.lost !== undefined) machine.doubt(names.lost.reason);
      for (const given of globals === undefined || globals === names ? [names] : [globals, names]) {
        if (given.type !== 'dict' || given.lost !== undefined)
          return machine.doubt('a name space that is not known') as never;
        for (const [key, value] of given.map.values()) if (key.type === 'str') own.map.set(key.value, value);
      }
      execute(module, own);
      machine.touch(names);
      const live = spaces.get(names);
      if (live !== undefined) machine.touch(live);
      for (const [key, value] of own.map) {
        names.map.set(`s${key}`, [str(key), value]);
        if (!OWN.has(key)) live?.map.set(key, value);
      }
    },
    evaluateText(text, path) {
      const module = parse(text.trim());
      const [statement] = module.body;
      const current = running.at(-1);
      if (
        module.faults.length > 0 ||
        module.body.length !== 1 ||
        statement?.kind !== 'expression' ||
        current === undefined
      )
        return machine.doubt('`eval` of this text');
      const { source } = current;
      current.source = { path: path === '' ? source.path : path, text };
      try {
        return expressions.evaluate(statement.value, current);
      } finally {
        current.source = source;
      }
    },
    module: (name) => imports.module(name),
    forget(unknown) {
      const current = running.at(-1);
      if (current === undefined) return;
      machine.touch(current);
      for (const [name, value] of current.map) {
        // A program that takes the place of `setup` or a module would be another one altogether.
        if (!name.startsWith('__') && value.type !== 'builtin' && value.type !== 'module')
          current.map.set(name, unknown);
      }
      current.lost = unknown;
    },
  };
  const execute = (module: Module, where: Scope): void => {
    running.push(where);
    const { source, offset } = core.here;
    try {
      const first = module.body[0];
      if (first?.kind === 'expression' && first.value.kind === 'constant' && first.value.value.type === 'str')
        where.map.set(
          '__doc__',
          str(first.value.value.value, where.source.path === main ? [] : [where.source.path]),
        );
      statements.run(module.body, where);
    } finally {
      running.pop();
      core.here.source = source;
      core.here.offset = offset;
    }
  };

  const builtin = createBuiltins(world, () => expressions);
  const engine: Engine = {
    machine,
    running,
    depth: { now: 0 },
    main,
    builtins: (name) => {
      if (name === 'globals' || name === 'locals' || name === 'vars') {
        return machine.builtin(name, () => {
          const current = running.at(-1);
          if (current === undefined) return machine.doubt('all names');
          const names = machine.dict([...current.map].map(([key, value]) => [str(key), value] as const));
          if (current.globals === undefined && names.type === 'dict') spaces.set(names, current);
          return names;
        });
      }
      return builtin(name);
    },
    invoke: (callee, args) => {
      const { source, offset } = core.here;
      try {
        return statements.invoke(callee, args);
      } finally {
        core.here.source = source;
        core.here.offset = offset;
      }
    },
    construct: (callee, args) => statements.construct(callee, args),
  };

  // ---- modules

  const modules = new Map<string, Value>();
  const loading = new Set<string>();
  const searchPath = machine.list(surroundings.ownFolder ? [str(ROOT)] : []);
  const argv = machine.list([str('setup.py'), str('bdist_wheel')]);
  const imported = new Map<string, { line: number; available: boolean | undefined }>();

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
        return sysModule(world, searchPath, argv);
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
        return name === 'imp' && !isStandardModule(name) ? undefined : loaders(name);
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
    if (module.faults.length > 0) return machine.fail('SyntaxError', path);
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
      if (name.includes('.') && modules.has(first))
        return machine.fail('ModuleNotFoundError', `No module named '${name}'`);
      const places = pathsToSearch();
      const available =
        places !== undefined && places.lost === undefined ? surroundings.available(first) : undefined;
      if (!imported.has(first)) imported.set(first, { line: core.here.line(), available });
      if (available === false) return machine.fail('ModuleNotFoundError', `No module named '${name}'`);
      machine.doubts++;
      return opaque(name, false);
    },
    from(dots, module, name, where) {
      const base = dots === 0 ? module : resolveDots(dots, module, where);
      const from = imports.module(base);
      if (from.type === 'opaque') {
        machine.doubts++;
        return { ...opaque(`${base}.${name}`, false), line: core.here.line() };
      }
      if (from.type !== 'module') return machine.doubt('an import of this kind');
      const own = from.scope?.map.get(name);
      if (own !== undefined) return own;
      if (!from.library && locate(`${base}.${name}`) !== undefined) return imports.module(`${base}.${name}`);
      const inner = modules.get(`${base}.${name}`) ?? modelled(`${base}.${name}`);
      if (inner !== undefined) return inner;
      try {
        const value = machine.attribute(from, name);
        return value.type === 'opaque' ? { ...value, line: core.here.line() } : value;
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
      for (const name of names) expressions.store(name, machine.attribute(from, name), where);
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

  const loaders = (name: string): Value => {
    const load = (path: string, moduleName: string): Value => {
      const full = absolute(world, path);
      const inside = full.startsWith(`${ROOT}/`) ? insideProject(full.slice(ROOT.length + 1)) : undefined;
      if (inside === undefined) return machine.doubt('a path outside the project');
      if (view.kind(inside) !== 'file') return machine.fail('FileNotFoundError', inside);
      return loadFile(inside, moduleName, inside.endsWith('/__init__.py'));
    };
    const pathOf = (value: Value | undefined): string =>
      value?.type === 'native' && value.name === 'Path' ? String(value.state) : machine.text(value);
    const spec = (moduleName: string, path: string): Value =>
      machine.native('spec', undefined, [], (one) => {
        if (one === 'loader')
          return machine.native('loader', undefined, [], (method) =>
            method === 'exec_module' || method === 'load_module'
              ? machine.builtin(`loader.${method}`, ({ args }) => {
                  const loaded = load(path, moduleName);
                  const [target] = args;
                  if (target?.type === 'module' && target.scope !== undefined && loaded.type === 'module') {
                    machine.touch(target.scope);
                    for (const [key, value] of loaded.scope?.map ?? []) target.scope.map.set(key, value);
                  }
                  return loaded;
                })
              : undefined,
          );
        return one === 'name' ? str(moduleName) : undefined;
      });
    return moduleOf(machine, name, (one) => {
      switch (one) {
        case 'import_module':
          return machine.builtin(one, ({ args }) =>
            args.length > 1 ? machine.doubt('a relative import') : imports.module(machine.text(args[0])),
          );
        case 'load_source':
          return machine.builtin(one, ({ args }) => load(pathOf(args[1]), machine.text(args[0])));
        case 'spec_from_file_location':
          return machine.builtin(one, ({ args, named }) =>
            spec(machine.text(args[0]), pathOf(args[1] ?? named.get('location'))),
          );
        case 'module_from_spec':
          return machine.builtin(one, () => ({
            type: 'module',
            name: 'module',
            scope: scope('', '', 'module'),
            library: false,
            get: () => undefined,
          }));
        case 'SourceFileLoader':
          return machine.builtin(one, ({ args }) => {
            const inner = spec(machine.text(args[0]), pathOf(args[1]));
            return machine.attribute(inner, 'loader');
          });
        case 'run_path':
          return machine.builtin(one, ({ args }) => {
            const loaded = load(pathOf(args[0]), '<run_path>');
            return loaded.type === 'module' && loaded.scope !== undefined
              ? machine.dict([...loaded.scope.map].map(([key, value]) => [str(key), value] as const))
              : machine.doubt('a program that is run');
          });
        case 'util':
        case 'machinery':
          return name === 'importlib' ? imports.module(`importlib.${one}`) : undefined;
        default:
          return undefined;
      }
    });
  };

  expressions = createExpressions(engine);
  statements = createStatements(engine, expressions, imports);

  return { machine, world, expressions, statements, imported, scope, parse, execute };
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
