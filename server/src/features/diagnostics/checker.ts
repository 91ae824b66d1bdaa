import type { DocumentContext } from '../../spec/context.ts';
import type { Finding, Fix } from '../../spec/finding.ts';
import type { Rule } from '../../spec/rule.ts';
import type { Edit, Span } from '../../text/span.ts';
import { type Change, changeBetween, movedOffset } from '../../toml/changes.ts';
import { watchReads } from '../../toml/reads.ts';
import type { TomlDocument } from '../../toml/tree.ts';

/** What the rules found in one state of a document, and what of it each of them read. */
export interface Checked {
  readonly context: DocumentContext;
  /** The tree of the context, to be compared only: a later state may have taken it. */
  readonly tree: TomlDocument;
  readonly results: ReadonlyMap<Rule, Result>;
}

interface Result {
  readonly reads: ReadonlySet<string>;
  readonly found: readonly Finding[];
}

/** Runs rules over a document; what they found before stays where an edit does not concern what they read. */
export function createChecker(
  context: DocumentContext,
  before: Checked | undefined,
): { readonly checked: Checked; check(rule: Rule): readonly Finding[] } {
  const change = before === undefined ? undefined : changeSince(before, context);
  if (before !== undefined && change !== undefined)
    context.facts.takeOver(before.context.facts, change.concerns);
  const results = new Map<Rule, Result>();
  const check = (rule: Rule): readonly Finding[] => {
    const known = change === undefined ? undefined : before?.results.get(rule);
    const result = (known && change && kept(rule, known, change, context)) ?? run(rule, context);
    results.set(rule, result);
    return result.found;
  };
  return { checked: { context, tree: context.tree, results }, check };
}

function run(rule: Rule, context: DocumentContext): Result {
  const { value: found, reads } = watchReads(() => [...rule.check(context)]);
  return { reads, found: found.map(detached) };
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

/** A result at its new places; `undefined` where the rule must run again. */
function kept(
  rule: Rule,
  { reads, found }: Result,
  change: Change,
  context: DocumentContext,
): Result | undefined {
  for (const read of reads) if (change.concerns(read)) return undefined;
  if (found.length === 0) return { reads, found };
  let again: readonly Finding[] | undefined;
  const rerun = (): readonly Finding[] => {
    again ??= [...rule.check(context)];
    return again;
  };
  const moved: Finding[] = [];
  for (const [index, finding] of found.entries()) {
    const one = movedFinding(finding, change, (fix) => rerun()[index]?.fixes?.[fix]?.edits ?? []);
    if (one === undefined) return undefined;
    moved.push(one);
  }
  return { reads, found: moved };
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
