import type { Edit, Span } from '../text/span.ts';

/** From the gravest to the mildest; `off` is a level a user can set, never a finding's. */
export type Severity = 'error' | 'warning' | 'hint';
export type Level = Severity | 'off';

export const severities: readonly Severity[] = ['error', 'warning', 'hint'];

/**
 * A change that mends a finding. `safe`: the built metadata stays as it was, but for a deprecated spelling; applied by
 * fix-all, `--fix` and on save. `ask`: right in most cases, but the person decides.
 */
export interface Fix {
  readonly kind: 'safe' | 'ask';
  /** What it does, as a menu entry: `Rename to "my-tool"`. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The data it means to change, as dotted prefixes of key paths; everything else must stay equal. Checked. */
  readonly changes: readonly (readonly (string | number)[])[];
}

/** What a rule says about one place. */
export interface Finding {
  /** The part at fault, as small as it can be; never empty unless the document is. */
  readonly at: Span;
  /** What is wrong, why it matters, and what to do where no fix says it. */
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** The best fix first. */
  readonly fixes?: readonly Fix[];
  /** Why there is no fix, where there is none and the rule does not say it for all its findings. */
  readonly noFix?: string;
  readonly related?: readonly Related[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface Related {
  readonly at: Span;
  readonly message: string;
}

/** A finding as it leaves the service: with its rule and the severity that the settings give it. */
export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
}
