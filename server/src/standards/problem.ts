import { applyEdits, type Edit, type Span } from '../text/span.ts';

/** Something wrong in a string of a standard. Offsets are UTF-16 units into the string that was given. */
export interface StandardProblem {
  /** A stable name such as `version-operator` or `unknown-marker-name`. */
  readonly code: string;
  /** The part at fault; never empty unless the string is. */
  readonly span: Span;
  /** What is wrong and why; what to do, unless the repair says it. */
  readonly message: string;
  readonly repair?: StandardRepair;
  /** A section of the standard: page slug and anchor of the packaging specifications, `version-specifiers#version-scheme`. */
  readonly reference: string;
  /**
   * `refused`: the reference implementation raises an error. `disputed`: it accepts, but the text of the standard or
   * another reader does not. `advice`: an opinion.
   */
  readonly grade: Grade;
}

export type Grade = 'refused' | 'disputed' | 'advice';

/** Edits, relative to the string, that remove the problem. */
export interface StandardRepair {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** As many problems of one kind are told of one string; nobody reads more, and a long text may have one at every letter. */
export const MOST_PROBLEMS = 100;

/** Whether one of the problems makes the reference implementation refuse the string. */
export const isRefused = (problems: readonly StandardProblem[]): boolean =>
  problems.some((problem) => problem.grade === 'refused');

/** A repair whose title shows the whole string after it, or only `part` where the whole would be long. */
export function changeTo(text: string, edits: readonly Edit[], part: string): StandardRepair {
  const whole = text.length <= 200 ? applyEdits(text, edits)?.trim() : undefined;
  const shown = whole !== undefined && whole !== '' && whole.length <= 40 ? whole : part;
  return { title: `Change to \`${shown}\``, edits };
}
