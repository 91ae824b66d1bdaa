import type { DocumentContext } from '../../../spec/context.ts';
import { normalizeName } from '../../../standards/names.ts';
import { asTable, type TomlNode } from '../../../toml/tree.ts';
import { fit } from '../match.ts';
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
  const typed = place.text.slice(part.from, place.at);
  const isBuild = path[0] === 'build-system';
  if (isBuild && bare) yield* backendRequirements(place, new Set(place.siblings.map(nameOf)));

  const own = context.project.name?.value;
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
  // Most names do not fit what is typed: only the others are worth comparing with what is there.
  const candidates = new Set<string>();
  for (const text of requirementTexts(context)) {
    const written = text === place.text ? undefined : writtenName(text);
    if (written !== undefined && fit(typed, written) !== undefined) candidates.add(written);
  }
  if (candidates.size === 0) return;
  const taken = new Set(place.siblings.map(nameOf));
  if (own !== undefined) taken.add(normalizeName(own));
  for (const written of candidates) {
    const name = normalizeName(written);
    if (taken.has(name)) continue;
    taken.add(name);
    yield { label: written, kind: 'package', detail: 'also in this file', ...part, text: written };
  }
}

/** Every requirement string of the standard tables. Only their names are wanted here, so they are not parsed. */
function* requirementTexts({ project, groups, buildSystem }: DocumentContext): Iterable<string> {
  yield* strings(project.member('dependencies')?.node);
  const extras = asTable(project.member('optional-dependencies')?.node);
  for (const { node } of extras?.members.values() ?? []) yield* strings(node);
  for (const { node } of groups.table?.members.values() ?? []) yield* strings(node);
  yield* strings(buildSystem.requiresArray);
}

function* strings(node: TomlNode | undefined): Iterable<string> {
  if (node?.kind !== 'array') return;
  for (const item of node.items) if (item.kind === 'string') yield item.value;
}

const writtenName = (requirement: string): string | undefined =>
  /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)/.exec(requirement)?.[1];

const nameOf = (requirement: string): string => normalizeName(writtenName(requirement) ?? '');

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
