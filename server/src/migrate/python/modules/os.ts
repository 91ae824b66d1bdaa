import { fnmatchcase } from '../../../standards/fnmatch.ts';
import { textFrom } from '../machine.ts';
import { isAbsolute, join, normalize, relative, splitExtension, splitPath } from '../paths.ts';
import { bool, filesOf, int, type Native, NONE, str, tuple, type Value } from '../values.ts';
import { expandGlob } from './glob.ts';
import { absolute, arg, flag, functionsOf, inProject, moduleOf, pathText, type World } from './support.ts';

/** `os.path`. */
export function osPath(world: World): Value {
  const { machine } = world;
  const text = (value: Value | undefined): string => pathText(machine, value);
  const kept = (made: string, ...from: readonly Value[]): Value =>
    textFrom(machine, made, ...from.map(filesOf));
  const kind = (value: Value | undefined): 'file' | 'folder' | 'missing' =>
    machine.view.kind(inProject(world, text(value)));
  const functions = functionsOf(machine, 'os.path', {
    join: ({ args }) => kept(join(text(args[0]), ...args.slice(1).map(text)), ...args),
    dirname: ({ args }) => kept(splitPath(text(args[0]))[0], ...args),
    basename: ({ args }) => kept(splitPath(text(args[0]))[1], ...args),
    split: ({ args }) => tuple(splitPath(text(args[0])).map((part) => str(part, filesOf(args[0] as Value)))),
    splitext: ({ args }) => tuple(splitExtension(text(args[0])).map((part) => str(part))),
    abspath: ({ args }) => str(absolute(world, text(args[0]))),
    realpath: ({ args }) => str(absolute(world, text(args[0]))),
    normpath: ({ args }) => str(normalize(text(args[0]))),
    normcase: ({ args }) => str(text(args[0])),
    isabs: ({ args }) => bool(isAbsolute(text(args[0]))),
    relpath: (args) => {
      const start = arg(args, 1, 'start');
      return str(
        relative(
          absolute(world, text(args.args[0])),
          absolute(world, start === undefined ? '.' : text(start)),
        ),
      );
    },
    exists: ({ args }) => bool(kind(args[0]) !== 'missing'),
    lexists: ({ args }) => bool(kind(args[0]) !== 'missing'),
    isfile: ({ args }) => bool(kind(args[0]) === 'file'),
    isdir: ({ args }) => bool(kind(args[0]) === 'folder'),
    expanduser: ({ args }) =>
      text(args[0]).startsWith('~') ? machine.doubt('the home folder') : (args[0] as Value),
    commonprefix: ({ args }) => {
      const texts = machine.items(args[0] as Value).map(text);
      let common = texts[0] ?? '';
      for (const one of texts) while (!one.startsWith(common)) common = common.slice(0, -1);
      return str(common);
    },
  });
  const names: Readonly<Record<string, string>> = {
    sep: '/',
    pardir: '..',
    curdir: '.',
    extsep: '.',
    pathsep: ':',
  };
  return moduleOf(machine, 'os.path', (name) =>
    Object.hasOwn(names, name) ? str(names[name] as string) : functions(name),
  );
}

/** Variables that are set nearly everywhere: what they hold is not known. */
const EVERYWHERE: ReadonlySet<string> = new Set(
  'PATH HOME USER LOGNAME LANG LC_ALL PWD SHELL TERM TMPDIR TEMP TMP APPDATA USERPROFILE PYTHONPATH SOURCE_DATE_EPOCH PYTHONHASHSEED'.split(
    ' ',
  ),
);

function environ(world: World): Native {
  const { machine } = world;
  const name = (value: Value | undefined): string => {
    const text = machine.text(value);
    if (EVERYWHERE.has(text)) machine.doubt(`the environment variable ${text}`);
    return text;
  };
  const set = (): ReadonlyMap<string, Value> => native.state as ReadonlyMap<string, Value>;
  const put = (key: string, value: Value): void => {
    machine.touch(native);
    native.state = new Map(set()).set(key, value);
  };
  const methods = functionsOf(machine, 'os.environ', {
    get: ({ args }) => set().get(machine.text(args[0])) ?? (name(args[0]) === '' ? NONE : (args[1] ?? NONE)),
    __getitem__: ({ args }) => set().get(machine.text(args[0])) ?? machine.fail('KeyError', name(args[0])),
    __setitem__: ({ args }) => {
      put(machine.text(args[0]), args[1] as Value);
      return NONE;
    },
    __contains__: ({ args }) => bool(set().has(machine.text(args[0])) || name(args[0]) === undefined),
    setdefault: ({ args }) => {
      const key = machine.text(args[0]);
      const found = set().get(key);
      if (found !== undefined) return found;
      name(args[0]);
      put(key, args[1] ?? NONE);
      return args[1] ?? NONE;
    },
    pop: ({ args }) => args[1] ?? machine.fail('KeyError', name(args[0])),
  });
  const native: Native = machine.native('environ', new Map(), [], methods);
  return native;
}

/** The folders below one, from the top, as `os.walk` gives them: what is taken out of the list of folders is not walked. */
function walk(world: World, top: string): Value {
  const { machine } = world;
  interface Step {
    readonly waiting: readonly string[];
    readonly last: { readonly path: string; readonly folders: Value } | undefined;
  }
  const first: Step = { waiting: [top], last: undefined };
  const native = machine.native('walk', first, [], (name) =>
    name === '__next__' ? machine.builtin('walk.__next__', next) : undefined,
  );
  const next = (): Value => {
    const state = native.state as Step;
    const { last } = state;
    const inner =
      last === undefined ? [] : machine.items(last.folders).map((one) => join(last.path, machine.text(one)));
    const [path, ...waiting] = [...inner, ...state.waiting];
    machine.touch(native);
    if (path === undefined) return machine.fail('StopIteration', '');
    const inside = inProject(world, path);
    const folders: Value[] = [];
    const files: Value[] = [];
    for (const name of machine.view.list(inside)) {
      machine.work();
      (machine.view.kind(inside === '' ? name : `${inside}/${name}`) === 'folder' ? folders : files).push(
        str(name),
      );
    }
    const list = machine.list(folders);
    native.state = { waiting, last: { path, folders: list } };
    return tuple([str(path), list, machine.list(files)]);
  };
  return native;
}

export function osModule(world: World): Value {
  const { machine } = world;
  const text = (value: Value | undefined): string => pathText(machine, value);
  const functions = functionsOf(machine, 'os', {
    getcwd: () => str(world.folder.path),
    getcwdu: () => str(world.folder.path),
    fspath: ({ args }) => str(text(args[0])),
    chdir: ({ args }) => {
      const path = absolute(world, text(args[0]));
      inProject(world, path);
      world.folder.path = path;
      return NONE;
    },
    listdir: (args) => {
      const given = arg(args, 0, 'path');
      const inside = inProject(world, given === undefined ? '.' : text(given));
      const kind = machine.view.kind(inside);
      if (kind === 'missing') machine.fail('FileNotFoundError', inside);
      if (kind === 'file') machine.fail('NotADirectoryError', inside);
      return machine.list(machine.view.list(inside).map((name) => str(name)));
    },
    walk: (args) => {
      const down = arg(args, 1, 'topdown');
      if (down !== undefined && !machine.truthy(down)) return machine.doubt('a walk from below');
      return walk(world, text(arg(args, 0, 'top')));
    },
    getenv: ({ args }) => {
      return machine.call(machine.attribute(environment, 'get'), [args[0] as Value, args[1] ?? NONE]);
    },
    putenv: () => NONE,
    umask: () => int(18),
  });
  const isWindows = (): boolean => machine.environment.osName === 'nt';
  const names: Readonly<Record<string, () => string>> = {
    sep: () => '/',
    pardir: () => '..',
    curdir: () => '.',
    extsep: () => '.',
    pathsep: () => (isWindows() ? ';' : ':'),
    linesep: () => (isWindows() ? '\r\n' : '\n'),
    name: () => machine.environment.osName,
    devnull: () => '/dev/null',
  };
  const paths = osPath(world);
  const environment = environ(world);
  return moduleOf(machine, 'os', (name) => {
    if (name === 'path') return paths;
    if (name === 'environ') return environment;
    if (name === 'getcwdu') return undefined;
    return Object.hasOwn(names, name) ? str((names[name] as () => string)()) : functions(name);
  });
}

export function globModule(world: World): Value {
  const { machine } = world;
  const glob = (args: Parameters<Parameters<typeof machine.builtin>[1]>[0]): Value => {
    if (args.named.has('root_dir')) return machine.doubt('a glob below another folder');
    const recursive = flag(machine, args.named.get('recursive'));
    const found = expandGlob(world, pathText(machine, args.args[0]), recursive);
    return machine.list(found.map((path) => str(path)));
  };
  return moduleOf(machine, 'glob', functionsOf(machine, 'glob', { glob, iglob: glob }));
}

export function fnmatchModule(world: World): Value {
  const { machine } = world;
  const matches = ({ args }: { args: readonly Value[] }): Value =>
    bool(fnmatchcase(machine.text(args[0]), machine.text(args[1])));
  return moduleOf(
    machine,
    'fnmatch',
    functionsOf(machine, 'fnmatch', {
      fnmatch: matches,
      fnmatchcase: matches,
      filter: ({ args }) => {
        const pattern = machine.text(args[1]);
        return machine.list(
          machine.items(args[0] as Value).filter((name) => fnmatchcase(machine.text(name), pattern)),
        );
      },
    }),
  );
}
