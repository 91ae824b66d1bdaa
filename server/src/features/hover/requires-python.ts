import type { Context } from '../../spec/context.ts';
import { parseSpecifierSet, type SpecifierSet } from '../../standards/pep440.ts';
import { isRefused } from '../../standards/problem.ts';
import { isEndOfLife, isReleased } from '../../standards/pythons.ts';
import { touches } from '../../text/span.ts';
import { list, listUpTo } from '../docs/markdown.ts';
import { admittedPythons, minorRanges, monthOf } from '../docs/pythons.ts';
import { clauseWords, specifierWords } from '../docs/specifiers.ts';
import { type Found, type Spot, valuePage } from './spot.ts';

/** A specifier set: the clause under the cursor, then the whole in words; for `requires-python` the Pythons of today. */
export function specifierSetHover(spot: Spot): Found | undefined {
  const { ctx, text, at, path } = spot;
  const set = parseSpecifierSet(text.value);
  if (set.specifiers.length === 0) return undefined;
  const clause = set.specifiers.length > 1 ? set.specifiers.find(({ span }) => touches(span, at)) : undefined;
  const isPython = path.length === 2 && path[0] === 'project' && path[1] === 'requires-python';
  const whole = isPython ? requiresPythonWords(ctx, set) : `${upperFirst(specifierWords(set))}.`;
  return {
    span: clause === undefined ? text.span : text.at(clause.span),
    page: valuePage(
      spot,
      [clause === undefined ? undefined : clauseWords(clause), whole],
      [isPython ? 'Installers skip this release on every other Python.' : undefined],
    ),
  };
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The set in words, and the Pythons it admits today; `undefined` for a set that is refused. */
export function requiresPythonWords(ctx: Context, set: SpecifierSet): string | undefined {
  if (isRefused(set.problems) || set.specifiers.length === 0) return undefined;
  const words = `Python ${specifierWords(set)}`;
  const admitted = admittedPythons(ctx, set);
  if (admitted === undefined) return `${words}.`;
  const today = admitted.filter((release) => isReleased(release, ctx.today));
  if (today.length === 0) return `${words}: no Python of today.`;

  const ended = today.filter((release) => isEndOfLife(release, ctx.today));
  const minors = minorRanges(
    ctx,
    today.map(({ minor }) => minor),
  );
  const past =
    ended.length === 0
      ? ''
      : ended.length <= 2
        ? ` (${ended.map(({ minor, endOfLife }) => `${minor} reached its end of life in ${monthOf(endOfLife)}`).join(', ')})`
        : ` (${list(
            minorRanges(
              ctx,
              ended.map(({ minor }) => minor),
            ),
          )} have reached their end of life)`;
  return `${words}: today ${listUpTo(8, minors)}${past}.`;
}
