import { compare, evaluateNode, type MarkerEnvironment, type Truth } from './marker-evaluate.ts';
import type { Marker, MarkerComparison } from './marker-tree.ts';
import { releasesOf } from './requires-python.ts';
import { readSpecifier, type SpecifierOperator } from './specifier.ts';
import { rangesOfSpecifier } from './specifier-set.ts';
import { intersect, isSubset } from './version-ranges.ts';

/** A kind of machine, by the values that Python documents for `os.name`, `sys.platform` and `platform.system()`. */
export interface MarkerPlatform {
  readonly name: string;
  readonly environment: MarkerEnvironment;
}

export const PLATFORMS: readonly MarkerPlatform[] = [
  { name: 'Linux', environment: { os_name: 'posix', sys_platform: 'linux', platform_system: 'Linux' } },
  { name: 'macOS', environment: { os_name: 'posix', sys_platform: 'darwin', platform_system: 'Darwin' } },
  { name: 'Windows', environment: { os_name: 'nt', sys_platform: 'win32', platform_system: 'Windows' } },
];

/** Any machine that is none of those. */
export const OTHER_PLATFORM: MarkerPlatform = { name: 'others', environment: {} };

/** What a marker comes to on each Python minor version and on each platform. */
export interface MarkerReach {
  readonly pythons: readonly { readonly minor: string; readonly truth: Truth }[];
  readonly platforms: readonly { readonly name: string; readonly truth: Truth }[];
  /** Over all of them: `false` means that it never holds, `true` that it always does. */
  readonly truth: Truth;
}

/**
 * Evaluates a marker on every one of `minors` (such as `3.12`) and every platform. What else it asks for, such as an
 * extra or a machine, `depends`; values in `known` settle that. An `error` anywhere makes all an `error`.
 */
export function markerReach(
  marker: Marker,
  minors: readonly string[],
  known: MarkerEnvironment = {},
): MarkerReach {
  const root = marker.root;
  const platforms = [...PLATFORMS, OTHER_PLATFORM];
  // What is asked of Python is the same on each platform, and the other way round: each comparison is made once.
  const byPlatform = platforms.map(() => new Map<MarkerComparison, Truth>());
  const table = minors.map((minor) => {
    const byMinor = new Map<MarkerComparison, Truth>();
    return platforms.map(({ environment }, j) => {
      const values = { ...environment, python_version: minor, ...known };
      const answer = (comparison: MarkerComparison): Truth =>
        onMinor(comparison, minor, known) ??
        (environment.os_name === undefined ? onOther(comparison, known) : undefined) ??
        compare(comparison, values);
      const decide = (comparison: MarkerComparison): Truth => {
        const answers = asksPython(comparison) ? byMinor : (byPlatform[j] as typeof byMinor);
        const before = answers.get(comparison);
        if (before !== undefined) return before;
        const truth = answer(comparison);
        // Two variables may ask for both.
        if (comparison.left.kind !== comparison.right.kind) answers.set(comparison, truth);
        return truth;
      };
      return root === undefined ? 'depends' : evaluateNode(root, values, decide);
    });
  });
  return {
    pythons: minors.map((minor, i) => ({ minor, truth: over(table[i] as Truth[]) })),
    platforms: platforms.map(({ name }, j) => ({ name, truth: over(table.map((row) => row[j] as Truth)) })),
    truth: over(table.flat()),
  };
}

const asksPython = ({ left, right }: MarkerComparison): boolean =>
  [left, right].some((side) => side.kind === 'variable' && /^python_(?:full_)?version$/.test(side.name));

/** The Pythons among `minors` on which the marker can hold, in the order given. */
export const pythonsFor = (
  marker: Marker,
  minors: readonly string[],
  known: MarkerEnvironment = {},
): string[] =>
  markerReach(marker, minors, known)
    .pythons.filter(({ truth }) => truth !== false)
    .map(({ minor }) => minor);

/** What holds over several cases: the same in all, or it depends. */
function over(truths: readonly Truth[]): Truth {
  if (truths.includes('error')) return 'error';
  const first = truths[0] ?? 'depends';
  return truths.every((truth) => truth === first) ? first : 'depends';
}

const FLIPPED: Readonly<Record<string, SpecifierOperator>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** `python_full_version` on all releases of a minor version. */
function onMinor(
  { left, operator, right }: MarkerComparison,
  minor: string,
  known: MarkerEnvironment,
): Truth | undefined {
  if (known.python_full_version !== undefined) return undefined;
  const variable = left.kind === 'variable' ? left : right;
  const value = left.kind === 'variable' ? right : left;
  if (variable.kind !== 'variable' || value.kind !== 'string' || variable.name !== 'python_full_version')
    return undefined;
  const sign = variable === left ? operator : FLIPPED[operator];
  if (sign === undefined) return undefined;
  const text = sign + value.value.trim();
  const specifier = readSpecifier(text, 0, text.length);
  if (specifier?.version === undefined || specifier.operator === '===') return undefined;
  const [admitted, releases] = [rangesOfSpecifier(specifier), releasesOf(minor)];
  if (intersect(admitted, releases).length === 0) return false;
  return isSubset(releases, admitted) ? true : 'depends';
}

/** On a machine that is none of the known platforms no variable has a value that only those have. */
function onOther({ left, operator, right }: MarkerComparison, known: MarkerEnvironment): Truth | undefined {
  if (left.kind !== 'variable' || right.kind !== 'string' || known[left.name] !== undefined) return undefined;
  if (operator !== '==' && operator !== '!=') return undefined;
  const own = PLATFORMS.filter(({ environment }) => environment[left.name] === right.value);
  if (own.length === 0 || (left.name === 'os_name' && right.value === 'posix')) return undefined;
  return operator === '!=';
}
