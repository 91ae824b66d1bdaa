import { classifierPage } from '../docs/classifiers.ts';
import type { Found, Spot } from './spot.ts';

/** A classifier: what it says, and whether indexes take it. */
export function classifierHover({ ctx, text }: Spot): Found | undefined {
  return text.value.trim() === '' ? undefined : { span: text.span, page: classifierPage(ctx, text.value) };
}
