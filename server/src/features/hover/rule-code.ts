import { codePage, codesAt } from '../docs/codes.ts';
import type { Found, Spot } from './spot.ts';

/** A code in a list of rules: the rule, or how many rules it selects. */
export function ruleCodeHover({ ctx, path, text }: Spot): Found | undefined {
  const found = codesAt(ctx, path);
  const page = found && codePage(found, text.value.trim());
  return page && { span: text.span, page };
}
