import { minorOf } from '../machine.ts';
import { splitLines } from '../str-methods.ts';
import { bool, type CallArgs, NONE, str, tuple, type Value } from '../values.ts';
import { contentOfFile } from './files.ts';
import { inProject, moduleOf, pathText, type World } from './support.ts';

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
