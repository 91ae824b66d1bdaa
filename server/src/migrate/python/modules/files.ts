import { fromCodes } from '../encoding.ts';
import { textFrom } from '../machine.ts';
import { decodeText } from '../str-methods.ts';
import type { CallArgs, Native, Value } from '../values.ts';
import { bytes, FALSE, NONE, str } from '../values.ts';
import { arg, inProject, pathText, type World } from './support.ts';

/** `open()`: universal newlines unless `codecs.open` asks for it. Reading only. */
export function openFile(world: World, args: CallArgs, kind: 'open' | 'codecs'): Value {
  const { machine } = world;
  const path = inProject(world, pathText(machine, arg(args, 0, kind === 'codecs' ? 'filename' : 'file')));
  const given = arg(args, 1, 'mode');
  const mode = given === undefined ? 'r' : machine.text(given);
  if (mode.includes('U') && kind === 'open') machine.fail('ValueError', `invalid mode: '${mode}'`);
  const written = arg(args, kind === 'codecs' ? 2 : 3, 'encoding');
  const encoding = written === undefined || written.type === 'none' ? undefined : machine.text(written);
  const errorsGiven = arg(args, kind === 'codecs' ? 3 : 4, 'errors');
  const errors =
    errorsGiven === undefined || errorsGiven.type === 'none' ? 'strict' : machine.text(errorsGiven);
  if (/[wax+]/.test(mode)) {
    world.written.add(path);
    return machine.native('written file', undefined, [], writer(world));
  }
  return readFile(world, path, {
    binary: mode.includes('b') && !(kind === 'codecs' && encoding !== undefined),
    encoding,
    errors,
    universal: kind === 'open' && newlineOf(world, args) !== '',
    codecs: kind === 'codecs' && encoding === undefined,
  });
}

function newlineOf(world: World, args: CallArgs): string | undefined {
  const value = args.named.get('newline') ?? args.args[5];
  return value === undefined || value.type === 'none' ? undefined : world.machine.text(value);
}

interface Reading {
  readonly binary: boolean;
  readonly encoding: string | undefined;
  readonly errors: string;
  readonly universal: boolean;
  readonly codecs?: boolean;
}

/** The content of a file of the project, or what Python raises. */
export function contentOfFile(world: World, path: string, how: Reading): Value {
  const { machine } = world;
  if (world.written.has(path)) machine.doubt(`${path} is written before it is read`);
  const kind = machine.view.kind(path);
  if (kind === 'missing') machine.fail('FileNotFoundError', `No such file or directory: '${path}'`);
  if (kind === 'folder') machine.fail('IsADirectoryError', path);
  const content = machine.view.bytes(path);
  if (content === undefined) return machine.doubt(`${path} cannot be read`);
  machine.files.add(path);
  machine.work(content.length / 64);
  if (how.binary) return bytes(fromCodes(content), [path]);
  const text = decodeText(machine, content, how.encoding ?? 'utf-8', how.errors);
  return textFrom(machine, how.universal || how.codecs === true ? text.replace(/\r\n?/g, '\n') : text, [
    path,
  ]);
}

function readFile(world: World, path: string, how: Reading): Value {
  const { machine } = world;
  const content = contentOfFile(world, path, how);
  if (content.type !== 'str' && content.type !== 'bytes') return machine.doubt('a file');
  return fileOf(world, content.value, content.type === 'bytes', [path], path);
}

/** A file object over a content: state is the place. */
export function fileOf(
  world: World,
  content: string,
  binary: boolean,
  files: readonly string[],
  name: string,
): Native {
  const { machine } = world;
  const made = (text: string): Value => (binary ? bytes(text, files) : textFrom(machine, text, files));
  const native: Native = machine.native('file', 0, files, (attribute) => {
    const call = methods[attribute];
    if (call !== undefined) return machine.builtin(`file.${attribute}`, call);
    return attribute === 'name' ? str(name) : attribute === 'closed' ? FALSE : undefined;
  });
  const move = (to: number): void => {
    machine.touch(native);
    native.state = to;
  };
  const line = (): string => {
    const from = native.state as number;
    const end = content.indexOf('\n', from);
    const to = end < 0 ? content.length : end + 1;
    move(to);
    return content.slice(from, to);
  };
  const lines = (): Value[] => {
    const found: Value[] = [];
    for (let one = line(); one !== ''; one = line()) {
      machine.work();
      found.push(made(one));
    }
    return found;
  };
  const methods: Readonly<Record<string, (args: CallArgs) => Value>> = {
    read: ({ args }) => {
      const from = native.state as number;
      const size = args[0]?.type === 'int' && args[0].value >= 0 ? args[0].value : content.length;
      move(Math.min(content.length, from + size));
      return made(content.slice(from, from + size));
    },
    readline: () => made(line()),
    readlines: () => machine.list(lines()),
    __iter__: () => machine.list(lines()),
    __enter__: () => native,
    __next__: () => {
      const one = line();
      return one === '' ? machine.fail('StopIteration', '') : made(one);
    },
    close: () => NONE,
    seek: ({ args }) => {
      if (args[0]?.type !== 'int' || args.length > 1) return machine.doubt('a place in a file');
      move(args[0].value);
      return args[0];
    },
  };
  return native;
}

/** A file that would be written: nothing is, and what comes of it is not known. */
function writer(world: World): Native['get'] {
  const { machine } = world;
  return (name) => {
    if (['write', 'writelines', 'close', 'flush'].includes(name))
      return machine.builtin(`file.${name}`, () => NONE, { lenient: true });
    if (name === '__enter__')
      return machine.builtin('file.__enter__', () =>
        machine.native('written file', undefined, [], writer(world)),
      );
    return undefined;
  };
}
