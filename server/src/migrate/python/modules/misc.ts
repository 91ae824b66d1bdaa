import { type CallArgs, NONE, str, type Value } from '../values.ts';
import { cleaned } from './ast.ts';
import { fileOf } from './files.ts';
import { functionsOf, moduleOf, type World } from './support.ts';

/** `io` and `codecs`. */
export function ioModule(world: World, name: 'io' | 'codecs'): Value {
  const { machine } = world;
  return moduleOf(machine, name, (one) => {
    if (one === 'open') return machine.builtin(`${name}.open`, (args) => world.open(args, name === 'io'));
    if (one === 'StringIO')
      return machine.builtin('StringIO', ({ args }) => {
        const text = args[0];
        const files = text?.type === 'str' ? text.files : [];
        return fileOf(world, text === undefined ? '' : machine.text(text), false, files, '');
      });
    return undefined;
  });
}

/** Text helpers. */
export function textwrapModule(world: World): Value {
  const { machine } = world;
  return moduleOf(
    machine,
    'textwrap',
    functionsOf(machine, 'textwrap', {
      dedent: ({ args }) => {
        const value = args[0] as Value;
        const text = machine.text(value);
        const lines = text.replace(/^[ \t]+$/gm, '').split('\n');
        let margin: string | undefined;
        for (const line of lines) {
          if (line === '') continue;
          const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
          if (margin === undefined) margin = indent;
          else while (!indent.startsWith(margin as string)) margin = (margin as string).slice(0, -1);
        }
        const cut = margin ?? '';
        return str(
          lines.map((line) => (line === '' ? '' : line.slice(cut.length))).join('\n'),
          value.type === 'str' ? value.files : [],
        );
      },
    }),
  );
}

/** `collections`, `functools`, `itertools`, `operator`, `string`, `shlex`: what occurs. */
export function smallModule(world: World, name: string): Value | undefined {
  const { machine } = world;
  const tables: Readonly<Record<string, (one: string) => Value | undefined>> = {
    collections: (one) => {
      if (one === 'OrderedDict')
        return machine.builtin('OrderedDict', (args: CallArgs) => {
          const from = args.args[0];
          const pairs =
            from === undefined
              ? []
              : from.type === 'dict'
                ? [...from.map.values()]
                : machine
                    .items(from)
                    .map((item) => machine.items(item) as unknown as readonly [Value, Value]);
          return machine.dict([
            ...pairs,
            ...[...args.named].map(([key, value]) => [str(key), value] as const),
          ]);
        });
      if (one === 'defaultdict')
        return machine.builtin('defaultdict', ({ args }) => ({
          ...machine.dict(),
          ...(args[0] === undefined || args[0].type === 'none' ? {} : { factory: args[0] }),
        }));
      return undefined;
    },
    itertools: functionsOf(machine, 'itertools', {
      chain: ({ args }) => machine.list(args.flatMap((one) => [...machine.items(one)])),
    }),
    functools: functionsOf(machine, 'functools', {
      reduce: ({ args }) => {
        const [call, iterable, start] = args;
        const items = [...machine.items(iterable as Value)];
        let value = start ?? items.shift() ?? machine.fail('TypeError', 'reduce of empty sequence');
        for (const item of items) value = machine.call(call as Value, [value, item]);
        return value;
      },
    }),
    string: (one) =>
      one === 'digits'
        ? str('0123456789')
        : one === 'ascii_lowercase'
          ? str('abcdefghijklmnopqrstuvwxyz')
          : one === 'ascii_letters'
            ? str('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
            : undefined,
    operator: functionsOf(machine, 'operator', {
      itemgetter: ({ args }) =>
        machine.builtin('itemgetter', ({ args: [value] }) =>
          args.length === 1
            ? machine.call(machine.attribute(value as Value, '__getitem__'), [args[0] as Value])
            : machine.doubt('several items'),
        ),
    }),
    warnings: functionsOf(machine, 'warnings', {
      warn: () => NONE,
      filterwarnings: () => NONE,
      simplefilter: () => NONE,
    }),
    logging: functionsOf(machine, 'logging', {
      basicConfig: () => NONE,
      info: () => NONE,
      warning: () => NONE,
      debug: () => NONE,
      error: () => NONE,
    }),
    linecache: functionsOf(machine, 'linecache', {}),
    shlex: functionsOf(machine, 'shlex', {}),
    locale: functionsOf(machine, 'locale', { setlocale: () => NONE }),
    atexit: functionsOf(machine, 'atexit', { register: () => NONE }),
    inspect: functionsOf(machine, 'inspect', {
      cleandoc: ({ args }) => str(cleaned(machine.text(args[0]))),
      currentframe: () => NONE,
      getfile: ({ args }) =>
        args[0]?.type === 'none' ? str(`${world.folder.path}/setup.py`) : machine.doubt('a file'),
      getsourcefile: () => machine.doubt('a file'),
    }),
    imp: () => undefined,
  };
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  return table === undefined ? undefined : moduleOf(machine, name, table);
}
