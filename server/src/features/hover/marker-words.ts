import type { DocumentContext } from '../../spec/context.ts';
import { evaluateMarker, type MarkerEnvironment, type Truth } from '../../standards/marker-evaluate.ts';
import { comparisonsOf, type Marker, type MarkerComparison } from '../../standards/markers.ts';
import { parseSpecifierSet } from '../../standards/pep440.ts';
import { isRefused } from '../../standards/problem.ts';
import type { PythonRelease } from '../../standards/pythons.ts';
import { code, list } from '../docs/markdown.ts';
import { admittedPythons } from '../docs/pythons.ts';

/** Markers of more comparisons than any person writes are not worked out. */
const MOST = 100;

const PLATFORMS = [
  { title: 'Linux', environment: { os_name: 'posix', sys_platform: 'linux', platform_system: 'Linux' } },
  { title: 'macOS', environment: { os_name: 'posix', sys_platform: 'darwin', platform_system: 'Darwin' } },
  { title: 'Windows', environment: { os_name: 'nt', sys_platform: 'win32', platform_system: 'Windows' } },
] as const;

/** The Pythons that count for a document: those its requires-python admits, or all that are known. */
interface Supported {
  readonly pythons: readonly PythonRelease[];
  /** The requires-python that leaves others out. */
  readonly stated: string | undefined;
}

/** On what platforms and Pythons a marker holds, within what the project supports; `undefined` where none can be told. */
export function markerWords(ctx: DocumentContext, marker: Marker | undefined): string | undefined {
  if (marker?.root === undefined) return undefined;
  const all = ctx.data.pythons.all;
  const requires = ctx.project.requiresPython?.value;
  const known = latest.get(marker);
  if (known?.all === all && known.requires === requires) return known.words;
  const words = findWords(ctx, marker);
  latest.set(marker, { all, requires, words });
  return words;
}

/** A requirement and its marker are kept from one state of a document to the next, and so are the words for them. */
const latest = new WeakMap<
  Marker,
  {
    readonly all: readonly PythonRelease[];
    readonly requires: string | undefined;
    readonly words: string | undefined;
  }
>();

function findWords(ctx: DocumentContext, marker: Marker): string | undefined {
  const comparisons = comparisonsOf(marker);
  if (comparisons.length > MOST) return undefined;
  const supported = supportedBy(ctx);
  const { pythons } = supported;
  if (pythons.length === 0) return undefined;

  const patches = patchesThatMatter(comparisons);
  const rowOn = (environment: MarkerEnvironment): readonly Truth[] =>
    pythons.map(({ minor }) => {
      const here = { ...environment, python_version: minor };
      const [first, last] = patches.map((patch) =>
        evaluateMarker(marker, { ...here, python_full_version: `${minor}.${patch}` }),
      );
      if (first === undefined || last === undefined) return evaluateMarker(marker, here);
      return first === last ? first : 'depends';
    });
  const rows = PLATFORMS.map(({ title, environment }) => ({ title, row: rowOn(environment) }));
  if (rows.some(({ row }) => row.includes('error'))) return undefined;

  const kinds = new Map<string, string[]>();
  for (const { title, row } of rows) {
    const key = row.join();
    kinds.set(key, [...(kinds.get(key) ?? []), title]);
  }
  // On an unknown platform the same comes out only where no platform matters: there are more than these three.
  const anywhere = rowOn({});
  return kinds.has(anywhere.join()) && kinds.size === 1
    ? sentence(anywhere, supported)
    : byPlatform(kinds, rows, supported);
}

/**
 * The patch releases to try for `python_full_version`: the first and one beyond all. What holds for both holds for those
 * between where a single ordered comparison speaks of it; otherwise the full version stays unknown.
 */
function patchesThatMatter(comparisons: readonly MarkerComparison[]): readonly number[] {
  const full = comparisons.filter(({ left, right }) =>
    [left, right].some((operand) => operand.kind === 'variable' && operand.name === 'python_full_version'),
  );
  return full.length === 1 && /^[<>]=?$/.test(full[0]?.operator ?? '') ? [0, 9999] : [];
}

function supportedBy(ctx: DocumentContext): Supported {
  const text = ctx.project.requiresPython?.value;
  const set = text === undefined ? undefined : parseSpecifierSet(text);
  const admitted = set === undefined || isRefused(set.problems) ? undefined : admittedPythons(ctx, set);
  return admitted === undefined || admitted.length === 0
    ? { pythons: ctx.data.pythons.all, stated: undefined }
    : { pythons: admitted, stated: text };
}

/** One sentence where all platforms are alike. */
function sentence(row: readonly Truth[], supported: Supported): string | undefined {
  const { pythons } = supported;
  const yes = pythons.filter((_, index) => row[index] === true);
  const maybe = pythons.filter((_, index) => row[index] === 'depends');
  const scope = scopeWords(supported);
  if (maybe.length === 0) {
    if (yes.length === 0) return `Never: no Python${scope} meets the marker.`;
    if (yes.length === pythons.length) return `On every Python${scope}.`;
    return `Only on Python ${pythonWords(yes, supported)}${scope === '' ? '' : ` (of${scope.replace(' of', '')})`}.`;
  }
  if (maybe.length === pythons.length) return undefined;
  const rest = 'where the rest of the marker holds';
  if (yes.length === 0) return `Only on Python ${pythonWords(maybe, supported)}, and there only ${rest}.`;
  return `On Python ${pythonWords(yes, supported)}; on ${pythonWords(maybe, supported)} only ${rest}.`;
}

/** ` of the 3.10+ this project supports`; empty where it says nothing about that. */
function scopeWords({ pythons, stated }: Supported): string {
  if (stated === undefined) return '';
  const isOpen = /^\s*>=?\s*\d+(\.\d+)*\s*$/.test(stated);
  return ` of the ${isOpen ? `${pythons[0]?.minor}+` : code(stated)} this project supports`;
}

/** Platforms that differ: where it holds and where it does not. */
function byPlatform(
  kinds: ReadonlyMap<string, readonly string[]>,
  rows: readonly { readonly title: string; readonly row: readonly Truth[] }[],
  supported: Supported,
): string {
  const never: string[] = [];
  const parts: string[] = [];
  for (const titles of kinds.values()) {
    const row = rows.find(({ title }) => title === titles[0])?.row ?? [];
    const yes = supported.pythons.filter((_, index) => row[index] === true);
    const maybe = supported.pythons.filter((_, index) => row[index] === 'depends');
    if (yes.length === 0 && maybe.length === 0) never.push(...titles);
    else parts.push(`on ${list(titles)}${detail(yes, maybe, supported)}`);
  }
  const not = never.length === 0 ? '' : `, not on ${list(never, 'or')}`;
  const text = parts.length === 0 ? not.slice(2) : `${parts.join('; ')}${not}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function detail(
  yes: readonly PythonRelease[],
  maybe: readonly PythonRelease[],
  supported: Supported,
): string {
  const rest = 'where the rest of the marker holds';
  const all = supported.pythons.length;
  if (yes.length === all) return '';
  if (maybe.length === all) return ` ${rest}`;
  if (maybe.length === 0) return ` with Python ${pythonWords(yes, supported)}`;
  if (yes.length === 0) return ` with Python ${pythonWords(maybe, supported)} ${rest}`;
  return ` with Python ${pythonWords(yes, supported)}, and with ${pythonWords(maybe, supported)} ${rest}`;
}

/** Some of the Pythons as people say them: `3.10 and 3.11`, `3.12 and later`, `3.7 and older`. */
function pythonWords(chosen: readonly PythonRelease[], { pythons, stated }: Supported): string {
  const runs: PythonRelease[][] = [];
  for (const release of chosen) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run !== undefined && last !== undefined && pythons.indexOf(last) + 1 === pythons.indexOf(release))
      run.push(release);
    else runs.push([release]);
  }
  return list(
    runs.flatMap((run) => {
      const [first, last] = [run[0] as PythonRelease, run[run.length - 1] as PythonRelease];
      if (last === pythons[pythons.length - 1]) return [`${first.minor} and later`];
      if (first === pythons[0] && stated === undefined) return [`${last.minor} and older`];
      return run.length < 3 ? run.map(({ minor }) => minor) : [`${first.minor} to ${last.minor}`];
    }),
  );
}
