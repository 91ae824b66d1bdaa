import { listFrom, objectFrom, stringFrom } from './json.ts';
import { compareVersions, readVersion } from './pep440.ts';

export type TomlVersion = '1.0' | '1.1';

/** What reads a pyproject.toml: a build back-end or a front-end. */
export interface TomlReader {
  /** The package, normalized. */
  readonly name: string;
  /** The release that was asked. */
  readonly version: string;
  readonly kind: 'back-end' | 'front-end';
  /** `tomllib`: the reader of the Python it runs on (from 3.11), so the version depends on that Python. */
  readonly reads: TomlVersion | 'tomllib';
}

export interface TomlReaders {
  readonly source: string;
  readonly all: readonly TomlReader[];
  find(name: string): TomlReader | undefined;
  /** What the standard library of a minor release such as `3.14` reads; `undefined` before 3.11, which has no reader. */
  tomllib(minor: string): TomlVersion | undefined;
  /** What a release of tomli reads. */
  tomli(version: string): TomlVersion | undefined;
  /**
   * The oldest version of TOML that the named reader meets on the given Pythons: what a file must keep to. `undefined`
   * for an unknown reader, or where none of the Pythons has a known one.
   */
  readBy(name: string, minors: readonly string[]): TomlVersion | undefined;
}

interface Step {
  readonly from: string;
  readonly toml: TomlVersion;
}

/** Reads the data file `toml-readers.json`; parts of another shape are left out. */
export function tomlReadersFrom(json: unknown): TomlReaders {
  const data = objectFrom(json);
  const libraries = listFrom(data.tomllib).flatMap(stepFrom);
  const releases = listFrom(data.tomli).flatMap(stepFrom);
  const all = listFrom(data.readers).flatMap(readerFrom);
  const find = (name: string): TomlReader | undefined => all.find((reader) => reader.name === name);
  const tomllib = (minor: string): TomlVersion | undefined => stepAt(libraries, minor);
  return {
    source: stringFrom(data.source) ?? '',
    all,
    find,
    tomllib,
    tomli: (version) => stepAt(releases, version),
    readBy(name, minors) {
      const reads = find(name)?.reads;
      if (reads !== 'tomllib') return reads;
      const met = minors.flatMap((minor) => tomllib(minor) ?? []);
      return met.includes('1.0') ? '1.0' : met[0];
    },
  };
}

function stepAt(steps: readonly Step[], version: string): TomlVersion | undefined {
  const wanted = readVersion(version);
  if (wanted === undefined) return undefined;
  return steps.findLast((step) => {
    const from = readVersion(step.from);
    return from !== undefined && compareVersions(from, wanted) <= 0;
  })?.toml;
}

function stepFrom(json: unknown): Step[] {
  const entry = objectFrom(json);
  const from = stringFrom(entry.from);
  return from !== undefined && isTomlVersion(entry.toml) ? [{ from, toml: entry.toml }] : [];
}

function readerFrom(json: unknown): TomlReader[] {
  const { reads, ...entry } = objectFrom(json);
  const name = stringFrom(entry.name);
  if (name === undefined || (reads !== 'tomllib' && !isTomlVersion(reads))) return [];
  const kind = entry.kind === 'front-end' ? 'front-end' : 'back-end';
  return [{ name, version: stringFrom(entry.version) ?? '', kind, reads }];
}

const isTomlVersion = (json: unknown): json is TomlVersion => json === '1.0' || json === '1.1';
