import type { DocumentContext } from '../../spec/context.ts';
import { parseSpecifierSet, specifierContains } from '../../standards/pep440.ts';
import {
  comparePythons,
  isReleased,
  oldestTested,
  type PythonRelease,
  supportedPythons,
} from '../../standards/pythons.ts';

/**
 * The minor releases of Python on which the project runs, oldest first: those that requires-python admits, as far as
 * they are out; without it those that still get fixes.
 */
export function minorsOfProject(context: DocumentContext): readonly string[] {
  const { data, today, project } = context;
  const text = project.requiresPython?.value;
  if (latest?.pythons === data.pythons && latest.today === today && latest.text === text)
    return latest.minors;
  const minors = findMinors(context);
  latest = { pythons: data.pythons, today, text, minors };
  return minors;
}

/** The latest answer: it stays the same while somebody types elsewhere. */
let latest:
  | {
      readonly pythons: DocumentContext['data']['pythons'];
      readonly today: string;
      readonly text: string | undefined;
      readonly minors: readonly string[];
    }
  | undefined;

function findMinors(context: DocumentContext): readonly string[] {
  const { requiresPython } = context.project;
  const supported = supportedPythons(context.data.pythons, context.today);
  if (requiresPython === undefined) return supported.map(({ minor }) => minor);

  const set = parseSpecifierSet(requiresPython.value);
  if (set.specifiers.length === 0) return supported.map(({ minor }) => minor);
  const released = context.data.pythons.all.filter((release) => isReleased(release, context.today));
  const admits = (release: PythonRelease): boolean =>
    patchesOf(release).some((patch) =>
      specifierContains(set, `${release.minor}.${patch}`, { prereleases: false }),
    );
  const found = released.filter(admits).map(({ minor }) => minor);
  return found.some((minor) => minor.startsWith('3.'))
    ? found.filter((minor) => minor.startsWith('3.'))
    : found;
}

/** The first patch and the last one that is known: a set may leave out either end of a minor release. */
function patchesOf({ minor, latest }: PythonRelease): readonly number[] {
  const last = latest?.startsWith(`${minor}.`) === true ? Number(latest.slice(minor.length + 1)) : 30;
  return [0, Number.isInteger(last) ? last : 30];
}

/** Minor releases to choose a floor from: the oldest that the project is tested on, then the supported ones. */
export function oldestTestedFirst({ data, today, project }: DocumentContext): readonly string[] {
  const named = project.classifiers.map(({ value }) => value);
  const first = oldestTested(named, data.pythons, today);
  const supported = supportedPythons(data.pythons, today).map(({ minor }) => minor);
  if (first === undefined) return supported;
  return [first, ...supported.filter((minor) => minor !== first).sort(comparePythons)];
}
