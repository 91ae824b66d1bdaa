import { type InitializeParams, InsertTextMode } from 'vscode-languageserver';
import { type NavigationFacts, navigationFacts } from './client-navigation.ts';
import { type Encoding, encodings } from './convert.ts';

/** What the other side can do, as far as it changes what we send. */
export interface ClientFacts {
  readonly encoding: Encoding;
  /** It asks for diagnostics; else they are pushed. */
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly diagnosticData: boolean;
  readonly codeDescription: boolean;
  readonly relatedInformation: boolean;
  readonly tags: readonly number[];
  readonly versions: boolean;
  readonly snippets: boolean;
  /** It can insert lines as they are, without the indent of the line at the cursor. */
  readonly insertAsIs: boolean;
  readonly markdownCompletion: boolean;
  readonly markdownHover: boolean;
  /** Without literals a client takes no code action at all. */
  readonly codeActions: boolean;
  readonly actionData: boolean;
  readonly resolveEdit: boolean;
  readonly disabledActions: boolean;
  readonly preferredActions: boolean;
  readonly documentChanges: boolean;
  readonly configuration: boolean;
  readonly registerConfiguration: boolean;
  readonly registerWatchers: boolean;
  readonly folderEvents: boolean;
  readonly navigation: NavigationFacts;
  /** Our extension registers the formatters itself, so that they do not vie with others. */
  readonly formatsItself: boolean;
  /** The editor's own command that opens the list of proposals, where our extension named it. */
  readonly suggestCommand: string | undefined;
  /** The editor's command that shows a list of places, where our extension named it. */
  readonly referencesCommand: string | undefined;
  /** The editor's command that asks which tools to add, where our extension named it. */
  readonly addToolCommand: string | undefined;
  /** The client's command that builds the project of a file. */
  readonly buildCommand: string | undefined;
}

/** Reads the capabilities of the client; what is missing or of another type counts as not there. */
export function clientFacts(params: InitializeParams): ClientFacts {
  const { general, textDocument, workspace } = params.capabilities ?? {};
  const pushed = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const item = textDocument?.completion?.completionItem;
  const action = textDocument?.codeAction;
  const options: Record<string, unknown> = params.initializationOptions ?? {};
  const offered = general?.positionEncodings ?? [];
  return {
    encoding: firstKnown(offered),
    pull: pulled !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    diagnosticData: (pulled?.dataSupport ?? pushed?.dataSupport) === true,
    codeDescription: (pulled?.codeDescriptionSupport ?? pushed?.codeDescriptionSupport) === true,
    relatedInformation: (pulled?.relatedInformation ?? pushed?.relatedInformation) === true,
    tags: (pulled?.tagSupport ?? pushed?.tagSupport)?.valueSet ?? [],
    versions: pushed?.versionSupport === true,
    snippets: item?.snippetSupport === true,
    insertAsIs: item?.insertTextModeSupport?.valueSet?.includes(InsertTextMode.asIs) === true,
    markdownCompletion: item?.documentationFormat?.includes('markdown') ?? false,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    codeActions: action?.codeActionLiteralSupport !== undefined,
    actionData: action?.dataSupport === true,
    resolveEdit: action?.resolveSupport?.properties?.includes('edit') === true && action.dataSupport === true,
    disabledActions: action?.disabledSupport === true,
    preferredActions: action?.isPreferredSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    configuration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registerWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folderEvents: workspace?.workspaceFolders === true,
    navigation: navigationFacts(params.capabilities ?? {}),
    formatsItself: options.formatsItself === true,
    suggestCommand: stringOr(options.suggestCommand),
    referencesCommand: stringOr(options.referencesCommand),
    addToolCommand: stringOr(options.addToolCommand),
    buildCommand: stringOr(options.buildCommand),
  };
}

const stringOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The client's first choice among those we know. */
function firstKnown(offered: readonly string[]): Encoding {
  for (const name of offered) {
    const known = encodings.find((one) => one === name);
    if (known !== undefined) return known;
  }
  return 'utf-16';
}
