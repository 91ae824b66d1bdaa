import { type StringPlace, type Suggestion, wordAround } from '../suggestion.ts';

/** The names that a template may have, within its braces. */
export function* suggestTemplateField(place: StringPlace): Iterable<Suggestion> {
  const { shape, text, at } = place;
  const open = text.lastIndexOf('{', at - 1);
  if (open < 0 || open >= at || !/^\{\w*$/.test(text.slice(open, at)) || isWritten(text, open)) return;
  const { from, to } = wordAround(text, at, /\w/, open + 1);
  const close = text[to] === undefined || !/[}.[!:]/.test(text[to]) ? '}' : '';
  for (const { value, docs } of shape.fields ?? []) {
    // What has no name is written as empty braces.
    if (value === '') continue;
    yield {
      label: value,
      kind: 'value',
      detail: 'name that is put in',
      ...(docs === undefined ? {} : { documentation: () => docs }),
      from,
      to,
      text: `${value}${close}`,
      filter: value,
    };
  }
}

/** Whether the brace is the second of two, which mean a brace. */
function isWritten(text: string, open: number): boolean {
  let count = 0;
  for (let at = open; at >= 0 && text[at] === '{'; at--) count++;
  return count % 2 === 0;
}
