import type { Licence } from '../../../standards/licences.ts';
import { licenceDocs } from '../../docs.ts';
import { type StringPlace, type Suggestion, wordAround } from '../suggestion.ts';

/** What most projects choose, in the order of the list; all else follows once letters are typed. */
const COMMON = [
  'MIT',
  'Apache-2.0',
  'BSD-3-Clause',
  'GPL-3.0-or-later',
  'GPL-3.0-only',
  'MPL-2.0',
  'BSD-2-Clause',
  'LGPL-3.0-or-later',
  'AGPL-3.0-or-later',
  'ISC',
  'Unlicense',
  '0BSD',
  'GPL-2.0-or-later',
  'LGPL-2.1-or-later',
  'PSF-2.0',
  'EUPL-1.2',
  'CC0-1.0',
  'Zlib',
  'BSL-1.0',
  'MIT-0',
];

/** Licences, operators and exceptions of an SPDX expression. (PEP 639) */
export function* suggestLicense(place: StringPlace): Iterable<Suggestion> {
  const part = wordAround(place.text, place.at, /[^\s()]/);
  const before = wordsOf(place.text.slice(0, part.from));
  const last = before.at(-1);

  if (last === undefined || last === '(' || /^(and|or)$/i.test(last)) {
    yield* licences(place, part, new Set(wordsOf(place.text.slice(part.to)).concat(before).map(lower)));
  } else if (/^with$/i.test(last)) {
    yield* exceptions(place, part);
  } else {
    yield* operators(before, part);
  }
}

const wordsOf = (text: string): string[] => text.match(/[()]|[^\s()]+/g) ?? [];
const lower = (text: string): string => text.toLowerCase();

function* licences(
  { context, at }: StringPlace,
  part: { from: number; to: number },
  present: ReadonlySet<string>,
): Iterable<Suggestion> {
  const { licences: known } = context.data;
  const item = (licence: Licence): Suggestion => ({
    label: licence.id,
    kind: 'value',
    detail: licence.name,
    documentation: () => licenceDocs(context, licence.id),
    ...part,
    text: licence.id,
    filter: `${licence.id} ${licence.name}`,
    ...(licence.deprecated ? { deprecated: true } : {}),
  });

  const common = new Set(COMMON);
  for (const id of COMMON) {
    const licence = known.find(id);
    if (licence !== undefined && !present.has(lower(id))) yield item(licence);
  }
  yield {
    label: 'LicenseRef-…',
    kind: 'value',
    detail: 'a licence of your own',
    ...part,
    text: 'LicenseRef-‸',
    filter: 'LicenseRef- Proprietary',
  };
  if (at === part.from) return;
  const rest = known.all.filter(({ id }) => !common.has(id) && !present.has(lower(id)));
  yield* rest.filter(({ deprecated }) => !deprecated).map(item);
  yield* rest.filter(({ deprecated }) => deprecated).map(item);
}

function* exceptions({ context }: StringPlace, part: { from: number; to: number }): Iterable<Suggestion> {
  const { exceptions: all } = context.data.licences;
  for (const old of [false, true]) {
    for (const { id, deprecated } of all) {
      if (deprecated !== old) continue;
      yield {
        label: id,
        kind: 'value',
        documentation: () => licenceDocs(context, id),
        ...part,
        text: id,
        ...(deprecated ? { deprecated: true } : {}),
      };
    }
  }
}

function* operators(before: readonly string[], part: { from: number; to: number }): Iterable<Suggestion> {
  const item = (operator: string, detail: string): Suggestion => ({
    label: operator,
    kind: 'operator',
    detail,
    ...part,
    text: `${operator} `,
    again: true,
  });
  yield item('OR', 'either licence, as the user chooses');
  yield item('AND', 'both licences apply');
  const excepted = /^with$/i.test(before.at(-2) ?? '') || before.at(-1) === ')';
  if (!excepted) yield item('WITH', 'an exception to the licence');
}
