import { codePage, codesAt } from '../docs/codes.ts';
import type { Found, Spot } from './spot.ts';

/** A code in a list of rules: the rule, or how many rules it selects. */
export function ruleCodeHover({ ctx, path, text, at }: Spot): Found | undefined {
  const found = codesAt(ctx, path);
  if (found === undefined) return undefined;
  const page = codePage(found, text.value.trim());
  if (page !== undefined) return { span: text.span, page };
  // In a string that stands alone commas divide the codes.
  for (const match of text.value.matchAll(/[^\s,]+/g)) {
    const part = { start: match.index, end: match.index + match[0].length };
    if (at < part.start || at > part.end) continue;
    const own = codePage(found, match[0]);
    return own && { span: text.at(part), page: own };
  }
  return undefined;
}
