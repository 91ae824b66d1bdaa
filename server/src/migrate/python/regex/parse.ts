/** A regular expression of Python's `re`, as far as it can be followed. */
export type RegexNode =
  | { readonly kind: 'char'; readonly test: (code: number) => boolean }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: RegexNode;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'group'; readonly item: RegexNode; readonly index: number }
  | { readonly kind: 'back'; readonly index: number; readonly fold: boolean }
  | {
      readonly kind: 'look';
      readonly item: RegexNode;
      readonly behind: number | undefined;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'edge';
      readonly at: 'start' | 'end' | 'lineStart' | 'lineEnd' | 'beforeLastEnd' | 'word' | 'noWord';
    };

export interface Regex {
  readonly root: RegexNode;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
}

class Untranslatable {}
const DEEPEST = 40;

export const isWordChar = (code: number): boolean => /[\p{L}\p{N}_]/u.test(String.fromCodePoint(code));
const isSpace = (code: number): boolean =>
  (code >= 9 && code <= 13) ||
  (code >= 0x1c && code <= 0x20) ||
  [0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(code) ||
  (code >= 0x2000 && code <= 0x200a);
const isDigit = (code: number): boolean =>
  code < 128 ? code >= 48 && code <= 57 : /\p{Nd}/u.test(String.fromCodePoint(code));

const CLASSES: Readonly<Record<string, (code: number) => boolean>> = {
  d: isDigit,
  w: isWordChar,
  s: isSpace,
  D: (code) => !isDigit(code),
  W: (code) => !isWordChar(code),
  S: (code) => !isSpace(code),
};
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7 };

/** Reads a pattern; `undefined` for one that is wrong, or that uses what is not followed here. */
export function parseRegex(pattern: string, given: RegexFlags): Regex | undefined {
  let flags = given;
  const chars = Array.from(pattern, (char) => char.codePointAt(0) as number);
  const names = new Map<string, number>();
  const closed = new Set<number>();
  let groups = 0;
  let at = 0;
  let depth = 0;
  const c = (text: string): number => text.charCodeAt(0);
  const peek = (text: string): boolean => chars[at] === c(text);
  const take = (text: string): boolean => {
    if (!peek(text)) return false;
    at++;
    return true;
  };
  const no = (): never => {
    throw new Untranslatable();
  };
  const charNode = (test: (code: number) => boolean): RegexNode => ({ kind: 'char', test });
  const literal = (code: number): RegexNode => {
    if (!flags.ignoreCase) return charNode((one) => one === code);
    if (code > 127) return no();
    const other = /[A-Za-z]/.test(String.fromCharCode(code)) ? code ^ 32 : code;
    return charNode((one) => one === code || one === other);
  };

  const choice = (): RegexNode => {
    if (++depth > DEEPEST) return no();
    const options = [sequence()];
    while (take('|')) options.push(sequence());
    depth--;
    return options.length === 1 ? (options[0] as RegexNode) : { kind: 'choice', options };
  };
  const sequence = (): RegexNode => {
    const items: RegexNode[] = [];
    while (at < chars.length && !peek('|') && !peek(')')) {
      if (flags.verbose && isSpace(chars[at] as number)) at++;
      else if (flags.verbose && peek('#')) while (at < chars.length && chars[at] !== 10) at++;
      else {
        const node = atom();
        if (node !== undefined) items.push(repeated(node));
      }
    }
    return items.length === 1 ? (items[0] as RegexNode) : { kind: 'sequence', items };
  };
  const repeated = (item: RegexNode): RegexNode => {
    if (flags.verbose) while (at < chars.length && isSpace(chars[at] as number)) at++;
    let least: number;
    let most = Number.POSITIVE_INFINITY;
    if (take('*')) least = 0;
    else if (take('+')) least = 1;
    else if (take('?')) [least, most] = [0, 1];
    else if (peek('{')) {
      const match = /^\{(\d*)(,?)(\d*)\}/.exec(String.fromCodePoint(...chars.slice(at, at + 20)));
      if (match === null || (match[1] === '' && match[3] === '')) return item;
      at += match[0].length;
      least = Number(match[1] || 0);
      if (match[2] === '') most = least;
      else if (match[3] !== '') most = Number(match[3]);
      if (least > 1000 || (most > 1000 && most !== Number.POSITIVE_INFINITY)) return no();
    } else return item;
    if (peek('+') || item.kind === 'edge' || item.kind === 'look') return no();
    const lazy = take('?');
    if (peek('*') || peek('+') || peek('?')) return no();
    // A group that is repeated keeps its last text in Python also where the last round leaves it out.
    return { kind: 'repeat', item, least, most, lazy };
  };
  const atom = (): RegexNode | undefined => {
    const code = chars[at++] as number;
    switch (String.fromCodePoint(code)) {
      case '.':
        return charNode(flags.dotAll ? () => true : (one) => one !== 10);
      case '^':
        return { kind: 'edge', at: flags.multiline ? 'lineStart' : 'start' };
      case '$':
        return { kind: 'edge', at: flags.multiline ? 'lineEnd' : 'beforeLastEnd' };
      case '(':
        return group();
      case '[':
        return charNode(set());
      case '\\':
        return escaped();
      case '*':
      case '+':
      case '?':
        return no();
      default:
        return literal(code);
    }
  };
  const group = (): RegexNode | undefined => {
    if (!take('?')) return capture();
    if (take(':')) return closeAfter(choice());
    if (take('=')) return { kind: 'look', item: closeAfter(choice()), behind: undefined, negated: false };
    if (take('!')) return { kind: 'look', item: closeAfter(choice()), behind: undefined, negated: true };
    if (take('#')) {
      while (at < chars.length && !peek(')')) at++;
      return take(')') ? undefined : no();
    }
    if (take('<')) {
      const negated = take('!');
      if (!negated && !take('=')) return no();
      const item = closeAfter(choice());
      return { kind: 'look', item, behind: width(item) ?? no(), negated };
    }
    if (take('P')) {
      const isBack = take('=');
      if (!isBack && !take('<')) return no();
      let name = '';
      while (at < chars.length && !peek(isBack ? ')' : '>'))
        name += String.fromCodePoint(chars[at++] as number);
      at++;
      if (!/^[A-Za-z_]\w*$/.test(name)) return no();
      if (isBack) {
        const index = names.get(name) ?? no();
        return closed.has(index) ? { kind: 'back', index, fold: flags.ignoreCase } : no();
      }
      if (names.has(name)) return no();
      names.set(name, groups + 1);
      return capture();
    }
    // Flags for the whole pattern, at its start.
    const first = at === 2;
    const match = /^([aiLmsux]+)\)/.exec(String.fromCodePoint(...chars.slice(at, at + 10)));
    if (match === null || !first || /[aL]/.test(match[1] as string)) return no();
    at += match[0].length;
    const letters = match[1] as string;
    flags = {
      ignoreCase: flags.ignoreCase || letters.includes('i'),
      multiline: flags.multiline || letters.includes('m'),
      dotAll: flags.dotAll || letters.includes('s'),
      verbose: flags.verbose || letters.includes('x'),
    };
    return undefined;
  };
  const capture = (): RegexNode => {
    const index = ++groups;
    const item = closeAfter(choice());
    closed.add(index);
    return { kind: 'group', item, index };
  };
  const closeAfter = (node: RegexNode): RegexNode => (take(')') ? node : no());
  const escaped = (): RegexNode => {
    if (at >= chars.length) return no();
    const letter = String.fromCodePoint(chars[at] as number);
    const known = CLASSES[letter];
    if (known !== undefined) {
      at++;
      return charNode(known);
    }
    if (letter === 'A') {
      at++;
      return { kind: 'edge', at: 'start' };
    }
    if (letter === 'Z') {
      at++;
      return { kind: 'edge', at: 'end' };
    }
    if (letter === 'b') {
      at++;
      return { kind: 'edge', at: 'word' };
    }
    if (letter === 'B') {
      at++;
      return { kind: 'edge', at: 'noWord' };
    }
    if (/[1-9]/.test(letter)) {
      const next = String.fromCodePoint(chars[at + 1] ?? 32);
      const index = Number(letter);
      if (/\d/.test(next) || !closed.has(index)) return no();
      at++;
      return { kind: 'back', index, fold: flags.ignoreCase };
    }
    return literal(escapedChar());
  };
  /** The character after a backslash, where it is one. */
  const escapedChar = (): number => {
    const code = chars[at++] as number;
    const letter = String.fromCodePoint(code);
    const simple = ESCAPES[letter];
    if (simple !== undefined) return simple;
    if (letter === 'x') {
      const hex = String.fromCodePoint(...chars.slice(at, at + 2));
      if (!/^[0-9a-fA-F]{2}$/.test(hex)) return no();
      at += 2;
      return Number.parseInt(hex, 16);
    }
    if (/[A-Za-z0-9]/.test(letter)) return no();
    return code;
  };
  const set = (): ((code: number) => boolean) => {
    const negated = take('^');
    const tests: ((code: number) => boolean)[] = [];
    let first = true;
    for (;;) {
      if (at >= chars.length) return no();
      if (peek(']') && !first) break;
      first = false;
      const from = member(tests);
      if (from === undefined) continue;
      if (peek('-') && chars[at + 1] !== undefined && chars[at + 1] !== c(']')) {
        at++;
        const to = member(tests) ?? no();
        if (to < from) return no();
        tests.push((code) => code >= from && code <= to);
      } else tests.push((code) => code === from);
    }
    at++;
    const fold = flags.ignoreCase;
    const has = (code: number): boolean => tests.some((test) => test(code));
    const any = (code: number): boolean =>
      has(code) || (fold && code < 128 && /[A-Za-z]/.test(String.fromCharCode(code)) && has(code ^ 32));
    return negated ? (code) => !any(code) : any;
  };
  const member = (tests: ((code: number) => boolean)[]): number | undefined => {
    const code = chars[at++] as number;
    if (code !== c('\\')) return code;
    if (at >= chars.length) return no();
    const letter = String.fromCodePoint(chars[at] as number);
    const known = CLASSES[letter];
    if (known !== undefined) {
      at++;
      tests.push(known);
      return undefined;
    }
    if (letter === 'b') {
      at++;
      return 8;
    }
    return escapedChar();
  };

  if (chars.length > 5000) return undefined;
  try {
    const root = choice();
    return at === chars.length ? { root, groups, names } : undefined;
  } catch (error) {
    if (error instanceof Untranslatable) return undefined;
    throw error;
  }
}

/** How long a text a node matches, where it is always the same. */
function width(node: RegexNode): number | undefined {
  switch (node.kind) {
    case 'char':
      return 1;
    case 'edge':
    case 'look':
      return 0;
    case 'group':
      return width(node.item);
    case 'sequence':
      return node.items.reduce<number | undefined>((sum, item) => {
        const one = width(item);
        return sum === undefined || one === undefined ? undefined : sum + one;
      }, 0);
    case 'choice': {
      const widths = node.options.map(width);
      return widths.every((one) => one === widths[0]) ? widths[0] : undefined;
    }
    case 'repeat': {
      const one = width(node.item);
      return node.least === node.most && one !== undefined ? one * node.least : undefined;
    }
    default:
      return undefined;
  }
}
