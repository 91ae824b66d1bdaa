import { codePage, codesAt } from '../../docs/codes.ts';
import { render } from '../../docs/markdown.ts';
import { type StringPlace, type Suggestion, whole, wordAround } from '../suggestion.ts';

/** Codes of rules and groups of a tool, groups first; none that the list has already. */
export function* suggestRuleCode(place: StringPlace): Iterable<Suggestion> {
  const found = codesAt(place.context, place.path);
  if (found === undefined) return;
  const { codes, tool } = found;
  const part = partOf(place);
  const others = place.text.slice(0, part.from) + place.text.slice(part.to);
  const present = new Set([...place.siblings, ...others.split(',').map((one) => one.trim())]);
  const item = (text: string, detail: string | undefined, deprecated: boolean): Suggestion => ({
    label: text,
    kind: 'value',
    ...(detail === undefined || detail === '' ? {} : { detail }),
    documentation: () => {
      const page = codePage(found, text);
      return page && render(page);
    },
    ...part,
    text,
    ...(detail === undefined ? {} : { filter: `${text} ${detail}` }),
    ...(deprecated ? { deprecated: true } : {}),
  });
  if (codes.match === 'prefix')
    for (const { code, name } of codes.groups) if (!present.has(code)) yield item(code, name, false);
  for (const { code, name, summary, removed, deprecated } of codes.codes) {
    if (removed !== undefined || present.has(code) || (name !== undefined && present.has(name))) continue;
    if (tool.codesByName === true && name !== undefined) yield item(name, code, deprecated !== undefined);
    else yield item(code, name ?? summary, deprecated !== undefined);
  }
  for (const word of codes.all) if (!present.has(word)) yield item(word, 'every rule', false);
}

/** The code around the cursor: in a string that stands alone commas divide them. */
function partOf(place: StringPlace): { readonly from: number; readonly to: number } {
  if (typeof place.path.at(-1) === 'number' || !place.text.includes(',')) return whole(place);
  return wordAround(place.text, place.at, /[^\s,]/);
}
