import { isDeepStrictEqual } from 'node:util';
import type { PyprojectDocument } from '../../server/src/model/document.ts';
import type { Service } from '../../server/src/service.ts';
import { applyEdits, type Edit } from '../../server/src/text/span.ts';
import { type Data, toData } from '../../server/src/toml/data.ts';
import { leaves } from '../../server/src/toml/leaves.ts';
import type { TomlDocument } from '../../server/src/toml/tree.ts';
import { plain, without } from './fixes.ts';
import type { Random } from './random.ts';

/** What the code actions of one document showed. */
export interface Outcome {
  readonly problem: string | undefined;
  readonly places: number;
  readonly edits: number;
  readonly kinds: ReadonlyMap<string, number>;
}

const MOST_PLACES = 60;

/** Applies every code action at many places of a document, and judges each result with its own eyes. */
export function examineActions(service: Service, text: string, random: Random): Outcome {
  const document = service.open('pyproject.toml', text);
  const tokens = leaves(document.tree).filter(({ kind }) => kind !== 'whitespace' && kind !== 'line-break');
  const kinds = new Map<string, number>();
  let places = 0;
  let edits = 0;
  const wrong = (problem: string | undefined): Outcome => ({ problem, places, edits, kinds });
  const tried = new Set<string>();
  const every = Math.max(1, Math.ceil(tokens.length / MOST_PLACES));
  for (let i = random.below(every); i < tokens.length; i += every) {
    const { start, end } = (tokens[i] as (typeof tokens)[number]).span;
    const offset = random.pick([start, end, (start + end) >> 1]);
    places++;
    for (const rewrite of service.rewrites(document, offset)) {
      const found = rewrite.edits();
      if (found === undefined) return wrong(`${rewrite.id} at ${offset}: offered, but not kept to`);
      const once = `${rewrite.id} ${JSON.stringify(found)}`;
      if (tried.has(once)) continue;
      tried.add(once);
      edits++;
      kinds.set(rewrite.id, (kinds.get(rewrite.id) ?? 0) + 1);
      const problem = problemOf(service, document, found, rewrite);
      if (problem !== undefined) return wrong(`${rewrite.id} at ${offset}: ${problem}`);
    }
  }
  const problem = ignoreProblem(service, document, random, () => {
    edits++;
    kinds.set('ignore', (kinds.get('ignore') ?? 0) + 1);
  });
  return wrong(problem);
}

/** What is wrong with a comment that silences a line: data stays, the finding goes. */
function ignoreProblem(
  service: Service,
  document: PyprojectDocument,
  random: Random,
  count: () => void,
): string | undefined {
  const all = service.ignoreLines(document, { start: 0, end: document.text.length });
  for (let tries = 0; tries < Math.min(2, all.length); tries++) {
    const { edits, finding } = random.pick(all);
    count();
    const after = applyEdits(document.text, edits);
    const next = after === undefined ? undefined : service.open('pyproject.toml', after);
    if (next === undefined || !sameData(document.tree, next.tree, [])) return 'ignore: data differs';
    if (next.tree.problems.length > document.tree.problems.length) return 'ignore: brings problems';
    const left = (one: PyprojectDocument): number =>
      service.diagnostics(one).filter(({ rule }) => rule === finding.rule).length;
    if (left(next) >= left(document)) return `ignore: ${finding.rule} is still reported`;
  }
  return undefined;
}

function problemOf(
  service: Service,
  { text, tree }: PyprojectDocument,
  edits: readonly Edit[],
  { id, changes }: { readonly id: string; readonly changes: readonly (readonly (string | number)[])[] },
): string | undefined {
  const after = applyEdits(text, edits);
  if (after === undefined) return 'the edits overlap or lie outside';
  if (after === text) return 'nothing changes';
  const next = service.open('pyproject.toml', after).tree;
  if (next.problems.length > tree.problems.length) return 'it brings TOML problems';
  if (!sameData(tree, next, changes)) return 'other data changes';
  if (!isDeepStrictEqual(comments(tree), comments(next))) return 'comments differ';
  // What is sorted or moved is the same in another order or at another place.
  const strings = (doc: TomlDocument) => stringsIn(toData(doc.root)).sort();
  if (id !== 'group-to-extra' && !isDeepStrictEqual(strings(tree), strings(next))) return 'strings differ';
  return undefined;
}

function sameData(
  a: TomlDocument,
  b: TomlDocument,
  changes: readonly (readonly (string | number)[])[],
): boolean {
  const rest = (doc: TomlDocument) => plain(without(toData(doc.root), changes));
  return isDeepStrictEqual(rest(a), rest(b));
}

const comments = ({ text, comments: all }: TomlDocument): readonly string[] =>
  all.map(({ start, end }) => text.slice(start, end).trimEnd()).sort();

function stringsIn(data: Data): string[] {
  if (data instanceof Map) return [...data.values()].flatMap(stringsIn);
  if (Array.isArray(data)) return data.flatMap(stringsIn);
  return typeof data === 'string' ? [data] : [];
}
