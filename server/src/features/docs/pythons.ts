import { memo } from '../../model/lazy.ts';
import type { Context } from '../../spec/context.ts';
import { isDisjointFrom, parseSpecifierSet, type SpecifierSet } from '../../standards/pep440.ts';
import { isEndOfLife, isReleased, type PythonRelease, spokenDate } from '../../standards/pythons.ts';
import { heading, type Page, plain, render } from './markdown.ts';

/** The page about a minor release of Python, such as `3.12`: when it came out and how long it gets fixes. */
export function pythonPage(ctx: Context, minor: string): Page {
  return { title: heading(`Python ${plain(minor)}`, 'minor release'), body: [pythonSentence(ctx, minor)] };
}

/** The page about a minor release of Python, as Markdown. */
export const pythonDocs = (ctx: Context, minor: string): string => render(pythonPage(ctx, minor));

/** When a minor release came out and how long it gets fixes; `undefined` for one that the data do not have. */
export function pythonSentence(ctx: Context, minor: string): string | undefined {
  const release = ctx.data.pythons.find(minor);
  if (release === undefined) return undefined;
  const name = `Python ${plain(minor)}`;
  if (!isReleased(release, ctx.today))
    return `${name} is not out yet: it is planned for ${monthOf(release.firstRelease)}.`;
  const out = `${name} came out in ${monthOf(release.firstRelease)}`;
  if (isEndOfLife(release, ctx.today))
    return `${out} and reached its end of life in ${monthOf(release.endOfLife)}.`;
  const [bugs, end] = [monthOf(release.endOfBugfix), monthOf(release.endOfLife)];
  return release.endOfBugfix > ctx.today
    ? `${out}. It gets bug fixes until ${bugs} and security fixes until ${end}.`
    : `${out}. It gets security fixes until ${end}, and no others.`;
}

/** `2026-10-31` as `October 2026`. */
export const monthOf = (date: string): string => spokenDate(date.slice(0, 7));

/** Minor releases as people say them: neighbours in the list of releases joined to a range, `3.10 to 3.14`. */
export function minorRanges(ctx: Context, minors: readonly string[]): readonly string[] {
  const place = new Map(ctx.data.pythons.all.map(({ minor }, index) => [minor, index]));
  const runs: string[][] = [];
  for (const minor of minors) {
    const run = runs[runs.length - 1];
    const before = run?.[run.length - 1];
    const follows = before !== undefined && place.get(minor) === (place.get(before) ?? Number.NaN) + 1;
    if (run !== undefined && follows) run.push(minor);
    else runs.push([minor]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run : [`${run[0]} to ${run[run.length - 1]}`]));
}

/** The releases that are out on the day of the context, oldest first. */
export const releasedPythons = (ctx: Context): readonly PythonRelease[] =>
  ctx.data.pythons.all.filter((release) => isReleased(release, ctx.today));

/**
 * The minor releases, also future ones, of which a specifier set admits at least one version. `undefined` where an
 * arbitrary text behind `===` makes it unknowable.
 */
export function admittedPythons(ctx: Context, set: SpecifierSet): readonly PythonRelease[] | undefined {
  const found: PythonRelease[] = [];
  for (const release of ctx.data.pythons.all) {
    const outside = isDisjointFrom(minorSet(release.minor), set);
    if (outside === undefined) return undefined;
    if (!outside) found.push(release);
  }
  return found;
}

const minorSet = memo(100, (minor: string) => parseSpecifierSet(`==${minor}.*`));
