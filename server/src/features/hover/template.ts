import { parseFormatTemplate } from '../../standards/format-template.ts';
import { code } from '../docs/markdown.ts';
import { type Found, type Spot, valuePage } from './spot.ts';

/** A name in braces: what is put there. */
export function templateHover(spot: Spot): Found | undefined {
  const { shape, text, at } = spot;
  const field = parseFormatTemplate(text.value).fields.find(({ span }) => span.start <= at && at <= span.end);
  const known = shape.fields?.find(({ value }) => value === field?.name);
  if (field === undefined || known === undefined) return undefined;
  return {
    span: text.at(field.span),
    page: valuePage(spot, [`${code(known.value)}: ${known.docs ?? 'is put here'}`]),
  };
}
