import type { Span } from '../text/span.ts';
import { mentionsOf, sameThing } from './names/mentions.ts';
import { onceFor } from './once.ts';
import { elsewhere, type Place } from './references.ts';

/** A line above a definition: how often it is named, and where. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  readonly places: readonly Place[];
}

/** The groups and extras that something names. */
export const codeLenses = onceFor((context): readonly CodeLens[] => {
  const mentions = mentionsOf(context);
  return mentions.flatMap((definition): CodeLens[] => {
    const { kind, role, span } = definition;
    if (role !== 'definition' || (kind !== 'group' && kind !== 'extra')) return [];
    const here = mentions.filter((one) => one.role === 'reference' && sameThing(one, definition));
    const places = [...here.map((one): Place => ({ span: one.span })), ...elsewhere(context, definition)];
    if (places.length === 0) return [];
    return [{ span, title: `${places.length} ${places.length === 1 ? 'reference' : 'references'}`, places }];
  });
});
