import type { StringPlace, Suggestion } from '../suggestion.ts';
import { suggestModule } from './module.ts';

/** Modules of the project, one level at a time, and `*` for all that is below a package. */
export function* suggestModulePattern(place: StringPlace): Iterable<Suggestion> {
  const { text, at, siblings } = place;
  yield* suggestModule(place);
  const from = text.lastIndexOf('.', at - 1) + 1;
  if (from === 0 || siblings.includes(`${text.slice(0, from)}*`)) return;
  yield { label: '*', kind: 'value', detail: 'it and all modules below', from, to: text.length, text: '*' };
}
