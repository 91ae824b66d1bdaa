import { type Ini, type IniOption, interpolated, optionsOf, readIni } from '../../standards/ini.ts';
import { pythonLines, pythonStrip } from '../../standards/python-text.ts';
import type { Declined } from '../plan.ts';
import { readAttribute } from '../setup-py/attribute.ts';
import { type FinderFacts, findPackages } from '../setup-py/find-packages.ts';
import type { FoundPackages } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';
import { dictOf, type Keyword, type Keywords, listOf, strOf } from './keywords.ts';

/** What setup.cfg says to setuptools: `[metadata]` and `[options]` in the terms of `setup()`. */
export interface SetupCfg {
  readonly ini: Ini;
  readonly keywords: Keywords;
  readonly declined: readonly Declined[];
}

const FILE = 'setup.cfg';
const ALIASES: Readonly<Record<string, string>> = {
  home_page: 'url',
  summary: 'description',
  classifier: 'classifiers',
  platform: 'platforms',
  license_file: 'license_files',
};
const LISTS = new Set(['platforms', 'keywords', 'provides', 'obsoletes', 'classifiers', 'license_files']);
const FILES = new Set(['description', 'long_description', 'classifiers']);
const SEMICOLONS = new Set(['install_requires', 'setup_requires', 'tests_require']);
const OPTION_LISTS = new Set([
  'scripts',
  'eager_resources',
  'dependency_links',
  'namespace_packages',
  'py_modules',
]);
const BOOLEANS = new Set(['zip_safe', 'include_package_data']);

/** Reads setup.cfg as setuptools does; `undefined` where there is none. */
export function readSetupCfg(view: ProjectView, facts: FinderFacts): SetupCfg | undefined {
  const text = view.text(FILE);
  if (text === undefined) return undefined;
  const ini = interpolated(readIni(text, { keepsCase: true }));
  const keywords = new Map<string, Keyword>();
  const declined: Declined[] = [];
  if (ini.problem !== undefined) {
    declined.push({
      file: FILE,
      line: ini.problem.line,
      reason: `setup.cfg cannot be read. ${ini.problem.message}`,
    });
    return { ini, keywords, declined };
  }
  const reader: Reader = { view, facts, ini, keywords, declined };
  for (const option of optionsOf(ini, 'metadata')) metadata(reader, option);
  for (const option of optionsOf(ini, 'options')) options(reader, option);
  sections(reader);
  return { ini, keywords, declined };
}

interface Reader {
  readonly view: ProjectView;
  readonly facts: FinderFacts;
  readonly ini: Ini;
  readonly keywords: Map<string, Keyword>;
  readonly declined: Declined[];
}

const nameOf = (key: string): string => {
  const name = key.toLowerCase().replace(/-/g, '_');
  return ALIASES[name] ?? name;
};

function put(
  { keywords }: Reader,
  name: string,
  { key, line }: IniOption,
  value: Keyword['value'],
  more: Partial<Keyword> = {},
): void {
  keywords.set(name, { value, from: { file: FILE, line, was: key }, files: [], ...more });
}

function metadata(reader: Reader, option: IniOption): void {
  const name = nameOf(option.key);
  if (name === 'version') {
    version(reader, option);
    return;
  }
  const read = FILES.has(name) ? fromFiles(reader, option) : { text: option.value, files: [] };
  if (read === undefined) return;
  const more = read.files.length === 0 ? {} : filesRead(read.files);
  if (LISTS.has(name)) put(reader, name, option, listOf(parseList(read.text)), more);
  else if (name === 'project_urls') put(reader, name, option, parseDict(read.text));
  else put(reader, name, option, strOf(read.text), more);
}

const filesRead = (files: readonly string[]): Partial<Keyword> => ({
  files:
    files.length === 1
      ? [{ path: files[0] as string, how: 'verbatim' }]
      : files.map((path) => ({ path, how: 'within' as const })),
  reads: { kind: 'file', files },
});

/** The text of `file: a, b`; a missing file counts as nothing, as for setuptools. */
function fromFiles(
  { view, declined }: Reader,
  { key, value, line }: IniOption,
): { readonly text: string; readonly files: readonly string[] } | undefined {
  if (!value.startsWith('file:')) return { text: value, files: [] };
  const paths = value
    .slice('file:'.length)
    .split(',')
    .map(pythonStrip)
    .filter((path) => path !== '');
  const files = paths.filter((path) => view.kind(path) === 'file');
  const texts = files.map((path) => view.text(path));
  if (texts.some((text) => text === undefined) || paths.length === 0) {
    declined.push({
      file: FILE,
      line,
      reason: `\`${key}\` is read from a file that cannot be read as text.`,
    });
    return undefined;
  }
  return { text: texts.map((text) => universal(text as string)).join('\n'), files };
}

const universal = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

function version(reader: Reader, option: IniOption): void {
  const { value, key, line } = option;
  if (value.startsWith('attr:')) {
    const attr = pythonStrip(value.slice('attr:'.length));
    const folders = packageDirOf(reader.ini);
    const found = readAttribute(reader.view, attr, folders);
    if (found === undefined) {
      put(reader, 'version', option, { kind: 'none' }, { reads: { kind: 'attr', attr } });
      return;
    }
    put(reader, 'version', option, strOf(found.value), {
      reads: { kind: 'attr', attr },
      files: [{ path: found.file, how: 'attribute', attribute: attr }],
    });
    return;
  }
  const read = fromFiles(reader, option);
  if (read === undefined) return;
  const text = pythonStrip(read.text);
  if (text === '') reader.declined.push({ file: FILE, line, reason: `\`${key}\` is empty.` });
  else put(reader, 'version', option, strOf(text), read.files.length === 0 ? {} : filesRead(read.files));
}

function options(reader: Reader, option: IniOption): void {
  const name = option.key.toLowerCase().replace(/-/g, '_');
  const { value, line } = option;
  if (SEMICOLONS.has(name)) {
    const read = fromFiles(reader, option);
    if (read === undefined) return;
    const items = parseList(read.text, ';');
    const wanted = name === 'install_requires' ? items.filter((item) => !item.startsWith('#')) : items;
    put(reader, name, option, listOf(wanted), read.files.length === 0 ? {} : filesRead(read.files));
  } else if (OPTION_LISTS.has(name)) put(reader, name, option, listOf(parseList(value)));
  else if (BOOLEANS.has(name)) put(reader, name, option, { kind: 'bool', value: parseBool(value) });
  else if (name === 'package_dir') put(reader, name, option, parseDict(value));
  else if (name === 'packages') packages(reader, option);
  else if (name === 'entry_points') {
    const read = fromFiles(reader, option);
    if (read !== undefined) put(reader, name, option, strOf(read.text));
  } else if (name === 'cmdclass') {
    reader.declined.push({
      file: FILE,
      line,
      reason: 'Build commands in setup.cfg have no place in pyproject.toml.',
    });
  } else put(reader, name, option, strOf(value));
}

function packages(reader: Reader, option: IniOption): void {
  const directive = option.value.replace(/\s/g, '');
  if (directive !== 'find:' && directive !== 'find_namespace:') {
    put(reader, 'packages', option, listOf(parseList(option.value)));
    return;
  }
  const given = new Map(optionsOf(reader.ini, 'options.packages.find').map(({ key, value }) => [key, value]));
  const list = (key: string): string[] => parseList(given.get(key) ?? '');
  const include = list('include');
  const call: FoundPackages = {
    namespaces: directive === 'find_namespace:',
    where: list('where')[0] ?? '.',
    include: include.length === 0 ? ['*'] : include,
    exclude: list('exclude'),
  };
  const found = findPackages(reader.view, reader.facts, call);
  if (found === undefined) {
    reader.declined.push({
      file: FILE,
      line: option.line,
      reason: 'The folder for packages lies outside the project.',
    });
    return;
  }
  put(reader, 'packages', option, listOf(found, call));
}

function sections(reader: Reader): void {
  const { ini } = reader;
  const first = (name: string): IniOption => {
    const line = ini.sections.find((section) => section.name === name)?.line ?? 1;
    return { key: `[${name}]`, value: '', line, lines: [] };
  };
  for (const [section, name] of [
    ['options.package_data', 'package_data'],
    ['options.exclude_package_data', 'exclude_package_data'],
    ['options.data_files', 'data_files'],
  ] as const) {
    const entries = optionsOf(ini, section);
    if (entries.length === 0) continue;
    const named = entries.map(
      ({ key, value }) =>
        [key === '*' && name !== 'data_files' ? '' : key, listOf(parseList(value))] as const,
    );
    put(reader, name, first(section), name === 'data_files' ? pairs(named) : dictOf(named));
  }
  const extras = optionsOf(ini, 'options.extras_require');
  if (extras.length > 0) {
    const entries = extras.flatMap((option) => {
      const read = fromFiles(reader, option);
      return read === undefined
        ? []
        : [[option.key, listOf(parseList(read.text, ';').filter((item) => !item.startsWith('#')))] as const];
    });
    put(reader, 'extras_require', first('options.extras_require'), dictOf(entries));
  }
  const points = optionsOf(ini, 'options.entry_points');
  if (points.length > 0) {
    const entries = points.map(({ key, value }) => [key, listOf(parseList(value))] as const);
    put(reader, 'entry_points', first('options.entry_points'), dictOf(entries));
  }
}

const pairs = (entries: readonly (readonly [string, Keyword['value']])[]): Keyword['value'] => ({
  kind: 'list',
  items: entries.map(([key, value]) => ({ kind: 'tuple', items: [strOf(key), value] })),
});

/** The folders of packages as `[options] package_dir` and `[options.packages.find] where` give them. */
function packageDirOf(ini: Ini): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const given = optionsOf(ini, 'options').find(({ key }) => nameOf(key) === 'package_dir');
  for (const line of given === undefined ? [] : parseList(given.value)) {
    const at = line.indexOf('=');
    if (at >= 0) found.set(pythonStrip(line.slice(0, at)), pythonStrip(line.slice(at + 1)));
  }
  return found;
}

/** A list of setup.cfg: lines where there are several, else between separators. */
export function parseList(text: string, separator = ','): string[] {
  const parts = text.includes('\n') ? pythonLines(text) : text.split(separator);
  return parts.map(pythonStrip).filter((part) => part !== '');
}

function parseDict(text: string): Keyword['value'] {
  return dictOf(
    parseList(text).map((line) => {
      const at = line.indexOf('=');
      const [key, value] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
      return [pythonStrip(key), strOf(pythonStrip(value))] as const;
    }),
  );
}

export const parseBool = (text: string): boolean => ['1', 'true', 'yes'].includes(text.toLowerCase());
