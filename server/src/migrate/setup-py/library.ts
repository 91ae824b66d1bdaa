import type { StandardModules } from '../../standards/standard-modules.ts';
import type { StandardNames } from '../../standards/standard-names.ts';
import type { Surroundings } from '../python/interpreter.ts';
import { absolute, arg, moduleOf, pathText, type World } from '../python/modules/support.ts';
import { lineOf } from '../python/parse.ts';
import { ROOT } from '../python/paths.ts';
import { type CallArgs, NONE, SOMETHING, str, type Value } from '../python/values.ts';
import { insideProject, type ProjectView } from '../view.ts';
import { readAttribute } from './attribute.ts';
import type { BuildEnvironment } from './available.ts';
import { type FinderFacts, findPackages } from './find-packages.ts';
import type { FoundPackages } from './reading.ts';
import { versioneerModule } from './versioneer.ts';
import { distributionsModule, versionObject } from './versions.ts';

/** What was passed to a call of `setup()`. */
export interface SetupCall {
  readonly args: CallArgs;
  readonly line: number;
  /** It is reached whatever is not known. */
  readonly certain: boolean;
}

/** What is known of Python and of setuptools. */
export interface LibraryFacts extends FinderFacts {
  readonly standardModules: StandardModules;
  readonly standardNames: StandardNames;
}

const SETUP_MODULES: ReadonlySet<string> = new Set([
  'setuptools',
  'distutils.core',
  'numpy.distutils.core',
  'skbuild',
]);

/** setuptools and distutils as a setup script sees them: `setup()` hands over what it is called with. */
export function setuptoolsFor(
  view: ProjectView,
  calls: SetupCall[],
  build: BuildEnvironment,
  facts: LibraryFacts,
): Surroundings {
  const setup = (world: World): Value =>
    world.machine.builtin(
      'setup',
      (args) => {
        const { forks, handlers } = world.machine.ways;
        // What is tried again when a build fails is not what a build that succeeds does.
        if (handlers === 0 || calls.length === 0)
          calls.push({ args, line: lineOf(args.at.source.text, args.at.start), certain: forks === 0 });
        return { type: 'opaque', name: 'Distribution', source: 'setup()', line: 0, certain: true };
      },
      { lenient: true },
    );
  const finder = (world: World, namespaces: boolean): Value => {
    const { machine } = world;
    const find = (args: CallArgs): Value => {
      const patterns = (value: Value | undefined): readonly string[] | undefined =>
        value === undefined || value.type === 'none'
          ? undefined
          : machine.items(value).map((one) => machine.text(one));
      const given = arg(args, 0, 'where');
      const path = absolute(world, given === undefined ? '.' : pathText(machine, given));
      const where =
        path === ROOT
          ? '.'
          : path.startsWith(`${ROOT}/`)
            ? insideProject(path.slice(ROOT.length + 1))
            : undefined;
      if (where === undefined) return machine.doubt('packages outside the project');
      const include = patterns(arg(args, 2, 'include')) ?? ['*'];
      const exclude = patterns(arg(args, 1, 'exclude')) ?? [];
      const call: FoundPackages = { namespaces, where, include, exclude };
      const found = findPackages(view, facts, call);
      if (found === undefined) return machine.doubt('a folder that holds too much');
      machine.work(found.length * 4);
      return machine.list(
        found.map((name) => str(name)),
        call,
      );
    };
    return machine.builtin(namespaces ? 'find_namespace_packages' : 'find_packages', find, {
      attribute: (name) => (name === 'find' ? machine.builtin('find', find) : undefined),
    });
  };
  const release = (machine: World['machine']): Value =>
    build.newestSetuptools ? str(`80.${SOMETHING}`) : machine.unknown('the release of setuptools');
  return {
    ...build,
    standardModules: facts.standardModules,
    // Few programs need it, so it is read when one does.
    get standardNames() {
      return facts.standardNames;
    },
    setuptools: release,
    module(world, name) {
      const dot = name.lastIndexOf('.');
      const [module, last] = [name.slice(0, dot), name.slice(dot + 1)];
      if (last === 'setup' && SETUP_MODULES.has(module)) return setup(world);
      if (name === 'versioneer') return versioneerModule(world);
      if (name === 'skbuild')
        return moduleOf(world.machine, name, (one) => (one === 'setup' ? setup(world) : undefined));
      if (module === 'setuptools') {
        if (last === 'find_packages' || last === 'PackageFinder') return finder(world, false);
        if (last === 'find_namespace_packages' || last === 'PEP420PackageFinder') return finder(world, true);
      }
      if (module === 'setuptools.discovery') return finder(world, last.includes('420'));
      if (name === 'distutils.version.LooseVersion')
        return world.machine.builtin('LooseVersion', ({ args }) => versionObject(world, args[0], true));
      if (name === 'setuptools.depends.get_module_constant')
        return world.machine.builtin('get_module_constant', (args) => moduleConstant(world, args));
      const known = distributionsModule(world, name, () => release(world.machine));
      if (known !== undefined) return known;
      if (name === 'distutils.util.convert_path')
        return world.machine.builtin('convert_path', ({ args }) => str(pathText(world.machine, args[0])));
      if (name === 'distutils.util.strtobool') return undefined;
      if (module === 'distutils.log') return world.machine.builtin(name, () => NONE, { lenient: true });
      return undefined;
    },
  };
}

/** What a module of the project assigns to a name, which setuptools looks up without importing it. */
function moduleConstant(world: World, args: CallArgs): Value {
  const { machine } = world;
  if (args.named.size > 0 || args.args.length !== 2) return machine.doubt('a constant of a module elsewhere');
  const [module, symbol] = args.args.map((one) => machine.text(one));
  const found = readAttribute(machine.view, `${module}.${symbol}`, new Map());
  if (found === undefined) return machine.doubt(`what ${symbol} of ${module} is`);
  machine.files.add(found.file);
  return str(found.value, [found.file]);
}
