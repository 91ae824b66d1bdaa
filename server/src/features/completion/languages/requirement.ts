import { normalizeName } from '../../../standards/names.ts';
import type { StringPlace, Suggestion } from '../suggestion.ts';
import { backendRequirements } from './build-backend.ts';
import { suggestMarker } from './marker.ts';
import { type RequirementZone, requirementZone } from './requirement-zone.ts';
import { SPECIFIER_OPERATORS } from './specifier-set.ts';
import { specifierZone } from './specifier-zone.ts';

/** Names, extras, specifier operators and markers of a requirement. */
export function* suggestRequirement(place: StringPlace): Iterable<Suggestion> {
  const zone = requirementZone(place.text, place.at);
  switch (zone.kind) {
    case 'name':
      yield* names(place, zone);
      return;
    case 'extra':
      yield* extras(place, zone);
      return;
    case 'specifier':
      yield* specifier(place, zone);
      return;
    case 'marker':
      yield* suggestMarker(place, zone.start);
      return;
    case 'url':
      return;
  }
}

type Zone<Kind> = Extract<RequirementZone, { readonly kind: Kind }>;

/** What the array is likely to need next, then the names that stand elsewhere in the document. */
function* names(place: StringPlace, { part, bare }: Zone<'name'>): Iterable<Suggestion> {
  const { context, path } = place;
  const taken = new Set(place.siblings.map(nameOf));
  const isBuild = path[0] === 'build-system';
  if (isBuild && bare) yield* backendRequirements(place, taken);

  const own = context.project.name?.value;
  if (own !== undefined) taken.add(normalizeName(own));
  if (
    own !== undefined &&
    !isBuild &&
    bare &&
    context.project.extras.length > 0 &&
    path[1] !== 'dependencies'
  ) {
    yield {
      label: `${own}[…]`,
      kind: 'package',
      detail: 'extras of this project',
      ...part,
      text: `${own}[‸]`,
      again: true,
    };
  }
  for (const { name, requirement, text } of context.requirements) {
    if (name === undefined || taken.has(name) || text.value === place.text) continue;
    taken.add(name);
    const written = requirement.name?.text ?? name;
    yield { label: written, kind: 'package', detail: 'also in this file', ...part, text: written };
  }
}

const nameOf = (requirement: string): string =>
  normalizeName(/^\s*([\p{L}\p{N}][\p{L}\p{N}._-]*)/u.exec(requirement)?.[1] ?? '');

/** The extras of the project itself; those of others are known to the package index only. */
function* extras({ context }: StringPlace, { part, name, listed }: Zone<'extra'>): Iterable<Suggestion> {
  const own = context.project.name?.value;
  if (own === undefined || normalizeName(own) !== normalizeName(name)) return;
  const taken = new Set(listed.map(normalizeName));
  for (const extra of context.project.extras) {
    if (taken.has(normalizeName(extra.name))) continue;
    yield { label: extra.name, kind: 'group', detail: `extra of ${own}`, ...part, text: extra.name };
  }
}

function* specifier(place: StringPlace, { part, name }: Zone<'specifier'>): Iterable<Suggestion> {
  const { text, at, context } = place;
  const zone = specifierZone(text, part.from, part.to, at);
  if (zone.at === 'start' || zone.at === 'operator' || zone.versionPart.from === at) {
    for (const [operator, detail] of SPECIFIER_OPERATORS) {
      if (zone.operator === operator) continue;
      yield { label: operator, kind: 'operator', detail, ...zone.operatorPart, text: operator, again: true };
    }
  }
  if (zone.at === 'version') {
    for (const version of context.releases?.(normalizeName(name)) ?? []) {
      yield { label: version, kind: 'version', ...zone.versionPart, text: version };
    }
  }
  const isBlank =
    zone.at === 'end' ||
    (zone.at === 'start' && zone.operatorPart.from === at && /\s/.test(text[at - 1] ?? ''));
  if (isBlank && text.slice(at).trim() === '') {
    const gap = { from: at, to: at };
    yield {
      label: ';',
      kind: 'operator',
      detail: 'only where a marker holds',
      ...gap,
      text: '; ',
      again: true,
    };
  }
}
