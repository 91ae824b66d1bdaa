import type { DocumentContext } from '../spec/context.ts';
import type { Span } from '../text/span.ts';
import { mentionAt, mentionsOf, sameThing } from './names/mentions.ts';

/** The places that are edited together with the name under the cursor: all that spell it the same; none alone. */
export function linkedSpans(context: DocumentContext, offset: number): readonly Span[] {
  const { text } = context.tree;
  const mentions = mentionsOf(context);
  const here = mentionAt(
    mentions.filter(({ kind }) => kind === 'group' || kind === 'extra'),
    offset,
  );
  if (here === undefined) return [];
  const written = text.slice(here.span.start, here.span.end);
  if (!/^[A-Za-z0-9._-]+$/.test(written)) return [];
  const all = mentions.filter((one) => sameThing(one, here));
  if (!all.some(({ role }) => role === 'definition')) return [];
  const same = all.filter(({ span }) => text.slice(span.start, span.end) === written);
  return same.length < 2 ? [] : same.map(({ span }) => span);
}
