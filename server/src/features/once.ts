import type { DocumentContext } from '../spec/context.ts';

/** A function of a document that is computed once for each: outline, lenses and links are asked for again and again. */
export function onceFor<T>(compute: (context: DocumentContext) => T): (context: DocumentContext) => T {
  const known = new WeakMap<DocumentContext, { readonly value: T }>();
  return (context) => {
    const found = known.get(context) ?? { value: compute(context) };
    known.set(context, found);
    return found.value;
  };
}
