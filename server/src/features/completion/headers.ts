import type { DocumentContext } from '../../spec/context.ts';
import { alternatives, type Described, type Registry } from '../../spec/registry.ts';
import type { KeySpec, TableShape, TableSpec } from '../../spec/shape.ts';
import { normalizeName } from '../../standards/names.ts';
import type { Span } from '../../text/span.ts';
import { writePath } from '../../toml/strings.ts';
import { asTable, type Header } from '../../toml/tree.ts';
import { keyDocs } from '../docs.ts';
import { type CompletionItem, CURSOR, snippetMark } from './item.ts';
import { buildSystemLines } from './languages/build-backend.ts';
import { namesToChoose } from './names-to-choose.ts';
import { blankLineBefore, mayOpen } from './openable.ts';
import { styleOf } from './style.ts';

/** A table that can be opened by a header. */
export interface Candidate {
  readonly path: readonly string[];
  readonly array: boolean;
  readonly described: Described;
  readonly title: string;
  readonly common: number;
  readonly snippet: string | undefined;
}

/** Headers to put in place of the one at the cursor: the header only, brackets included. */
export function* headerItems(
  context: DocumentContext,
  span: Span,
  header: Header | undefined,
): Iterable<CompletionItem> {
  for (const candidate of missingTables(context, header, [...candidatesOf(context), ...chosen(context)])) {
    const text = headerText(candidate);
    yield { ...common(candidate), span, text };
  }
}

/** Headers with their first lines, for a line on which nothing else stands. */
export function* tableItems(context: DocumentContext, span: Span): Iterable<CompletionItem> {
  const { eol } = styleOf(context.tree);
  const { text: source } = context.document;
  const plain = candidatesOf(context).filter(({ array }) => !array);
  for (const candidate of missingTables(context, undefined, plain)) {
    const own =
      candidate.path.length === 1 && candidate.path[0] === 'build-system'
        ? buildSystemLines(context)
        : undefined;
    const lines = own ?? candidate.snippet?.split('\n') ?? [CURSOR];
    const text = [blankLineBefore(source, span.start, eol) + headerText(candidate), ...lines].join(eol);
    yield { ...common(candidate), span, text, ...snippetMark(text), filter: candidate.path.join('.') };
  }
}

const headerText = ({ path, array }: Candidate): string =>
  array ? `[[${writePath(path)}]]` : `[${writePath(path)}]`;

const common = (
  candidate: Candidate,
): Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'again'> => ({
  label: headerText(candidate),
  kind: 'table',
  ...(candidate.title === '' ? {} : { detail: candidate.title }),
  documentation: () => keyDocs(candidate.described, candidate.path),
});

/** The tables that are not there yet: whole tables first, then sub-tables of those that are, then the rest. */
function missingTables(
  context: DocumentContext,
  own: Header | undefined,
  all: readonly Candidate[],
): readonly Candidate[] {
  const { tree, project } = context;
  const dynamic = new Set(project.dynamic.map(({ value }) => value));
  const used = usedTools(context);
  const free = all.filter(
    ({ path, array }) =>
      mayOpen(tree, path, array, own) &&
      !(path[0] === 'project' && path.length === 2 && dynamic.has(path[1] as string)),
  );
  const rank = ({ path, array, common }: Candidate): number => {
    const parentIsThere = path.length > 1 && tree.root.members.has(path[0] as string);
    return (
      (array ? 6 : path.length === 1 ? 0 : parentIsThere ? 2 : 4) +
      (used.has(path[1] ?? '') ? 0 : (1 - common) / 2) +
      (path.length > 2 ? 1 : 0)
    );
  };
  return free.sort((a, b) => rank(a) - rank(b));
}

/** The first names of tables whose tools the project depends on. */
function usedTools({ registry, requirements }: DocumentContext): ReadonlySet<string> {
  const names = new Set(requirements.map(({ requirement }) => normalizeName(requirement.name?.text ?? '')));
  const used = registry.tools.filter(({ packages }) => packages.some((name) => names.has(name)));
  return new Set(used.flatMap(({ tables }) => tables.map(({ path }) => path[1] as string)));
}

const known = new WeakMap<Registry, Map<TableSpec, readonly Candidate[]>>();

/** The tables of the registry with their sub-tables; of a tool that the document does not have, its table alone. */
function candidatesOf({ registry, tree }: DocumentContext): readonly Candidate[] {
  const cached = known.get(registry) ?? new Map<TableSpec, readonly Candidate[]>();
  known.set(registry, cached);
  const tools = asTable(tree.root.members.get('tool')?.node);
  return registry.tables.flatMap((table) => {
    const [top, tool] = table.path;
    if (top === undefined) return [];
    // The keys of a tool are read from its data when the document needs them.
    if (top === 'tool' && tool !== undefined && !tools?.members.has(tool)) return [unread(registry, table)];
    const found = cached.get(table) ?? withSubTables(registry, table);
    cached.set(table, found);
    return found;
  });
}

const unread = (registry: Registry, table: TableSpec): Candidate =>
  ownCandidate(table, {
    get shape() {
      return registry.tableAt(table.path) ?? { type: 'any' as const };
    },
    table,
  });

const ownCandidate = (table: TableSpec, described: Described): Candidate => ({
  path: table.path,
  array: false,
  described,
  title: table.title,
  common: table.common ?? 0,
  snippet: table.snippet,
});

function withSubTables(registry: Registry, table: TableSpec): readonly Candidate[] {
  const [described] = registry.describe(table.path);
  const shape = described && alternatives(described.shape).find((one) => one.type === 'table');
  if (described === undefined || shape?.type !== 'table') return [];
  const own =
    shape.keys.length > 0 || shape.rest?.shape.type !== 'any' ? [ownCandidate(table, described)] : [];
  return [...own, ...shape.keys.flatMap((key) => below(table.path, key, DEEPEST))];
}

const DEEPEST = 4;

/** A key whose value can be nothing but a table, or a list of tables, with the tables in it. */
function below(path: readonly string[], key: KeySpec, depth: number): Candidate[] {
  const here = [...path, key.name];
  const candidate = (array: boolean): Candidate => ({
    path: here,
    array,
    described: { shape: key.shape, key },
    title: key.title,
    common: key.common ?? 0,
    snippet: undefined,
  });
  const { shape } = key;
  if (key.deprecated !== undefined || key.removed !== undefined) return [];
  if (shape.type === 'array') return shape.items.type === 'table' ? [candidate(true)] : [];
  if (shape.type !== 'table') return [];
  const inner = depth > 0 ? shape.keys.flatMap((one) => below(here, one, depth - 1)) : [];
  return isDeep(shape) ? inner : [candidate(false), ...inner];
}

/** A table of tables only is opened one level further down. */
const isDeep = ({ keys, rest }: TableShape): boolean => keys.length === 0 && rest?.shape.type === 'table';

/** Tables below one whose keys the project chooses: `[project.entry-points.pytest11]`. */
function* chosen(context: DocumentContext): Iterable<Candidate> {
  const tools = asTable(context.tree.root.members.get('tool')?.node);
  for (const table of context.registry.tables) {
    const [top, tool] = table.path;
    if (top === undefined || (tool !== undefined && !tools?.members.has(tool))) continue;
    for (const key of context.registry.tableAt(table.path)?.keys ?? []) {
      if (key.shape.type !== 'table' || !isDeep(key.shape) || key.shape.rest === undefined) continue;
      const { rest } = key.shape;
      for (const name of namesToChoose(context, rest.keyLanguage)) {
        const path = [...table.path, key.name, name];
        const described: Described = { shape: rest.shape, rest };
        yield {
          path,
          array: false,
          described,
          title: rest.title,
          common: key.common ?? 0,
          snippet: undefined,
        };
      }
    }
  }
}
