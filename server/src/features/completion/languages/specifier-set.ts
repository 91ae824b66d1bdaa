import type { DocumentContext } from '../../../spec/context.ts';
import { isEndOfLife, spokenDate } from '../../../standards/pythons.ts';
import { pythonDocs } from '../../docs.ts';
import { oldestTestedFirst } from '../pythons.ts';
import type { StringPlace, Suggestion } from '../suggestion.ts';
import { specifierZone } from './specifier-zone.ts';

/** The operators, those an expert takes first at the top, with a word on each. */
export const SPECIFIER_OPERATORS: readonly (readonly [operator: string, detail: string])[] = [
  ['>=', 'this version or later'],
  ['~=', 'later, but the same series'],
  ['==', 'exactly this version'],
  ['<', 'before this version'],
  ['!=', 'any but this version'],
  ['<=', 'up to this version'],
  ['>', 'after this version'],
  ['===', 'exactly this text'],
];

/** Specifiers of Python versions. */
export function* suggestPythons(place: StringPlace): Iterable<Suggestion> {
  const { text, at, context } = place;
  const zone = specifierZone(text, 0, text.length, at);
  if (zone.at === 'end') return;

  const hasFloor = zone.others.some(({ operator }) => /^(>=?|~=|={2,3})$/.test(operator));
  const minors = oldestTestedFirst(context);
  const version = (minor: string, label: string, part: { from: number; to: number }): Suggestion => ({
    label,
    kind: 'version',
    ...lifeOf(context, minor),
    documentation: () => pythonDocs(context, minor),
    ...part,
    text: label,
  });

  if (zone.at === 'start') {
    const part = { from: zone.operatorPart.from, to: zone.versionPart.to };
    if (!hasFloor) {
      for (const minor of minors)
        yield { ...version(minor, `>=${minor}`, part), filter: `>=${minor} ${minor}` };
    } else {
      for (const minor of minors)
        yield { ...version(minor, `!=${minor}.*`, part), filter: `!=${minor}.* ${minor}` };
    }
    yield* operators(zone.operator, part);
    return;
  }
  if (zone.at === 'version' && at >= zone.versionPart.from) {
    for (const minor of minors) yield version(minor, written(zone.operator, minor), zone.versionPart);
  }
  if (at <= zone.operatorPart.to) yield* operators(zone.operator, zone.operatorPart);
}

/** Until when a minor release gets fixes. */
function lifeOf({ data, today }: DocumentContext, minor: string): { readonly detail?: string } {
  const release = data.pythons.find(minor);
  if (release === undefined) return {};
  const date = spokenDate(release.endOfLife.slice(0, 7));
  return { detail: isEndOfLife(release, today) ? `end of life since ${date}` : `gets fixes until ${date}` };
}

/** A minor release as an operator takes it: all patches of it for `==` and `!=`. */
function written(operator: string, minor: string): string {
  return operator === '==' || operator === '!=' ? `${minor}.*` : minor;
}

function* operators(present: string, part: { from: number; to: number }): Iterable<Suggestion> {
  for (const [operator, detail] of SPECIFIER_OPERATORS) {
    if (operator === present || operator === '===') continue;
    yield { label: operator, kind: 'operator', detail, ...part, text: operator, again: true };
  }
}
