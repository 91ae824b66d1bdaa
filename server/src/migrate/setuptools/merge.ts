import { comparePythons } from '../../standards/pythons.ts';
import type { Declined } from '../plan.ts';
import type { PythonValue, SetupKeyword } from '../setup-py/reading.ts';
import type { EnvironmentReading } from './environments.ts';
import {
  entriesOf,
  fingerprint,
  type Keyword,
  type Keywords,
  listOf,
  stringsWithin,
  textOf,
} from './keywords.ts';
import { requirementLines, withMarker } from './requirements.ts';

/** The arguments that hold in all environments. */
export interface MergedKeywords {
  readonly keywords: Keywords;
  /** Arguments that are not known or not the same everywhere, by name. */
  readonly open: ReadonlyMap<string, OpenKeyword>;
}

/** An argument without one value that holds everywhere. */
export interface OpenKeyword extends Declined {
  /** Whether it is known, with values that differ among Pythons or platforms. */
  readonly varies: boolean;
}

const FILE = 'setup.py';
/** Arguments that stay in setup.py, whatever they are. */
export const STAY: ReadonlySet<string> = new Set([
  'ext_modules',
  'cmdclass',
  'libraries',
  'distclass',
  'ext_package',
  'include_dirs',
  'headers',
]);
/** Arguments that change nothing in a wheel. */
export const INERT: ReadonlySet<string> = new Set([
  'zip_safe',
  'test_suite',
  'tests_require',
  'setup_requires',
  'use_2to3',
  'test_loader',
]);

/**
 * Brings the readings of setup.py together: what is equal everywhere is taken, requirements that differ get markers, what
 * else differs among current Pythons is declined.
 */
export function mergeReadings(readings: readonly EnvironmentReading[]): MergedKeywords {
  const open = new Map<string, OpenKeyword>();
  const varies = (name: string, line: number, how: string): void => {
    open.set(name, {
      file: FILE,
      line,
      reason: `\`${name}\` differs among Pythons or platforms${how}`,
      varies: true,
    });
  };
  const keywords = new Map<string, Keyword>();
  const current = readings.filter(({ isCurrent }) => isCurrent);
  const names = new Set(current.flatMap(({ reading }) => [...reading.keywords.keys()]));
  for (const name of names) {
    const all = current.map(({ reading }) => reading.keywords.get(name));
    const first = all.find((one) => one !== undefined) as SetupKeyword;
    if (STAY.has(name)) {
      keywords.set(
        name,
        keywordOf(first, first.value ?? { kind: 'object', type: '', source: '', line: first.line }),
      );
      continue;
    }
    const unknown = all.find((one) => one?.state === 'unknown');
    if (unknown !== undefined) {
      open.set(name, unknownKeyword(unknown));
      continue;
    }
    const values = all.map((one): PythonValue => one?.value ?? { kind: 'none' });
    const isEqual = values.every((value) => fingerprint(value) === fingerprint(values[0] as PythonValue));
    if (name === 'install_requires' || name === 'extras_require') {
      // What an older Python gets is not asked where it is not known.
      const told = readings.filter(({ isCurrent, reading }) => {
        const one = reading.keywords.get(name);
        return isCurrent || (one?.state !== 'unknown' && requirementsOf(name, one?.value) !== undefined);
      });
      const merged = mergeRequirements(name, first, told);
      if (merged === undefined) varies(name, first.line, ' in a way that no marker says.');
      else keywords.set(name, keywordOf(first, merged));
    } else if (isEqual) keywords.set(name, keywordOf(first, values[0] as PythonValue));
    else if (!INERT.has(name)) varies(name, first.line, '; pyproject.toml has one value for all.');
    else keywords.set(name, keywordOf(first, values[0] as PythonValue));
  }
  return { keywords, open };
}

const unknownKeyword = ({ name, unknown, line }: SetupKeyword): OpenKeyword => ({
  file: unknown?.file ?? FILE,
  line: unknown?.line ?? line,
  reason: `\`${name}\` is not known without running setup.py: ${unknown?.reason ?? 'it is computed'}.`,
  varies: false,
});

const keywordOf = (keyword: SetupKeyword, value: PythonValue): Keyword => ({
  value,
  from: { file: FILE, line: keyword.line, was: keyword.name },
  files: keyword.files,
});

type Requirements = ReadonlyMap<string, readonly string[]>;

function mergeRequirements(
  name: string,
  first: SetupKeyword,
  readings: readonly EnvironmentReading[],
): PythonValue | undefined {
  const lists = readings.map(({ reading }) => requirementsOf(name, reading.keywords.get(name)?.value));
  if (lists.some((one) => one === undefined)) {
    // What is not a plain list is judged later, as long as it is the same everywhere.
    const same = readings.every(({ reading }) => {
      const value = reading.keywords.get(name)?.value;
      return (
        value !== undefined && first.value !== undefined && fingerprint(value) === fingerprint(first.value)
      );
    });
    return same ? first.value : undefined;
  }
  const all = lists as readonly Requirements[];
  const extras = [...new Set(all.flatMap((one) => [...one.keys()]))];
  const merged = new Map<string, string[]>();
  for (const extra of extras) {
    const items = [...new Set(all.flatMap((one) => one.get(extra) ?? []))];
    const written: string[] = [];
    for (const item of items) {
      const holds = all.map((one) => one.get(extra)?.includes(item) ?? false);
      const marker = holds.every(Boolean) ? '' : markerFor(readings, holds);
      if (marker === undefined) return undefined;
      written.push(marker === '' ? item : withMarker(item, marker));
    }
    merged.set(extra, written);
  }
  if (name === 'install_requires') return listOf(merged.get('') ?? []);
  return {
    kind: 'dict',
    entries: [...merged].map(
      ([extra, items]) => [{ kind: 'str', value: extra, files: [] }, listOf(items)] as const,
    ),
  };
}

function requirementsOf(name: string, value: PythonValue | undefined): Requirements | undefined {
  if (value === undefined || value.kind === 'none') return new Map();
  const lines = (one: PythonValue): readonly string[] | undefined => {
    const text = textOf(one);
    return text === undefined ? stringsWithin(one)?.flatMap(requirementLines) : requirementLines(text);
  };
  if (name === 'install_requires') {
    const items = lines(value);
    return items === undefined ? undefined : new Map([['', items]]);
  }
  const entries = entriesOf(value)?.map(([key, one]) => [key, lines(one)] as const);
  if (entries === undefined || entries.some(([, items]) => items === undefined)) return undefined;
  return new Map(entries as (readonly [string, readonly string[]])[]);
}

/** A marker that is true in just those environments; `undefined` where Python and platform are entangled. */
function markerFor(readings: readonly EnvironmentReading[], holds: readonly boolean[]): string | undefined {
  const pythons = [...new Set(readings.map(({ environment }) => environment.python))].sort(comparePythons);
  const platforms = [...new Set(readings.map(({ environment }) => environment.sysPlatform))];
  const at = (python: string, platform: string): boolean | undefined => {
    const index = readings.findIndex(
      ({ environment }) => environment.python === python && environment.sysPlatform === platform,
    );
    return index < 0 ? undefined : holds[index];
  };
  const goodPythons = pythons.filter((python) => platforms.some((platform) => at(python, platform) === true));
  const goodPlatforms = platforms.filter((platform) =>
    pythons.some((python) => at(python, platform) === true),
  );
  const isProduct = pythons.every((python) =>
    platforms.every((platform) => {
      const truth = at(python, platform);
      return (
        truth === undefined || truth === (goodPythons.includes(python) && goodPlatforms.includes(platform))
      );
    }),
  );
  if (!isProduct) return undefined;
  const python = pythonMarker(pythons, goodPythons);
  const platform = platformMarker(platforms, goodPlatforms);
  if (python === undefined || platform === undefined) return undefined;
  return [python, platform].filter((part) => part !== '').join(' and ');
}

function pythonMarker(all: readonly string[], good: readonly string[]): string | undefined {
  if (good.length === all.length) return '';
  const first = all.indexOf(good[0] as string);
  const last = all.indexOf(good.at(-1) as string);
  if (last - first + 1 !== good.length) {
    const bad = all.filter((one) => !good.includes(one));
    return bad.length <= 2 ? bad.map((one) => `python_version != "${one}"`).join(' and ') : undefined;
  }
  const parts: string[] = [];
  if (first > 0) parts.push(`python_version >= "${all[first]}"`);
  if (last < all.length - 1) parts.push(`python_version < "${all[last + 1]}"`);
  return parts.join(' and ');
}

function platformMarker(all: readonly string[], good: readonly string[]): string | undefined {
  if (good.length === all.length) return '';
  const [only] = good;
  if (good.length === 1) return `sys_platform == "${only}"`;
  const bad = all.filter((one) => !good.includes(one));
  return bad.length === 1 ? `sys_platform != "${bad[0]}"` : undefined;
}
