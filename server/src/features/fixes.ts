import type { PyprojectDocument } from '../model/document.ts';
import type { DocumentContext } from '../spec/context.ts';
import type { Fix, ReportedFinding } from '../spec/finding.ts';
import { changedLines } from '../text/diff.ts';
import { applyEdits, type Edit, overlaps, type Span } from '../text/span.ts';
import { dataEqualExcept } from '../toml/data.ts';

/** A fix offered at a place, with the finding that it mends. */
export interface OfferedFix {
  readonly fix: Fix;
  readonly finding: ReportedFinding;
  /** The first fix of its finding. */
  readonly preferred: boolean;
}

/** Makes the context of a changed text; what `service.ts` passes in. */
export type Reopen = (text: string) => DocumentContext;

/** The fixes of the findings that touch `at`, each checked before it is offered. */
export function fixesAt(
  context: DocumentContext,
  findings: readonly ReportedFinding[],
  at: Span,
  reopen: Reopen,
): readonly OfferedFix[] {
  const offered: OfferedFix[] = [];
  for (const finding of findings) {
    if (!overlaps(finding.at, at)) continue;
    finding.fixes.forEach((fix, index) => {
      if (keepsTheRest(context.document, fix, reopen)) offered.push({ fix, finding, preferred: index === 0 });
    });
  }
  return offered;
}

/**
 * Applies all safe fixes, again and again while they bring up others, at most eight times. Gives the edits from the
 * text as it is to the end result, and the findings that were mended.
 */
export function fixAll(
  context: DocumentContext,
  diagnose: (context: DocumentContext) => readonly ReportedFinding[],
  reopen: Reopen,
): { readonly edits: readonly Edit[]; readonly text: string; readonly fixed: readonly ReportedFinding[] } {
  const fixed: ReportedFinding[] = [];
  let here = context;
  for (let pass = 0; pass < 8; pass++) {
    const { edits, findings } = compatible(here, diagnose(here), reopen);
    const text = edits.length === 0 ? undefined : applyEdits(here.document.text, edits);
    if (text === undefined || text === here.document.text) break;
    fixed.push(...findings);
    here = reopen(text);
  }
  const text = here.document.text;
  return { edits: changedLines(context.document.text, text), text, fixed };
}

/** As many safe fixes as fit together: each leaves the others' text alone. */
function compatible(
  context: DocumentContext,
  findings: readonly ReportedFinding[],
  reopen: Reopen,
): { edits: Edit[]; findings: ReportedFinding[] } {
  const edits: Edit[] = [];
  const taken: ReportedFinding[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find(({ kind }) => kind === 'safe');
    if (fix === undefined || fix.edits.some((edit) => edits.some((other) => overlaps(edit.span, other.span)))) continue;
    if (!keepsTheRest(context.document, fix, reopen)) continue;
    edits.push(...fix.edits);
    taken.push(finding);
  }
  return { edits, findings: taken };
}

/** Whether a fix leaves a document that reads as well as before, with all data outside its purpose as it was. */
export function keepsTheRest(document: PyprojectDocument, fix: Fix, reopen: Reopen): boolean {
  const text = applyEdits(document.text, fix.edits);
  if (text === undefined || text === document.text) return false;
  const after = reopen(text).document.tree;
  if (after.problems.length > document.tree.problems.length) return false;
  return dataEqualExcept(document.tree, after, fix.changes);
}
