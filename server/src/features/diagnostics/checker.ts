import type { DocumentContext } from '../../spec/context.ts';
import type { Finding, Fix } from '../../spec/finding.ts';
import type { Rule } from '../../spec/rule.ts';
import type { Edit, Span } from '../../text/span.ts';
import { type Change, changeBetween, movedOffset } from '../../toml/changes.ts';
import { haveSame, watchReads } from '../../toml/reads.ts';
import type { TomlDocument } from '../../toml/tree.ts';

/** What rules found in one state of a document, for the next state, which takes it over. */
export class Checked {
  readonly context: DocumentContext;
  /** The tree of the context, to be compared only: a later state may have taken it. */
  readonly tree: TomlDocument;
  readonly rules: readonly Rule[];
  #results: Results | undefined;

  constructor(context: DocumentContext, rules: readonly Rule[], results: Results) {
    this.context = context;
    this.tree = context.tree;
    this.rules = rules;
    this.#results = results;
  }

  /** The results, once: they are changed to be those of another state. */
  take(): Results | undefined {
    const results = this.#results;
    this.#results = undefined;
    return results;
  }
}

interface Result {
  /** What of the document the rule read. */
  readonly reads: ReadonlySet<string>;
  readonly found: readonly Finding[];
}

/** The results of rules, with an index of who read what: of the many that are read an edit concerns few. */
class Results {
  readonly #byRule = new Map<Rule, Result>();
  readonly #readers = new Map<string, Set<Rule>>();

  get(rule: Rule): Result | undefined {
    return this.#byRule.get(rule);
  }

  set(rule: Rule, result: Result): void {
    const { reads } = result;
    const before = this.#byRule.get(rule)?.reads;
    this.#byRule.set(rule, result);
    if (before !== undefined && haveSame(before, reads)) return;
    if (before !== undefined) this.#forget(rule, before);
    for (const read of reads) {
      const readers = this.#readers.get(read);
      if (readers === undefined) this.#readers.set(read, new Set([rule]));
      else readers.add(rule);
    }
  }

  delete(rule: Rule): void {
    const { reads } = this.#byRule.get(rule) ?? {};
    if (reads !== undefined) this.#forget(rule, reads);
    this.#byRule.delete(rule);
  }

  /** The rules that read what an edit changed. */
  concernedBy(concerns: (read: string) => boolean): ReadonlySet<Rule> {
    const concerned = new Set<Rule>();
    for (const [read, readers] of this.#readers)
      if (concerns(read)) for (const rule of readers) concerned.add(rule);
    return concerned;
  }

  #forget(rule: Rule, reads: ReadonlySet<string>): void {
    for (const read of reads) this.#readers.get(read)?.delete(rule);
  }
}

/** Runs rules over a document; what they found before stays where an edit does not concern what they read. */
export interface Checker {
  readonly checked: Checked;
  /** The rules that may find something: of the others it is known that they do not. */
  readonly open: readonly Rule[];
  /** What a rule finds. */
  check(rule: Rule): readonly Finding[];
  /** Says that an open rule is not asked. */
  skip(rule: Rule): void;
}

export function createChecker(
  context: DocumentContext,
  rules: readonly Rule[],
  before: Checked | undefined,
): Checker {
  const change = before?.rules === rules ? changeSince(before, context) : undefined;
  const taken = change === undefined ? undefined : before?.take();
  const results = taken ?? new Results();
  const skip = (rule: Rule): void => results.delete(rule);
  if (change === undefined || before === undefined || taken === undefined) {
    const check = (rule: Rule): readonly Finding[] => run(rule, context, results);
    return { checked: new Checked(context, rules, results), open: rules, check, skip };
  }
  context.facts.takeOver(before.context.facts, context, change.concerns);
  const concerned = results.concernedBy(context.facts.concernedBy(change.concerns));
  return {
    checked: new Checked(context, rules, results),
    open: rules.filter((rule) => concerned.has(rule) || results.get(rule)?.found.length !== 0),
    check(rule) {
      const known = concerned.has(rule) ? undefined : results.get(rule);
      const found = known && moved(rule, known.found, change, context);
      if (known === undefined || found === undefined) return run(rule, context, results);
      results.set(rule, { reads: known.reads, found });
      return found;
    },
    skip,
  };
}

/** Runs a rule; one that throws has no result. */
function run(rule: Rule, context: DocumentContext, results: Results): readonly Finding[] {
  try {
    const { value, reads } = watchReads(() => [...rule.check(context)]);
    const found = value.map(detached);
    results.set(rule, { reads, found });
    return found;
  } catch (error) {
    results.delete(rule);
    throw error;
  }
}

/** A finding with places of its own: those of the tree move with it when the next state takes it over. */
const detached = (finding: Finding): Finding => ({
  ...finding,
  at: { ...finding.at },
  ...(finding.related === undefined
    ? {}
    : { related: finding.related.map((one) => ({ ...one, at: { ...one.at } })) }),
});

/** What an edit changed, where all else that rules read is the same. */
function changeSince({ context: before, tree }: Checked, after: DocumentContext): Change | undefined {
  const same =
    before.files === after.files &&
    before.data === after.data &&
    before.registry === after.registry &&
    before.today === after.today &&
    before.releases === after.releases &&
    before.schemas.length === 0 &&
    after.schemas.length === 0;
  if (!same) return undefined;
  const { edited } = after.document;
  return edited?.from === tree ? edited.change : changeBetween(before.tree, after.tree);
}

/** Findings at their new places; `undefined` where the rule must run again. */
function moved(
  rule: Rule,
  found: readonly Finding[],
  change: Change,
  context: DocumentContext,
): readonly Finding[] | undefined {
  let again: readonly Finding[] | undefined;
  const rerun = (): readonly Finding[] => {
    again ??= [...rule.check(context)];
    return again;
  };
  const there: Finding[] = [];
  for (const [index, finding] of found.entries()) {
    const one = movedFinding(finding, change, (fix) => rerun()[index]?.fixes?.[fix]?.edits ?? []);
    if (one === undefined) return undefined;
    there.push(one);
  }
  return there;
}

function movedFinding(
  finding: Finding,
  change: Change,
  edits: (fix: number) => readonly Edit[],
): Finding | undefined {
  const at = movedSpan(finding.at, change);
  const related = finding.related?.map((one) => ({ ...one, at: movedSpan(one.at, change) }));
  if (at === undefined || related?.some((one) => one.at === undefined)) return undefined;
  return {
    ...finding,
    at,
    ...(related === undefined ? {} : { related: related as NonNullable<Finding['related']> }),
    ...(finding.fixes === undefined
      ? {}
      : { fixes: finding.fixes.map((fix, i) => new KeptFix(fix, () => edits(i))) }),
  };
}

function movedSpan({ start, end }: Span, change: Change): Span | undefined {
  const from = movedOffset(change, start);
  const to = movedOffset(change, end);
  return from === undefined || to === undefined ? undefined : { start: from, end: to };
}

/** A fix whose rule runs again when its edits are read: most findings are only shown. */
class KeptFix implements Fix {
  readonly kind: Fix['kind'];
  readonly title: string;
  readonly changes: Fix['changes'];
  readonly #make: () => readonly Edit[];
  #edits: readonly Edit[] | undefined;

  constructor({ kind, title, changes }: Fix, make: () => readonly Edit[]) {
    this.kind = kind;
    this.title = title;
    this.changes = changes;
    this.#make = make;
  }

  get edits(): readonly Edit[] {
    this.#edits ??= this.#make();
    return this.#edits;
  }
}
