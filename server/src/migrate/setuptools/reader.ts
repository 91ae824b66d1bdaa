import type { Known, LegacyProject } from '../model.ts';
import type { Declined, Leftover, SourcePlace } from '../plan.ts';
import type { PythonValue } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';
import { isFalsy, type Keyword, type Keywords, stringsOf, textOf } from './keywords.ts';

/** Reads keywords one by one and keeps the account of what became of each. */
export interface KeywordReader {
  readonly view: ProjectView;
  readonly keywords: Keywords;
  readonly declined: Declined[];
  readonly leftovers: Leftover[];
  /** Keywords that have their place in the new file. */
  readonly taken: Set<string>;
  /** Keywords for which setup.py has to stay. */
  readonly kept: Set<string>;
}

/** Takes an argument that says something; `undefined` where it is missing or empty. */
export function take(reader: KeywordReader, name: string): Keyword | undefined {
  const keyword = reader.keywords.get(name);
  reader.taken.add(name);
  return keyword === undefined || isFalsy(keyword.value) ? undefined : keyword;
}

/** Declines for an argument whose value is not of the kind that setuptools asks for. */
export function refuse(reader: KeywordReader, { from }: Keyword, reason: string): undefined {
  reader.declined.push({ ...placeOf(from), reason: `\`${from.was}\` ${reason}` });
  return undefined;
}

export const placeOf = ({ file, line }: SourcePlace): { file: string; line?: number } =>
  line === undefined ? { file } : { file, line };

export function takeText(reader: KeywordReader, name: string): Known<string> | undefined {
  const keyword = take(reader, name);
  if (keyword === undefined) return undefined;
  const value = textOf(keyword.value);
  return value === undefined ? refuse(reader, keyword, 'is no string.') : { value, from: keyword.from };
}

/** Strings: a list, or one string divided by `separator`. */
export function takeStrings(
  reader: KeywordReader,
  name: string,
  split?: (text: string) => readonly string[],
): Known<readonly string[]> | undefined {
  const keyword = take(reader, name);
  if (keyword === undefined) return undefined;
  const text = textOf(keyword.value);
  const items = text !== undefined && split !== undefined ? split(text) : stringsOf(dropNone(keyword.value));
  return items === undefined
    ? refuse(reader, keyword, 'is no list of strings.')
    : { value: items, from: keyword.from };
}

const dropNone = (value: PythonValue): PythonValue =>
  value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set'
    ? { ...value, items: value.items.filter((item) => item.kind !== 'none') }
    : value;

/** Sets what is known, and leaves out what is not. */
export function set<K extends keyof LegacyProject>(
  project: LegacyProject,
  key: K,
  value: LegacyProject[K] | undefined,
): void {
  if (value !== undefined) project[key] = value;
}
