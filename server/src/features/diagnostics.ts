import type { DocumentContext } from '../spec/context.ts';
import type { Finding, ReportedFinding, Severity } from '../spec/finding.ts';
import { layerOf, levelOf, type RuleLayer } from '../spec/levels.ts';
import type { Rule } from '../spec/rule.ts';

/** Layers of settings around the document's own: what the command line says above it, the editor below it. */
export interface DiagnosticOptions {
  readonly above?: readonly RuleLayer[];
  readonly below?: readonly RuleLayer[];
  /** Called when a rule throws, which is a bug of the rule: the others still run. */
  readonly failed?: (rule: Rule, error: unknown) => void;
}

/** Runs every rule that is not switched off; findings come in the order of the text. */
export function diagnostics(
  context: DocumentContext,
  options: DiagnosticOptions = {},
): readonly ReportedFinding[] {
  const layers = [...(options.above ?? []), layerOf(context.document), ...(options.below ?? [])];
  const found: ReportedFinding[] = [];
  for (const rule of context.registry.rules) {
    const level = levelOf(rule, layers);
    if (level === 'off') continue;
    try {
      for (const finding of rule.check(context)) found.push(reported(rule, finding, level));
    } catch (error) {
      options.failed?.(rule, error);
    }
  }
  return mostSpecific(found).sort(
    (a, b) => a.at.start - b.at.start || a.at.end - b.at.end || compare(a.rule, b.rule),
  );
}

/** Where a rule of one tool speaks of a place, what all tools have in common (`tool/…`) has nothing to add. */
function mostSpecific(found: ReportedFinding[]): ReportedFinding[] {
  const general = found.some(({ rule }) => rule.startsWith('tool/'));
  if (!general) return found;
  const specific = new Set<string>();
  for (const { rule, at } of found) {
    if (!rule.startsWith('tool/')) specific.add(`${at.start} ${at.end}`);
  }
  return found.filter(({ rule, at }) => !rule.startsWith('tool/') || !specific.has(`${at.start} ${at.end}`));
}

function reported(rule: Rule, finding: Finding, level: Severity | undefined): ReportedFinding {
  const noFix = finding.noFix ?? rule.noFix;
  return {
    ...finding,
    rule: rule.id,
    severity: level ?? finding.severity ?? rule.severity,
    fixes: finding.fixes ?? [],
    ...(noFix === undefined ? {} : { noFix }),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
