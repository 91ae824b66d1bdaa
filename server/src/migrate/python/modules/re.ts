import { textFrom } from '../machine.ts';
import { matchRegex, type RegexMatch, TooMuch } from '../regex/match.ts';
import { parseRegex, type Regex } from '../regex/parse.ts';
import { bytes, type CallArgs, filesOf, int, type Native, NONE, str, tuple, type Value } from '../values.ts';
import { arg, moduleOf, number, type World } from './support.ts';

const FLAGS: Readonly<Record<string, number>> = {
  I: 2,
  IGNORECASE: 2,
  L: 4,
  LOCALE: 4,
  M: 8,
  MULTILINE: 8,
  S: 16,
  DOTALL: 16,
  U: 32,
  UNICODE: 32,
  X: 64,
  VERBOSE: 64,
  A: 256,
  ASCII: 256,
};

/** `re`, matched here in a bounded number of steps. */
export function reModule(world: World): Value {
  const { machine } = world;

  interface Compiled {
    readonly regex: Regex;
    readonly isBytes: boolean;
    readonly pattern: Value;
  }
  const compile = (pattern: Value | undefined, flags: number): Compiled => {
    if (pattern?.type === 'native' && pattern.name === 'Pattern') return pattern.state as Compiled;
    if (pattern?.type !== 'str' && pattern?.type !== 'bytes')
      return machine.doubt('a pattern that is not known');
    machine.work(pattern.value.length);
    if ((flags & (4 | 256)) !== 0) machine.doubt('a regular expression of this kind');
    const regex = parseRegex(pattern.value, {
      ignoreCase: (flags & 2) !== 0,
      multiline: (flags & 8) !== 0,
      dotAll: (flags & 16) !== 0,
      verbose: (flags & 64) !== 0,
    });
    if (regex === undefined) return machine.doubt('a regular expression that cannot be followed');
    return { regex, isBytes: pattern.type === 'bytes', pattern };
  };

  const codes = new Map<string, number[]>();
  const textOf = (
    compiled: Compiled,
    value: Value | undefined,
  ): { points: number[]; files: readonly string[] } => {
    if (value?.type !== 'str' && value?.type !== 'bytes') {
      if (value?.type === 'none') machine.fail('TypeError', 'expected string or bytes-like object');
      return machine.doubt('a text that is not known');
    }
    if (compiled.isBytes !== (value.type === 'bytes'))
      machine.fail('TypeError', 'cannot use this pattern here');
    if (/[\uE000\uE001]/.test(value.value))
      machine.doubt('a text that depends on where the project is built');
    let points = codes.get(value.value);
    if (points === undefined) {
      machine.work(value.value.length / 32);
      points = Array.from(value.value, (char) => char.codePointAt(0) as number);
      codes.set(value.value, points);
    }
    return { points, files: value.files };
  };

  const search = (
    compiled: Compiled,
    points: readonly number[],
    from: number,
    how: { anchored: boolean; full: boolean },
  ): RegexMatch | undefined => {
    const steps = { left: Math.min(3_000_000, Math.max(0, machine.left() * 10)) };
    const before = steps.left;
    try {
      return matchRegex(compiled.regex, points, from, how, steps);
    } catch (error) {
      if (error instanceof TooMuch) return machine.doubt('a regular expression that takes too long');
      throw error;
    } finally {
      machine.work((before - steps.left) / 10);
    }
  };

  const piece = (points: readonly number[], from: number, to: number): string => {
    let text = '';
    for (let i = from; i < to; i += 4096)
      text += String.fromCodePoint(...points.slice(i, Math.min(to, i + 4096)));
    return text;
  };

  const matchObject = (
    compiled: Compiled,
    points: readonly number[],
    match: RegexMatch,
    files: readonly string[],
  ): Native => {
    const made = (text: string): Value =>
      compiled.isBytes ? bytes(text, files) : textFrom(machine, text, files);
    const indexOf = (value: Value | undefined): number => {
      if (value === undefined) return 0;
      if (value.type === 'str')
        return compiled.regex.names.get(value.value) ?? machine.fail('IndexError', 'no such group');
      const index = number(machine, value);
      return index > compiled.regex.groups ? machine.fail('IndexError', 'no such group') : index;
    };
    const place = (value: Value | undefined): readonly [number, number] | undefined => {
      const index = indexOf(value);
      return index === 0 ? [match.start, match.end] : match.groups[index - 1];
    };
    const group = (value: Value | undefined, otherwise: Value = NONE): Value => {
      const found = place(value);
      return found === undefined ? otherwise : made(piece(points, found[0], found[1]));
    };
    const all = (): Value[] => match.groups.map((_, i) => int(i + 1));
    const methods: Readonly<Record<string, (args: CallArgs) => Value>> = {
      group: ({ args }) => (args.length > 1 ? tuple(args.map((one) => group(one))) : group(args[0])),
      __getitem__: ({ args }) => group(args[0]),
      groups: (args) => tuple(all().map((one) => group(one, arg(args, 0, 'default')))),
      groupdict: (args) =>
        machine.dict(
          [...compiled.regex.names].map(
            ([name, index]) => [str(name), group(int(index), arg(args, 0, 'default'))] as const,
          ),
        ),
      start: ({ args }) => int(place(args[0])?.[0] ?? -1),
      end: ({ args }) => int(place(args[0])?.[1] ?? -1),
      span: ({ args }) => tuple((place(args[0]) ?? [-1, -1]).map(int)),
    };
    return machine.native('Match', undefined, files, (name) => {
      const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
      if (method !== undefined) return machine.builtin(`Match.${name}`, method);
      if (name === 'lastindex') {
        const last = match.groups.findLastIndex((one) => one !== undefined);
        return last < 0 ? NONE : int(last + 1);
      }
      return undefined;
    });
  };

  const findAll = (compiled: Compiled, points: readonly number[]): RegexMatch[] => {
    const found: RegexMatch[] = [];
    for (let at = 0; at <= points.length; ) {
      const match = search(compiled, points, at, { anchored: false, full: false });
      if (match === undefined) break;
      found.push(match);
      if (found.length > 50_000) machine.doubt('the list is too long');
      at = match.end > match.start ? match.end : match.end + 1;
    }
    return found;
  };

  /** Operations, given pattern and the arguments after it. */
  const operations: Readonly<Record<string, (compiled: Compiled, args: CallArgs) => Value>> =
    Object.fromEntries([
      ...(['search', 'match', 'fullmatch'] as const).map(
        (name) =>
          [
            name,
            (compiled: Compiled, args: CallArgs): Value => {
              const { points, files } = textOf(compiled, arg(args, 0, 'string'));
              const match = search(compiled, points, 0, {
                anchored: name !== 'search',
                full: name === 'fullmatch',
              });
              return match === undefined ? NONE : matchObject(compiled, points, match, files);
            },
          ] as const,
      ),
      [
        'findall',
        (compiled: Compiled, args: CallArgs): Value => {
          const { points, files } = textOf(compiled, arg(args, 0, 'string'));
          const made = (text: string): Value => (compiled.isBytes ? bytes(text, files) : str(text, files));
          return machine.list(
            findAll(compiled, points).map((match) => {
              if (match.groups.length === 0) return made(piece(points, match.start, match.end));
              const texts = match.groups.map((one) =>
                made(one === undefined ? '' : piece(points, one[0], one[1])),
              );
              return texts.length === 1 ? (texts[0] as Value) : tuple(texts);
            }),
          );
        },
      ],
      [
        'finditer',
        (compiled: Compiled, args: CallArgs): Value => {
          const { points, files } = textOf(compiled, arg(args, 0, 'string'));
          const items = findAll(compiled, points).map((match) => matchObject(compiled, points, match, files));
          return machine.native('iterator', { items, at: 0 }, files, () => undefined);
        },
      ],
      [
        'split',
        (compiled: Compiled, args: CallArgs): Value => {
          const { points, files } = textOf(compiled, arg(args, 0, 'string'));
          const given = arg(args, 1, 'maxsplit');
          const most = given === undefined ? 0 : number(machine, given);
          const parts: Value[] = [];
          let at = 0;
          for (const match of findAll(compiled, points).slice(0, most === 0 ? undefined : most)) {
            parts.push(str(piece(points, at, match.start), files));
            for (const one of match.groups)
              parts.push(one === undefined ? NONE : str(piece(points, one[0], one[1]), files));
            at = match.end;
          }
          parts.push(str(piece(points, at, points.length), files));
          return compiled.isBytes ? machine.doubt('a split of bytes') : machine.list(parts);
        },
      ],
      ...(['sub', 'subn'] as const).map(
        (name) =>
          [
            name,
            (compiled: Compiled, args: CallArgs): Value => {
              const by = arg(args, 0, 'repl');
              const { points, files } = textOf(compiled, arg(args, 1, 'string'));
              const given = arg(args, 2, 'count');
              const most = given === undefined ? 0 : number(machine, given);
              if (compiled.isBytes || by === undefined) return machine.doubt('a replacement in bytes');
              const parts: string[] = [];
              let at = 0;
              const found = findAll(compiled, points).slice(0, most === 0 ? undefined : most);
              for (const match of found) {
                const one = matchObject(compiled, points, match, files);
                parts.push(
                  piece(points, at, match.start),
                  by.type === 'str'
                    ? template(compiled, one, by.value)
                    : machine.text(machine.call(by, [one])),
                );
                at = match.end;
              }
              parts.push(piece(points, at, points.length));
              const made = textFrom(machine, parts.join(''), files, filesOf(by));
              return name === 'sub' ? made : tuple([made, int(found.length)]);
            },
          ] as const,
      ),
    ]);

  const template = (compiled: Compiled, match: Native, text: string): string =>
    text.replace(
      /\\(?:g<([^>]*)>|(\d{1,2})|([\s\S])?)/g,
      (_, name: string | undefined, digits: string | undefined, other: string | undefined) => {
        const key = name ?? digits;
        if (key !== undefined) {
          const group: Value = /^\d+$/.test(key) ? int(Number(key)) : str(key);
          const value = machine.call(machine.attribute(match, 'group'), [group]);
          return value.type === 'str' ? value.value : '';
        }
        if (other === 'n') return '\n';
        if (other === '\\') return '\\';
        if (other === 't') return '\t';
        if (other === undefined || /[A-Za-z]/.test(other) || compiled.isBytes)
          return machine.doubt('a replacement of this kind');
        return `\\${other}`;
      },
    );

  const patternObject = (compiled: Compiled): Value =>
    machine.native('Pattern', compiled, [], (name) => {
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (operation !== undefined) {
        return machine.builtin(`Pattern.${name}`, (args) => {
          if (args.args.length > (name.startsWith('sub') ? 3 : name === 'split' ? 2 : 1))
            machine.doubt('a match in a part of a text');
          return operation(compiled, args);
        });
      }
      return name === 'pattern' ? compiled.pattern : undefined;
    });

  const flagsAt: Readonly<Record<string, number>> = {
    search: 2,
    match: 2,
    fullmatch: 2,
    findall: 2,
    finditer: 2,
    split: 3,
    sub: 4,
    subn: 4,
  };

  return moduleOf(machine, 're', (name) => {
    if (Object.hasOwn(FLAGS, name)) return int(FLAGS[name] as number);
    if (name === 'compile')
      return machine.builtin('re.compile', (args) => {
        const flags = arg(args, 1, 'flags');
        return patternObject(
          compile(
            args.args[0] ?? args.named.get('pattern'),
            flags === undefined ? 0 : number(machine, flags),
          ),
        );
      });
    if (name === 'escape')
      return machine.builtin('re.escape', ({ args }) => {
        const text = machine.text(args[0]);
        return str(text.replace(/[\t\n\v\f\r #$&()*+\-.?[\\\]^{|}~]/g, '\\$&'), filesOf(args[0] as Value));
      });
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation === undefined) return undefined;
    return machine.builtin(`re.${name}`, (args) => {
      const flags = arg(args, flagsAt[name] ?? 2, 'flags');
      const compiled = compile(
        args.args[0] ?? args.named.get('pattern'),
        flags === undefined ? 0 : number(machine, flags),
      );
      return operation(compiled, { ...args, args: args.args.slice(1, flagsAt[name] ?? 2) });
    });
  });
}
