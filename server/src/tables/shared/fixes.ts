import type { Fix } from '../../spec/finding.ts';
import type { Path } from '../../spec/registry.ts';
import type { Edit } from '../../text/span.ts';

/** A fix that the person decides about. */
export const askFix = (title: string, edits: readonly Edit[], changes: readonly Path[]): Fix => ({
  kind: 'ask',
  title,
  edits,
  changes,
});

/** A fix after which the built metadata is the same, but for a deprecated spelling. */
export const safeFix = (title: string, edits: readonly Edit[], changes: readonly Path[]): Fix => ({
  kind: 'safe',
  title,
  edits,
  changes,
});

/** What a finding says of its fixes: those there are, or the reason for none. */
export type FixesOrReason = { readonly fixes: readonly Fix[] } | { readonly noFix: string };

/** The fixes that could be made, or the reason where there is none. */
export function fixesOr(reason: string, ...fixes: readonly (Fix | undefined)[]): FixesOrReason {
  const made = fixes.filter((fix): fix is Fix => fix !== undefined);
  return made.length === 0 ? { noFix: reason } : { fixes: made };
}
