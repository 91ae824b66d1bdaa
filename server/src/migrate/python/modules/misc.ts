import { parseToml } from '../../../toml/parse.ts';
import { minorOf } from '../machine.ts';
import { parseIn } from '../parse.ts';
import { splitLines } from '../str-methods.ts';
import type { Expression } from '../syntax.ts';
import {
  bool,
  bytes,
  type CallArgs,
  FALSE,
  float,
  int,
  NONE,
  SOMETHING,
  str,
  tuple,
  type Value,
} from '../values.ts';
import { contentOfFile, fileOf } from './files.ts';
import { functionsOf, inProject, moduleOf, pathText, type World } from './support.ts';
import { toData } from './toml.ts';

/** `sys`. */
export function sysModule(world: World, path: Value, argv: Value): Value {
  const { machine } = world;
  const { environment } = machine;
  const { implementation } = environment;
  const unknownMicro = machine.unknown(
    'the exact version of Python is only known where the project is built',
  );
  return moduleOf(machine, 'sys', (name) => {
    switch (name) {
      case 'version_info':
        return {
          type: 'tuple',
          items: [int(3), int(minorOf(environment)), unknownMicro, str('final'), int(0)],
          fields: ['major', 'minor', 'micro', 'releaselevel', 'serial'],
        };
      case 'version':
        return str(`${environment.python}.${SOMETHING} (${SOMETHING})`);
      case 'hexversion':
        return machine.unknown('`sys.hexversion`');
      case 'platform':
        return str(environment.sysPlatform);
      case 'argv':
        return argv;
      case 'path':
        return path;
      case 'byteorder':
        return str('little');
      case 'implementation':
        return machine.native('implementation', undefined, [], (one) =>
          one === 'name' ? str(implementation.toLowerCase()) : undefined,
        );
      case 'exit':
        return machine.builtin('sys.exit', () => machine.fail('SystemExit', ''), { lenient: true });
      case 'stdout':
      case 'stderr':
        return machine.native('stream', undefined, [], (one) =>
          one === 'write' || one === 'flush'
            ? machine.builtin(one, () => NONE, { lenient: true })
            : undefined,
        );
      case 'getdefaultencoding':
      case 'getfilesystemencoding':
        return machine.builtin(`sys.${name}`, () => str('utf-8'));
      case 'dont_write_bytecode':
        return FALSE;
      case 'maxunicode':
        return int(0x10ffff);
      case 'modules':
        return machine.unknown('`sys.modules`');
      case 'builtin_module_names':
        // The names by which programs tell other implementations.
        return machine.native('names of modules', undefined, [], (one) =>
          one !== '__contains__'
            ? undefined
            : machine.builtin(one, ({ args }) =>
                implementation === 'CPython' && OTHERS.has(machine.text(args[0]))
                  ? FALSE
                  : machine.doubt('`sys.builtin_module_names`'),
              ),
        );
      case 'pypy_translation_info':
      case 'pypy_version_info':
        if (implementation !== 'CPython') return undefined;
        return machine.fail('AttributeError', name);
      case 'setdefaultencoding':
      case 'maxint':
        return machine.fail('AttributeError', name);
      default:
        return undefined;
    }
  });
}

const OTHERS = new Set(['__pypy__', '_cffi_backend']);

/** `platform`. */
export function platformModule(world: World): Value {
  const { machine } = world;
  const { environment } = machine;
  const { implementation, platformMachine } = environment;
  return moduleOf(
    machine,
    'platform',
    functionsOf(machine, 'platform', {
      system: () => str(environment.platformSystem),
      python_implementation: () => str(implementation),
      python_version: () => str(`${environment.python}.${SOMETHING}`),
      python_version_tuple: () =>
        tuple([
          ...environment.python.split('.').map((part) => str(part)),
          machine.unknown('the exact version of Python'),
        ]),
      machine: () =>
        platformMachine === undefined ? machine.doubt('the kind of processor') : str(platformMachine),
    }),
  );
}

/** The value of a literal, as `ast.literal_eval` reads it. */
function literal(world: World, node: Expression, files: readonly string[], depth = 0): Value {
  const { machine } = world;
  machine.work();
  const inner = (one: Expression): Value => literal(world, one, files, depth + 1);
  if (depth > 100) return machine.doubt('this is nested too deeply');
  switch (node.kind) {
    case 'constant':
      switch (node.value.type) {
        case 'str':
          return str(node.value.value, files);
        case 'bytes':
          return bytes(node.value.value, files);
        case 'int':
          return int(node.value.value);
        case 'float':
          return float(node.value.value);
        case 'bool':
          return bool(node.value.value);
        case 'none':
          return NONE;
        default:
          return machine.doubt('an ellipsis');
      }
    case 'sequence': {
      const items = node.items.map(inner);
      if (node.type === 'tuple') return tuple(items);
      return node.type === 'list' ? machine.list(items) : machine.set(items);
    }
    case 'dict':
      return machine.dict(
        node.entries.map(({ key, value }) => [
          key === undefined ? machine.doubt('`**` in a literal') : inner(key),
          inner(value),
        ]),
      );
    case 'unary': {
      const value = inner(node.operand);
      if (node.operator === '-' && (value.type === 'int' || value.type === 'float'))
        return { ...value, value: -value.value };
      return machine.doubt('a literal of this kind');
    }
    case 'broken':
      return machine.doubt(node.why);
    default:
      return machine.fail('ValueError', 'malformed node or string');
  }
}

/** `ast`: what version idioms use. */
export function astModule(world: World): Value {
  const { machine } = world;
  /** A node of Python's own tree, for an expression or an assignment. */
  const treeNode = (
    kind: string,
    node: Expression | undefined,
    attributes: Record<string, () => Value>,
    files: readonly string[],
  ): Value => machine.native(`ast.${kind}`, node, files, (name) => attributes[name]?.());
  const expressionNode = (node: Expression, files: readonly string[]): Value => {
    if (node.kind === 'name') return treeNode('Name', node, { id: () => str(node.name, files) }, files);
    if (node.kind === 'constant')
      return treeNode(
        'Constant',
        node,
        {
          value: () => literal(world, node, files),
          s: () => literal(world, node, files),
          n: () => literal(world, node, files),
        },
        files,
      );
    if (node.kind === 'sequence')
      return treeNode(
        node.type === 'tuple' ? 'Tuple' : 'List',
        node,
        { elts: () => machine.list(node.items.map((item) => expressionNode(item, files))) },
        files,
      );
    if (node.kind === 'attribute')
      return treeNode('Attribute', node, { attr: () => str(node.name, files) }, files);
    return treeNode('Other', node, {}, files);
  };
  const statements = (text: string, files: readonly string[]): Value[] => {
    machine.work(text.length / 8);
    const module = parseIn(machine.view, text);
    if (module.faults.length > 0) return machine.doubt('a file that is no Python');
    return module.body.map((statement) => {
      if (statement.kind === 'assign')
        return treeNode(
          'Assign',
          undefined,
          {
            targets: () => machine.list(statement.targets.map((target) => expressionNode(target, files))),
            value: () => expressionNode(statement.value, files),
          },
          files,
        );
      if (statement.kind === 'expression')
        return treeNode('Expr', undefined, { value: () => expressionNode(statement.value, files) }, files);
      const names: Readonly<Record<string, string>> = {
        function: 'FunctionDef',
        class: 'ClassDef',
        import: 'Import',
        from: 'ImportFrom',
        if: 'If',
        try: 'Try',
        pass: 'Pass',
      };
      const name = names[statement.kind];
      return name === undefined
        ? machine.doubt('a statement of this kind')
        : treeNode(name, undefined, {}, files);
    });
  };
  const CLASSES = [
    'Assign',
    'Name',
    'Constant',
    'Expr',
    'FunctionDef',
    'ClassDef',
    'Module',
    'Import',
    'ImportFrom',
    'Tuple',
    'List',
    'Attribute',
  ];
  const functions = functionsOf(machine, 'ast', {
    literal_eval: ({ args }) => {
      const [value] = args;
      if (value?.type === 'native' && value.name.startsWith('ast.') && value.state !== undefined)
        return literal(world, value.state as Expression, value.files);
      if (value?.type === 'bytes') return machine.fail('ValueError', 'malformed node or string');
      const text = machine.text(value).replace(/^[ \t]+/, '');
      const module = parseIn(machine.view, text);
      const [statement] = module.body;
      if (module.faults.length > 0) return machine.doubt('a text that is no literal');
      if (module.body.length !== 1 || statement?.kind !== 'expression')
        return machine.fail('SyntaxError', 'invalid syntax');
      return literal(world, statement.value, value?.type === 'str' ? value.files : []);
    },
    parse: ({ args }) => {
      const [value] = args;
      const text = value?.type === 'bytes' ? value.value : machine.text(value);
      if (value?.type === 'bytes' && /[^\0-\x7f]/.test(text)) return machine.doubt('program text in bytes');
      const files = value?.type === 'str' || value?.type === 'bytes' ? value.files : [];
      const body = statements(text, files);
      return machine.native('ast.Module', body, files, (name) =>
        name === 'body' ? machine.list([...body]) : undefined,
      );
    },
    get_docstring: ({ args }) => {
      const value = args[0];
      if (value?.type !== 'native' || value.name !== 'ast.Module') return machine.doubt('a docstring');
      const [first] = value.state as Value[];
      if (first?.type !== 'native' || first.name !== 'ast.Expr') return NONE;
      const inner = machine.attribute(first, 'value');
      if (inner.type !== 'native' || inner.name !== 'ast.Constant') return NONE;
      const text = machine.attribute(inner, 'value');
      return text.type === 'str' ? str(cleaned(text.value), text.files) : NONE;
    },
  });
  return moduleOf(machine, 'ast', (name) => {
    // Gone since 3.14.
    if (name === 'Str' || name === 'Num')
      return minorOf(machine.environment) >= 14
        ? machine.fail('AttributeError', name)
        : machine.native('ast class', `ast.${name}`, [], () => undefined);
    if (CLASSES.includes(name)) return machine.native('ast class', `ast.${name}`, [], () => undefined);
    return functions(name);
  });
}

/** As `inspect.cleandoc`. */
export function cleaned(text: string): string {
  const lines = text.replaceAll('\t', '        ').split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  const cut = [lines[0]?.trimStart() ?? '', ...lines.slice(1).map((line) => line.slice(margin))];
  while (cut.length > 0 && cut.at(-1) === '') cut.pop();
  while (cut.length > 0 && cut[0] === '') cut.shift();
  return cut.join('\n');
}

/** `json` and `tomllib`. */
export function jsonModule(world: World): Value {
  const { machine } = world;
  const made = (value: unknown, files: readonly string[], depth = 0): Value => {
    machine.work();
    if (depth > 100) return machine.doubt('this is nested too deeply');
    if (value === null) return NONE;
    if (typeof value === 'boolean') return bool(value);
    if (typeof value === 'string') return str(value, files);
    if (typeof value === 'number')
      return Number.isSafeInteger(value) ? int(value) : machine.doubt('a number');
    if (Array.isArray(value)) return machine.list(value.map((one) => made(one, files, depth + 1)));
    return machine.dict(
      Object.entries(value as object).map(
        ([key, one]) => [str(key, files), made(one, files, depth + 1)] as const,
      ),
    );
  };
  const loads = (value: Value | undefined): Value => {
    const text =
      value?.type === 'bytes'
        ? new TextDecoder().decode(Uint8Array.from(value.value, (c) => c.charCodeAt(0)))
        : machine.text(value);
    const files = value?.type === 'str' || value?.type === 'bytes' ? value.files : [];
    machine.work(text.length / 32);
    // Numbers such as 1.0 are floats to Python, and names of digits change their order here.
    if (/[\d.]\.\d|\d[eE]/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '')) || /"\d+"\s*:/.test(text))
      return machine.doubt('JSON with numbers of this kind');
    try {
      return made(JSON.parse(text), files);
    } catch (error) {
      if (error instanceof SyntaxError) return machine.fail('ValueError', 'no JSON');
      throw error;
    }
  };
  return moduleOf(
    machine,
    'json',
    functionsOf(machine, 'json', {
      loads: ({ args }) => loads(args[0]),
      load: ({ args }) => loads(machine.call(machine.attribute(args[0] as Value, 'read'), [])),
    }),
  );
}

export function tomlModule(world: World): Value {
  const { machine } = world;
  const loads = (value: Value | undefined): Value => {
    const text =
      value?.type === 'bytes'
        ? new TextDecoder().decode(Uint8Array.from(value.value, (c) => c.charCodeAt(0)))
        : machine.text(value);
    const files = value?.type === 'str' || value?.type === 'bytes' ? value.files : [];
    machine.work(text.length / 16);
    const document = parseToml(text);
    if (document.problems.length > 0) return machine.doubt('a TOML file with problems');
    return toData(machine, document.root, files);
  };
  return moduleOf(
    machine,
    'tomllib',
    functionsOf(machine, 'tomllib', {
      loads: ({ args }) => loads(args[0]),
      load: ({ args }) => loads(machine.call(machine.attribute(args[0] as Value, 'read'), [])),
    }),
  );
}

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

/** `configparser`, for reading only. */
export function configparserModule(world: World): Value {
  const { machine } = world;
  const parser = (): Value => {
    const sections = new Map<string, Map<string, Value>>();
    const read = (text: string, files: readonly string[]): void => {
      let section: Map<string, Value> | undefined;
      let last: string | undefined;
      let indent = 0;
      for (const raw of splitLines(text, false)) {
        machine.work();
        const stripped = raw.trim();
        if (/^[#;]/.test(stripped)) continue;
        const depth = raw.length - raw.trimStart().length;
        if (stripped === '') {
          if (last !== undefined && section !== undefined) append(section, last, '', files);
          continue;
        }
        if (section !== undefined && last !== undefined && depth > indent) {
          append(section, last, stripped, files);
          continue;
        }
        indent = depth;
        const header = /^\[(.+)\]/.exec(stripped);
        if (header !== null) {
          section = sections.get(header[1] as string) ?? new Map();
          sections.set(header[1] as string, section);
          last = undefined;
          continue;
        }
        const option = /^(.*?)\s*[=:]\s*(.*)$/.exec(stripped);
        if (option === null || section === undefined) machine.doubt('a configuration file of this form');
        else {
          last = (option[1] as string).toLowerCase();
          section.set(last, str(option[2] as string, files));
        }
      }
      for (const one of sections.values())
        for (const [key, value] of one)
          if (value.type === 'str') one.set(key, str(value.value.replace(/\n+$/, ''), value.files));
    };
    const append = (
      section: Map<string, Value>,
      key: string,
      line: string,
      files: readonly string[],
    ): void => {
      const before = section.get(key);
      section.set(key, str(`${before?.type === 'str' ? before.value : ''}\n${line}`, files));
    };
    const get = (section: Value | undefined, option: Value | undefined, otherwise?: Value): Value => {
      const found = sections.get(machine.text(section));
      const value = found?.get(machine.text(option).toLowerCase());
      if (value === undefined) return otherwise ?? machine.fail('KeyError', 'no such option');
      if (value.type === 'str' && value.value.includes('%'))
        return machine.doubt('a configuration value with `%`');
      return value;
    };
    const mapping = (name: string): Value =>
      machine.native('section', undefined, [], (one) => {
        const options = sections.get(name) ?? new Map<string, Value>();
        const methods: Readonly<Record<string, (args: CallArgs) => Value>> = {
          __getitem__: ({ args }) => get(str(name), args[0]),
          get: ({ args }) => get(str(name), args[0], args[1] ?? NONE),
          keys: () => machine.list([...options.keys()].map((key) => str(key))),
          __iter__: () => machine.list([...options.keys()].map((key) => str(key))),
          items: () =>
            machine.list([...options.keys()].map((key) => tuple([str(key), get(str(name), str(key))]))),
        };
        const method = Object.hasOwn(methods, one) ? methods[one] : undefined;
        return method === undefined ? undefined : machine.builtin(`section.${one}`, method);
      });
    const methods: Readonly<Record<string, (args: CallArgs) => Value>> = {
      read: (args) => {
        const given = args.args[0] as Value;
        const paths = given.type === 'list' || given.type === 'tuple' ? machine.items(given) : [given];
        for (const one of paths) {
          const path = inProject(world, pathText(machine, one));
          if (machine.view.kind(path) !== 'file') continue;
          const content = contentOfFile(world, path, {
            binary: false,
            encoding: undefined,
            errors: 'strict',
            universal: true,
          });
          read(machine.text(content), [path]);
        }
        return machine.list([...paths]);
      },
      read_string: ({ args }) => {
        read(machine.text(args[0]), args[0]?.type === 'str' ? args[0].files : []);
        return NONE;
      },
      readfp: ({ args }) => {
        if (minorOf(machine.environment) >= 12) return machine.fail('AttributeError', 'readfp');
        const content = machine.call(machine.attribute(args[0] as Value, 'read'), []);
        read(machine.text(content), content.type === 'str' ? content.files : []);
        return NONE;
      },
      read_file: ({ args }) => {
        const content = machine.call(machine.attribute(args[0] as Value, 'read'), []);
        read(machine.text(content), content.type === 'str' ? content.files : []);
        return NONE;
      },
      get: (args) => get(args.args[0], args.args[1], args.named.get('fallback')),
      __getitem__: ({ args }) => {
        const name = machine.text(args[0]);
        return sections.has(name) ? mapping(name) : machine.fail('KeyError', name);
      },
      sections: () => machine.list([...sections.keys()].map((name) => str(name))),
      options: ({ args }) =>
        machine.list([...(sections.get(machine.text(args[0])) ?? new Map()).keys()].map((key) => str(key))),
      has_section: ({ args }) => bool(sections.has(machine.text(args[0]))),
      has_option: ({ args }) =>
        bool(sections.get(machine.text(args[0]))?.has(machine.text(args[1]).toLowerCase()) === true),
      items: ({ args }) =>
        args.length === 0
          ? machine.doubt('the sections of a configuration')
          : machine.list(
              [
                ...(
                  sections.get(machine.text(args[0])) ?? machine.fail('KeyError', 'no such section')
                ).keys(),
              ].map((key) => tuple([str(key), get(args[0], str(key))])),
            ),
    };
    return machine.native('ConfigParser', undefined, [], (name) => {
      const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
      return method === undefined ? undefined : machine.builtin(`ConfigParser.${name}`, method);
    });
  };
  return moduleOf(machine, 'configparser', (name) => {
    if (['ConfigParser', 'RawConfigParser'].includes(name))
      return machine.builtin(name, (args) =>
        args.named.size > 0 ? machine.doubt('a parser with options') : parser(),
      );
    if (name === 'SafeConfigParser')
      return minorOf(machine.environment) >= 12
        ? machine.fail('AttributeError', name)
        : machine.builtin(name, () => parser());
    return undefined;
  });
}
