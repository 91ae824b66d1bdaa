import { changeForm, formOf } from '../../toml/edit.ts';
import type { Path } from '../../toml/key-path.ts';
import { writePath } from '../../toml/strings.ts';
import type { FindRewrites, Spot } from './rewrite.ts';

/** A table under a header, in braces, or as dotted keys. */
export const tableForms: FindRewrites = function* (spot) {
  const path = tablePath(spot);
  if (path === undefined || spot.tree.problems.some(({ code }) => code !== 'toml-1.1')) return;
  const now = formOf(spot.tree, path);
  if (now === undefined) return;
  const names = path.filter((step) => typeof step === 'string');
  const last = writePath(names.slice(-1));
  for (const [form, title] of [
    ['header', `Write \`${last}\` as the table [${writePath(names)}]`],
    ['inline', `Write \`${last}\` as an inline table`],
    ['dotted', `Write \`${last}\` as dotted keys`],
  ] as const) {
    if (form === now) continue;
    const edits = changeForm(spot.tree, path, form);
    yield { ...{ id: `table-${form}`, kind: 'rewrite', changes: [] }, title, edits };
  }
};

/** The table that a place names: a header's, a dotted key's up to its part, a key's whose value stands in braces. */
function tablePath({ place }: Spot): Path | undefined {
  if (place.kind === 'header')
    return place.part === undefined || place.index < place.header.key.parts.length - 1
      ? undefined
      : place.path;
  if (place.kind === 'key' && place.part !== undefined) return place.path;
  if (place.kind === 'value' && place.node.kind === 'inline-table') return place.path;
  return undefined;
}
