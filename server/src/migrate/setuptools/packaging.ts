import type { ConfigValue, Known, Packaging } from '../model.ts';
import type { PythonValue } from '../setup-py/reading.ts';
import { entriesOf, type Keyword, stringsOf, textOf } from './keywords.ts';
import { literalFields } from './literals.ts';
import { type KeywordReader, placeOf, refuse, take, takeStrings } from './reader.ts';

/** What goes into the wheel. */
export function packagingOf(reader: KeywordReader): Packaging {
  const packages = takeStrings(reader, 'packages', (text) => text.split(',').map((one) => one.trim()));
  const found = reader.keywords.get('packages')?.value;
  const call = found?.kind === 'list' ? found.found : undefined;
  const from = packages?.from;
  const include = take(reader, 'include_package_data');
  const modules = takeStrings(reader, 'py_modules', (text) => text.split(',').map((one) => one.trim()));
  const parts: { -readonly [K in keyof Packaging]?: Packaging[K] | undefined } = {
    packages:
      packages === undefined
        ? undefined
        : { ...packages, value: packages.value.map((name) => name.replace(/\/+$/, '').replaceAll('/', '.')) },
    find:
      call === undefined || from === undefined
        ? undefined
        : { value: { ...call, where: [call.where] }, from },
    modules:
      modules === undefined
        ? undefined
        : { ...modules, value: modules.value.map((name) => name.replaceAll('/', '.')) },
    packageDir: packageDir(reader),
    packageData: dataMap(reader, 'package_data'),
    excludePackageData: dataMap(reader, 'exclude_package_data'),
    includePackageData: include === undefined ? undefined : { value: true, from: include.from },
    dataFiles: dataFiles(reader),
    scripts: takeStrings(reader, 'scripts'),
    namespaces: takeStrings(reader, 'namespace_packages', (text) => text.split(',').map((one) => one.trim())),
    commands: commands(reader),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Packaging;
}

function packageDir(reader: KeywordReader): Known<ReadonlyMap<string, string>> | undefined {
  const keyword = take(reader, 'package_dir');
  if (keyword === undefined) return undefined;
  const entries = entriesOf(keyword.value)?.map(([key, value]) => [key, textOf(value)] as const);
  if (entries === undefined || entries.some(([, folder]) => folder === undefined))
    return refuse(reader, keyword, 'is no dictionary of strings.');
  const value = new Map(entries.map(([key, folder]) => [key, cleanFolder(folder as string)] as const));
  return { value, from: keyword.from };
}

const cleanFolder = (folder: string): string => {
  const plain = folder.replace(/^\.\/+/, '').replace(/\/+$/, '');
  return plain === '' ? '.' : plain;
};

/** What `packages` can name; `*` in setup.cfg has become the empty key, in setup.py it is a name as any other. */
const PACKAGE = /^[\p{L}\p{N}_.-]+$/u;

function dataMap(
  reader: KeywordReader,
  name: string,
): Known<ReadonlyMap<string, readonly string[]>> | undefined {
  const keyword = take(reader, name);
  if (keyword === undefined) return undefined;
  const entries = entriesOf(keyword.value)?.map(([key, value]) => {
    const text = textOf(value);
    return [key, text === undefined ? stringsOf(value) : [text]] as const;
  });
  if (entries === undefined || entries.some(([, files]) => files === undefined))
    return refuse(reader, keyword, 'is no dictionary of lists of strings.');
  const paths = new Set(stringsOf(reader.keywords.get('packages')?.value));
  const filled = (entries as (readonly [string, readonly string[]])[]).filter(([key, files]) => {
    if (key !== '' && !PACKAGE.test(key) && !paths.has(key) && files.length > 0) {
      const why = 'no package has this name, so it never had an effect';
      reader.leftovers.push({ ...placeOf(keyword.from), what: `${name}[${JSON.stringify(key)}]`, why });
      return false;
    }
    return files.length > 0;
  });
  const value = new Map(filled.map(([key, files]) => [key.replaceAll('/', '.'), files] as const));
  return value.size === 0 ? undefined : { value, from: keyword.from };
}

function dataFiles(reader: KeywordReader): Packaging['dataFiles'] | undefined {
  const keyword = take(reader, 'data_files');
  if (keyword === undefined) return undefined;
  const folders = new Map<string, string[]>();
  const add = (folder: string, files: readonly string[]): void => {
    folders.set(folder, [...(folders.get(folder) ?? []), ...files]);
  };
  for (const item of itemsOf(keyword.value) ?? []) {
    const file = textOf(item);
    const pair = itemsOf(item);
    const folder = textOf(pair?.[0]);
    const files = stringsOf(pair?.[1]);
    if (file !== undefined) add('', [file]);
    else if (pair?.length === 2 && folder !== undefined && files !== undefined) add(folder, files);
    else return refuse(reader, keyword, 'is no list of folders with files.');
  }
  const value = [...folders].filter(([, files]) => files.length > 0);
  return value.length === 0 ? undefined : { value, from: keyword.from };
}

const itemsOf = (value: PythonValue | undefined): readonly PythonValue[] | undefined =>
  value?.kind === 'list' || value?.kind === 'tuple' ? value.items : undefined;

/** `options={'bdist_wheel': {'universal': True}}`. */
function commands(reader: KeywordReader): Packaging['commands'] | undefined {
  const keyword: Keyword | undefined = take(reader, 'options') ?? take(reader, 'command_options');
  if (keyword === undefined) return undefined;
  const found: [string, readonly (readonly [string, ConfigValue])[]][] = [];
  for (const [command, value] of entriesOf(keyword.value) ?? []) {
    const fields = literalFields(value);
    if (fields === undefined) return refuse(reader, keyword, 'has a value that pyproject.toml cannot hold.');
    found.push([command, fields]);
  }
  return found.length === 0 ? undefined : { value: found, from: keyword.from };
}
