import type { StandardModules } from '../../standards/standard-modules.ts';
import type { StandardNames } from '../../standards/standard-names.ts';
import type { SetupEnvironment } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';
import { createBuiltins } from './builtins.ts';
import { createExpressions, type Engine, type Expressions } from './expressions.ts';
import { createImports } from './imports.ts';
import { createCore, type Machine, minorOf, scopeOf } from './machine.ts';
import { openFile } from './modules/files.ts';
import type { World } from './modules/support.ts';
import { parseIn } from './parse.ts';
import { join, ROOT } from './paths.ts';
import { createStatements, type Statements } from './statements.ts';
import type { Module } from './syntax.ts';
import { type Scope, str, type Value } from './values.ts';

/** What surrounds a program: the libraries that are there, and those modelled by the caller. */
export interface Surroundings {
  /** Modules modelled outside, such as setuptools. */
  module(world: World, name: string): Value | undefined;
  /** Whether a distribution's module is there in a build; `undefined` where it cannot be told. */
  available(name: string): boolean | undefined;
  /** Whether the project's own folder is searched for modules. */
  readonly ownFolder: boolean;
  readonly standardModules: StandardModules;
  readonly standardNames: StandardNames;
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
  const parse = (text: string): Module => {
    const module = parseIn(view, text);
    core.work(text.length / 40);
    return module;
  };

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
    hasName: (module: string, name: string): boolean | undefined =>
      surroundings.standardNames.has(module, name, {
        minor: () => minorOf(environment),
        platform: () => environment.sysPlatform,
      }),
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

  /** `vars(object)`, which is not followed when it is changed. */
  const namesOf = (object: Value): Value => {
    const scope = object.type === 'module' ? object.scope : undefined;
    const map = object.type === 'instance' ? object.map : scope?.map;
    const lost = object.type === 'instance' ? object.lost : scope?.lost;
    if (map === undefined || lost !== undefined || (object.type === 'module' && object.library))
      return machine.doubt('the names of an object');
    return machine.dict([...map].map(([key, value]) => [str(key), value] as const));
  };

  const builtin = createBuiltins(world, () => expressions);
  const engine: Engine = {
    machine,
    running,
    depth: { now: 0 },
    yielded: new WeakMap(),
    main,
    builtins: (name) => {
      if (name === 'globals' || name === 'locals' || name === 'vars') {
        return machine.builtin(name, ({ args }) => {
          const [object] = args;
          if (object !== undefined) return namesOf(object);
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

  const { imports, imported } = createImports({
    view,
    world,
    surroundings,
    environment,
    builtin,
    parse,
    scope,
    execute,
    store: (name, value, where) => expressions.store(name, value, where),
  });

  expressions = createExpressions(engine);
  statements = createStatements(engine, expressions, imports);

  return { machine, world, expressions, statements, imported, scope, parse, execute };
}
