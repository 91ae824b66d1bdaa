import type { DocumentContext } from '../spec/context.ts';
import type { Finding, Level, ReportedFinding, Severity } from '../spec/finding.ts';
import { ignoresOf } from '../spec/ignores.ts';
import { layerOf, levelOf, type RuleLayer } from '../spec/levels.ts';
import type { Rule } from '../spec/rule.ts';
import { type Checked, createChecker } from './diagnostics/checker.ts';

/** Layers of settings around the document's own: what the command line says above it, the editor below it. */
export interface DiagnosticOptions {
  readonly above?: readonly RuleLayer[];
  readonly below?: readonly RuleLayer[];
  /** Called when a rule throws, which is a bug of the rule: the others still run. */
  readonly failed?: (rule: Rule, error: unknown) => void;
}

/** The findings of one state of a document, with what the next state can take over from it. */
export interface Diagnosed {
  readonly all: readonly ReportedFinding[];
  readonly checked: Checked;
}

/** Runs every rule that is not switched off; findings come in the order of the text, without those of silenced lines. */
export const diagnostics = (
  context: DocumentContext,
  options: DiagnosticOptions = {},
): readonly ReportedFinding[] => diagnose(context, options).all;

/** The same after an edit: rules that read nothing of what changed are not run again. */
export function diagnose(
  context: DocumentContext,
  options: DiagnosticOptions = {},
  before?: Checked,
): Diagnosed {
  const own = layerOf(context.document);
  const levels = own === undefined ? levelsWithoutOwn(options) : undefined;
  const layers = [...(options.above ?? []), ...(own === undefined ? [] : [own]), ...(options.below ?? [])];
  const found: ReportedFinding[] = [];
  const checker = createChecker(context, context.registry.rulesFor(context.tree.root), before);
  for (const rule of checker.open) {
    const level = levels === undefined ? levelOf(rule, layers) : levels(rule);
    if (level === 'off') {
      checker.skip(rule);
      continue;
    }
    try {
      for (const finding of checker.check(rule)) found.push(reported(rule, finding, level));
    } catch (error) {
      options.failed?.(rule, error);
    }
  }
  const ignores = ignoresOf(context.tree);
  const all = mostSpecific(found)
    .filter(({ rule, at }) => !ignores.silences(rule, at.start))
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || compare(a.rule, b.rule));
  return { all, checked: checker.checked };
}

const known = new WeakMap<readonly RuleLayer[], (rule: Rule) => Level | undefined>();

/** The levels of rules in a document that says nothing of them: the same at every keystroke. */
function levelsWithoutOwn({
  above = NONE,
  below = NONE,
}: DiagnosticOptions): (rule: Rule) => Level | undefined {
  const same = above.length === 0 ? known.get(below) : undefined;
  if (same !== undefined) return same;
  const layers = [...above, ...below];
  const levels = new Map<Rule, Level | undefined>();
  const find = (rule: Rule): Level | undefined => {
    if (levels.has(rule)) return levels.get(rule);
    const level = levelOf(rule, layers);
    levels.set(rule, level);
    return level;
  };
  if (above.length === 0) known.set(below, find);
  return find;
}

const NONE: readonly RuleLayer[] = [];

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
