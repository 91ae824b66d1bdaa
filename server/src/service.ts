import { type BuildFailure, explainBuildFailure } from './build/failure.ts';
import { type BuildPlan, buildPlans } from './build/plans.ts';
import { type ProfilePlan, profilePlans } from './build/profile.ts';
import {
  type AddedTools,
  type AddToolOptions,
  addTools,
  findAddable,
  offerTools,
  type ToolOffer,
} from './features/add-tool.ts';
import { type CodeLens, codeLenses } from './features/code-lens.ts';
import { type CompletionList, completion } from './features/completion.ts';
import { type Definition, definitions } from './features/definition.ts';
import type { Checked } from './features/diagnostics/checker.ts';
import { type Diagnosed, type DiagnosticOptions, diagnose as runRules } from './features/diagnostics.ts';
import { fixAll, fixesAt, type OfferedFix } from './features/fixes.ts';
import { type Fold, foldingRanges } from './features/folding.ts';
import { type Formatted, format, formatRange, formatTyped } from './features/format.ts';
import { type Hover, hover } from './features/hover.ts';
import { type IgnoreLine, ignoreLines } from './features/ignore-line.ts';
import { type InlayHint, type InlayHints, inlayHints } from './features/inlay-hints.ts';
import { linkedSpans } from './features/linked-editing.ts';
import { type DocumentLink, documentLinks } from './features/links.ts';
import { highlights, type Place, references } from './features/references.ts';
import { type Renaming, renamableAt, rename } from './features/rename.ts';
import { type OfferedRewrite, rewritesAt } from './features/rewrites.ts';
import { selectionSpans } from './features/selection.ts';
import { matchingSymbols, type ProjectSymbol, projectSymbols } from './features/symbols/project-symbols.ts';
import { type DocumentSymbol, documentSymbols } from './features/symbols.ts';
import { semanticTokens, type Token } from './features/tokens.ts';
import { createMigration, type Migration } from './migration.ts';
import { type PyprojectDocument, pyprojectDocument } from './model/document.ts';
import type { DocumentContext } from './spec/context.ts';
import type { Data } from './spec/data.ts';
import { documentContext } from './spec/document-context.ts';
import type { ReportedFinding } from './spec/finding.ts';
import { formatLayerOf } from './spec/format-layer.ts';
import type { FormatOptions } from './spec/format-options.ts';
import { type Host, type ProjectFiles, unknownFiles } from './spec/host.ts';
import { loadData } from './spec/load-data.ts';
import { type OwnSchema, ownSchemas, type SchemaFiles, withOwnSchemas } from './spec/own-schemas.ts';
import { createRegistry, type Registry } from './spec/registry.ts';
import type { Rule } from './spec/rule.ts';
import { rules } from './tables/rules.ts';
import { tables } from './tables/tables.ts';
import { toolCatalogue } from './tables/tool/sections.ts';
import { tools } from './tables/tool/tools.ts';
import type { Edit, Span } from './text/span.ts';
import { parseToml } from './toml/parse.ts';
import type { TomlDocument, TomlVersion } from './toml/tree.ts';

/** How one document is looked at. */
export interface View {
  readonly files?: ProjectFiles;
  readonly options?: DiagnosticOptions;
  /** Tables with the files of their JSON schemas, besides those that the document names itself. */
  readonly schemas?: SchemaFiles;
}

/** Every feature, over plain text and UTF-16 offsets. The language server and the command line are its callers. */
export interface Service extends Migration {
  readonly registry: Registry;
  /** Makes a document; where it is a later state of another one, findings that the edit does not concern are taken over. */
  open(uri: string, text: string, toml?: TomlVersion, earlier?: PyprojectDocument): PyprojectDocument;
  diagnostics(document: PyprojectDocument, view?: View): readonly ReportedFinding[];
  completion(document: PyprojectDocument, offset: number, view?: View): CompletionList;
  hover(document: PyprojectDocument, offset: number, view?: View): Hover | undefined;
  /** The checked fixes of the findings that touch a span. */
  fixes(document: PyprojectDocument, at: Span, view?: View): readonly OfferedFix[];
  /** For each rule that reports something at a span, the comment that silences it there. */
  ignoreLines(document: PyprojectDocument, at: Span, view?: View): readonly IgnoreLine[];
  /** Other ways to write what stands at an offset: sorted, in another form, moved. */
  rewrites(document: PyprojectDocument, offset: number, view?: View): readonly OfferedRewrite[];
  /** All safe fixes together. */
  fixAll(
    document: PyprojectDocument,
    view?: View,
  ): { readonly edits: readonly Edit[]; readonly text: string; readonly fixed: readonly ReportedFinding[] };
  /** The tools that can be added, with what of them is there. */
  offerTools(document: PyprojectDocument, view?: View): ToolOffer;
  /** Adds tools and their tables; see `features/add-tool.ts`. */
  addTools(
    document: PyprojectDocument,
    names: readonly string[],
    options?: Pick<AddToolOptions, 'group'>,
    view?: View,
  ): AddedTools;
  /** The ways to build the project, the likeliest first. */
  buildPlans(document: PyprojectDocument, view?: View): readonly BuildPlan[];
  /** The programs that can be profiled with Memray; `file` is one beside pyproject.toml, relative to it. */
  profilePlans(document: PyprojectDocument, file?: string): readonly ProfilePlan[];
  /** Why a build failed, by what it printed, and the place that caused it. */
  explainBuildFailure(document: PyprojectDocument, output: string, view?: View): BuildFailure;
  /** The name of the tool that a person means; `undefined` for one that cannot be added. */
  toolNamed(name: string): string | undefined;
  /** The outline. */
  symbols(document: PyprojectDocument, view?: View): readonly DocumentSymbol[];
  /** What of a project is looked for by name, as far as it fits a query. */
  projectSymbols(document: PyprojectDocument, query: string, view?: View): readonly ProjectSymbol[];
  folding(document: PyprojectDocument): readonly Fold[];
  /** What a growing selection takes in at an offset, the smallest first. */
  selection(document: PyprojectDocument, offset: number, view?: View): readonly Span[];
  links(document: PyprojectDocument, view?: View): readonly DocumentLink[];
  /** Where the group, extra, function or file under the cursor is defined. */
  definitions(document: PyprojectDocument, offset: number, view?: View): readonly Definition[];
  references(
    document: PyprojectDocument,
    offset: number,
    which: 'all' | 'without-definition',
    view?: View,
  ): readonly Place[];
  highlights(document: PyprojectDocument, offset: number, view?: View): ReturnType<typeof highlights>;
  /** The name under the cursor that can be renamed. */
  renamable(document: PyprojectDocument, offset: number, view?: View): ReturnType<typeof renamableAt>;
  rename(document: PyprojectDocument, offset: number, name: string, view?: View): Renaming;
  /** The places that are edited together with the one under the cursor. */
  linked(document: PyprojectDocument, offset: number, view?: View): readonly Span[];
  lenses(document: PyprojectDocument, view?: View): readonly CodeLens[];
  tokens(document: PyprojectDocument, within?: Span, view?: View): readonly Token[];
  hints(document: PyprojectDocument, within: Span, which: InlayHints, view?: View): readonly InlayHint[];
  context(document: PyprojectDocument, files?: ProjectFiles, schemas?: SchemaFiles): DocumentContext;
  /** Lays a document, or what a span touches of it, out; what the document says comes between the two layers. */
  format(document: PyprojectDocument, layers?: FormatLayers, range?: Span): Formatted;
  /** What to lay out after a line break or closing bracket was typed before an offset. */
  formatTyped(document: PyprojectDocument, offset: number, layers?: FormatLayers): readonly Edit[];
}

/** Options of the layout around the document's own: the command line's above, the editor's below. */
export interface FormatLayers {
  readonly above?: Partial<FormatOptions>;
  readonly below?: Partial<FormatOptions>;
}

/** The composition root: builds the registry and binds the features to a host. */
export function createService(host: Host): Service {
  const data = loadData(host);
  const registry = createRegistry(tables, rules, data, tools);
  const open = (
    uri: string,
    text: string,
    toml: TomlVersion = '1.0',
    earlier?: PyprojectDocument,
  ): PyprojectDocument => {
    const state = (earlier as Opened | undefined)?.[STATE];
    const before = state?.toml === toml ? (state.findings?.checked ?? state.before) : undefined;
    return Object.assign(pyprojectDocument(uri, text, toml, earlier), { [STATE]: { toml, before } });
  };
  const registries = ownRegistries(data, registry);
  const context = (
    document: PyprojectDocument,
    files: ProjectFiles = unknownFiles,
    schemas?: SchemaFiles,
  ): DocumentContext => {
    const state = (document as Opened)[STATE] ?? {};
    const { tree } = document;
    // A tree that a later state took away was read anew.
    const isKnown = state.tree === tree && state.schemas === schemas;
    if (isKnown && state.context?.files === files) return state.context;
    state.findings = undefined;
    state.schemas = schemas;
    state.tree = tree;
    const own = ownSchemas(tree, files, schemas);
    const known = { data, registry: registries(own), today: host.today() };
    state.context = documentContext(document, files, known, own, state.before);
    return state.context;
  };
  const seen = (document: PyprojectDocument, view: View | undefined): DocumentContext =>
    context(document, view?.files, view?.schemas);
  // Diagnostics, fixes and actions ask for the same findings one after the other.
  const diagnose = (at: DocumentContext, view: View | undefined): readonly ReportedFinding[] => {
    const state = (at.document as Opened)[STATE] ?? {};
    const known = state.findings;
    if (known?.of === at && known.options === view?.options) return known.all;
    const failed = (rule: Rule, error: unknown): void =>
      host.log('error', `Rule ${rule.id} failed: ${describeError(error)}`);
    const made = runRules(at, { ...view?.options, failed }, state.before);
    state.findings = { ...made, of: at, options: view?.options };
    state.before = undefined;
    return made.all;
  };
  const reopen = (document: PyprojectDocument, view: View | undefined) => (text: string) =>
    seen(open(document.uri, text, (document as Opened)[STATE]?.toml), view);

  const layout = (document: PyprojectDocument, { above, below }: FormatLayers): Partial<FormatOptions> => ({
    ...below,
    ...formatLayerOf(document),
    ...above,
  });
  const reparse = (document: PyprojectDocument) => (text: string) =>
    parseToml(text, { version: (document as Opened)[STATE]?.toml ?? '1.0' });

  const service: Service = Object.freeze<Service>({
    ...createMigration(
      data,
      () => host.today(),
      () => service,
    ),
    registry,
    open,
    context,
    diagnostics: (document, view) => diagnose(seen(document, view), view),
    completion: (document, offset, view) => completion(seen(document, view), offset),
    hover: (document, offset, view) => hover(seen(document, view), offset),
    fixes: (document, at, view) => {
      const here = seen(document, view);
      return fixesAt(here, diagnose(here, view), at, reopen(document, view));
    },
    rewrites: (document, offset, view) => rewritesAt(seen(document, view), offset, reparse(document)),
    ignoreLines: (document, at, view) =>
      ignoreLines(document, diagnose(seen(document, view), view), at, reparse(document)),
    offerTools: (document, view) => offerTools(seen(document, view), toolCatalogue),
    addTools: (document, names, options, view) => {
      const toml = (document as Opened)[STATE]?.toml;
      return addTools(seen(document, view), toolCatalogue, names, {
        ...options,
        ...(toml === undefined ? {} : { toml }),
      });
    },
    buildPlans: (document, view) => buildPlans(context(document, view?.files)),
    profilePlans: (document, file) => profilePlans(context(document, undefined), file),
    explainBuildFailure: (document, output, view) =>
      explainBuildFailure(context(document, view?.files), output),
    toolNamed: (name) => findAddable(toolCatalogue, name)?.name,
    symbols: (document, view) => documentSymbols(seen(document, view)),
    projectSymbols: (document, query, view) => matchingSymbols(projectSymbols(seen(document, view)), query),
    folding: foldingRanges,
    selection: (document, offset, view) => selectionSpans(seen(document, view), offset),
    links: (document, view) => documentLinks(seen(document, view)),
    definitions: (document, offset, view) => definitions(seen(document, view), offset),
    references: (document, offset, which, view) => references(seen(document, view), offset, which),
    highlights: (document, offset, view) => highlights(seen(document, view), offset),
    renamable: (document, offset, view) => renamableAt(seen(document, view), offset),
    rename: (document, offset, name, view) => rename(seen(document, view), offset, name),
    linked: (document, offset, view) => linkedSpans(seen(document, view), offset),
    lenses: (document, view) => codeLenses(seen(document, view)),
    tokens: (document, within, view) => semanticTokens(seen(document, view), within),
    hints: (document, within, which, view) => inlayHints(seen(document, view), within, which),
    format: (document, layers = {}, range) =>
      range === undefined
        ? format(document, layout(document, layers), reparse(document))
        : formatRange(document, layout(document, layers), range),
    formatTyped: (document, offset, layers = {}) => formatTyped(document, layout(document, layers), offset),
    fixAll: (document, view) => {
      const here = seen(document, view);
      return fixAll(here, (next) => diagnose(next, view), reopen(document, view));
    },
  });
  return service;
}

/**
 * What was computed for a document hangs on the document itself: a map with weak keys would do the same, but the
 * collector pays for each key that lives only until the next keystroke.
 */
const STATE = Symbol('state');

interface Opened extends PyprojectDocument {
  readonly [STATE]?: State;
}

interface State {
  readonly toml?: TomlVersion;
  context?: DocumentContext;
  /** The tree that the context is of. */
  tree?: TomlDocument;
  schemas?: SchemaFiles | undefined;
  findings?:
    | (Diagnosed & { readonly of: DocumentContext; readonly options: DiagnosticOptions | undefined })
    | undefined;
  /** What was found of an earlier state of the document. */
  before?: Checked | undefined;
}

/** Registries with the tables of own schemas: the same schemas give the same one, as documents change much oftener. */
function ownRegistries(data: Data, base: Registry): (own: readonly OwnSchema[]) => Registry {
  let last: { readonly shapes: readonly unknown[]; readonly registry: Registry } | undefined;
  return (own) => {
    if (!own.some(({ shape }) => shape !== undefined)) return base;
    const shapes = own.flatMap(({ path, file, shape }) => [path.join('.'), file, shape]);
    if (last?.shapes.length !== shapes.length || !last.shapes.every((one, i) => one === shapes[i]))
      last = { shapes, registry: createRegistry(tables, rules, data, withOwnSchemas(tools, own)) };
    return last.registry;
  };
}

const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
