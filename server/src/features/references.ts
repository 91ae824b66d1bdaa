import type { DocumentContext } from '../spec/context.ts';
import type { Span } from '../text/span.ts';
import { foreignMentions } from './names/elsewhere.ts';
import { type Mention, mentionAt, mentionsOf, sameThing } from './names/mentions.ts';

/** A place in this document, or in another file with the text that it was found in. */
export interface Place {
  readonly span: Span;
  readonly other?: { readonly file: string; readonly text: string };
}

/** The other places of this document that name what is under the cursor, the definition first among them marked. */
export function highlights(
  context: DocumentContext,
  offset: number,
): readonly { readonly span: Span; readonly role: Mention['role'] }[] {
  return allOf(context, offset).map(({ span, role }) => ({ span, role }));
}

/** Every place that names what is under the cursor, in other files of the project too. */
export function references(
  context: DocumentContext,
  offset: number,
  which: 'all' | 'without-definition',
): readonly Place[] {
  const found = allOf(context, offset);
  const [first] = found;
  if (first === undefined) return [];
  const here = found
    .filter(({ role }) => which === 'all' || role === 'reference')
    .map(({ span }) => ({ span }));
  return [...here, ...elsewhere(context, first)];
}

/** Places in other files, for what other files name. */
export function elsewhere(context: DocumentContext, { kind, name }: Pick<Mention, 'kind' | 'name'>): Place[] {
  if (kind !== 'group' && kind !== 'extra') return [];
  return foreignMentions(context, kind, name).map(({ span, file, text }) => ({
    span,
    other: { file, text },
  }));
}

/** All mentions of what is under the cursor. */
function allOf(context: DocumentContext, offset: number): readonly Mention[] {
  const mentions = mentionsOf(context);
  const here = mentionAt(mentions, offset);
  return here === undefined ? [] : mentions.filter((one) => sameThing(one, here));
}
