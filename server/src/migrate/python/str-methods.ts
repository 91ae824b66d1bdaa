import { decode, encodingName } from './encoding.ts';
import { formatBraces } from './format.ts';
import { type Machine, textFrom } from './machine.ts';
import {
  type Bytes,
  bool,
  bytes,
  type CallArgs,
  filesOf,
  int,
  SOMETHING,
  type Str,
  str,
  tuple,
  type Value,
} from './values.ts';

/** What `str.strip` and `str.split` take for white space. */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const LEADING = new RegExp(`^[${SPACE}]+`);
const SPACES = new RegExp(`[${SPACE}]+`);
const ONE_SPACE = new RegExp(`[${SPACE}]`);
const ENDS = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g;

/** Without white space at the end, in linear time. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ONE_SPACE.test(text[end - 1] as string)) end--;
  return text.slice(0, end);
}
export const stripStart = (text: string): string => text.replace(LEADING, '');

/** As `str.splitlines`. */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let at = 0;
  for (const match of text.matchAll(ENDS)) {
    lines.push(text.slice(at, keepEnds ? match.index + match[0].length : match.index));
    at = match.index + match[0].length;
  }
  if (at < text.length) lines.push(text.slice(at));
  return lines;
}

type Method = (machine: Machine, self: Str, args: CallArgs) => Value;

const argument = (args: CallArgs, index: number, name = ''): Value | undefined =>
  args.args[index] ?? args.named.get(name);
const number = (machine: Machine, value: Value | undefined, otherwise: number): number => {
  if (value === undefined || value.type === 'none') return otherwise;
  if (value.type === 'bool') return Number(value.value);
  return value.type === 'int' ? value.value : machine.doubt('a number that is not known');
};

const plain =
  (make: (text: string) => string): Method =>
  (machine, self) =>
    textFrom(machine, make(self.value), self.files);
/** What is the same in every version of Unicode. */
const ascii =
  (make: (text: string) => string): Method =>
  (machine, self) =>
    /[^\0-\x7f]/.test(self.value)
      ? machine.doubt('a method on special characters')
      : textFrom(machine, make(self.value), self.files);
const test =
  (make: (text: string) => boolean): Method =>
  (machine, self) => {
    if (/[^\0-\x7f]/.test(self.value)) machine.doubt('a method on special characters');
    return bool(make(self.value));
  };

function stripped(machine: Machine, self: Str, args: CallArgs, start: boolean, end: boolean): Value {
  const chars = argument(args, 0);
  let text = self.value;
  if (chars === undefined || chars.type === 'none') {
    if (start) text = stripStart(text);
    if (end) text = stripEnd(text);
  } else {
    const set = new Set(machine.text(chars));
    const points = Array.from(text);
    let from = 0;
    let to = points.length;
    if (start) while (from < to && set.has(points[from] as string)) from++;
    if (end) while (to > from && set.has(points[to - 1] as string)) to--;
    text = points.slice(from, to).join('');
  }
  return textFrom(machine, text, self.files);
}

function split(machine: Machine, self: Str, args: CallArgs, fromRight: boolean): Value {
  const separator = argument(args, 0, 'sep');
  const most = number(machine, argument(args, 1, 'maxsplit'), -1);
  let parts: string[];
  machine.work(self.value.length / 64);
  if (separator === undefined || separator.type === 'none') {
    const text = fromRight ? stripEnd(self.value) : stripStart(self.value);
    if (most < 0) parts = text.split(SPACES).filter((part) => part !== '');
    else if (fromRight) {
      parts = [];
      let rest = text;
      while (rest !== '' && parts.length < most) {
        let at = rest.length;
        while (at > 0 && !ONE_SPACE.test(rest[at - 1] as string)) at--;
        parts.unshift(rest.slice(at));
        rest = stripEnd(rest.slice(0, at));
      }
      if (rest !== '') parts.unshift(rest);
    } else {
      parts = [];
      let rest = text;
      while (rest !== '' && parts.length < most) {
        const at = rest.search(ONE_SPACE);
        if (at < 0) break;
        parts.push(rest.slice(0, at));
        rest = stripStart(rest.slice(at));
      }
      if (rest !== '') parts.push(rest);
    }
  } else {
    const by = machine.text(separator);
    if (by === '') machine.fail('ValueError', 'empty separator');
    parts = self.value.split(by);
    if (most >= 0 && parts.length > most + 1) {
      parts = fromRight
        ? [parts.slice(0, parts.length - most).join(by), ...parts.slice(parts.length - most)]
        : [...parts.slice(0, most), parts.slice(most).join(by)];
    }
  }
  return machine.list(parts.map((part) => str(part, self.files)));
}

function prefixes(machine: Machine, value: Value | undefined): readonly string[] {
  if (value?.type === 'tuple') return value.items.map((item) => machine.text(item));
  return [machine.text(value)];
}

function find(machine: Machine, self: Str, args: CallArgs, last: boolean): number {
  const wanted = machine.text(argument(args, 0));
  machine.work(self.value.length / 256);
  if (args.args.length > 2 || /[\ud800-\udfff]/.test(self.value))
    machine.doubt('a search in a part of a text');
  const from = args.args[1] === undefined ? 0 : number(machine, args.args[1], 0);
  if (from < 0) machine.doubt('a search from the end');
  const at = last ? self.value.lastIndexOf(wanted) : self.value.indexOf(wanted, from);
  return last && at < from ? -1 : at;
}

const METHODS: Readonly<Record<string, Method>> = {
  strip: (machine, self, args) => stripped(machine, self, args, true, true),
  lstrip: (machine, self, args) => stripped(machine, self, args, true, false),
  rstrip: (machine, self, args) => stripped(machine, self, args, false, true),
  split: (machine, self, args) => split(machine, self, args, false),
  rsplit: (machine, self, args) => split(machine, self, args, true),
  splitlines: (machine, self, args) => {
    const keep = argument(args, 0, 'keepends');
    machine.work(self.value.length / 64);
    const lines = splitLines(self.value, keep !== undefined && machine.truthy(keep));
    return machine.list(lines.map((line) => str(line, self.files)));
  },
  lower: ascii((text) => text.toLowerCase()),
  upper: ascii((text) => text.toUpperCase()),
  casefold: ascii((text) => text.toLowerCase()),
  title: ascii((text) =>
    text.replace(/[A-Za-z]+/g, (word) => (word[0] as string).toUpperCase() + word.slice(1).toLowerCase()),
  ),
  capitalize: ascii((text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()),
  swapcase: ascii((text) =>
    text.replace(/[A-Za-z]/g, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())),
  ),
  expandtabs: plain((text) => text),
  startswith: (machine, self, args) => {
    if (args.args.length > 1) machine.doubt('a search in a part of a text');
    const found = prefixes(machine, argument(args, 0)).some((prefix) => self.value.startsWith(prefix));
    if (!found && self.value.includes(SOMETHING)) machine.doubt('a text that is not wholly known');
    return bool(found);
  },
  endswith: (machine, self, args) => {
    if (args.args.length > 1) machine.doubt('a search in a part of a text');
    return bool(prefixes(machine, argument(args, 0)).some((prefix) => self.value.endsWith(prefix)));
  },
  replace: (machine, self, args) => {
    const [from, to] = [machine.text(argument(args, 0)), argument(args, 1)];
    const most = number(machine, argument(args, 2, 'count'), -1);
    const by = machine.text(to);
    machine.work(self.value.length / 64);
    if (from === '') return machine.doubt('a replacement of nothing');
    const parts = self.value.split(from);
    if (parts.length * by.length > 8_000_000) machine.doubt('the text is too long');
    const made =
      most < 0 || parts.length - 1 <= most
        ? parts.join(by)
        : [parts.slice(0, most + 1).join(by), ...parts.slice(most + 1)].join(from);
    return textFrom(machine, made, self.files, filesOf(to as Value));
  },
  join: (machine, self, args) => {
    const items = machine.items(argument(args, 0) ?? machine.doubt('an argument is missing'));
    const texts = items.map((item) => machine.text(item));
    machine.work(items.length / 8);
    return textFrom(machine, texts.join(self.value), self.files, ...items.map(filesOf));
  },
  find: (machine, self, args) => int(find(machine, self, args, false)),
  rfind: (machine, self, args) => int(find(machine, self, args, true)),
  index: (machine, self, args) => {
    const at = find(machine, self, args, false);
    return at < 0 ? machine.fail('ValueError', 'substring not found') : int(at);
  },
  rindex: (machine, self, args) => {
    const at = find(machine, self, args, true);
    return at < 0 ? machine.fail('ValueError', 'substring not found') : int(at);
  },
  count: (machine, self, args) => {
    const wanted = machine.text(argument(args, 0));
    if (wanted === '' || args.args.length > 1) return machine.doubt('a count of this kind');
    return int(self.value.split(wanted).length - 1);
  },
  partition: (machine, self, args) => {
    const by = machine.text(argument(args, 0));
    const at = self.value.indexOf(by);
    const parts =
      at < 0 ? [self.value, '', ''] : [self.value.slice(0, at), by, self.value.slice(at + by.length)];
    return tuple(parts.map((part) => str(part, self.files)));
  },
  rpartition: (machine, self, args) => {
    const by = machine.text(argument(args, 0));
    const at = self.value.lastIndexOf(by);
    const parts =
      at < 0 ? ['', '', self.value] : [self.value.slice(0, at), by, self.value.slice(at + by.length)];
    return tuple(parts.map((part) => str(part, self.files)));
  },
  format: (machine, self, args) => {
    if (args.more !== undefined) machine.doubt(args.more.reason);
    return formatBraces(machine, self, args.args, args.named);
  },
  format_map: (machine, self, args) => {
    const from = argument(args, 0) as Value;
    return formatBraces(machine, self, [], new Map(), (name) =>
      machine.call(machine.attribute(from, '__getitem__'), [str(name)]),
    );
  },
  encode: (machine, self, args) => encode(machine, self, args),
  removeprefix: (machine, self, args) => {
    const prefix = machine.text(argument(args, 0));
    return str(self.value.startsWith(prefix) ? self.value.slice(prefix.length) : self.value, self.files);
  },
  removesuffix: (machine, self, args) => {
    const suffix = machine.text(argument(args, 0));
    const has = suffix !== '' && self.value.endsWith(suffix);
    return str(has ? self.value.slice(0, -suffix.length) : self.value, self.files);
  },
  isdigit: test((text) => /^[0-9]+$/.test(text)),
  isdecimal: test((text) => /^[0-9]+$/.test(text)),
  isnumeric: test((text) => /^[0-9]+$/.test(text)),
  isalpha: test((text) => /^[A-Za-z]+$/.test(text)),
  isalnum: test((text) => /^[A-Za-z0-9]+$/.test(text)),
  isspace: test((text) => /^[\t-\r\x1c-\x20]+$/.test(text)),
  isupper: test((text) => /[A-Z]/.test(text) && !/[a-z]/.test(text)),
  islower: test((text) => /[a-z]/.test(text) && !/[A-Z]/.test(text)),
  isidentifier: test((text) => /^[A-Za-z_]\w*$/.test(text)),
  zfill: (machine, self, args) => {
    if (/^[+-]/.test(self.value)) machine.doubt('a number with a sign');
    return textFrom(
      machine,
      self.value.padStart(Math.min(1000, number(machine, argument(args, 0), 0)), '0'),
      self.files,
    );
  },
  ljust: (machine, self, args) => padded(machine, self, args, 'padEnd'),
  rjust: (machine, self, args) => padded(machine, self, args, 'padStart'),
};

function padded(machine: Machine, self: Str, args: CallArgs, way: 'padEnd' | 'padStart'): Value {
  const size = number(machine, argument(args, 0), 0);
  if (size > 10_000) machine.doubt('the text is too long');
  const fill = argument(args, 1);
  return textFrom(machine, self.value[way](size, fill === undefined ? ' ' : machine.text(fill)), self.files);
}

function encode(machine: Machine, self: Str, args: CallArgs): Value {
  const given = argument(args, 0, 'encoding');
  const name = given === undefined ? 'utf-8' : encodingName(machine.text(given));
  if (name === 'utf-8') {
    const encoded = new TextEncoder().encode(self.value);
    machine.work(encoded.length / 64);
    const parts: string[] = [];
    for (let at = 0; at < encoded.length; at += 8192)
      parts.push(String.fromCharCode(...encoded.subarray(at, at + 8192)));
    return bytes(parts.join(''), self.files);
  }
  if (name === 'ascii' || name === 'latin-1') {
    const largest = name === 'ascii' ? 0x7f : 0xff;
    const fits = Array.from(self.value).every((char) => (char.codePointAt(0) ?? 0) <= largest);
    if (fits) return bytes(self.value, self.files);
    const errors = argument(args, 1, 'errors');
    if (errors === undefined) return machine.fail('UnicodeEncodeError', 'character cannot be encoded');
    if (machine.text(errors) === 'ignore')
      return bytes(
        Array.from(self.value)
          .filter((char) => (char.codePointAt(0) ?? 0) <= largest)
          .join(''),
        self.files,
      );
  }
  return machine.doubt('an encoding of this kind');
}

/** The bytes as the program's platform has them. */
export const toBytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** Decodes, or raises what Python raises. */
export function decodeText(machine: Machine, content: Uint8Array, encoding: string, errors: string): string {
  machine.work(content.length / 64);
  const text = decode(content, encoding);
  if (text === 'unknown') return machine.doubt(`the encoding ${encoding}`);
  if (text !== undefined) return text;
  if (errors === 'strict') return machine.fail('UnicodeDecodeError', `the text is not ${encoding}`);
  return machine.doubt('bytes that cannot be decoded');
}

/** A method of a text. */
export function strMethod(machine: Machine, self: Str, name: string): Value | undefined {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (method === undefined) return undefined;
  if (name === 'expandtabs' && self.value.includes('\t')) return undefined;
  return machine.builtin(`str.${name}`, (args) => method(machine, self, args), {
    self,
    lenient: name === 'join',
  });
}

/** A method of bytes: most are those of texts of one character a byte. */
export function bytesMethod(machine: Machine, self: Bytes, name: string): Value | undefined {
  if (name === 'decode') {
    return machine.builtin(
      'bytes.decode',
      (args) => {
        const encoding = argument(args, 0, 'encoding');
        const errors = argument(args, 1, 'errors');
        const text = decodeText(
          machine,
          toBytes(self.value),
          encoding === undefined ? 'utf-8' : machine.text(encoding),
          errors === undefined ? 'strict' : machine.text(errors),
        );
        return textFrom(machine, text, self.files);
      },
      { self },
    );
  }
  if (name === 'splitlines')
    return machine.builtin(
      'bytes.splitlines',
      (args) => {
        if (args.args.length > 0 || args.named.size > 0) return machine.doubt('`keepends` of bytes');
        const lines = self.value.split(/\r\n|\r|\n/);
        if (lines.at(-1) === '') lines.pop();
        return machine.list(lines.map((line) => bytes(line, self.files)));
      },
      { self },
    );
  const method = SHARED.includes(name) ? METHODS[name] : undefined;
  if (method === undefined) return undefined;
  const isAscii = !/[^\0-\x7f]/.test(self.value);
  const asText = (value: Value): Value => (value.type === 'bytes' ? str(value.value, value.files) : value);
  const asBytes = (value: Value): Value => {
    if (value.type === 'str') return bytes(value.value, value.files);
    return value.type === 'list' ? machine.list(value.items.map(asBytes)) : value;
  };
  return machine.builtin(
    `bytes.${name}`,
    (args) => {
      // Without an argument they go by white space, of which text has more than bytes.
      if (!isAscii && /strip|split/.test(name) && args.args[0]?.type !== 'bytes')
        return machine.doubt(`\`.${name}()\` of bytes`);
      return asBytes(method(machine, str(self.value, self.files), { ...args, args: args.args.map(asText) }));
    },
    { self },
  );
}

const SHARED = ['strip', 'lstrip', 'rstrip', 'split', 'startswith', 'endswith', 'replace', 'find', 'join'];
