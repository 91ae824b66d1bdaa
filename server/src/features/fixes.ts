import type { PyprojectDocument } from '../model/document.ts';
import type { DocumentContext } from '../spec/context.ts';
import type { Fix, ReportedFinding } from '../spec/finding.ts';
import { changedLines } from '../text/diff.ts';
import { applyEdits, type Edit, overlaps, type Span } from '../text/span.ts';
import { dataEqualExcept } from '../toml/data.ts';
import { firstFrom } from '../toml/search.ts';

/** A fix offered at a place, with the finding that it mends. */
export interface OfferedFix {
  readonly fix: Fix;
  readonly finding: ReportedFinding;
  /** The first fix of its finding. */
  readonly preferred: boolean;
}

/** Makes the context of a changed text; what `service.ts` passes in. */
export type Reopen = (text: string) => DocumentContext;

/** No menu is longer. */
const MOST_OFFERED = 50;

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
      if (offered.length >= MOST_OFFERED) return;
      if (isKept(context.document, fix, repairs(finding), reopen))
        offered.push({ fix, finding, preferred: index === 0 });
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

/** As many safe fixes as fit together: no edit touches another, and together they keep all other data. */
function compatible(
  context: DocumentContext,
  findings: readonly ReportedFinding[],
  reopen: Reopen,
): { edits: readonly Edit[]; findings: readonly ReportedFinding[] } {
  const taken: { finding: ReportedFinding; fix: Fix }[] = [];
  const occupied: Span[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find(({ kind }) => kind === 'safe');
    if (fix === undefined || fix.edits.some(({ span }) => isOccupied(occupied, span))) continue;
    for (const { span } of fix.edits) occupy(occupied, span);
    taken.push({ finding, fix });
  }
  const kept = keptTogether(context.document, taken, reopen);
  return {
    edits: kept.flatMap(({ fix }) => fix.edits),
    findings: kept.map(({ finding }) => finding),
  };
}

/** How often a text is parsed at most to find which of many fixes cannot be kept. */
const MOST_CHECKS = 64;

/** Tries all at once, which nearly always works; where it does not, halves the set until the culprits are left out. */
function keptTogether<T extends { readonly fix: Fix; readonly finding: ReportedFinding }>(
  document: PyprojectDocument,
  all: readonly T[],
  reopen: Reopen,
): readonly T[] {
  let kept: readonly T[] = [];
  let checks = 0;
  const waiting: (readonly T[])[] = [all];
  for (let some = waiting.pop(); some !== undefined; some = waiting.pop()) {
    if (some.length === 0 || checks++ >= MOST_CHECKS) continue;
    const together = [...kept, ...some];
    const edits = together.flatMap(({ fix }) => fix.edits);
    const changes = together.flatMap(({ fix }) => fix.changes);
    const repaired = together.reduce((sum, { finding }) => sum + repairs(finding), 0);
    if (keepsTheRest(document, { edits, changes }, reopen, repaired)) kept = together;
    else if (some.length > 1) {
      const middle = some.length >> 1;
      waiting.push(some.slice(middle), some.slice(0, middle));
    }
  }
  return kept;
}

/** Whether a span touches one of `occupied`, which are in order and apart from each other. */
function isOccupied(occupied: readonly Span[], span: Span): boolean {
  const at = firstFrom(occupied, span.start);
  for (let i = Math.max(0, at - 1); i < occupied.length && i <= at + 1; i++) {
    if (overlaps(occupied[i] as Span, span)) return true;
  }
  return false;
}

function occupy(occupied: Span[], span: Span): void {
  occupied.splice(firstFrom(occupied, span.start), 0, span);
}

/** How many problems of TOML the fix of a finding has to take away: what mends the syntax must not only move its fault. */
const repairs = ({ rule }: ReportedFinding): number => (rule.startsWith('toml/') ? 1 : 0);

/** What `keepsTheRest` said of a fix: a cursor that moves about asks again and again. */
const known = new WeakMap<Fix, boolean>();

function isKept(document: PyprojectDocument, fix: Fix, repaired: number, reopen: Reopen): boolean {
  const kept = known.get(fix) ?? keepsTheRest(document, fix, reopen, repaired);
  known.set(fix, kept);
  return kept;
}

/**
 * Whether a fix leaves a document with all data outside its purpose as it was, and with fewer problems of TOML by
 * `repaired` at least.
 */
export function keepsTheRest(
  document: PyprojectDocument,
  fix: Pick<Fix, 'edits' | 'changes'>,
  reopen: Reopen,
  repaired = 0,
): boolean {
  const text = applyEdits(document.text, fix.edits);
  if (text === undefined || text === document.text) return false;
  const after = reopen(text).document.tree;
  const fewer = document.tree.problems.length - after.problems.length;
  if (fewer < repaired) return false;
  return dataEqualExcept(document.tree, after, fix.changes);
}
