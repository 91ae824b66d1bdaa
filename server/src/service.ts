import { type CompletionList, completion } from './features/completion.ts';
import { type DiagnosticOptions, diagnostics } from './features/diagnostics.ts';
import { fixAll, fixesAt, type OfferedFix } from './features/fixes.ts';
import { type Hover, hover } from './features/hover.ts';
import { type PyprojectDocument, pyprojectDocument } from './model/document.ts';
import type { DocumentContext } from './spec/context.ts';
import { documentContext } from './spec/document-context.ts';
import type { ReportedFinding } from './spec/finding.ts';
import { type Host, type ProjectFiles, unknownFiles } from './spec/host.ts';
import { loadData } from './spec/load-data.ts';
import { createRegistry, type Registry } from './spec/registry.ts';
import { rules } from './tables/rules.ts';
import { tables } from './tables/tables.ts';
import { tools } from './tables/tool/tools.ts';
import type { Edit, Span } from './text/span.ts';
import type { TomlVersion } from './toml/tree.ts';

/** How one document is looked at. */
export interface View {
  readonly files?: ProjectFiles;
  readonly options?: DiagnosticOptions;
}

/** Every feature, over plain text and UTF-16 offsets. The language server and the command line are its callers. */
export interface Service {
  readonly registry: Registry;
  open(uri: string, text: string, toml?: TomlVersion): PyprojectDocument;
  diagnostics(document: PyprojectDocument, view?: View): readonly ReportedFinding[];
  completion(document: PyprojectDocument, offset: number, view?: View): CompletionList;
  hover(document: PyprojectDocument, offset: number, view?: View): Hover | undefined;
  /** The checked fixes of the findings that touch a span. */
  fixes(document: PyprojectDocument, at: Span, view?: View): readonly OfferedFix[];
  /** All safe fixes together. */
  fixAll(
    document: PyprojectDocument,
    view?: View,
  ): { readonly edits: readonly Edit[]; readonly text: string; readonly fixed: readonly ReportedFinding[] };
  context(document: PyprojectDocument, files?: ProjectFiles): DocumentContext;
}

/** The composition root: builds the registry and binds the features to a host. */
export function createService(host: Host): Service {
  const data = loadData(host);
  const registry = createRegistry(tables, rules, data, tools);
  const contexts = new WeakMap<PyprojectDocument, DocumentContext>();
  // Diagnostics, fixes and actions ask for the same findings one after the other.
  const diagnosed = new WeakMap<
    DocumentContext,
    { readonly options: DiagnosticOptions | undefined; readonly findings: readonly ReportedFinding[] }
  >();
  const versions = new WeakMap<PyprojectDocument, TomlVersion>();

  const open = (uri: string, text: string, toml: TomlVersion = '1.0'): PyprojectDocument => {
    const document = pyprojectDocument(uri, text, toml);
    versions.set(document, toml);
    return document;
  };
  const context = (document: PyprojectDocument, files: ProjectFiles = unknownFiles): DocumentContext => {
    const known = contexts.get(document);
    if (known !== undefined && known.files === files) return known;
    const made = documentContext(document, files, { data, registry, today: host.today() });
    contexts.set(document, made);
    return made;
  };
  const diagnose = (at: DocumentContext, view: View | undefined): readonly ReportedFinding[] => {
    const known = diagnosed.get(at);
    if (known !== undefined && known.options === view?.options) return known.findings;
    const findings = diagnostics(at, {
      ...view?.options,
      failed: (rule, error) => host.log('error', `Rule ${rule.id} failed: ${describeError(error)}`),
    });
    diagnosed.set(at, { options: view?.options, findings });
    return findings;
  };
  const reopen = (document: PyprojectDocument, files: ProjectFiles | undefined) => (text: string) =>
    context(open(document.uri, text, versions.get(document)), files);

  return Object.freeze<Service>({
    registry,
    open,
    context,
    diagnostics: (document, view) => diagnose(context(document, view?.files), view),
    completion: (document, offset, view) => completion(context(document, view?.files), offset),
    hover: (document, offset, view) => hover(context(document, view?.files), offset),
    fixes: (document, at, view) => {
      const here = context(document, view?.files);
      return fixesAt(here, diagnose(here, view), at, reopen(document, view?.files));
    },
    fixAll: (document, view) => {
      const here = context(document, view?.files);
      return fixAll(here, (next) => diagnose(next, view), reopen(document, view?.files));
    },
  });
}

const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
