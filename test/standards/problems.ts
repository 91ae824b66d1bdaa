import assert from 'node:assert/strict';
import type { StandardProblem } from '../../server/src/standards/problem.ts';
import { applyEdits } from '../../server/src/text/span.ts';

/** The text with the part at fault of one problem in `«»`, its code and grade, and what its repair makes of the text. */
export function faults(text: string, problems: readonly StandardProblem[]): string[] {
  return problems.map(({ code, grade, span, repair }) => {
    const marked = `${text.slice(0, span.start)}«${text.slice(span.start, span.end)}»${text.slice(span.end)}`;
    const fixed = repair === undefined ? '' : ` → ${applyEdits(text, repair.edits)}`;
    return `${grade} ${code}: ${marked}${fixed}`;
  });
}

/** Checks that a text has exactly one problem, as `faults` writes it. */
export function expectFault(text: string, problems: readonly StandardProblem[], expected: string): void {
  assert.deepEqual(faults(text, problems), [expected]);
}
