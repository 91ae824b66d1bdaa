import { isSpace } from './chars.ts';
import { pythonStrip } from './python-text.ts';

/*
 * Configuration files as Python's `configparser` reads them: the format of setup.cfg, tox.ini and their kin. What that
 * reader refuses is a problem here, with its line.
 */

export interface IniOption {
  readonly key: string;
  /** Lines joined, outer white space gone, as the reader gives it. */
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line of each line of `value`, counted from 1. */
  readonly lines: readonly number[];
}

export interface IniSection {
  readonly name: string;
  /** The line of its first header, counted from 1. */
  readonly line: number;
  /** In the order in which they first occur; those of the default section are not among them. */
  readonly options: readonly IniOption[];
}

export interface Ini {
  readonly sections: readonly IniSection[];
  /** What stands under `[DEFAULT]` and so holds in every section. */
  readonly defaults: readonly IniOption[];
  /** Why the reader refuses the file; the sections are then what came before. */
  readonly problem: { readonly line: number; readonly message: string } | undefined;
}

export interface IniDialect {
  /** Keys differ by case; else they are read in lower case. */
  readonly keepsCase?: boolean;
  /** A section or key may occur twice. */
  readonly lenient?: boolean;
}

interface OpenOption {
  readonly key: string;
  readonly line: number;
  readonly parts: string[];
  readonly lines: number[];
}

interface OpenSection {
  readonly name: string;
  readonly line: number;
  readonly options: Map<string, OpenOption>;
}

/** Reads a configuration file. */
export function readIni(text: string, { keepsCase = false, lenient = false }: IniDialect = {}): Ini {
  const sections = new Map<string, OpenSection>();
  const defaults: OpenSection = { name: 'DEFAULT', line: 0, options: new Map() };
  let section: OpenSection | undefined;
  let option: OpenOption | undefined;
  let indent = 0;
  let problem: Ini['problem'];
  const fail = (line: number, message: string): void => {
    problem ??= { line, message };
  };

  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const stripped = pythonStrip(line);
    const isComment = stripped.startsWith('#') || stripped.startsWith(';');
    if (isComment || stripped === '') {
      if (!isComment && option !== undefined && index < lines.length - 1) add(option, '', number);
      continue;
    }
    const own = indentOf(line);
    if (section !== undefined && option !== undefined && own > indent) {
      add(option, stripped, number);
      continue;
    }
    indent = own;
    const header = /^\[(.+)\]/.exec(stripped)?.[1];
    if (header !== undefined) {
      option = undefined;
      const known = header === 'DEFAULT' ? defaults : sections.get(header);
      if (known !== undefined && known !== defaults && !lenient) {
        fail(number, `The section [${header}] occurs twice; the first is on line ${known.line}.`);
        break;
      }
      section = known ?? { name: header, line: number, options: new Map() };
      if (section !== defaults) sections.set(header, section);
      continue;
    }
    if (section === undefined) {
      fail(number, 'This line stands before the first section.');
      break;
    }
    const pair = /^([^=:]*?)\s*[=:]\s*([\s\S]*)$/.exec(stripped);
    if (pair === null || pair[1] === '') {
      fail(number, 'This line is neither a section, nor a key with a value, nor the continuation of one.');
      continue;
    }
    const key = keepsCase ? (pair[1] as string) : (pair[1] as string).toLowerCase();
    const before = section.options.get(key);
    if (before !== undefined && !lenient) {
      fail(
        number,
        `The key "${key}" occurs twice in [${section.name}]; the first is on line ${before.line}.`,
      );
      break;
    }
    option = { key, line: number, parts: [pythonStrip(pair[2] as string)], lines: [number] };
    section.options.set(key, option);
  }
  return {
    sections: [...sections.values()].map(({ name, line, options }) => ({
      name,
      line,
      options: closed(options),
    })),
    defaults: closed(defaults.options),
    problem,
  };
}

function add(option: OpenOption, text: string, line: number): void {
  option.parts.push(text);
  option.lines.push(line);
}

const closed = (options: ReadonlyMap<string, OpenOption>): IniOption[] =>
  [...options.values()].map(({ key, line, parts, lines }) => {
    let end = parts.length;
    while (end > 1 && parts[end - 1] === '') end--;
    return { key, line, value: parts.slice(0, end).join('\n'), lines: lines.slice(0, end) };
  });

function indentOf(line: string): number {
  let i = 0;
  while (i < line.length && isSpace(line.charCodeAt(i))) i++;
  return i;
}

/** The options of a section with those that hold everywhere. */
export function optionsOf(ini: Ini, name: string): readonly IniOption[] {
  const section = ini.sections.find((one) => one.name === name);
  if (section === undefined) return [];
  const keys = new Set(section.options.map(({ key }) => key));
  return [...section.options, ...ini.defaults.filter(({ key }) => !keys.has(key))];
}

/**
 * The values with `%(name)s` replaced by the option of that name in the section or the default section, and `%%` by `%`, as
 * `ConfigParser` does; a value that it refuses stays as it is written.
 */
export function interpolated(ini: Ini): Ini {
  return {
    ...ini,
    sections: ini.sections.map((section) => {
      if (!section.options.some(({ value }) => value.includes('%'))) return section;
      const all = new Map([...ini.defaults, ...section.options].map(({ key, value }) => [key, value]));
      return {
        ...section,
        options: section.options.map((option) => {
          const value = interpolate(option.value, all, 0);
          return value === undefined || value === option.value ? option : { ...option, value };
        }),
      };
    }),
  };
}

/** So deep references may lie in each other. */
const DEEPEST = 10;
const LONGEST = 100_000;

function interpolate(text: string, all: ReadonlyMap<string, string>, depth: number): string | undefined {
  if (depth >= DEEPEST) return undefined;
  let result = '';
  let at = 0;
  for (let next = text.indexOf('%'); next >= 0; next = text.indexOf('%', at)) {
    result += text.slice(at, next);
    const name = /^%\(([^)]+)\)s/.exec(text.slice(next, next + 200));
    if (text[next + 1] === '%') result += '%';
    else {
      const value = name === null ? undefined : all.get(name[1] as string);
      const inner = value?.includes('%') === true ? interpolate(value, all, depth + 1) : value;
      if (inner === undefined || result.length > LONGEST) return undefined;
      result += inner;
    }
    at = next + (name === null ? 2 : name[0].length);
  }
  return result + text.slice(at);
}
