import type { DocumentContext } from '../spec/context.ts';
import { alternatives, type Path } from '../spec/registry.ts';
import type { Language, StringShape } from '../spec/shape.ts';

/** The first shape at a path that is a string. */
export function stringShapeAt(ctx: DocumentContext, path: Path): StringShape | undefined {
  for (const { shape } of ctx.registry.describe(path)) {
    const found = alternatives(shape).find(({ type }) => type === 'string');
    if (found !== undefined) return found as StringShape;
  }
  return undefined;
}

/** The language of the string at a path, where the tables name one. */
export const languageAt = (ctx: DocumentContext, path: Path): Language | undefined =>
  stringShapeAt(ctx, path)?.language;
