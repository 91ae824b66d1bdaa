import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { serverCapabilities } from './capabilities.ts';
import type { Environment } from './environment.ts';
import { onNotification, onRequest, type RequestHandler } from './handle.ts';
import { addableTools, addTools } from './handlers/add-tools.ts';
import { buildFailure, buildPlans, profilePlans } from './handlers/build.ts';
import { codeActionResolve, codeActions } from './handlers/code-actions.ts';
import { completion, completionResolve } from './handlers/completion.ts';
import { pullDiagnostics } from './handlers/diagnostics.ts';
import { foldingRanges } from './handlers/folding.ts';
import { formatting, onTypeFormatting, rangeFormatting } from './handlers/format.ts';
import { hover } from './handlers/hover.ts';
import { inlayHints } from './handlers/inlay-hints.ts';
import { documentLinks } from './handlers/links.ts';
import { migrationSources, planMigration, planWithSetup, verifyMigration } from './handlers/migrate.ts';
import { codeLenses, definition, highlights, linkedEditing, references } from './handlers/places.ts';
import { projectInfo } from './handlers/project-info.ts';
import { prepareRename, rename } from './handlers/rename.ts';
import { selectionRanges } from './handlers/selection.ts';
import { documentSymbols } from './handlers/symbols.ts';
import { notifications } from './handlers/sync.ts';
import { semanticTokens, semanticTokensDelta, semanticTokensRange } from './handlers/tokens.ts';
import { workspaceSymbols } from './handlers/workspace-symbols.ts';
import { createSession, type Session } from './session.ts';
import { warmUp } from './warm.ts';

/** Every request that is answered; its capability stands in `capabilities.ts`. */
const requests: readonly RequestHandler[] = [
  pullDiagnostics,
  completion,
  completionResolve,
  hover,
  codeActions,
  codeActionResolve,
  documentSymbols,
  workspaceSymbols,
  foldingRanges,
  selectionRanges,
  documentLinks,
  definition,
  references,
  highlights,
  linkedEditing,
  prepareRename,
  rename,
  codeLenses,
  inlayHints,
  semanticTokens,
  semanticTokensDelta,
  semanticTokensRange,
  formatting,
  rangeFormatting,
  onTypeFormatting,
  projectInfo,
  addableTools,
  addTools,
  buildPlans,
  profilePlans,
  buildFailure,
  planMigration,
  planWithSetup,
  migrationSources,
  verifyMigration,
];

/** The files whose changes matter to findings. */
const WATCHED = [
  '**/pyproject.toml',
  '**/{README,LICENSE,LICENCE,COPYING,NOTICE,AUTHORS}*',
  '**/*.{py,pyi,cfg,ini,lock,md,rst,txt}',
  '**/{Dockerfile,Makefile,justfile}*',
  '**/.github/workflows/*',
  '**/pylock*.toml',
  '**/site-packages/*.dist-info/METADATA',
];

/** Serves a client over a connection: the whole server but for how it is reached and what lies around it. */
export function startServer(connection: Connection, environment: Environment): void {
  let session: Session | undefined;

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    const made = await createSession(connection, environment, params);
    session = made;
    for (const handler of requests) onRequest(made, handler);
    for (const handler of notifications(made)) onNotification(made, handler);
    return {
      capabilities: serverCapabilities(made.client),
      serverInfo: { name: 'pyproject-toolkit', version: environment.version },
    };
  });
  connection.onInitialized(() => {
    if (session === undefined) return;
    registerLater(session);
    warmUp(session);
  });
  connection.onShutdown(() => undefined);
  connection.listen();
}

/** What a client wants to be told only after `initialized`. */
function registerLater({ connection, client, files, host }: Session): void {
  const failed = (error: unknown): void =>
    host.log('warning', `The client refused a registration: ${String(error)}`);
  if (client.registerConfiguration) {
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'pyproject' })
      .then(undefined, failed);
  }
  if (client.registerWatchers && files !== undefined) {
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).then(undefined, failed);
  }
}
