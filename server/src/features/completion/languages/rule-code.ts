import { codePage, codesAt } from '../../docs/codes.ts';
import { render } from '../../docs/markdown.ts';
import { type StringPlace, type Suggestion, whole } from '../suggestion.ts';

/** Codes of rules and groups of a tool, groups first; none that the list has already. */
export function* suggestRuleCode(place: StringPlace): Iterable<Suggestion> {
  const found = codesAt(place.context, place.path);
  if (found === undefined) return;
  const { codes } = found;
  const present = new Set(place.siblings);
  const item = (text: string, detail: string | undefined, deprecated: boolean): Suggestion => ({
    label: text,
    kind: 'value',
    ...(detail === undefined || detail === '' ? {} : { detail }),
    documentation: () => {
      const page = codePage(found, text);
      return page && render(page);
    },
    ...whole(place),
    text,
    ...(detail === undefined ? {} : { filter: `${text} ${detail}` }),
    ...(deprecated ? { deprecated: true } : {}),
  });
  if (codes.match === 'prefix')
    for (const { code, name } of codes.groups) if (!present.has(code)) yield item(code, name, false);
  for (const { code, name, summary, removed, deprecated } of codes.codes) {
    if (removed !== undefined || present.has(code)) continue;
    yield item(code, name ?? summary, deprecated !== undefined);
  }
  for (const word of codes.all) if (!present.has(word)) yield item(word, 'every rule', false);
}
