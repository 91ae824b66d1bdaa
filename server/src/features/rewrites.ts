import type { DocumentContext } from '../spec/context.ts';
import { applyEdits, type Edit, overlaps, type Span, shift } from '../text/span.ts';
import { dataEqualExcept } from '../toml/data.ts';
import { locate, type Path, statementIndexAt } from '../toml/paths.ts';
import type { Pair, TomlDocument } from '../toml/tree.ts';
import { extrasAndGroups } from './rewrite/extras.ts';
import { importNames } from './rewrite/import-names.ts';
import type { FindRewrites, Rewrite, Spot } from './rewrite/rewrite.ts';
import { sortedKeys, sortedList, sortedTables } from './rewrite/sorting.ts';
import { tableForms } from './rewrite/table-forms.ts';
import { arrayForms, quotes } from './rewrite/values.ts';

/** A rewriting that is offered; its edits are checked when they are asked for. */
export interface OfferedRewrite extends Pick<Rewrite, 'id' | 'title' | 'kind' | 'changes'> {
  /** `undefined` where the result would not keep everything else. */
  edits(): readonly Edit[] | undefined;
}

const all: readonly FindRewrites[] = [
  sortedList,
  arrayForms,
  quotes,
  sortedKeys,
  tableForms,
  extrasAndGroups,
  importNames,
  sortedTables,
];

/** Other ways to write what stands at an offset: sorted, in another form, moved. */
export function rewritesAt(
  context: DocumentContext,
  offset: number,
  parse: (text: string) => TomlDocument,
): readonly OfferedRewrite[] {
  const { tree } = context;
  const place = locate(tree, offset);
  const spot: Spot = { context, tree, place, statement: statementAt(tree, offset), parse };
  const offered: OfferedRewrite[] = [];
  for (const find of all) {
    for (const rewrite of find(spot)) {
      if (typeof rewrite.edits !== 'function' && rewrite.edits.length === 0) continue;
      if (isFaulty(tree, rewrite)) continue;
      let checked: { readonly edits: readonly Edit[] | undefined } | undefined;
      const { id, title, kind, changes, within } = rewrite;
      const kept = (part: Span | undefined): readonly Edit[] | undefined => {
        const edits = typeof rewrite.edits === 'function' ? rewrite.edits() : rewrite.edits;
        return keepsAll(tree, { edits, changes, within: part }, parse) ? edits : undefined;
      };
      // In a text with faults a part may be read otherwise than alone: nothing is promised before it is tried.
      if (tree.problems.length > 0 && kept(undefined) === undefined) continue;
      const edits = (): readonly Edit[] | undefined => {
        checked ??= { edits: kept(within) };
        return checked.edits;
      };
      offered.push({ id, title, kind, changes, edits });
    }
  }
  return offered;
}

/** Whether something that is no TOML stands on the lines that would be written anew: nobody knows what it is to become. */
function isFaulty({ problems, text }: TomlDocument, { within }: Rewrite): boolean {
  if (problems.length === 0) return false;
  const start = within === undefined ? 0 : text.lastIndexOf('\n', within.start - 1) + 1;
  const next = within === undefined ? -1 : text.indexOf('\n', within.end);
  const lines = { start, end: next < 0 ? text.length : next };
  return problems.some(({ code, span }) => code !== 'toml-1.1' && overlaps(span, lines));
}

function statementAt(tree: TomlDocument, offset: number): Pair | undefined {
  const found = tree.statements[statementIndexAt(tree, offset)];
  return found?.kind === 'pair' && offset <= found.span.end ? found : undefined;
}

interface Change {
  readonly edits: readonly Edit[];
  readonly changes: readonly Path[];
  readonly within: Span | undefined;
}

/** Whether all other data and every comment stays; in the part of the text that is read anew, else in all of it. */
function keepsAll(
  tree: TomlDocument,
  { edits, changes, within }: Change,
  parse: (text: string) => TomlDocument,
): boolean {
  const part = within ?? { start: 0, end: tree.text.length };
  const old = tree.text.slice(part.start, part.end);
  const text = applyEdits(
    old,
    edits.map((edit) => ({ ...edit, span: shift(edit.span, -part.start) })),
  );
  if (text === undefined || text === old) return false;
  const before = within === undefined ? tree : parse(old);
  const after = parse(text);
  return (
    after.problems.length <= before.problems.length &&
    sameComments(before, after) &&
    dataEqualExcept(before, after, within === undefined ? changes : local(tree, within, changes))
  );
}

/** Paths as they are in a part of the document, which has its keys without their header. */
function local(tree: TomlDocument, within: Span, changes: readonly Path[]): Path[] {
  if (changes.length === 0) return [];
  const place = locate(tree, within.start);
  const around = place.kind === 'key' ? place.parent.length : 0;
  return changes.map((path) => path.slice(around));
}

function sameComments(a: TomlDocument, b: TomlDocument): boolean {
  if (a.comments.length !== b.comments.length) return false;
  const texts = ({ text, comments }: TomlDocument): string[] =>
    comments.map(({ start, end }) => text.slice(start, end).trimEnd()).sort();
  const [x, y] = [texts(a), texts(b)];
  return x.every((text, i) => text === y[i]);
}
