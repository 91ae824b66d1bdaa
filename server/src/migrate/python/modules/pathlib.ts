import { fnmatchcase } from '../../../standards/fnmatch.ts';
import { unite } from '../machine.ts';
import { isAbsolute, join, relative, splitExtension } from '../paths.ts';
import { bool, type CallArgs, filesOf, int, type Native, str, tuple, type Value } from '../values.ts';
import { contentOfFile } from './files.ts';
import { expandGlob } from './glob.ts';
import { absolute, arg, inProject, moduleOf, pathText, type World } from './support.ts';

/** As `pathlib` spells a path: no empty and no `.` steps. */
function spelt(path: string): string {
  const start = path.startsWith('/') ? '/' : '';
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  return start + steps.join('/') || '.';
}

export function makePath(world: World, path: string, files: readonly string[] = []): Native {
  const { machine } = world;
  const self = spelt(path);
  const made = (text: string): Native => makePath(world, text, files);
  const steps = self === '.' ? [] : self.split('/').filter((step) => step !== '');
  const name = steps.at(-1) ?? '';
  const parent = (): string => {
    const start = isAbsolute(self) ? '/' : '';
    return start + steps.slice(0, -1).join('/') || '.';
  };
  const kind = (): 'file' | 'folder' | 'missing' => machine.view.kind(inProject(world, self));
  const read = (args: CallArgs, binary: boolean): Value => {
    const encoding = arg(args, 0, 'encoding');
    const errors = arg(args, 1, 'errors');
    return contentOfFile(world, inProject(world, self), {
      binary,
      encoding: encoding === undefined || encoding.type === 'none' ? undefined : machine.text(encoding),
      errors: errors === undefined || errors.type === 'none' ? 'strict' : machine.text(errors),
      universal: true,
    });
  };
  const below = (pattern: string): Value => {
    const found = expandGlob(world, join(self === '.' ? '' : self, pattern), true);
    return machine.list(found.map((one) => made(one)));
  };
  const joined = (args: readonly Value[]): Native =>
    makePath(
      world,
      join(self, ...args.map((one) => pathText(machine, one))),
      unite([files, ...args.map(filesOf)]),
    );
  const methods: Readonly<Record<string, (args: CallArgs) => Value>> = {
    joinpath: ({ args }) => joined(args),
    __rtruediv__: ({ args }) => made(join(pathText(machine, args[0]), self)),
    read_text: (args) => read(args, false),
    read_bytes: (args) => read(args, true),
    open: (args) => world.open({ ...args, args: [native, ...args.args] }, true),
    exists: () => bool(kind() !== 'missing'),
    is_file: () => bool(kind() === 'file'),
    is_dir: () => bool(kind() === 'folder'),
    is_absolute: () => bool(isAbsolute(self)),
    resolve: () => made(absolute(world, self)),
    absolute: () => made(absolute(world, self)),
    as_posix: () => str(self, files),
    __str__: () => str(self, files),
    __fspath__: () => str(self, files),
    glob: ({ args }) => below(machine.text(args[0])),
    rglob: ({ args }) => below(`**/${machine.text(args[0])}`),
    match: ({ args }) => {
      const pattern = machine.text(args[0]);
      return pattern.includes('/') ? machine.doubt('a match of a path') : bool(fnmatchcase(name, pattern));
    },
    iterdir: () =>
      machine.list(machine.view.list(inProject(world, self)).map((one) => made(join(self, one)))),
    relative_to: ({ args }) => {
      const start = spelt(pathText(machine, args[0]));
      if (isAbsolute(start) !== isAbsolute(self)) return machine.fail('ValueError', 'not in the subpath');
      const steps = relative(absolute(world, self), absolute(world, start));
      return steps.startsWith('..') ? machine.fail('ValueError', 'not in the subpath') : made(steps);
    },
    with_name: ({ args }) => made(join(parent(), machine.text(args[0]))),
    with_suffix: ({ args }) => made(splitExtension(self)[0] + machine.text(args[0])),
  };
  const native: Native = machine.native('Path', self, files, (attribute) => {
    const method = Object.hasOwn(methods, attribute) ? methods[attribute] : undefined;
    if (method !== undefined) return machine.builtin(`Path.${attribute}`, method);
    switch (attribute) {
      case 'name':
        return str(name, files);
      case 'stem':
        return str(splitExtension(name)[0], files);
      case 'suffix':
        return str(splitExtension(name)[1], files);
      case 'parent':
        return made(parent());
      case 'parents': {
        const all: Value[] = [];
        for (let one = self; ; ) {
          const up = spelt(one.includes('/') ? one.slice(0, one.lastIndexOf('/')) || '/' : '.');
          if (up === one) break;
          all.push(made(up));
          one = up;
        }
        return tuple(all);
      }
      case 'parts':
        return tuple([...(isAbsolute(self) ? ['/'] : []), ...steps].map((step) => str(step)));
      case '__cmp__':
        return machine.builtin('Path.__cmp__', ({ args }) => {
          const other = args[0];
          if (other?.type !== 'native' || other.name !== 'Path') return machine.doubt('an order of objects');
          const [a, b] = [self.split('/').join('\0'), String(other.state).split('/').join('\0')];
          return int(a < b ? -1 : a > b ? 1 : 0);
        });
      default:
        return undefined;
    }
  });
  return native;
}

export function pathlibModule(world: World): Value {
  const { machine } = world;
  const make = machine.builtin(
    'Path',
    ({ args }) => {
      const [first = str('.'), ...rest] = args;
      return makePath(
        world,
        join(pathText(machine, first), ...rest.map((one) => pathText(machine, one))),
        unite(args.map(filesOf)),
      );
    },
    {
      attribute: (name) =>
        name === 'cwd' ? machine.builtin('Path.cwd', () => makePath(world, world.folder.path)) : undefined,
    },
  );
  return moduleOf(machine, 'pathlib', (name) =>
    ['Path', 'PurePath', 'PosixPath', 'PurePosixPath'].includes(name) ? make : undefined,
  );
}
