import type { DocumentContext } from './context.ts';
import type { Finding, Severity } from './finding.ts';

/** A check with its documentation; the examples are both the page and the test. */
export interface Rule {
  /** `table/what-is-wrong`. */
  readonly id: string;
  /** One sentence: what it reports. */
  readonly summary: string;
  /** Why it matters and what the back-ends do with it, a short paragraph of Markdown. */
  readonly why: string;
  readonly severity: Severity;
  /** The section of the standard: a specification page of packaging.python.org (`pyproject-toml#license`), or `PEP 639`. */
  readonly reference: string;
  readonly examples: RuleExamples | readonly RuleExamples[];
  /** Why findings of this rule have no fix, for rules that never offer one. */
  readonly noFix?: string;
  /**
   * The tables below `[tool]` of which at least one must be there for the rule to find anything: where all are absent it is
   * not called. For a rule in the list of a tool these are the tables of that tool, unless it says otherwise; a rule
   * that must always be called says `'any'`.
   */
  readonly toolTables?: readonly string[] | 'any';
  /** Yields every finding; pure, synchronous, linear in the size of the document. */
  check(context: DocumentContext): Iterable<Finding>;
}

export interface RuleExamples {
  /** A document that has the finding. */
  readonly bad: string;
  /** `bad` after the first fix; absent for rules without one. */
  readonly fixed?: string;
  /** A document that is right. */
  readonly good: string;
  /** Files beside it that matter, path to text; nothing else is there then. */
  readonly files?: Readonly<Record<string, string>>;
}

export const defineRule = (rule: Rule): Rule => Object.freeze(rule);

/** The examples of a rule as a list. */
export const examplesOf = (rule: Rule): readonly RuleExamples[] =>
  Array.isArray(rule.examples) ? rule.examples : [rule.examples as RuleExamples];
